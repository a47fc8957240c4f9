import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  createAccountWorld,
  getRequest,
  postRequest,
  routeArgs,
  thrownResponse,
  type AccountWorld,
} from "../../../tests/setup/account-world";
import { action, loader } from "./route";

let world: AccountWorld;
vi.mock("../../services/app-context.server", () => ({ appContext: () => Promise.resolve(world.ctx) }));

beforeEach(async () => {
  world = await createAccountWorld();
});
afterEach(async () => {
  await world.close();
});

test("the settings tell a guest from an account", async () => {
  const { cookie: guest } = await world.guest();
  const { cookie: account } = await world.account("learner@example.org");
  expect(await loader(routeArgs(getRequest("/settings", guest)))).toMatchObject({ email: null });
  expect(await loader(routeArgs(getRequest("/settings", account)))).toMatchObject({ email: "learner@example.org" });
});

test("nobody is sent to sign in, and back again", async () => {
  const response = await thrownResponse(loader(routeArgs(getRequest("/settings"))));
  expect(response.headers.get("Location")).toBe("/signin?next=%2Fsettings");
});

test("single keys can be switched off and on again", async () => {
  const { cookie } = await world.guest();
  for (const [choice, isOn] of [
    ["off", false],
    ["on", true],
  ] as const) {
    await action(routeArgs(postRequest("/settings", { shortcuts: choice }, cookie)));
    expect(await loader(routeArgs(getRequest("/settings", cookie)))).toMatchObject({ shortcuts: isOn });
  }
});

test("a form that no page of ours makes is a bad request", async () => {
  const { cookie } = await world.guest();
  const response = await thrownResponse(action(routeArgs(postRequest("/settings", { shortcuts: "maybe" }, cookie))));
  expect(response.status).toBe(400);
});
