import { REPLY_CHARACTERS } from "../../domain/attempt/limits";
import type { CriterionGrade } from "../../domain/grading/evidence";
import { allAsked, currentPart, type InterviewEvent, type InterviewState } from "../../domain/interview/state";
import { gradeReply } from "../attempt/grade-reply.server";
import { replyText } from "../attempt/reply-text";
import { loadAttempt } from "../attempt/step.server";
import type { AppContext } from "../context.server";
import { acceptedEvents, loadRoom, takeRoomStep, type RoomKey } from "./room.server";

type Answer = { questionId: string; text: string };

/** Grades a reply into the criteria of its question. The same reply twice is one; the first one stands. */
export async function answerQuestion(ctx: AppContext, key: RoomKey, answer: Answer): Promise<InterviewState> {
  const event = await gradedAnswer(ctx, key, answer);
  return takeRoomStep(ctx, key, (_state, at) => [{ ...event, at }]);
}

/** The same, without appending it: for somebody who leaves in the middle of an answer. Throws when it cannot be given now. */
export async function gradedAnswer(
  ctx: AppContext,
  key: RoomKey,
  { questionId, text }: Answer,
): Promise<Extract<InterviewEvent, { kind: "answered" }>> {
  const reply = replyText(text, REPLY_CHARACTERS);
  const at = ctx.now();
  const { state } = await loadRoom(ctx.db, key);
  const event = { kind: "answered" as const, questionId, text: reply, grades: [], at };
  // Whether it may be given at all is asked before it is graded.
  const resumed = state.isPaused && state.unsent?.questionId === questionId ? [{ kind: "resumed" as const, at }] : [];
  const { fresh } = acceptedEvents(state, [...resumed, event]);
  if (!fresh.includes(event)) return event;
  return { ...event, grades: await gradesOf(ctx, key, state, event) };
}

async function gradesOf(
  ctx: AppContext,
  { userId }: RoomKey,
  state: InterviewState,
  { questionId, text }: Answer,
): Promise<CriterionGrade[]> {
  const question = allAsked(state).find((asked) => asked.question.id === questionId)?.question;
  const part = currentPart(state);
  if (question === undefined || part === null || question.criterionIds.length === 0) return [];
  const attempt = await loadAttempt(ctx.db, { userId, attemptId: part.attemptId });
  const { criterionIds, text: asked } = question;
  return gradeReply(ctx, userId, attempt, { criterionIds, question: asked, reply: text });
}

/** Passes over the question being asked now. */
export async function skipQuestion(
  ctx: AppContext,
  key: RoomKey,
  { questionId }: { questionId: string },
): Promise<InterviewState> {
  return takeRoomStep(ctx, key, (_state, at) => [{ kind: "skipped", questionId, at }]);
}
