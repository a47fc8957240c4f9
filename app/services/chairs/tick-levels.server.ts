import { limit } from "../../auth/limits.server";
import { storeTick } from "../../db/pair-repo.server";
import { reducePair } from "../../domain/chairs/session";
import { NOTE_CHARACTERS, type PairState } from "../../domain/chairs/state";
import type { Level } from "../../domain/rubric/level";
import { normaliseText } from "../../domain/wording/text";
import type { AppContext } from "../context.server";
import { RefusedError } from "../errors";
import { acceptedPair, changePair, type PairKey } from "./open-pair.server";

export type GivenTick = { criterionId: string; level: Level | null; note: string };

/** Stores the interviewer's levels and private notes; what has not changed is not written again. All or nothing. */
export async function tickLevels(
  ctx: AppContext,
  { given, ...key }: PairKey & { given: readonly GivenTick[] },
): Promise<void> {
  await limit(ctx, "save-user", key.userId);
  const ticks = given.map(({ note, ...tick }) => ({ ...tick, note: noteText(note) }));
  await changePair(
    ctx,
    key,
    ({ before, at }) =>
      ticks.reduce(
        (state: PairState, tick) =>
          acceptedPair(reducePair(state, { kind: "level-ticked", by: key.userId, ...tick, at })),
        before,
      ),
    async (tx, after, { before }) => {
      for (const tick of after.ticks) if (!before.ticks.includes(tick)) await storeTick(tx, key.pairId, tick);
    },
  );
}

function noteText(raw: string): string {
  const note = normaliseText(raw).trim();
  if (note.length <= NOTE_CHARACTERS) return note;
  const most = NOTE_CHARACTERS.toLocaleString("en-US");
  throw new RefusedError(`A note holds at most ${most} characters. Shorten it a little: nothing of it is stored yet.`);
}
