import { FORGIVEN, SLO_WAIT_S, WINDOW_MIN } from "./facts";

/** Which requests were in time, minute by minute of their arrival. */
export type Ledger = {
  arrivals: Int32Array;
  misses: Int32Array;
  served: number;
  late: number;
  shed: number;
  longestWaitS: number;
};

export function ledgerFor(durationS: number): Ledger {
  const minutes = Math.max(1, Math.ceil(durationS / 60));
  return {
    arrivals: new Int32Array(minutes),
    misses: new Int32Array(minutes),
    served: 0,
    late: 0,
    shed: 0,
    longestWaitS: 0,
  };
}

export function arrived(ledger: Ledger, atS: number): void {
  addTo(ledger.arrivals, atS);
}

export function served(ledger: Ledger, atS: number, waitS: number): void {
  ledger.served += 1;
  ledger.longestWaitS = Math.max(ledger.longestWaitS, waitS);
  if (waitS <= SLO_WAIT_S) return;
  ledger.late += 1;
  addTo(ledger.misses, atS);
}

/** A 429 counts as a miss. */
export function shed(ledger: Ledger, atS: number): void {
  ledger.shed += 1;
  addTo(ledger.misses, atS);
}

/** Still waiting when the run ends: a miss if it is late already. */
export function leftWaiting(ledger: Ledger, atS: number, waitS: number): void {
  ledger.longestWaitS = Math.max(ledger.longestWaitS, waitS);
  if (waitS > SLO_WAIT_S) addTo(ledger.misses, atS);
}

function addTo(minutes: Int32Array, atS: number): void {
  const minute = Math.min(minutes.length - 1, Math.floor(atS / 60));
  minutes[minute] = (minutes[minute] ?? 0) + 1;
}

export type Windows = {
  /** The largest share of a window that missed, and the minute in which that window begins. */
  worstShare: number;
  worstMinute: number;
  /** The first window that misses more than is forgiven; null when none does. */
  firstBrokenMinute: number | null;
  broken: number;
  total: number;
  /** Minutes of their own in which more than 5% missed. */
  missMinutes: number;
};

/** Every ten minutes that begin on a minute. A window with fewer than 20 requests has no p95. */
export function windowsOf({ arrivals, misses }: Ledger): Windows {
  const length = Math.min(WINDOW_MIN, arrivals.length);
  const found: Windows = {
    worstShare: 0,
    worstMinute: 0,
    firstBrokenMinute: null,
    broken: 0,
    total: arrivals.length - length + 1,
    missMinutes: 0,
  };
  for (let minute = 0; minute < found.total; minute += 1) {
    const share = shareOf(arrivals, misses, minute, minute + length);
    if (share > found.worstShare) [found.worstShare, found.worstMinute] = [share, minute];
    if (share <= FORGIVEN) continue;
    found.broken += 1;
    found.firstBrokenMinute ??= minute;
  }
  for (let minute = 0; minute < arrivals.length; minute += 1) {
    if (shareOf(arrivals, misses, minute, minute + 1) > FORGIVEN) found.missMinutes += 1;
  }
  return found;
}

export function shareOf(arrivals: Int32Array, misses: Int32Array, from: number, to: number): number {
  let [all, missed] = [0, 0];
  for (let minute = from; minute < to; minute += 1) {
    all += arrivals[minute] ?? 0;
    missed += misses[minute] ?? 0;
  }
  return all < 20 ? 0 : missed / all;
}
