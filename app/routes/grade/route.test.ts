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
    expect(locationOf(response)).toBe(`/attempts/${id}/probe`);
  }
});

test("a marked sentence leads back to its criterion and stands there, also when it is sent twice", async () => {
  const { session, cookie } = await world.guest();
  const id = await practiseTo(world.ctx, "grade", { userId: session.user.id, text: "headroom=1 is seven spare." });
  const fields = { intent: "missed", criterionId: "headroom", sentence: "0-25", passage: "", level: "3", reason: "" };
  for (let press = 0; press < 2; press += 1) {
    const response = await action(routeArgs(postRequest(`/attempts/${id}/grade`, fields, cookie), { id }));
    expect(locationOf(response)).toBe(`/attempts/${id}/grade#missed-headroom`);
  }
  const view = await loader(routeArgs(getRequest(`/attempts/${id}/grade`, cookie), { id }));
  expect(view.noted).toMatchObject([{ quote: "headroom=1 is seven spare", wantedLevel: 3, gradedLevel: 1 }]);
});

test("a passage that is not in the answer comes back with everything that was typed", async () => {
  const { session, cookie } = await world.guest();
  const id = await practiseTo(world.ctx, "grade", { userId: session.user.id });
  const fields = { intent: "missed", criterionId: "headroom", passage: "not there", level: "1", reason: "because" };
  const answer = await action(routeArgs(postRequest(`/attempts/${id}/grade`, fields, cookie), { id }));
  expect(answerOf(answer)).toMatchObject({
    status: 409,
    data: { criterionId: "headroom", sentence: null, passage: "not there", level: 1, reason: "because" },
  });
});

test.each([
  { level: "" },
  { level: "4" },
  { sentence: "20-3" },
  { sentence: "a-b" },
  { criterionId: "../x" },
  { intent: "nonsense" },
])("a form that the page does not make is a 400: %j", async (wrong) => {
  const { session, cookie } = await world.guest();
  const id = await practiseTo(world.ctx, "grade", { userId: session.user.id });
  const fields = { intent: "missed", criterionId: "headroom", sentence: "0-10", level: "1", ...wrong };
  const sent = action(routeArgs(postRequest(`/attempts/${id}/grade`, fields, cookie), { id }));
  expect((await thrownResponse(sent)).status).toBe(400);
});

test("somebody else's attempt is not found", async () => {
  const owner = await world.guest();
  const id = await practiseTo(world.ctx, "grade", { userId: owner.session.user.id });
  const { cookie } = await world.guest();
  const fields = { intent: "missed", criterionId: "headroom", sentence: "0-10", level: "1" };
  const sent = action(routeArgs(postRequest(`/attempts/${id}/grade`, fields, cookie), { id }));
  expect((await thrownResponse(sent)).status).toBe(404);
  expect(await world.ctx.db.missedPoint.count()).toBe(0);
});
