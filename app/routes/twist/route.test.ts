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
import { action, loader } from "./route";

let world: AccountWorld;
let cookie: string;
let id: string;
vi.mock("../../services/app-context.server", () => ({ appContext: () => Promise.resolve(world.ctx) }));

beforeEach(async () => {
  world = await createAccountWorld();
  const guest = await world.guest();
  cookie = guest.cookie;
  id = await practiseTo(world.ctx, "twist", { userId: guest.session.user.id });
});
afterEach(async () => {
  await world.close();
});

const send = (fields: Record<string, string>) =>
  action(routeArgs(postRequest(`/attempts/${id}/twist`, fields, cookie), { id }));
const page = () => loader(routeArgs(getRequest(`/attempts/${id}/twist`, cookie), { id }));

test("what shifts and what stays is in the page only after an answer", async () => {
  expect(JSON.stringify(await page())).not.toContain("The size.");
  const { criteria } = await page();
  const first = criteria[0]?.id ?? "";
  expect(await send({ intent: "answer", text: `${first}=3` })).toBeInstanceOf(Response);
  const { outcome } = await page();
  expect(outcome).toMatchObject({ shifts: ["The size."], stays: ["The order."] });
  expect(outcome?.grades.find((grade) => grade.id === first)?.level).toBe(3);
  expect((await page()).criteria[0]?.levelBefore).not.toBe(3);
});

test("a twist can be skipped, then it goes on to the contrast", async () => {
  const early = await send({ intent: "continue" });
  expect(answerOf(early).data.problem).toContain("twist");
  await send({ intent: "skip" });
  const answer = await send({ intent: "continue" });
  expect(locationOf(answer)).toBe(`/attempts/${id}/contrast`);
});

test("an empty answer comes back", async () => {
  const answer = await send({ intent: "answer", text: "\n" });
  expect(answerOf(answer).status).toBe(409);
});
