import type { PastAttempt } from "../../app/domain/progress/history";
import type { LevelOrUnknown } from "../../app/domain/rubric/level";
import { CRITERIA } from "./practice-library";

type Seed = Partial<Omit<PastAttempt, "criteria">> & {
  day?: number;
  /** Final (and frozen) levels, in the order of CRITERIA. */
  levels?: readonly LevelOrUnknown[];
  /** The learner's own level for every criterion. */
  self?: LevelOrUnknown;
};

let made = 0;

/** A finished, counted attempt unless the seed says otherwise; `day` counts from 1 March 2026. */
export function pastAttempt({ day = 1, levels = [], self = null, ...seed }: Seed = {}): PastAttempt {
  const at = new Date(Date.UTC(2026, 2, day, 9));
  made += 1;
  return {
    id: `attempt-${String(made).padStart(4, "0")}`,
    scenarioId: "small-fleet",
    rubricVersion: "v1",
    phase: "finished",
    startedAt: at,
    updatedAt: at,
    finishedAt: at,
    isCounted: true,
    activeSeconds: 0,
    criteria: levels.map((level, index) => {
      const { id, dimension, weight } = CRITERIA[index] ?? { id: "extra", dimension: "rollout" as const, weight: 1 };
      return { criterionId: id, dimension, weight, self, initial: level, final: level };
    }),
    ...seed,
  };
}
