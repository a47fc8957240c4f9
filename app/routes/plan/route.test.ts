import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  createAccountWorld,
  getRequest,
  postRequest,
  routeArgs,
  thrownResponse,
  type AccountWorld,
} from "../../../tests/setup/account-world";
import { answerOf, locationOf } from "../../../tests/setup/answers";
import { action, loader } from "./route";

let world: AccountWorld;
vi.mock("../../services/app-context.server", () => ({ appContext: () => Promise.resolve(world.ctx) }));

beforeEach(async () => {
  world = await createAccountWorld();
});
afterEach(async () => {
  await world.close();
});

const post = (fields: Record<string, string>, cookie?: string) =>
  action(routeArgs(postRequest("/plan", fields, cookie)));
const planOf = async (cookie: string) => (await loader(routeArgs(getRequest("/plan", cookie)))).plan;
const WISH = { intent: "set", weeks: "8", hoursPerWeek: "6", level: "staff" };

test("a plan is made, seen by its owner alone, and ended", async () => {
  const { cookie } = await world.guest();
  const { cookie: other } = await world.guest();
  expect(await planOf(cookie)).toBeNull();
  expect(locationOf(await post(WISH, cookie))).toBe("/plan");
  expect(await planOf(cookie)).toMatchObject({ weeks: 8, hoursPerWeek: 6, level: "staff", week: 1 });
  await post({ intent: "end" }, other);
  expect(await planOf(cookie)).not.toBeNull();
  await post({ intent: "resume" }, cookie);
  await post({ intent: "end" }, cookie);
  expect(await planOf(cookie)).toBeNull();
});

test.each([
  [{ weeks: "0" }, "weeks"],
  [{ weeks: "many" }, "weeks"],
  [{ hoursPerWeek: "41" }, "hoursPerWeek"],
  [{ level: "principal" }, "level"],
])("what cannot be planned comes back with its reason: %j", async (wrong, field) => {
  const { cookie } = await world.guest();
  const { status, data } = answerOf(await post({ ...WISH, ...wrong }, cookie));
  expect(status).toBe(400);
  expect(Object.keys(data.lastResult.error ?? {})).toEqual([field]);
  expect(await planOf(cookie)).toBeNull();
});

test("nobody plans nothing, and an unknown wish is no form of ours", async () => {
  expect((await thrownResponse(post(WISH))).headers.get("Location")).toContain("/signin");
  const { cookie } = await world.guest();
  expect((await thrownResponse(post({ intent: "dream" }, cookie))).status).toBe(400);
});
