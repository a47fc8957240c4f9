import type { Params } from "../params";
import type { Result, Run } from "../result";
import { BATCH, MEMORY, NOTHING, SLOTS, type Served } from "./served";

const NAMES: Readonly<Record<number, keyof Result["misses"]>> = {
  [SLOTS]: "slots",
  [MEMORY]: "memory",
  [BATCH]: "batch",
};
const PROMPTS_AHEAD = 50;

/** Nearest rank of sorted values; 0 for none. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0;
}

export function mean(values: Int32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : sum / values.length;
}

/** What a run comes to. Refused requests count as missed. */
export function measured(served: Served, { slots, ttftLimitS }: Pick<Params, "slots" | "ttftLimitS">): Run {
  const { load } = served;
  const ttft = new Float64Array(load.count);
  const tpot = new Float64Array(load.count);
  let seconds = 0;
  let tokens = 0;
  let late = 0;
  let several = 0;
  for (let i = 0; i < load.count; i += 1) {
    const output = load.output[i] ?? 0;
    const last = served.lastAt[i] ?? 0;
    const first = served.firstAt[i] ?? 0;
    ttft[i] = first - (load.at[i] ?? 0);
    if ((ttft[i] ?? 0) > ttftLimitS) late += 1;
    if (output > 1) {
      tpot[several] = (1000 * (last - first)) / (output - 1);
      several += 1;
    }
    seconds = Math.max(seconds, last);
    tokens += output;
  }
  const refused = load.refused.tooLong + load.refused.neverFits;
  return {
    steps: served.steps,
    seconds,
    utilisation: served.steps === 0 ? 0 : served.usefulSlotSteps / (slots * served.steps),
    tokensPerSecond: seconds === 0 ? 0 : tokens / seconds,
    ttftS: spreadOf(ttft),
    tpotMs: spreadOf(tpot.subarray(0, several)),
    gapP99Ms: served.gaps.quantileMs(0.99),
    gapLongestMs: served.gaps.longestMs,
    missedShare: (late + refused) / Math.max(1, load.count + refused),
    preemptions: served.preemptions,
    recomputedTokens: served.recomputedTokens,
    kvPeak: served.kvPeak,
  };
}

function spreadOf(values: Float64Array): Run["ttftS"] {
  const sorted = Float64Array.from(values).sort();
  return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), p99: quantile(sorted, 0.99) };
}

/** The first request that waited too long, and how many waited too long for what. */
export function missesOf(served: Served, limitS: number): Pick<Result, "firstMiss" | "misses"> {
  const misses = { slots: 0, memory: 0, batch: 0, nothing: 0 };
  let first = -1;
  for (let i = 0; i < served.load.count; i += 1) {
    if ((served.firstAt[i] ?? 0) - (served.load.at[i] ?? 0) <= limitS) continue;
    misses[nameOf(served, i)] += 1;
    if (first < 0) first = i;
  }
  return { misses, firstMiss: first < 0 ? null : missOf(served, first) };
}

function missOf(served: Served, at: number): NonNullable<Result["firstMiss"]> {
  const { load } = served;
  const came = load.at[at] ?? 0;
  let longestAheadTokens = 0;
  let longestPromptAhead = 0;
  for (let i = 0; i < at; i += 1) {
    if ((served.lastAt[i] ?? 0) > came) longestAheadTokens = Math.max(longestAheadTokens, load.output[i] ?? 0);
    if (i >= at - PROMPTS_AHEAD) longestPromptAhead = Math.max(longestPromptAhead, load.prompt[i] ?? 0);
  }
  return {
    request: at + 1,
    atS: came,
    waitedS: (served.firstAt[at] ?? 0) - came,
    waitedFor: nameOf(served, at),
    outputTokens: load.output[at] ?? 0,
    longestAheadTokens,
    longestPromptAhead,
  };
}

function nameOf(served: Served, at: number): keyof Result["misses"] {
  return NAMES[served.waitedFor[at] ?? NOTHING] ?? "nothing";
}

/** Requests that have come and not started, at `points` even moments from 0 to `until`. */
export function waitingOf(served: Served, until: number, points: number): number[] {
  const { at, count } = served.load;
  let come = 0;
  let started = 0;
  return Array.from({ length: points }, (_, index) => {
    const now = (until * index) / (points - 1);
    while (come < count && (at[come] ?? 0) <= now) come += 1;
    while (started < count && (served.startAt[started] ?? 0) <= now) started += 1;
    return come - Math.min(come, started);
  });
}
