import type { AvailabilityTrace } from "../kit/traces/trace";

export type SeriesSummary = {
  samples: number;
  stepSeconds: number;
  /** Share of the samples in which any zone gave something, 0..1. */
  anyShare: number;
  zones: ZoneSummary[];
};
export type ZoneSummary = {
  name: string;
  most: number;
  fullShare: number;
  noneShare: number;
  /** Samples with fewer than before; of these, down to none, and from all to none. */
  stepsDown: number;
  stepsToNone: number;
  stepsFullToNone: number;
  preemptionsDay: number;
  /** Over runs that have ended; null without one. */
  meanUpHours: number | null;
  medianUpHours: number | null;
  meanDownHours: number | null;
};

/** What an availability series says about spreading: how often a zone has all, none, or anything in between, and how it loses. */
export function summaryOf({ zones, stepSeconds }: AvailabilityTrace): SeriesSummary {
  const samples = zones[0]?.up.length ?? 0;
  let any = 0;
  for (let at = 0; at < samples; at += 1) if (zones.some(({ up }) => (up[at] ?? 0) > 0)) any += 1;
  return {
    samples,
    stepSeconds,
    anyShare: any / samples,
    zones: zones.map(({ name, up }) => zoneSummary(name, up, stepSeconds)),
  };
}

function zoneSummary(name: string, up: Int32Array, stepSeconds: number): ZoneSummary {
  const most = up.reduce((highest, count) => Math.max(highest, count), 0);
  const shareOf = (count: number): number => up.reduce((sum, one) => sum + (one === count ? 1 : 0), 0) / up.length;
  const falls = [...up.entries()].slice(1).flatMap(([at, count]) => {
    const before = up[at - 1] ?? 0;
    return count < before ? [{ before, count }] : [];
  });
  const toNone = falls.filter(({ count }) => count === 0);
  const runs = runsOf(up, stepSeconds / 3600);
  return {
    name,
    most,
    fullShare: shareOf(most),
    noneShare: shareOf(0),
    stepsDown: falls.length,
    stepsToNone: toNone.length,
    stepsFullToNone: toNone.filter(({ before }) => before === most).length,
    preemptionsDay: falls.length / ((up.length * stepSeconds) / 86_400),
    meanUpHours: mean(runs.up),
    medianUpHours: median(runs.up),
    meanDownHours: mean(runs.down),
  };
}

/** Lengths of the stretches with and without any instance, without the last one, whose end is not seen. */
function runsOf(up: Int32Array, stepHours: number): { up: number[]; down: number[] } {
  const runs: { up: number[]; down: number[] } = { up: [], down: [] };
  let length = 1;
  for (let at = 1; at < up.length; at += 1) {
    const [was, is] = [(up[at - 1] ?? 0) > 0, (up[at] ?? 0) > 0];
    if (was === is) length += 1;
    else {
      (was ? runs.up : runs.down).push(length * stepHours);
      length = 1;
    }
  }
  return runs;
}

function mean(list: readonly number[]): number | null {
  return list.length === 0 ? null : list.reduce((sum, one) => sum + one, 0) / list.length;
}

function median(list: readonly number[]): number | null {
  const sorted = [...list].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
