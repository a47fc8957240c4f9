import type { CriterionGrade, ProbeKey } from "../grading/evidence";
import type { LevelOrUnknown } from "../rubric/level";

/** More pushing than this in one sitting is an interrogation, and the last answers get thin. */
export const PROBES_PER_ATTEMPT = 4;

export type PlannedProbe = {
  criterionId: string;
  key: ProbeKey;
  question: string;
  levelBefore: LevelOrUnknown;
};

type Graded = Pick<CriterionGrade, "id" | "level" | "weight" | "probe" | "probeKey">;

/** What is least known comes first: one sentence settles "can't tell", silence is asked about before a thin answer. */
function urgency(level: LevelOrUnknown): number {
  return level === null ? 0 : level + 1;
}

/**
 * The interviewer's questions for a graded answer, in the order in which they are asked: can't tell, not found, named, explained;
 * the heavier criterion first; at most `PROBES_PER_ATTEMPT`. A function of the frozen report, so that every look at it agrees.
 */
export function planProbes(criteria: readonly Graded[]): PlannedProbe[] {
  return criteria
    .flatMap(({ id, level, weight, probe, probeKey }, position) =>
      level === 3 || probe === null || probeKey === null
        ? []
        : [{ position, weight, planned: { criterionId: id, key: probeKey, question: probe, levelBefore: level } }],
    )
    .sort(
      (a, b) =>
        urgency(a.planned.levelBefore) - urgency(b.planned.levelBefore) ||
        b.weight - a.weight ||
        a.position - b.position,
    )
    .slice(0, PROBES_PER_ATTEMPT)
    .map(({ planned }) => planned);
}

/** The question to answer now: the first planned one that is neither answered nor skipped; null when all are. */
export function currentProbe(
  planned: readonly PlannedProbe[],
  settled: readonly { criterionId: string }[],
): PlannedProbe | null {
  const done = new Set(settled.map(({ criterionId }) => criterionId));
  return planned.find(({ criterionId }) => !done.has(criterionId)) ?? null;
}
