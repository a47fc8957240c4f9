import type { CriterionGrade, GradeReport } from "../domain/grading/evidence";

/** Everything a grade may depend on. `shown` = hints and model answers the learner has already seen, for masking. */
export type JudgeRequest = {
  scenarioId: string;
  /** The rubric version the attempt was begun with; a judge must grade by that version, not by the newest. */
  rubricVersion: string;
  text: string;
  shown: readonly string[];
};

/**
 * One criterion graded again, over the submitted answer and what was said to its probe (or to a twist) afterwards.
 * The interviewer's `question` is never evidence. A contradiction between the two caps the level at Named.
 */
export type ProbeRequest = {
  scenarioId: string;
  rubricVersion: string;
  /** As submitted (LF line ends). */
  answer: string;
  criterionId: string;
  question: string;
  probeAnswer: string;
  shown: readonly string[];
};

/** The one text that a probe is graded over: offsets of the returned quotes are offsets into it. */
export function joinForProbe(answer: string, probeAnswer: string): string {
  return `${answer}${PROBE_SEPARATOR}${probeAnswer}`;
}
/** A blank line: no rule's window reaches from the answer into the reply or back. */
export const PROBE_SEPARATOR = "\n\n";

/** The port behind which graders live. The embedded one is always there; others are second opinions. */
export type Judge = {
  readonly name: string;
  grade(request: JudgeRequest): Promise<GradeReport>;
  gradeProbe(request: ProbeRequest): Promise<CriterionGrade>;
};
