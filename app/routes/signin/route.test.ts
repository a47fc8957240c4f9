import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  createAccountWorld,
  getRequest,
  PASSWORD,
  postRequest,
  routeArgs,
  thrownResponse,
  type AccountWorld,
} from "../../../tests/setup/account-world";
import { LIMITS } from "../../auth/limits.server";
import { action, loader } from "./route";

let world: AccountWorld;
vi.mock("../../services/app-context.server", () => ({ appContext: () => Promise.resolve(world.ctx) }));

beforeEach(async () => {
  world = await createAccountWorld();
  await world.account("learner@example.org");
});
afterEach(async () => {
  await world.close();
});

async function signInWith(fields: Record<string, string>, cookie?: string) {
  return action(routeArgs(postRequest("/signin", fields, cookie)));
}

/** The form that came back, with its status. */
async function refusedForm(fields: Record<string, string>) {
  const answer = await signInWith(fields);
  if (answer instanceof Response) throw new Error("signed in");
  return { ...answer.data.lastResult, status: answer.init?.status, headers: new Headers(answer.init?.headers) };
}

test("the right password opens a session and leads to where one wanted to go", async () => {
  const response = await signInWith({
    email: " Learner@Example.ORG ",
    password: PASSWORD,
    next: "/progress?track=llm",
  });
  expect(response).toBeInstanceOf(Response);
  if (!(response instanceof Response)) return;
  expect(response.headers.get("Location")).toBe("/progress?track=llm");
  const [session, theme] = response.headers.getSetCookie();
  expect(await world.sessionOf(session ?? "")).toMatchObject({ user: { email: "learner@example.org" } });
  expect(theme).toMatch(/^theme=system;/);
});

test.each(["https://other.example/", "//other.example", "/\\other.example", "javascript:alert(1)"])(
  "signing in never leads to %s",
  async (next) => {
    const response = await signInWith({ email: "learner@example.org", password: PASSWORD, next });
    expect(response instanceof Response && response.headers.get("Location")).toBe("/");
    expect(await loader(routeArgs(getRequest(`/signin?next=${encodeURIComponent(next)}`)))).toMatchObject({
      next: "/",
    });
  },
);

test("a wrong password and an unknown e-mail come back as the same form, but for the e-mail typed", async () => {
  const known = await refusedForm({ email: "learner@example.org", password: "not the password" });
  const unknown = await refusedForm({ email: "nobody@example.org", password: "not the password" });
  expect(known).toMatchObject({ status: 400, error: { "": ["E-mail and password do not match an account here."] } });
  expect({ ...unknown, initialValue: null }).toEqual({ ...known, initialValue: null });
});

test("the e-mail typed comes back with the form, the password never", async () => {
  const form = await refusedForm({ email: "learner@example.org", password: "not the password", next: "/progress" });
  expect(form.initialValue).toEqual({ email: "learner@example.org", next: "/progress" });
  const incomplete = await refusedForm({ email: "learner", password: "not the password" });
  expect(JSON.stringify(incomplete)).not.toContain("not the password");
});

test("empty fields are each named with what to do", async () => {
  expect((await refusedForm({ email: "", password: "" })).error).toEqual({
    email: ["Enter your e-mail address."],
    password: ["Enter your password."],
  });
});

test("an endless password is refused before any hashing", async () => {
  const form = await refusedForm({ email: "learner@example.org", password: "x".repeat(100_000) });
  expect(form.error).toMatchObject({ password: ["A password has at most 128 characters."] });
});

test("past the limit the form says how long to wait, in words and in the header", async () => {
  for (let i = 0; i < LIMITS["signin-account"].points; i += 1)
    await refusedForm({ email: "learner@example.org", password: "x" });
  const form = await refusedForm({ email: "learner@example.org", password: PASSWORD });
  expect(form.status).toBe(429);
  expect(Number(form.headers.get("Retry-After"))).toBeGreaterThan(0);
  expect(form.error?.[""]?.[0]).toMatch(/^Too many tries/);
});

test("who is signed in already is sent on, and a guest is told what happens to the work", async () => {
  const response = await signInWith({ email: "learner@example.org", password: PASSWORD });
  const cookie = response instanceof Response ? (response.headers.getSetCookie()[0] ?? "").split(";")[0] : undefined;
  const sent = await thrownResponse(loader(routeArgs(getRequest("/signin?next=/progress", cookie))));
  expect(sent.headers.get("Location")).toBe("/progress");
  const { cookie: guest } = await world.guest();
  expect(await loader(routeArgs(getRequest("/signin", guest)))).toEqual({ next: "/", isGuest: true });
});
