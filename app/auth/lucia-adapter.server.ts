import { createHash } from "node:crypto";
import type { Adapter, DatabaseSession, DatabaseUser } from "lucia";
import type { Db } from "../db/client.server";
import * as sessions from "../db/session-repo.server";
import { sessionId, userId, type SessionId } from "../domain/ids";

/** A session lives at most this long, however often it is used: the cookie itself cannot outlive 400 days in a browser. */
const ABSOLUTE_LIFETIME_MS = 365 * 24 * 60 * 60 * 1000;

/**
 * What is stored for a cookie value. The value has 200 bits of randomness, so a plain digest cannot be reversed, and who reads
 * the database (a backup, a log of queries) still holds no cookie that works.
 */
export function storedSessionId(cookieValue: string): SessionId {
  return sessionId(createHash("sha256").update(cookieValue).digest("hex"));
}

/** Lucia's seven methods over our Session table. Everything Lucia calls an id is a cookie value; only digests are stored. */
export function luciaAdapter(db: Db): Adapter {
  return {
    async getSessionAndUser(cookieValue): Promise<[DatabaseSession | null, DatabaseUser | null]> {
      const found = await sessions.findSessionWithUser(db, storedSessionId(cookieValue));
      if (found === null) return [null, null];
      const { session, user } = found;
      const end = new Date(session.createdAt.getTime() + ABSOLUTE_LIFETIME_MS);
      // Handed over only once it has passed: Lucia would otherwise extend a session near its end on every request.
      const expiresAt = end <= new Date() ? end : session.expiresAt;
      return [
        { id: cookieValue, userId: user.id, expiresAt, attributes: session },
        { id: user.id, attributes: user },
      ];
    },

    /** The ids of this list are digests: they name sessions but open none. The product itself lists them by handle. */
    async getUserSessions(id): Promise<DatabaseSession[]> {
      const rows = await sessions.listSessions(db, userId(id));
      return rows.map((row) => ({ id: row.id, userId: id, expiresAt: row.expiresAt, attributes: row }));
    },

    async setSession({ id, userId: owner, expiresAt, attributes }): Promise<void> {
      await sessions.insertSession(db, {
        handle: attributes.handle,
        createdAt: attributes.createdAt,
        lastSeenAt: attributes.lastSeenAt,
        userAgent: attributes.userAgent,
        id: storedSessionId(id),
        userId: userId(owner),
        expiresAt,
      });
    },

    async updateSessionExpiration(cookieValue, expiresAt): Promise<void> {
      await sessions.updateSessionExpiry(db, storedSessionId(cookieValue), expiresAt);
    },

    async deleteSession(cookieValue): Promise<void> {
      await sessions.deleteSession(db, storedSessionId(cookieValue));
    },

    async deleteUserSessions(id): Promise<void> {
      await sessions.deleteSessionsOf(db, userId(id));
    },

    async deleteExpiredSessions(): Promise<void> {
      await sessions.deleteExpiredSessions(db, new Date());
    },
  };
}
