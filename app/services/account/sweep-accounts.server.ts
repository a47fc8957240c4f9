import { deleteExpiredSessions } from "../../db/session-repo.server";
import { deleteLostGuests } from "../../db/user-repo.server";
import type { AccountContext } from "./account-context";

/** Twice the life of a session: whoever has not come back by then holds no cookie that could bring them back. */
const LOST_GUEST_DAYS = 60;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Removes expired sessions and the guests nobody can return to. Safe to run at any time, by several processes. */
export async function sweepAccounts(ctx: AccountContext): Promise<{ sessions: number; guests: number }> {
  const now = ctx.now();
  const sessions = await deleteExpiredSessions(ctx.db, now);
  const guests = await deleteLostGuests(ctx.db, new Date(now.getTime() - LOST_GUEST_DAYS * DAY_MS));
  return { sessions, guests };
}
