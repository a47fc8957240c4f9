import { addressKey } from "../../auth/client/client-address";
import { limit } from "../../auth/limits.server";
import { createAttempt } from "../../db/attempt-repo.server";
import { appendEvent, findInvitation, seatCandidate, type PairRow } from "../../db/pair-repo.server";
import { isInvitationOpen, readCode } from "../../domain/chairs/code";
import { REFUSALS } from "../../domain/chairs/state";
import type { AppContext } from "../context.server";
import { RefusedError } from "../errors";
import { hashCode } from "./invitation-code.server";

/** One answer for a code that never was, has expired, or was used: guessing learns nothing. */
export const NO_INVITATION =
  "There is no open invitation with this code: it may be mistyped, used, or older than a day. Ask your colleague for a new one.";

type Joining = { code: string; address: string };

/**
 * Whether somebody unknown could join with this code; throws RefusedError when not. Counted by address and asked before a guest is
 * made, so that guessing leaves nothing behind.
 */
export async function checkInvitation(ctx: AppContext, { code, address }: Joining): Promise<void> {
  await limit(ctx, "chair-join-address", addressKey(address));
  const row = await byCode(ctx, code);
  if (row === null || !isOpen(row, ctx.now())) throw new RefusedError(NO_INVITATION);
}

/**
 * Takes the candidate's chair and begins the candidate's attempt, all or nothing; the code is used up. Whoever has joined by it is led
 * back by it. The caller has counted the try (`checkInvitation`) or does it here with `address`.
 */
export async function joinPair(
  ctx: AppContext,
  { userId, code, address }: Joining & { userId: string },
): Promise<{ pairId: string }> {
  await limit(ctx, "chair-join-address", addressKey(address));
  const found = await byCode(ctx, code);
  if (found?.candidateId === userId) return { pairId: found.id };
  if (found === null || !isOpen(found, ctx.now())) throw new RefusedError(NO_INVITATION);
  if (found.interviewerId === userId) throw new RefusedError(REFUSALS["own-invitation"]);
  const { id: pairId, scenarioId, rubricVersion, codeHash } = found;
  await ctx.db.$transaction(async (tx) => {
    const at = ctx.now();
    const attemptId = ctx.newId();
    await createAttempt(tx, userId, { id: attemptId, scenarioId, rubricVersion, at });
    const isSeated = await seatCandidate(tx, { pairId, codeHash: codeHash ?? "", candidateId: userId, attemptId });
    if (!isSeated) throw new RefusedError(NO_INVITATION);
    await appendEvent(tx, pairId, { by: userId, at, detail: { kind: "joined" } });
  });
  return { pairId };
}

async function byCode({ db }: AppContext, typed: string): Promise<PairRow | null> {
  const code = readCode(typed);
  return code === null ? null : findInvitation(db, hashCode(code));
}

function isOpen({ codeExpiresAt, candidateId }: PairRow, now: Date): boolean {
  return isInvitationOpen({ expiresAt: codeExpiresAt, candidateId }, now);
}
