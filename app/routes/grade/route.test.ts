import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  createAccountWorld,
  getRequest,
  postRequest,
  routeArgs,
  type AccountWorld,
} from "../../../tests/setup/account-world";
import { practiseTo } from "../../../tests/setup/practice";
import { action, loader } from "./route";

let world: AccountWorld;
vi.mock("../../services/app-context.server", () => ({ appContext: () => Promise.resolve(world.ctx) }));

beforeEach(async () => {
  world = await createAccountWorld();
});
afterEach(async () => {
  await world.close();
});

test("the grade stands beside the self-judgement, with quotes that are the answer's own characters", async () => {
  const { session, cookie } = await world.guest();
  const id = await practiseTo(world.ctx, "grade", { userId: session.user.id, text: "headroom=2 proof=1", self: 3 });
  const view = await loader(routeArgs(getRequest(`/attempts/${id}/grade`, cookie), { id }));
  const headroom = view.criteria.find((criterion) => criterion.id === "headroom");
  expect(headroom).toMatchObject({ selfLevel: 3, initialLevel: 2, missing: "say more about headroom" });
  for (const { start, end, text } of view.criteria.flatMap(({ quotes }) => quotes)) {
    expect(view.answer.slice(start, end)).toBe(text);
  }
});

test("going on leads to the questions, as often as it is pressed", async () => {
  const { session, cookie } = await world.guest();
  const id = await practiseTo(world.ctx, "grade", { userId: session.user.id });
  for (let press = 0; press < 2; press += 1) {
    const response = await action(routeArgs(postRequest(`/attempts/${id}/grade`, {}, cookie), { id }));
    expect(response.headers.get("Location")).toBe(`/attempts/${id}/probe`);
  }
});
