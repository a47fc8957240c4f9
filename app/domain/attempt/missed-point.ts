import type { Span } from "../grading/evidence";
import type { Level, LevelOrUnknown } from "../rubric/level";

/** A passage of the submitted text that, says the learner, the grade of one criterion missed; and what the grade was then. */
export type MissedPoint = Span & {
  criterionId: string;
  /** The submitted text from `start` to `end`. */
  quote: string;
  wantedLevel: Level;
  reason: string | null;
  gradedLevel: LevelOrUnknown;
  rubricVersion: string;
  graderVersion: string;
};
