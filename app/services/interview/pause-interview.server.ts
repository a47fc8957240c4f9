import { REPLY_CHARACTERS } from "../../domain/attempt/limits";
import { openQuestion } from "../../domain/interview/state";
import { isBlank, normaliseText } from "../../domain/wording/text";
import type { AppContext } from "../context.server";
import { loadRoom, takeRoomStep, type RoomKey } from "./room.server";

/** Stops the clock, on record. `typed` is what stands in the answer's field: it is kept and stands there again. */
export async function pauseInterview(ctx: AppContext, key: RoomKey, typed: string | null): Promise<void> {
  const { state } = await loadRoom(ctx.db, key);
  const text = typed === null || openQuestion(state) === null ? null : normaliseText(typed);
  // Longer than an answer may be is still kept: cutting it is the candidate's business.
  const unsent = text === null || isBlank(text) ? null : text.slice(0, 4 * REPLY_CHARACTERS);
  await takeRoomStep(ctx, key, (_state, at) => [{ kind: "paused", unsent, at }]);
}

export async function resumeInterview(ctx: AppContext, key: RoomKey): Promise<void> {
  await takeRoomStep(ctx, key, (_state, at) => [{ kind: "resumed", at }]);
}
