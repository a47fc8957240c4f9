import { limit } from "../../auth/limits.server";
import type { AttemptState } from "../../domain/attempt/state";
import type { CriterionGrade } from "../../domain/grading/evidence";
import type { AppContext } from "../context.server";
import { shownTexts } from "./shown-texts.server";

export type Reply = { criterionIds: readonly string[]; question: string; reply: string };

/** The grades of a reply (to a probe or a twist) for each criterion it may speak to, by the attempt's own rubric version. */
export async function gradeReply(
  ctx: AppContext,
  userId: string,
  { scenarioId, rubricVersion, submission }: AttemptState,
  { criterionIds, question, reply }: Reply,
): Promise<CriterionGrade[]> {
  if (submission === null) return [];
  await limit(ctx, "save-user", userId);
  const advice = submission.report.criteria
    .filter(({ id }) => criterionIds.includes(id))
    .flatMap(({ missing }) => (missing === null ? [] : [missing]));
  const shown = [...(await shownTexts(ctx, { userId, scenarioId })), ...advice];
  const request = { scenarioId, rubricVersion, answer: submission.text, question, probeAnswer: reply, shown };
  const grades: CriterionGrade[] = [];
  for (const criterionId of criterionIds) grades.push(await ctx.judge.gradeProbe({ ...request, criterionId }));
  return grades;
}
