/** What the scenario fixes and nobody turns. */

/** Requests in flight up to which one replica meets the SLO: it runs no more at a time. */
export const SLOTS = 40;
/** Mean time an answer holds its slot; between 0 and twice that ("up to 60 s"). */
export const STREAM_S = 30;
/** A first token later than this is a miss; the wait for a slot is what is counted against it. */
export const SLO_WAIT_S = 1.5;
/** SLO windows, and the share of their requests that may miss: a p95 over ten minutes. */
export const WINDOW_MIN = 10;
export const FORGIVEN = 0.05;
export const USD_PER_GPU_HOUR = 4;
/** Eviction grace of batch pods on lent GPUs. */
export const EVICT_S = 10;
/** A node that is not in stock. */
export const RESTOCK_S = 2400;
/** A replica that is taken away finishes its streams for so long, and is paid for. */
export const DRAIN_S = 60;
export const TOLERANCE = 0.1;
/** The HPA's default scale-up policies, the higher of: double, or four more, each 15 s. */
export const UP_PERIOD_S = 15;
export const UP_PODS = 4;
/** Quiet time before the rush (and before its schedule), the rush, a second wave, and what follows. */
export const QUIET_S = 300;
export const RUSH_S = 1200;
export const SECOND_RUSH_S = 600;
export const AFTER_S = 600;
/** Rushes a month: 22 weekdays and 4 launches. */
export const RUSHES_A_MONTH = 26;
/** Of a replica's CPU request of 1000 milli: idle, and more by this at full load. */
export const CPU_IDLE_MILLI = 160;
export const CPU_LOAD_MILLI = 60;
