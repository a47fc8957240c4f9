import { DIMENSIONS, type Dimension } from "../rubric/schema";
import { countingAttempts, oldestFirst, type PastAttempt, type PastCriterion } from "./history";
import { inPeriods } from "./mastery/reasoning-ratio";

/** `attempts`: how many share the point. */
export type DimensionPoint = { at: Date; attemptId: string; level: number; attempts: number };
export type DimensionLine = {
  dimension: Dimension;
  points: DimensionPoint[];
  latest: number | null;
  selfGap: number | null;
};

/** Arithmetic mean; null for nothing. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Self-judgement minus the frozen grade, in levels, over the criteria that have both: positive = judged too high. */
export function selfGaps(criteria: readonly Pick<PastCriterion, "self" | "initial">[]): number[] {
  return criteria.flatMap(({ self, initial }) => (self === null || initial === null ? [] : [self - initial]));
}

/** A long history is drawn in so many points: neighbouring attempts share one. */
export const MOST_POINTS = 24;

/**
 * Per dimension, the mean final level of every counting attempt that touched it, oldest first. From the 25th attempt on, neighbours
 * share a point: it stands at the last of them.
 */
export function dimensionLines(attempts: readonly PastAttempt[]): DimensionLine[] {
  const counting = oldestFirst(countingAttempts(attempts));
  const periods = inPeriods(counting, MOST_POINTS);
  return DIMENSIONS.map((dimension) => {
    const points: DimensionPoint[] = [];
    const gaps: number[] = [];
    for (const period of periods) {
      const touched = period.flatMap(({ criteria }) => criteria.filter((one) => one.dimension === dimension));
      const level = mean(touched.flatMap(({ final }) => (final === null ? [] : [final])));
      const last = period.at(-1);
      if (level !== null && last !== undefined)
        points.push({ at: last.startedAt, attemptId: last.id, level, attempts: period.length });
      gaps.push(...selfGaps(touched));
    }
    return { dimension, points, latest: latestLevel(counting, dimension), selfGap: mean(gaps) };
  });
}

/** The mean final level of the newest attempt that touched the dimension. */
function latestLevel(oldestFirstAttempts: readonly PastAttempt[], dimension: Dimension): number | null {
  for (let at = oldestFirstAttempts.length - 1; at >= 0; at -= 1) {
    const touched = oldestFirstAttempts[at]?.criteria.filter((one) => one.dimension === dimension) ?? [];
    const level = mean(touched.flatMap(({ final }) => (final === null ? [] : [final])));
    if (level !== null) return level;
  }
  return null;
}
