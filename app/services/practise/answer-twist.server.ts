import { REPLY_CHARACTERS } from "../../domain/attempt/limits";
import { reduceAttempt } from "../../domain/attempt/reduce";
import type { AttemptEvent } from "../../domain/attempt/state";
import type { CriterionGrade } from "../../domain/grading/evidence";
import { attemptTexts } from "../attempt/attempt-texts.server";
import type { AppContext } from "../context.server";
import type { AttemptPosition } from "../views";
import { gradeReply } from "../attempt/grade-reply.server";
import { replyText } from "../attempt/reply-text";
import { accepted, loadAttempt, takeStep, type AttemptKey } from "../attempt/step.server";

/** Grades the reply to the twist into each of its criteria; `text` null skips it. The same reply twice is one; the first one stands. */
export async function answerTwist(
  ctx: AppContext,
  { text, ...key }: AttemptKey & { text: string | null },
): Promise<AttemptPosition> {
  const reply = text === null ? null : replyText(text, REPLY_CHARACTERS);
  const settled = (grades: CriterionGrade[], at: Date): AttemptEvent => ({
    kind: "twist-settled",
    text: reply,
    grades,
    at,
  });
  const attempt = await loadAttempt(ctx.db, key);
  const isKnown = accepted(reduceAttempt(attempt, settled([], ctx.now()))) === attempt;
  if (isKnown) return { attemptId: key.attemptId, phase: attempt.phase };
  if (reply === null) return takeStep(ctx, key, (_state, at) => settled([], at));

  const { scenario } = await attemptTexts(ctx, attempt);
  const twist = scenario.twists.find(({ id }) => id === attempt.twistId);
  const question = twist === undefined ? "" : `${twist.change} ${twist.ask}`;
  const grades = await gradeReply(ctx, key.userId, attempt, { criterionIds: twist?.criteria ?? [], question, reply });
  return takeStep(ctx, key, (_state, at) => settled(grades, at));
}
