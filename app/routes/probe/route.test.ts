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
import { REPLY_CHARACTERS } from "../../domain/attempt/limits";
import { action, loader } from "./route";

let world: AccountWorld;
let cookie: string;
let id: string;
vi.mock("../../services/app-context.server", () => ({ appContext: () => Promise.resolve(world.ctx) }));

beforeEach(async () => {
  world = await createAccountWorld();
  const guest = await world.guest();
  cookie = guest.cookie;
  id = await practiseTo(world.ctx, "probe", { userId: guest.session.user.id, text: "headroom=1" });
});
afterEach(async () => {
  await world.close();
});

const send = (fields: Record<string, string>) =>
  action(routeArgs(postRequest(`/attempts/${id}/probe`, fields, cookie), { id }));
const page = () => loader(routeArgs(getRequest(`/attempts/${id}/probe`, cookie), { id }));
const current = async () => (await page()).currentId ?? "";

test("an answer shows the level before and after, and the next question comes", async () => {
  const criterionId = await current();
  const answer = await send({ intent: "answer", criterionId, text: `${criterionId}=2` });
  expect(locationOf(answer)).toBe(`/attempts/${id}/probe#probe-${criterionId}`);
  const view = await page();
  expect(view.items[0]).toMatchObject({ criterionId, levelBefore: 0, outcome: { levelAfter: 2 } });
  expect(view.currentId).not.toBe(criterionId);
});

test("an empty or overlong answer comes back with its words", async () => {
  const criterionId = await current();
  for (const text of ["  ", "x".repeat(REPLY_CHARACTERS + 1)]) {
    const answer = await send({ intent: "answer", criterionId, text });
    expect(answerOf(answer).status).toBe(409);
    expect(answerOf(answer).data).toMatchObject({ criterionId, text });
  }
  expect(await current()).toBe(criterionId);
});

test("going on waits until every question is answered or skipped", async () => {
  const early = await send({ intent: "continue" });
  expect(answerOf(early).data.problem).toContain("questions left");
  for (let criterionId = await current(); criterionId !== ""; criterionId = await current()) {
    await send({ intent: "skip", criterionId });
  }
  const answer = await send({ intent: "continue" });
  expect(locationOf(answer)).toBe(`/attempts/${id}/twist`);
});

test("a form that fits no button is a 400", async () => {
  expect((await thrownResponse(send({ intent: "answer" }))).status).toBe(400);
  expect((await thrownResponse(send({ intent: "answer", criterionId: "../x", text: "y" }))).status).toBe(400);
});
