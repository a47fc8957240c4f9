import { forgetSessionCookie, type CurrentSession } from "../../auth/session.server";
import { deleteSessionByHandle } from "../../db/session-repo.server";
import { deleteUser } from "../../db/user-repo.server";
import type { AccountContext } from "./account-context";

/**
 * Ends this session. A guest has no way back in, so its work is deleted with it: ask first. Doing it twice is harmless.
 * Returns the `Set-Cookie` value that clears the cookie.
 */
export async function signOut(ctx: AccountContext, current: CurrentSession | null): Promise<string> {
  if (current?.user.isGuest === true) await deleteUser(ctx.db, current.user.id);
  else if (current !== null) await deleteSessionByHandle(ctx.db, current.user.id, current.handle);
  return forgetSessionCookie(ctx.db);
}
