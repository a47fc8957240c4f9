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

test("the summary says what was found and what comes back", async () => {
  const { session, cookie } = await world.guest();
  const id = await practiseTo(world.ctx, "finished", { userId: session.user.id, text: "headroom=3 proof=1" });
  const view = await loader(routeArgs(getRequest(`/attempts/${id}/finished`, cookie), { id }));
  expect(view.criteria.find((criterion) => criterion.id === "headroom")?.finalLevel).toBe(3);
  expect(view.reviews).toHaveLength(view.criteria.length);
  expect(view.reviews.at(-1)?.criterionId).toBe("headroom");
});

test("starting afresh makes a new attempt and leaves this one", async () => {
  const { session, cookie } = await world.guest();
  const id = await practiseTo(world.ctx, "finished", { userId: session.user.id });
  const response = await action(routeArgs(postRequest(`/attempts/${id}/finished`, {}, cookie), { id }));
  const location = response.headers.get("Location") ?? "";
  expect(location).toMatch(/^\/attempts\/[a-z0-9]{16,40}$/);
  expect(location).not.toContain(id);
  expect((await loader(routeArgs(getRequest("/", cookie), { id }))).frame.phase).toBe("finished");
});
