import { findAttempt, storeAttempt } from "../../db/attempt-repo.server";
import { reduceAttempt } from "../../domain/attempt/reduce";
import { currentPart } from "../../domain/interview/state";
import { accepted } from "../attempt/step.server";
import type { AppContext } from "../context.server";
import { NotFoundError, RefusedError } from "../errors";
import { roomTexts } from "./part-texts.server";
import { loadRoom, stepInRoom, type RoomKey } from "./room.server";

/** Puts a clarifying question to the interviewer, on record in the interview and in its attempt, both or neither. */
export async function askInRoom(
  ctx: AppContext,
  key: RoomKey,
  { clarificationId }: { clarificationId: string },
): Promise<void> {
  const { state } = await loadRoom(ctx.db, key);
  const part = currentPart(state);
  if (part === null) throw new RefusedError("This interview has not begun yet.");
  const index = state.parts.length - 1;
  const texts = (await roomTexts(ctx, state)).at(index);
  const clarification = texts?.scenario.clarifications.find(({ id }) => id === clarificationId);
  if (clarification === undefined) throw new NotFoundError("There is no such question.");
  const { id, worth } = clarification;
  await ctx.db.$transaction(async (tx) => {
    await stepInRoom(tx, ctx, key, (_state, at) => [{ kind: "clarification-asked", part: index, id, at }]);
    const before = await findAttempt(tx, key.userId, part.attemptId);
    if (before === null) throw new NotFoundError("A part of this interview is missing.");
    const at = ctx.now();
    const after = accepted(reduceAttempt(before, { kind: "clarification-asked", id, worth, at }));
    if (after !== before) await storeAttempt(tx, key.userId, { before, after, at });
  });
}
