import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  createAccountWorld,
  getRequest,
  PASSWORD,
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

async function post(fields: Record<string, string>, cookie?: string) {
  return action(routeArgs(postRequest("/settings/delete", fields, cookie)));
}

test("an account is deleted with its password, and the cookie is cleared", async () => {
  const { cookie } = await world.account("learner@example.org");
  const response = await post({ confirmation: PASSWORD }, cookie);
  expect(response instanceof Response && response.headers.get("Location")).toBe("/");
  expect(response instanceof Response && response.headers.get("Set-Cookie")).toContain("Max-Age=0");
  expect(await world.ctx.db.user.count()).toBe(0);
});

test.each([{}, { confirmation: "" }, { confirmation: "DELETE" }])(
  "an account is not deleted by %j",
  async (fields: Record<string, string>) => {
    const { cookie } = await world.account("learner@example.org");
    const answer = await post(fields, cookie);
    if (answer instanceof Response) throw new Error("deleted");
    expect(Object.keys(answer.data.lastResult.error ?? {})).toEqual(["confirmation"]);
    expect(await world.ctx.db.user.count()).toBe(1);
  },
);

test("a guest types the word that the page asks for", async () => {
  const { cookie } = await world.guest();
  const { guestWord, email } = await loader(routeArgs(getRequest("/settings/delete", cookie)));
  expect(email).toBeNull();
  await post({ confirmation: guestWord }, cookie);
  expect(await world.ctx.db.user.count()).toBe(0);
});

test("nobody deletes nothing", async () => {
  expect((await thrownResponse(post({ confirmation: "DELETE" }))).status).toBe(302);
});
