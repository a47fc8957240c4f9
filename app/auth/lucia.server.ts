import { Lucia, TimeSpan } from "lucia";
import type { Db } from "../db/client.server";
import type { SessionInfo } from "../db/session-repo.server";
import type { User } from "../db/user-repo.server";
import { env } from "../env.server";
import { luciaAdapter } from "./lucia-adapter.server";

type SessionAttributes = Pick<SessionInfo, "handle" | "createdAt" | "lastSeenAt" | "userAgent">;
type UserAttributes = Pick<User, "email" | "theme" | "shortcuts" | "createdAt">;

declare module "lucia" {
  // Declaration merging with the library's own interface is the only way to register these.
  interface Register {
    Lucia: AppLucia;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: UserAttributes;
  }
}

export type AppLucia = Lucia<SessionAttributes, UserAttributes>;

/** Counted from the last time a session was extended, which happens once half of it has passed. */
export const SESSION_DAYS = 30;

/** The prefix makes a browser refuse the cookie unless it is Secure, of this host alone and of every path. */
export function sessionCookieName(isSecure: boolean): string {
  return isSecure ? "__Host-session" : "session";
}

/** Lucia over one database. `isSecure`: whether people reach this deployment over https. */
export function createLucia(db: Db, isSecure: boolean = env.isSecure): AppLucia {
  return new Lucia<SessionAttributes, UserAttributes>(luciaAdapter(db), {
    sessionCookie: {
      name: sessionCookieName(isSecure),
      // The cookie outlives the session (400 days, a browser's limit) and the database decides: extending a session then
      // needs no Set-Cookie on an answer that may be cached, streamed or lost.
      expires: false,
      attributes: { secure: isSecure, sameSite: "lax", path: "/" },
    },
    sessionExpiresIn: new TimeSpan(SESSION_DAYS, "d"),
    getSessionAttributes: ({ handle, createdAt, lastSeenAt, userAgent }) => ({
      handle,
      createdAt,
      lastSeenAt,
      userAgent,
    }),
    getUserAttributes: ({ email, theme, shortcuts, createdAt }) => ({ email, theme, shortcuts, createdAt }),
  });
}
