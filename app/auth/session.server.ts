/**
 * The seam in front of Lucia: everything else in the product knows sessions by these functions alone, so the library (frozen
 * upstream) can be replaced behind them.
 */
import type { Db } from "../db/client.server";
import * as sessions from "../db/session-repo.server";
import { touchUser, type User } from "../db/user-repo.server";
import { env } from "../env.server";
import { userId, type UserId } from "../domain/ids";
import { describeAgent } from "./client/agent";
import { readCookie } from "./client/cookie";
import { createLucia, sessionCookieName, type AppLucia } from "./lucia.server";

/** "Last seen" is for people: a write per request would cost more than it tells. */
const TOUCH_EVERY_MS = 5 * 60 * 1000;
/** No cookie value of ours is longer; what is longer need not be hashed. */
const TOKEN_MAX_LENGTH = 64;

export type CurrentUser = User & { isGuest: boolean };
export type CurrentSession = { handle: string; user: CurrentUser };

const luciaByDb = new WeakMap<Db, AppLucia>();

function luciaOf(db: Db): AppLucia {
  const known = luciaByDb.get(db);
  if (known !== undefined) return known;
  const lucia = createLucia(db);
  luciaByDb.set(db, lucia);
  return lucia;
}

/**
 * Who sent this request, or null. One statement; an expired session is removed, one past half of its days is extended, and
 * "last seen" is kept to five minutes.
 */
export async function readSession(request: Request, db: Db): Promise<CurrentSession | null> {
  const token = readCookie(request.headers.get("Cookie"), sessionCookieName(env.isSecure));
  if (token === null || token === "" || token.length > TOKEN_MAX_LENGTH) return null;
  const { session, user } = await luciaOf(db).validateSession(token);
  if (session === null) return null;
  const id = userId(user.id);
  const now = new Date();
  if (now.getTime() - session.lastSeenAt.getTime() > TOUCH_EVERY_MS) {
    await sessions.touchSession(db, id, session.handle, now);
    await touchUser(db, id, now);
  }
  const { email, theme, shortcuts, createdAt } = user;
  return { handle: session.handle, user: { id, email, theme, shortcuts, createdAt, isGuest: email === null } };
}

export type OpenSession = {
  userId: UserId;
  /** A new random id that names the session in pages; it opens nothing. */
  handle: string;
  /** The raw header; only a summary of it is stored. */
  userAgent: string | null;
  now: Date;
};

/** Opens a session under a new random token. Returns the `Set-Cookie` value; the token is stored nowhere else. */
export async function openSession(db: Db, { userId: owner, handle, userAgent, now }: OpenSession): Promise<string> {
  const lucia = luciaOf(db);
  const session = await lucia.createSession(owner, {
    handle,
    createdAt: now,
    lastSeenAt: now,
    userAgent: describeAgent(userAgent),
  });
  return lucia.createSessionCookie(session.id).serialize();
}

/** The `Set-Cookie` value that makes a browser forget its session. */
export function forgetSessionCookie(db: Db): string {
  return luciaOf(db).createBlankSessionCookie().serialize();
}
