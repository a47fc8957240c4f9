import type { Candidate } from "./names";
import type { Params } from "./params";
import { askingOf, cleanMs, roundTrips, stalledMs, stallShare } from "./timing";

export type Share = { ms: number; share: number };
/** Below it a combination of stalls is left out: one in a trillion lookups. */
const LEAST_SHARE = 1e-12;

/**
 * How long a lookup takes, as shares of lookups: per name independently a hit or a miss of the agent's cache, and a stall or none.
 * A second loss of the same name is left out, and so is glibc's serial mode after the first one.
 */
export function lookupTimes(names: readonly Candidate[], params: Params): Share[] {
  const asking = askingOf(params);
  const stalls = stallShare(asking);
  return names.reduce<Share[]>(
    (sofar, { name }) => {
      const { hitMs, missMs, missShare } = roundTrips(name, params);
      const outcomes = [
        { round: hitMs, share: 1 - missShare },
        { round: missMs, share: missShare },
      ].flatMap(({ round, share }) => [
        { ms: cleanMs(round, asking), share: share * (1 - stalls) },
        { ms: stalledMs(round, asking), share: share * stalls },
      ]);
      return summed(sofar, outcomes);
    },
    [{ ms: 0, share: 1 }],
  );
}

/** The smallest time that at least `quantile` of the lookups keep to. */
export function quantile(times: readonly Share[], wanted: number): number {
  let below = 0;
  for (const { ms, share } of times) {
    below += share;
    if (below >= wanted - 1e-9) return ms;
  }
  return times.at(-1)?.ms ?? 0;
}

export function mean(times: readonly Share[]): number {
  return times.reduce((sum, { ms, share }) => sum + ms * share, 0);
}

/** Sums of two independent times, equal ones together, shortest first. */
function summed(one: readonly Share[], other: readonly Share[]): Share[] {
  const byTime = new Map<string, Share>();
  for (const a of one) {
    for (const b of other) {
      const share = a.share * b.share;
      if (share < LEAST_SHARE) continue;
      const ms = a.ms + b.ms;
      const key = ms.toFixed(6);
      const known = byTime.get(key);
      if (known === undefined) byTime.set(key, { ms, share });
      else known.share += share;
    }
  }
  return [...byTime.values()].sort((a, b) => a.ms - b.ms);
}
