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
import { action, loader } from "./route";

const NEW_PASSWORD = "velvet anchor thirty spoons";

let world: AccountWorld;
vi.mock("../../services/app-context.server", () => ({ appContext: () => Promise.resolve(world.ctx) }));

beforeEach(async () => {
  world = await createAccountWorld();
});
afterEach(async () => {
  await world.close();
});

async function post(fields: Record<string, string>, cookie?: string) {
  return action(routeArgs(postRequest("/settings/password", fields, cookie)));
}

test("a changed password comes with a new session, and says so on the page", async () => {
  const { cookie } = await world.account("learner@example.org");
  const response = await post({ currentPassword: PASSWORD, newPassword: NEW_PASSWORD }, cookie);
  expect(response).toBeInstanceOf(Response);
  if (!(response instanceof Response)) return;
  expect(response.headers.get("Location")).toBe("/settings/password?changed");
  expect(await world.sessionOf(cookie)).toBeNull();
  const fresh = (response.headers.get("Set-Cookie") ?? "").split(";")[0];
  const page = await loader(routeArgs(getRequest("/settings/password?changed", fresh)));
  expect(page).toMatchObject({ email: "learner@example.org", isChanged: true });
});

test("a refused change names the field and sends no password back", async () => {
  const { cookie } = await world.account("learner@example.org");
  const answer = await post({ currentPassword: "not the password", newPassword: NEW_PASSWORD }, cookie);
  if (answer instanceof Response) throw new Error("changed");
  expect(answer.data.lastResult.error).toEqual({ currentPassword: ["This is not your current password."] });
  expect(JSON.stringify(answer.data)).not.toContain(NEW_PASSWORD);
  expect(JSON.stringify(answer.data)).not.toContain("not the password");
});

test("a guest has no password to change and is led to sign up", async () => {
  const { cookie } = await world.guest();
  const response = await thrownResponse(loader(routeArgs(getRequest("/settings/password", cookie))));
  expect(response.headers.get("Location")).toBe("/signup");
  expect((await thrownResponse(post({ newPassword: NEW_PASSWORD }, cookie))).headers.get("Location")).toBe("/signup");
});
