import type { CurrentUser } from "../../auth/session.server";
import { findReviewSettings } from "../../db/review-settings-repo.server";
import { listSessions } from "../../db/session-repo.server";
import { EXPORT_FORMAT, EXPORT_VERSION } from "../../domain/account/export";
import { exportAttempts } from "../export-attempts.server";
import type { AccountContext } from "./account-context";

/**
 * Everything there is about a person. Written as JSON it has the shape of AccountExportSchema; it is not parsed by it here,
 * because a person's own data must come out even where an old row no longer fits.
 */
export async function exportAccount(ctx: AccountContext, user: CurrentUser) {
  const archive = await exportAttempts(ctx, user.id);
  const { retention, dailyCap } = await findReviewSettings(ctx.db, user.id);
  const sessions = await listSessions(ctx.db, user.id);
  return {
    format: EXPORT_FORMAT,
    version: EXPORT_VERSION,
    exportedAt: ctx.now().toISOString(),
    account: {
      id: user.id,
      email: user.email,
      createdAt: user.createdAt,
      theme: user.theme,
      shortcuts: user.shortcuts,
      reviewRetention: retention,
      reviewDailyCap: dailyCap,
    },
    sessions: sessions.map(({ userAgent, createdAt, lastSeenAt, expiresAt }) => ({
      agent: userAgent,
      createdAt,
      lastSeenAt,
      expiresAt,
    })),
    ...archive,
  };
}
