import type { Load } from "./load";

const BIN_MS = 0.5;
/** 40 s; longer gaps are counted in the last bin and kept as the longest. */
const BINS = 80_000;

export const NOTHING = 0;
export const SLOTS = 1;
export const MEMORY = 2;
export const BATCH = 3;

/** What a run writes down, request by request. Seconds; NaN until it happened. */
export class Served {
  readonly startAt: Float64Array;
  readonly firstAt: Float64Array;
  readonly lastAt: Float64Array;
  /** What a request waited for before it started: NOTHING, SLOTS, MEMORY or BATCH. */
  readonly waitedFor: Uint8Array;
  readonly gaps = new GapCounts();
  steps = 0;
  /** Slot-steps in which a sequence was still being worked on. */
  usefulSlotSteps = 0;
  preemptions = 0;
  recomputedTokens = 0;
  kvPeak = 0;
  events = 0;

  constructor(readonly load: Load) {
    this.startAt = new Float64Array(load.count).fill(NaN);
    this.firstAt = new Float64Array(load.count).fill(NaN);
    this.lastAt = new Float64Array(load.count).fill(NaN);
    this.waitedFor = new Uint8Array(load.count);
  }
}

/** Times between two tokens of one sequence, counted in bins of half a millisecond: exact enough, and without a logarithm. */
export class GapCounts {
  readonly #bins = new Float64Array(BINS);
  #count = 0;
  longestMs = 0;

  add(seconds: number, times: number): void {
    if (times <= 0) return;
    const ms = 1000 * seconds;
    const bin = Math.min(BINS - 1, Math.floor(ms / BIN_MS));
    this.#bins[bin] = (this.#bins[bin] ?? 0) + times;
    this.#count += times;
    this.longestMs = Math.max(this.longestMs, ms);
  }

  /** Upper edge of the bin in which the share is reached; 0 without gaps. */
  quantileMs(share: number): number {
    if (this.#count === 0) return 0;
    let seen = 0;
    for (let bin = 0; bin < BINS; bin += 1) {
      seen += this.#bins[bin] ?? 0;
      if (seen >= share * this.#count) return Math.min(this.longestMs, (bin + 1) * BIN_MS);
    }
    return this.longestMs;
  }
}
