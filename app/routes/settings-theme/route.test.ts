import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  createAccountWorld,
  postRequest,
  routeArgs,
  thrownResponse,
  type AccountWorld,
} from "../../../tests/setup/account-world";
import { action } from "./route";

let world: AccountWorld;
vi.mock("../../services/app-context.server", () => ({ appContext: () => Promise.resolve(world.ctx) }));

beforeEach(async () => {
  world = await createAccountWorld();
});
afterEach(async () => {
  await world.close();
});

test("a theme is kept in this browser, with the person, and one stays on the page", async () => {
  const { cookie } = await world.guest();
  const response = await action(
    routeArgs(postRequest("/settings/theme", { theme: "dark", next: "/progress" }, cookie)),
  );
  expect(response.headers.get("Location")).toBe("/progress");
  expect(response.headers.get("Set-Cookie")).toMatch(/^theme=dark; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax$/);
  expect(await world.sessionOf(cookie)).toMatchObject({ user: { theme: "dark" } });
});

test("a theme can be chosen by nobody in particular", async () => {
  const response = await action(routeArgs(postRequest("/settings/theme", { theme: "light" })));
  expect(response.headers.get("Location")).toBe("/settings");
  expect(response.headers.get("Set-Cookie")).toMatch(/^theme=light;/);
});

test("choosing a theme never leads off the site", async () => {
  const response = await action(routeArgs(postRequest("/settings/theme", { theme: "dark", next: "//other.example" })));
  expect(response.headers.get("Location")).toBe("/");
});

test("an unknown theme is a bad request", async () => {
  const response = await thrownResponse(action(routeArgs(postRequest("/settings/theme", { theme: "dark; Domain=x" }))));
  expect(response.status).toBe(400);
});
