import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  createAccountWorld,
  getRequest,
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
});
afterEach(async () => {
  await world.close();
});

test("following a link to the start makes no guest", async () => {
  expect(await loader(routeArgs(getRequest("/start?scenario=gpu-autoscaling")))).toEqual({
    scenarioId: "gpu-autoscaling",
  });
  expect(await world.ctx.db.user.count()).toBe(0);
});

test("the button makes a guest at once and goes on to the scenario", async () => {
  const response = await action(routeArgs(postRequest("/start", { scenarioId: "gpu-autoscaling" })));
  expect(response.status).toBe(302);
  expect(response.headers.get("Location")).toBe("/scenarios/gpu-autoscaling");
  const session = await world.sessionOf(response.headers.get("Set-Cookie") ?? "");
  expect(session).toMatchObject({ user: { isGuest: true } });
});

test.each([{}, { scenarioId: "//other.example" }, { scenarioId: "../signin" }, { scenarioId: "" }])(
  "without a scenario, or with something else in its place (%j), one goes home",
  async (fields: Record<string, string>) => {
    const response = await action(routeArgs(postRequest("/start", fields)));
    expect(response.headers.get("Location")).toBe("/");
  },
);

test("who has a session keeps it, however often the button is pressed", async () => {
  const { cookie } = await world.guest();
  const response = await action(routeArgs(postRequest("/start", { scenarioId: "gpu-autoscaling" }, cookie)));
  expect(response.headers.get("Location")).toBe("/scenarios/gpu-autoscaling");
  expect(response.headers.get("Set-Cookie")).toBeNull();
  expect(await world.ctx.db.user.count()).toBe(1);
  const seen = await thrownResponse(loader(routeArgs(getRequest("/start", cookie))));
  expect(seen.headers.get("Location")).toBe("/");
});

test("too many guests from one address are told how long to wait", async () => {
  for (let i = 0; i < LIMITS["guest-address"].points; i += 1) await world.guest();
  const response = await thrownResponse(action(routeArgs(postRequest("/start", {}))));
  expect(response.status).toBe(429);
  expect(Number(response.headers.get("Retry-After"))).toBeGreaterThan(0);
  expect(await response.text()).toMatch(/^Too many tries\. Wait \d+ seconds/);
});

test("a body that is no form is a bad request and no crash", async () => {
  const request = new Request("http://localhost:3000/start", {
    method: "POST",
    body: "{",
    headers: { "Content-Type": "application/json" },
  });
  expect((await thrownResponse(action(routeArgs(request)))).status).toBe(400);
});
