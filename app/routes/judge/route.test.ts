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
import { levelField } from "../../components/attempt/self-judgement";
import { action, loader } from "./route";

let world: AccountWorld;
let cookie: string;
let id: string;
vi.mock("../../services/app-context.server", () => ({ appContext: () => Promise.resolve(world.ctx) }));

beforeEach(async () => {
  world = await createAccountWorld();
  const guest = await world.guest();
  cookie = guest.cookie;
  id = await practiseTo(world.ctx, "judge", { userId: guest.session.user.id });
});
afterEach(async () => {
  await world.close();
});

async function judge(levels: Record<string, string>) {
  const fields = Object.fromEntries(Object.entries(levels).map(([criterion, level]) => [levelField(criterion), level]));
  return action(routeArgs(postRequest(`/attempts/${id}/judge`, fields, cookie), { id }));
}

const all = (level: string) => Object.fromEntries(CRITERIA.map((criterion) => [criterion.id, level]));
const page = () => loader(routeArgs(getRequest(`/attempts/${id}/judge`, cookie), { id }));

test("a level for every criterion leads to the grade", async () => {
  const answer = await judge(all("2"));
  expect(locationOf(answer)).toBe(`/attempts/${id}/grade`);
  const view = await page();
  expect(view.isLocked).toBe(true);
  expect(view.criteria.map(({ selfLevel }) => selfLevel)).toEqual(CRITERIA.map(() => 2));
});

test("a missing or impossible level sends the form back with every choice that was made", async () => {
  const answer = await judge({ ...all("1"), headroom: "4", price: "" });
  expect(answerOf(answer).status).toBe(422);
  expect(answerOf(answer).data.missing).toEqual(["headroom", "price"]);
  expect(answerOf(answer).data.levels).toEqual({ "drain-order": 1, "zone-loss": 1, proof: 1 });
  expect((await page()).isLocked).toBe(false);
});

test("the first judgement stands: the same again goes on, another is refused", async () => {
  await judge(all("2"));
  expect(await judge(all("2"))).toBeInstanceOf(Response);
  const changed = await judge(all("3"));
  expect(answerOf(changed).data.problem).toContain("already judged");
  expect((await page()).criteria.every(({ selfLevel }) => selfLevel === 2)).toBe(true);
});

test("the page holds nothing of the grade before the judgement", async () => {
  const text = JSON.stringify(await page());
  expect(text).not.toContain("quotes");
  expect(text).not.toContain("missing");
  expect(text).not.toContain("say more about");
});
