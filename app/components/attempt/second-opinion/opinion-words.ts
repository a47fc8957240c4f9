import type { LevelFault } from "../../../domain/judge/verify";
import { levelName } from "../../../domain/rubric/level";
import { counted } from "../../../domain/wording/count";
import type { SecondOpinionCriterion } from "../../../services/views";

const REFUSED: Record<LevelFault, string> = {
  "no-quote": "but quoted nothing that stands in your answer as evidence",
  "one-quote": "which is far above the grade, and showed only one piece of evidence for it",
};

/** Why the model's level was not taken; null when it was. */
export function refusalWords({ refused }: Pick<SecondOpinionCriterion, "refused">): string | null {
  if (refused === null) return null;
  return `The model said ${levelName(refused.level)}, ${REFUSED[refused.why]}: that is not accepted.`;
}

/** How many criteria the two see differently by two levels or more, in a sentence. */
export function disagreementWords(disagreements: number): string {
  if (disagreements === 0) return "On no criterion are the two graders two levels apart.";
  return `On ${counted(disagreements, "criterion", "criteria")} the graders disagree by two levels or more: read your own sentence and judge for yourself.`;
}
