import { limit } from "../../auth/limits.server";
import { createAttempt, findOpenAttempt } from "../../db/attempt-repo.server";
import { ensureSnapshot } from "../../db/snapshot-repo.server";
import type { AppContext } from "../context.server";
import { NotFoundError } from "../errors";
import type { AttemptPosition } from "../views";

/**
 * Begins an attempt, or goes on with the open one. `isFresh` begins anew and leaves the open one as it is, unless that one is still
 * empty: a double click makes one attempt. Throws NotFoundError for an unknown scenario, TooManyRequestsError past the limit.
 */
export async function startAttempt(
  ctx: AppContext,
  { userId, scenarioId, isFresh }: { userId: string; scenarioId: string; isFresh: boolean },
): Promise<AttemptPosition> {
  const open = isFresh ? null : await findOpenAttempt(ctx.db, userId, scenarioId);
  if (open !== null) return { attemptId: open.id, phase: open.phase };

  const loaded = ctx.library.get(scenarioId);
  if (loaded === undefined) throw new NotFoundError("There is no such scenario.");
  await limit(ctx, "attempt-user", userId);

  const { rubricVersion, snapshotJson } = loaded;
  return ctx.db.$transaction(async (tx) => {
    // Looked at again inside the transaction: two requests at once must not begin two attempts.
    const known = await findOpenAttempt(tx, userId, scenarioId);
    const isReusable = known !== null && (!isFresh || (known.isUntouched && known.rubricVersion === rubricVersion));
    if (isReusable) return { attemptId: known.id, phase: known.phase };
    const at = ctx.now();
    const attemptId = ctx.newId();
    await ensureSnapshot(tx, { version: rubricVersion, scenarioId, json: snapshotJson }, at);
    await createAttempt(tx, userId, { id: attemptId, scenarioId, rubricVersion, at });
    return { attemptId, phase: "design" };
  });
}
