import { DIMENSIONS, type Dimension } from "../rubric/schema";
import { countingAttempts, oldestFirst, type PastAttempt, type PastCriterion } from "./history";

export type DimensionPoint = { at: Date; attemptId: string; level: number };
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
export function selfGaps(criteria: readonly PastCriterion[]): number[] {
  return criteria.flatMap(({ self, initial }) => (self === null || initial === null ? [] : [self - initial]));
}

/** Per dimension, the mean final level of every counting attempt that touched it, oldest first. */
export function dimensionLines(attempts: readonly PastAttempt[]): DimensionLine[] {
  const counting = oldestFirst(countingAttempts(attempts));
  return DIMENSIONS.map((dimension) => {
    const points: DimensionPoint[] = [];
    const gaps: number[] = [];
    for (const attempt of counting) {
      const touched = attempt.criteria.filter((criterion) => criterion.dimension === dimension);
      const level = mean(touched.flatMap(({ final }) => (final === null ? [] : [final])));
      if (level !== null) points.push({ at: attempt.startedAt, attemptId: attempt.id, level });
      gaps.push(...selfGaps(touched));
    }
    return { dimension, points, latest: points.at(-1)?.level ?? null, selfGap: mean(gaps) };
  });
}

export type CriterionHistory = {
  scenarioId: string;
  criterionId: string;
  dimension: Dimension;
  /** The version of the newest attempt: where its title can be read. */
  rubricVersion: string;
  history: (Pick<PastCriterion, "self" | "initial" | "final"> & { at: Date; attemptId: string })[];
};

/** Per scenario and criterion, what each counting attempt came to, oldest first. */
export function criterionHistories(attempts: readonly PastAttempt[]): CriterionHistory[] {
  const byKey = new Map<string, CriterionHistory>();
  for (const attempt of oldestFirst(countingAttempts(attempts))) {
    for (const { criterionId, dimension, self, initial, final } of attempt.criteria) {
      const key = `${attempt.scenarioId}/${criterionId}`;
      const entry = byKey.get(key) ?? {
        scenarioId: attempt.scenarioId,
        criterionId,
        dimension,
        rubricVersion: attempt.rubricVersion,
        history: [],
      };
      entry.rubricVersion = attempt.rubricVersion;
      entry.dimension = dimension;
      entry.history.push({ at: attempt.startedAt, attemptId: attempt.id, self, initial, final });
      byKey.set(key, entry);
    }
  }
  return [...byKey.values()];
}
