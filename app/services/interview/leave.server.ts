import type { InterviewEvent, InterviewState } from "../../domain/interview/state";
import { openQuestion } from "../../domain/interview/state";
import { isBlank } from "../../domain/wording/text";
import type { AppContext } from "../context.server";
import type { SubmitResult } from "../views";
import { gradedAnswer } from "./answer-question.server";
import { leaveDesign, type SentDraft } from "./hand-in.server";
import { loadRoom, type RoomKey } from "./room.server";

/** What stood in the fields of the page when it was left. */
export type Leaving = { draft: SentDraft; typed: string | null };
type Refused = Exclude<SubmitResult, { kind: "submitted" }> | null;

/** Goes on to the next scenario, or to the closing question. `from` is the scenario that is left: asking twice moves on once. */
export async function moveOn(ctx: AppContext, key: RoomKey, from: number, leaving: Leaving): Promise<Refused> {
  const attemptId = ctx.newId();
  return leave(ctx, key, leaving, ({ parts, plan }, at) => [
    { kind: "moved-on", from, attemptId: parts.length < plan.parts.length ? attemptId : null, at },
  ]);
}

/** Ends the interview before its time, paused or not. What was being written counts. */
export async function endInterview(ctx: AppContext, key: RoomKey, leaving: Leaving): Promise<Refused> {
  return leave(ctx, key, leaving, (_state, at) => [{ kind: "closed", isEarly: true, at }]);
}

type Then = (state: InterviewState, at: Date) => readonly InterviewEvent[];

async function leave(ctx: AppContext, key: RoomKey, { draft, typed }: Leaving, then: Then): Promise<Refused> {
  const { state } = await loadRoom(ctx.db, key);
  const answered = await lastWords(ctx, key, state, typed);
  return leaveDesign(ctx, key, draft, (now, at) => [
    ...(now.isPaused && answered.length > 0 ? [{ kind: "resumed" as const, at }] : []),
    ...answered.map((event) => ({ ...event, at })),
    ...then(now, at),
  ]);
}

/** An answer that was being written when somebody left is given; one that was kept by a pause as well. */
async function lastWords(ctx: AppContext, key: RoomKey, state: InterviewState, typed: string | null) {
  const questionId = openQuestion(state)?.question.id;
  const kept = state.unsent?.questionId === questionId ? (state.unsent?.text ?? "") : "";
  const text = typed === null || isBlank(typed) ? kept : typed;
  if (questionId === undefined || isBlank(text)) return [];
  return [await gradedAnswer(ctx, key, { questionId, text })];
}
