import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  createAccountWorld,
  getRequest,
  postRequest,
  routeArgs,
  type AccountWorld,
} from "../../../tests/setup/account-world";
import { answerOf, locationOf } from "../../../tests/setup/answers";
import { practiseTo } from "../../../tests/setup/practice";
import { CRITERIA } from "../../../tests/setup/practice-library";
import { action, loader } from "./route";

let world: AccountWorld;
let cookie: string;
let id: string;
vi.mock("../../services/app-context.server", () => ({ appContext: () => Promise.resolve(world.ctx) }));

beforeEach(async () => {
  world = await createAccountWorld();
  const guest = await world.guest();
  cookie = guest.cookie;
  id = await practiseTo(world.ctx, "contrast", { userId: guest.session.user.id });
});
afterEach(async () => {
  await world.close();
});

const send = (fields: Record<string, string>) =>
  action(routeArgs(postRequest(`/attempts/${id}/contrast`, fields, cookie), { id }));
const page = () => loader(routeArgs(getRequest(`/attempts/${id}/contrast`, cookie), { id }));

test("the principle comes after one's own sentence, and not a line of it before", async () => {
  const before = JSON.stringify(await page());
  expect(before).not.toContain("The principle of");
  expect(before).not.toContain("reasoned");
  await send({ intent: "answer", criterionId: "drain-order", text: "One gives the order, the other names a hook." });
  const [first, second] = (await page()).items;
  expect(first).toMatchObject({ note: { text: "One gives the order, the other names a hook." } });
  expect(first?.reveal?.principle).toBe("The principle of drain-order.");
  expect(second?.reveal).toBeNull();
});

test("the whole answers follow the last difference, and finishing waits for it", async () => {
  const early = await send({ intent: "continue" });
  expect(answerOf(early).status).toBe(409);
  for (const { id: criterionId } of CRITERIA) {
    expect((await page()).models).toBeNull();
    await send({ intent: "skip", criterionId });
  }
  expect((await page()).models?.reasoningHtml).toContain("<em>reasoned</em>");
  const answer = await send({ intent: "continue" });
  expect(locationOf(answer)).toBe(`/attempts/${id}/finished`);
});

test("an overlong sentence comes back with its words", async () => {
  const text = "word ".repeat(400);
  const answer = await send({ intent: "answer", criterionId: "drain-order", text });
  expect(answerOf(answer).data).toMatchObject({ criterionId: "drain-order", text });
});
