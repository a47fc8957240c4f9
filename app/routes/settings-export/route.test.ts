import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  createAccountWorld,
  getRequest,
  routeArgs,
  thrownResponse,
  type AccountWorld,
} from "../../../tests/setup/account-world";
import { liveWholeLife } from "../../../tests/setup/whole-life";
import { AccountExportSchema } from "../../domain/account/export";
import { loader } from "./route";

let world: AccountWorld;
vi.mock("../../services/app-context.server", () => ({ appContext: () => Promise.resolve(world.ctx) }));

beforeEach(async () => {
  world = await createAccountWorld();
});
afterEach(async () => {
  await world.close();
});

test("a guest downloads everything as one JSON file that no cache keeps", async () => {
  const { session, cookie } = await world.guest();
  await liveWholeLife(world.ctx.db, session.user.id, "guest");
  const response = await loader(routeArgs(getRequest("/settings/export", cookie)));
  expect(response.headers.get("Content-Disposition")).toMatch(
    /^attachment; filename="defend-it-\d{4}-\d\d-\d\d\.json"$/,
  );
  expect(response.headers.get("Content-Type")).toBe("application/json; charset=utf-8");
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  expect(AccountExportSchema.parse(await response.json()).attempts).toHaveLength(1);
});

test("nobody downloads nothing", async () => {
  const response = await thrownResponse(loader(routeArgs(getRequest("/settings/export"))));
  expect(response.headers.get("Location")).toBe("/signin?next=%2Fsettings%2Fexport");
});
