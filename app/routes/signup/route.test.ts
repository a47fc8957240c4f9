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
import { env } from "../../env.server";
import { action, loader } from "./route";

let world: AccountWorld;
vi.mock("../../services/app-context.server", () => ({ appContext: () => Promise.resolve(world.ctx) }));

beforeEach(async () => {
  world = await createAccountWorld();
});
afterEach(async () => {
  env.isSignUpOpen = true;
  await world.close();
});

async function refusedForm(fields: Record<string, string>, cookie?: string) {
  const answer = await action(routeArgs(postRequest("/signup", fields, cookie)));
  if (answer instanceof Response) throw new Error("signed up");
  return { ...answer.data.lastResult, status: answer.init?.status };
}

test("a guest becomes an account under the same id and is signed in", async () => {
  const { session, cookie } = await world.guest();
  const request = postRequest("/signup", { email: "Learner@Example.org", password: PASSWORD }, cookie);
  const response = await action(routeArgs(request));
  expect(response).toBeInstanceOf(Response);
  if (!(response instanceof Response)) return;
  expect(response.headers.get("Location")).toBe("/");
  expect(await world.sessionOf(response.headers.get("Set-Cookie") ?? "")).toMatchObject({
    user: { id: session.user.id, email: "learner@example.org", isGuest: false },
  });
});

test("every problem of the form is named at its field, and the password does not come back", async () => {
  const form = await refusedForm({ email: "learner@", password: "short" });
  expect(form).toMatchObject({
    status: 400,
    initialValue: { email: "learner@" },
    error: {
      email: ["Enter a complete e-mail address, like name@example.org."],
      password: ["Use at least 10 characters; a few words do well."],
    },
  });
  expect(JSON.stringify(form)).not.toContain("short");
});

test("a guessable password and a taken e-mail are refused at their fields", async () => {
  await world.account("taken@example.org");
  const guessable = await refusedForm({ email: "learner@example.org", password: "password123" });
  expect(guessable.error?.password?.[0]).toMatch(/attackers try first/);
  const taken = await refusedForm({ email: "taken@example.org", password: PASSWORD });
  expect(taken.error?.email?.[0]).toMatch(/has an account already/);
});

test("a closed sign-up says so on the page and refuses the form", async () => {
  env.isSignUpOpen = false;
  expect(await loader(routeArgs(getRequest("/signup")))).toMatchObject({ isOpen: false });
  const form = await refusedForm({ email: "learner@example.org", password: PASSWORD });
  expect(form).toMatchObject({ status: 409, error: { "": [expect.stringContaining("closed")] } });
});

test("who has an account is sent to the settings", async () => {
  const { cookie } = await world.account("learner@example.org");
  const response = await thrownResponse(loader(routeArgs(getRequest("/signup", cookie))));
  expect(response.headers.get("Location")).toBe("/settings");
});
