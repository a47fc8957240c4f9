import type { CurrentSession } from "../../auth/session.server";
import { deleteSessionByHandle, deleteSessionsOf } from "../../db/session-repo.server";
import { NotFoundError } from "../errors";
import type { AccountContext } from "./account-context";

/** Ends one of the person's own sessions. Throws NotFoundError for anyone else's, and for one that has ended already. */
export async function endSession(ctx: AccountContext, current: CurrentSession, handle: string): Promise<void> {
  const isEnded = await deleteSessionByHandle(ctx.db, current.user.id, handle);
  if (!isEnded) throw new NotFoundError("This session has already ended.");
}

/** Ends every session of the person but this one. Returns how many ended. */
export async function endOtherSessions(ctx: AccountContext, current: CurrentSession): Promise<number> {
  return deleteSessionsOf(ctx.db, current.user.id, current.handle);
}
