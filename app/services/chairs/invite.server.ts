import { limit } from "../../auth/limits.server";
import { createPair, listPairs, renewCode } from "../../db/pair-repo.server";
import { ensureSnapshot } from "../../db/snapshot-repo.server";
import { invitationEnds } from "../../domain/chairs/code";
import type { AppContext } from "../context.server";
import { NotFoundError, RefusedError } from "../errors";
import { hashCode, newCode } from "./invitation-code.server";
import type { PairKey } from "./open-pair.server";

/** `code` is given out once and stored nowhere but as a digest. */
export type Invitation = { pairId: string; code: string };
const MOST_LOOKED_AT = 50;

/**
 * Opens a round with this person as the interviewer, or goes on with an invitation to the same scenario that nobody has taken: two
 * clicks make one, and the newest code is the one that works.
 */
export async function invite(
  ctx: AppContext,
  { userId, scenarioId }: { userId: string; scenarioId: string },
): Promise<Invitation> {
  const loaded = ctx.library.get(scenarioId);
  if (loaded === undefined) throw new NotFoundError("There is no such scenario.");
  await limit(ctx, "chair-invite-user", userId);
  const { rubricVersion, snapshotJson } = loaded;
  const code = newCode(ctx);
  const at = ctx.now();
  const seal = { codeHash: hashCode(code), codeExpiresAt: invitationEnds(at) };
  return ctx.db.$transaction(async (tx) => {
    const open = (await listPairs(tx, userId, MOST_LOOKED_AT)).find(
      (row) => row.candidateId === null && row.scenarioId === scenarioId && row.rubricVersion === rubricVersion,
    );
    if (open !== undefined) {
      await renewCode(tx, userId, { pairId: open.id, ...seal });
      return { pairId: open.id, code };
    }
    const pairId = ctx.newId();
    await ensureSnapshot(tx, { version: rubricVersion, scenarioId, json: snapshotJson }, at);
    const seats = { interviewerId: userId, candidateId: null, attemptId: null, previousId: null, round: 1 };
    await createPair(tx, { id: pairId, scenarioId, rubricVersion, ...seats, ...seal, at });
    return { pairId, code };
  });
}

/** Another code for an invitation that nobody has taken: when the old one was lost or has expired. */
export async function renewInvitation(ctx: AppContext, { userId, pairId }: PairKey): Promise<Invitation> {
  await limit(ctx, "chair-invite-user", userId);
  const code = newCode(ctx);
  const codeExpiresAt = invitationEnds(ctx.now());
  const isRenewed = await renewCode(ctx.db, userId, { pairId, codeHash: hashCode(code), codeExpiresAt });
  if (!isRenewed) throw new RefusedError("The candidate's chair is taken, or this is not your invitation.");
  return { pairId, code };
}
