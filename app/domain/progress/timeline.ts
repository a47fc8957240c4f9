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
  const lines = new Map(DIMENSIONS.map((dimension) => [dimension, emptyLine()]));
  for (const period of inPeriods(counting, MOST_POINTS)) {
    const last = period.at(-1);
    if (last === undefined) continue;
    const sums = new Map<Dimension, { sum: number; count: number }>();
    for (const { criteria } of period) for (const one of criteria) addTo(sums, lines.get(one.dimension), one);
    for (const [dimension, { sum, count }] of sums) {
      const point = { at: last.startedAt, attemptId: last.id, level: sum / count, attempts: period.length };
      lines.get(dimension)?.points.push(point);
    }
  }
  return [...lines].map(([dimension, { points, gaps, judged }]) => ({
    dimension,
    points,
    latest: latestLevel(counting, dimension),
    selfGap: judged === 0 ? null : gaps / judged,
  }));
}

type OpenLine = { points: DimensionPoint[]; gaps: number; judged: number };

function emptyLine(): OpenLine {
  return { points: [], gaps: 0, judged: 0 };
}

/** One pass over a long history: sums, not lists. */
function addTo(
  sums: Map<Dimension, { sum: number; count: number }>,
  line: OpenLine | undefined,
  { dimension, self, initial, final }: PastCriterion,
): void {
  if (line !== undefined && self !== null && initial !== null) {
    line.gaps += self - initial;
    line.judged += 1;
  }
  if (final === null) return;
  const known = sums.get(dimension);
  if (known === undefined) sums.set(dimension, { sum: final, count: 1 });
  else {
    known.sum += final;
    known.count += 1;
  }
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
