import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  createAccountWorld,
  getRequest,
  PASSWORD,
  CLIENT,
  cookiePair,
  postRequest,
  routeArgs,
  thrownResponse,
  type AccountWorld,
} from "../../../tests/setup/account-world";
import { signIn } from "../../services/account/sign-in.server";
import { action, loader } from "./route";

let world: AccountWorld;
vi.mock("../../services/app-context.server", () => ({ appContext: () => Promise.resolve(world.ctx) }));

beforeEach(async () => {
  world = await createAccountWorld();
});
afterEach(async () => {
  await world.close();
});

async function secondSession(email: string): Promise<string> {
  const result = await signIn(world.ctx, { email, password: PASSWORD, current: null, client: CLIENT });
  if (result.kind === "refused") throw new Error(result.message);
  return cookiePair(result.setCookie);
}

async function post(fields: Record<string, string>, cookie?: string) {
  return action(routeArgs(postRequest("/settings/sessions", fields, cookie)));
}

test("the page lists the person's sessions and marks this one", async () => {
  const { cookie } = await world.account("learner@example.org");
  await secondSession("learner@example.org");
  const { sessions } = await loader(routeArgs(getRequest("/settings/sessions", cookie)));
  expect(sessions.map((session) => session.isCurrent)).toEqual([true, false]);
});

test("ending another session leaves this one", async () => {
  const { cookie } = await world.account("learner@example.org");
  const other = await secondSession("learner@example.org");
  const { handle } = (await world.sessionOf(other))!;
  const response = await post({ intent: "end", handle }, cookie);
  expect(response.headers.get("Location")).toBe("/settings/sessions");
  expect(await world.sessionOf(other)).toBeNull();
  expect(await world.sessionOf(cookie)).not.toBeNull();
});

test("ending all others leaves this one", async () => {
  const { cookie } = await world.account("learner@example.org");
  const other = await secondSession("learner@example.org");
  await post({ intent: "end-others" }, cookie);
  expect(await world.sessionOf(other)).toBeNull();
  expect(await world.sessionOf(cookie)).not.toBeNull();
});

test("ending this session is signing out", async () => {
  const { session, cookie } = await world.account("learner@example.org");
  const response = await post({ intent: "end", handle: session.handle }, cookie);
  expect(response.headers.get("Location")).toBe("/");
  expect(response.headers.get("Set-Cookie")).toContain("Max-Age=0");
  expect(await world.sessionOf(cookie)).toBeNull();
});

test("a guest who ends the only session is asked first", async () => {
  const { session, cookie } = await world.guest();
  const response = await post({ intent: "end", handle: session.handle }, cookie);
  expect(response.headers.get("Location")).toBe("/signout");
  expect(await world.sessionOf(cookie)).not.toBeNull();
});

test("somebody else's session cannot be ended, nor told from one that does not exist", async () => {
  const { cookie } = await world.account("one@example.org");
  const { session: theirs, cookie: theirCookie } = await world.account("two@example.org");
  const wrong = await thrownResponse(post({ intent: "end", handle: theirs.handle }, cookie));
  const none = await thrownResponse(post({ intent: "end", handle: "nothing" }, cookie));
  expect([wrong.status, await wrong.text()]).toEqual([404, await none.text()]);
  expect(await world.sessionOf(theirCookie)).not.toBeNull();
});

test("nobody sees or ends anything", async () => {
  const response = await thrownResponse(post({ intent: "end-others" }));
  expect(response.headers.get("Location")).toBe("/signin?next=%2Fsettings%2Fsessions");
  expect((await thrownResponse(loader(routeArgs(getRequest("/settings/sessions"))))).status).toBe(302);
});
