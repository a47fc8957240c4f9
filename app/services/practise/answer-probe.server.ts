import { REPLY_CHARACTERS } from "../../domain/attempt/limits";
import { probesOf, reduceAttempt } from "../../domain/attempt/reduce";
import type { AttemptEvent } from "../../domain/attempt/state";
import type { CriterionGrade } from "../../domain/grading/evidence";
import type { AppContext } from "../context.server";
import type { AttemptPosition } from "../views";
import { gradeReply } from "../attempt/grade-reply.server";
import { replyText } from "../attempt/reply-text";
import { accepted, loadAttempt, takeStep, type AttemptKey } from "../attempt/step.server";

/** Grades the reply to the question being asked now into its criterion. The same reply twice is one; the first one stands. */
export async function answerProbe(
  ctx: AppContext,
  { criterionId, text, ...key }: AttemptKey & { criterionId: string; text: string },
): Promise<AttemptPosition> {
  const reply = replyText(text, REPLY_CHARACTERS);
  const settled = (grade: CriterionGrade | null, at: Date): AttemptEvent => ({
    kind: "probe-settled",
    criterionId,
    text: reply,
    grade,
    at,
  });
  const attempt = await loadAttempt(ctx.db, key);
  const isKnown = accepted(reduceAttempt(attempt, settled(null, ctx.now()))) === attempt;
  if (isKnown) return { attemptId: key.attemptId, phase: attempt.phase };

  const question = probesOf(attempt).find((probe) => probe.criterionId === criterionId)?.question ?? "";
  const [grade] = await gradeReply(ctx, key.userId, attempt, { criterionIds: [criterionId], question, reply });
  return takeStep(ctx, key, (_state, at) => settled(grade ?? null, at));
}
