import { randomBytes } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";
import { readSession, type CurrentSession } from "../../app/auth/session.server";
import type { AppContext } from "../../app/services/context.server";
import { signUp } from "../../app/services/account/sign-up.server";
import { startGuest } from "../../app/services/account/start-guest.server";
import type { Client } from "../../app/services/account/account-context";
import { makeJudge } from "./practice-judge";
import { makeLibrary } from "./practice-library";
import { createTestDb } from "./test-db";

export const CLIENT: Client = { address: "192.0.2.7", userAgent: "curl/8.5.0" };
export const PASSWORD = "margarine lathe ocelot";
export const ORIGIN = "http://localhost:3000";

/** A whole installation in a scratch file, and the few things that tests about people do in it. */
export type AccountWorld = {
  ctx: AppContext;
  /** The database's absolute path. */
  file: string;
  close: () => Promise<void>;
  /** The session behind a `Set-Cookie` value, as the next request would read it. */
  sessionOf: (setCookie: string) => Promise<CurrentSession | null>;
  guest: () => Promise<{ session: CurrentSession; cookie: string }>;
  account: (email: string) => Promise<{ session: CurrentSession & { user: { email: string } }; cookie: string }>;
};

/** "name=value" of a `Set-Cookie` value, as the browser sends it back. */
export function cookiePair(setCookie: string): string {
  return setCookie.split(";")[0] ?? "";
}

export async function createAccountWorld(): Promise<AccountWorld> {
  const { db, file, close } = await createTestDb();
  const library = makeLibrary();
  const ctx: AppContext = {
    db,
    library,
    judge: makeJudge(library),
    secondJudge: null,
    now: () => new Date(),
    newId: () => randomBytes(12).toString("hex"),
  };
  const sessionOf = (setCookie: string) =>
    readSession(new Request(ORIGIN, { headers: { Cookie: cookiePair(setCookie) } }), db);
  const opened = async (setCookie: string) => {
    const session = await sessionOf(setCookie);
    if (session === null) throw new Error("the session that was just opened is not there");
    return { session, cookie: cookiePair(setCookie) };
  };
  return {
    ctx,
    file,
    close,
    sessionOf,
    guest: async () => opened((await startGuest(ctx, { client: CLIENT, theme: "system" })).setCookie),
    account: async (email) => {
      const input = { email, password: PASSWORD, current: null, client: CLIENT, theme: "system" } as const;
      const result = await signUp(ctx, input);
      if (result.kind !== "signed-up") throw new Error(result.message);
      const { session, cookie } = await opened(result.setCookie);
      return { session: { ...session, user: { ...session.user, email } }, cookie };
    },
  };
}

/** What Remix hands to a loader or an action. */
export function routeArgs(request: Request, params: Record<string, string> = {}) {
  const context: AppLoadContext = { cspNonce: "nonce", clientAddress: CLIENT.address, requestId: "test" };
  return { request, params, context };
}

export function getRequest(path: string, cookie?: string): Request {
  return new Request(`${ORIGIN}${path}`, { headers: cookie === undefined ? {} : { Cookie: cookie } });
}

export function postRequest(path: string, fields: Record<string, string>, cookie?: string): Request {
  return new Request(`${ORIGIN}${path}`, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { Origin: ORIGIN, ...(cookie === undefined ? {} : { Cookie: cookie }) },
  });
}

/** The Response a loader or action threw; fails the test when it threw none. */
export async function thrownResponse(work: Promise<unknown>): Promise<Response> {
  try {
    await work;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
  throw new Error("nothing was thrown");
}
