import type { Db } from "../db/client.server";
import { paths } from "../paths";
import { readSession, type CurrentSession, type CurrentUser } from "./session.server";

/** What a loader or an action is given, as far as it matters here. */
export type Edge = { request: Request; context?: object | undefined };

type Cached = { cookie: string | null; session: Promise<CurrentSession | null> };

// The loaders of one page run side by side, each with its own Request but with one context: the session is read once for all.
const sessionsByContext = new WeakMap<object, Cached>();

/** The session of a request, or null. Read once per request, however many loaders ask. */
export function currentSession({ request, context }: Edge, db: Db): Promise<CurrentSession | null> {
  if (context === undefined) return readSession(request, db);
  const cookie = request.headers.get("Cookie");
  const cached = sessionsByContext.get(context);
  if (cached?.cookie === cookie) return cached.session;
  const session = readSession(request, db);
  sessionsByContext.set(context, { cookie, session });
  return session;
}

/** The person behind a request, or null for nobody. */
export async function currentUser(edge: Edge, db: Db): Promise<CurrentUser | null> {
  return (await currentSession(edge, db))?.user ?? null;
}

/** The session of a request; throws a redirect to the sign-in page, which leads back here. */
export async function requireSession(edge: Edge, db: Db): Promise<CurrentSession> {
  const session = await currentSession(edge, db);
  if (session === null) throw redirectTo(paths.signIn(returnPath(edge.request)));
  return session;
}

/** The person behind a request, guest or not; throws a redirect to the sign-in page, which leads back here. */
export async function requireUser(edge: Edge, db: Db): Promise<CurrentUser> {
  return (await requireSession(edge, db)).user;
}

/** For pages anyone may begin at: throws a redirect to the page with the *Start practising* button. */
export async function requireUserOrStart(edge: Edge, db: Db, scenarioId?: string): Promise<CurrentUser> {
  const user = await currentUser(edge, db);
  if (user === null) throw redirectTo(paths.start(scenarioId));
  return user;
}

/** The session of a person with an account; guests are led to the sign-up page. */
export async function requireAccount(edge: Edge, db: Db): Promise<CurrentSession & { user: { email: string } }> {
  const session = await requireSession(edge, db);
  const { email } = session.user;
  if (email === null) throw redirectTo(paths.signUp());
  return { ...session, user: { ...session.user, email } };
}

/** A form cannot be sent again by a redirect: after a refused mutation one comes back to the page, not to the action. */
function returnPath(request: Request): string {
  const url = new URL(request.url);
  return url.pathname.replace(/\.data$/, "") + (request.method === "GET" ? withoutInternals(url) : "");
}

/** Remix adds its own parameters to requests for data; they mean nothing in an address. */
function withoutInternals(url: URL): string {
  const search = new URLSearchParams(url.search);
  for (const name of ["_routes", "index", "_data"]) search.delete(name);
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}

function redirectTo(location: string): Response {
  return new Response(null, { status: 302, headers: { Location: location } });
}
