import type { CurrentSession } from "../../auth/session.server";
import { listSessions as findSessions } from "../../db/session-repo.server";
import type { AccountContext } from "./account-context";

export type SessionView = {
  handle: string;
  /** A summary such as "Firefox on Linux". */
  agent: string;
  createdAt: string;
  lastSeenAt: string;
  isCurrent: boolean;
};

/** The sessions of the person that are still good: this one first, then the most recently seen. */
export async function listSessions(ctx: AccountContext, current: CurrentSession): Promise<SessionView[]> {
  const now = ctx.now();
  const rows = await findSessions(ctx.db, current.user.id);
  return rows
    .filter((row) => row.expiresAt > now)
    .map((row) => ({
      handle: row.handle,
      agent: row.userAgent,
      createdAt: row.createdAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      isCurrent: row.handle === current.handle,
    }))
    .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
}
