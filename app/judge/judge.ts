import type { GradeReport } from "../domain/grading/evidence";

/** Everything a grade may depend on. `shown` = hints and model answers the learner has already seen, for masking. */
export type JudgeRequest = {
  scenarioId: string;
  /** The rubric version the attempt was begun with; a judge must grade by that version, not by the newest. */
  rubricVersion: string;
  text: string;
  shown: readonly string[];
};

/** The port behind which graders live. The embedded one is always there; others are second opinions. */
export type Judge = {
  readonly name: string;
  grade(request: JudgeRequest): Promise<GradeReport>;
};
