import { limit } from "../../auth/limits.server";
import { storeLabOutcome } from "../../db/lab-repo.server";
import type { RunOutcome } from "../../domain/lab-run/lab-run";
import type { AppContext } from "../context.server";

/** Writes what the browser says of a run that the server could not repeat; where an outcome stands already, it stays. */
export async function finishRun(
  ctx: Pick<AppContext, "db" | "now">,
  { userId, runId, outcome }: { userId: string; runId: string; outcome: RunOutcome },
): Promise<void> {
  await limit(ctx, "save-user", userId);
  await storeLabOutcome(ctx.db, userId, { id: runId, outcome, at: ctx.now() });
}
