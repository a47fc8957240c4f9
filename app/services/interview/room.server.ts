import { createAttempt } from "../../db/attempt-repo.server";
import type { DbOrTx } from "../../db/client.server";
import { appendEvents, findInterview, markClosed, type StoredInterview } from "../../db/interview-repo.server";
import { interviewerMoves } from "../../domain/interview/moves";
import { foldInterview, reduceInterview } from "../../domain/interview/session";
import { ROOM_REFUSALS, type InterviewEvent, type InterviewState } from "../../domain/interview/state";
import type { AppContext } from "../context.server";
import { NotFoundError, RefusedError } from "../errors";

/** Whose interview, and which. */
export type RoomKey = { userId: string; interviewId: string };
export type Room = { stored: StoredInterview; state: InterviewState };
type Decide = (state: InterviewState, at: Date) => readonly InterviewEvent[];

export async function loadRoom(db: DbOrTx, { userId, interviewId }: RoomKey): Promise<Room> {
  const stored = await findInterview(db, userId, interviewId);
  if (stored === null) throw new NotFoundError("There is no such interview.");
  return { stored, state: foldInterview(stored.plan, stored.events) };
}

/** The state after events that may happen, and those of them that are new; throws the refusal's sentence. */
export function acceptedEvents(
  before: InterviewState,
  events: readonly InterviewEvent[],
): { state: InterviewState; fresh: InterviewEvent[] } {
  let state = before;
  const fresh: InterviewEvent[] = [];
  for (const event of events) {
    const reduced = reduceInterview(state, event);
    if ("refused" in reduced) throw new RefusedError(ROOM_REFUSALS[reduced.refused]);
    if (reduced.state !== state) fresh.push(event);
    state = reduced.state;
  }
  return { state, fresh };
}

/**
 * One step of an interview inside a transaction: read, decide, append, with what the interviewer does next. Events that have happened
 * before append nothing. No grading in here: it would hold the one connection.
 */
export async function stepInRoom(tx: DbOrTx, ctx: AppContext, key: RoomKey, decide: Decide): Promise<InterviewState> {
  const { stored, state: before } = await loadRoom(tx, key);
  const at = ctx.now();
  const own = acceptedEvents(before, decide(before, at));
  const answered = acceptedEvents(own.state, interviewerMoves(own.state, at));
  const events = [...own.fresh, ...answered.fresh];
  await appendEvents(tx, key.interviewId, stored.events.length, events);
  for (const event of events) await followUp(tx, key, stored, event);
  return answered.state;
}

export async function takeRoomStep(ctx: AppContext, key: RoomKey, decide: Decide): Promise<InterviewState> {
  return ctx.db.$transaction((tx) => stepInRoom(tx, ctx, key, decide));
}

/** What an event means for the rows around it: entering a scenario makes its attempt, the end is noted for lists. */
async function followUp(
  tx: DbOrTx,
  { userId, interviewId }: RoomKey,
  { plan }: StoredInterview,
  event: InterviewEvent,
) {
  if (event.kind === "closed") await markClosed(tx, userId, interviewId, event.at);
  const entered =
    event.kind === "begun"
      ? { index: 0, id: event.attemptId }
      : event.kind === "moved-on" && event.attemptId !== null
        ? { index: event.from + 1, id: event.attemptId }
        : null;
  const part = entered === null ? undefined : plan.parts[entered.index];
  if (entered === null || part === undefined) return;
  const { scenarioId, rubricVersion } = part;
  await createAttempt(tx, userId, { id: entered.id, scenarioId, rubricVersion, at: event.at, interviewId });
}
