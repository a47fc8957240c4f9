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

test("signing out ends the session on the server and clears the cookie", async () => {
  const { cookie } = await world.account("learner@example.org");
  const response = await action(routeArgs(postRequest("/signout", {}, cookie)));
  expect(response.headers.get("Location")).toBe("/");
  expect(response.headers.get("Set-Cookie")).toContain("Max-Age=0");
  expect(await world.sessionOf(cookie)).toBeNull();
});

test("visiting the address signs nobody out", async () => {
  const { cookie } = await world.account("learner@example.org");
  const response = await thrownResponse(loader(routeArgs(getRequest("/signout", cookie))));
  expect(response.headers.get("Location")).toBe("/settings");
  expect(await world.sessionOf(cookie)).not.toBeNull();
});

test("a guest is asked first and loses nothing by the question", async () => {
  const { cookie } = await world.guest();
  const response = await action(routeArgs(postRequest("/signout", {}, cookie)));
  expect(response.headers.get("Location")).toBe("/signout");
  expect(await world.sessionOf(cookie)).not.toBeNull();
  expect(await loader(routeArgs(getRequest("/signout", cookie)))).toBeNull();
});

test("a guest who confirms leaves nothing behind", async () => {
  const { cookie } = await world.guest();
  const response = await action(routeArgs(postRequest("/signout", { confirm: "yes" }, cookie)));
  expect(response.headers.get("Location")).toBe("/");
  expect(await world.ctx.db.user.count()).toBe(0);
});

test("signing out without a session just goes home", async () => {
  const response = await action(routeArgs(postRequest("/signout", {})));
  expect(response.headers.get("Location")).toBe("/");
});
