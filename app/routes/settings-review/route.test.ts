import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  createAccountWorld,
  getRequest,
  postRequest,
  routeArgs,
  thrownResponse,
  type AccountWorld,
} from "../../../tests/setup/account-world";
import { loader as calendar } from "../calendar/route";
import { action, loader } from "./route";

let world: AccountWorld;
let cookie: string;
vi.mock("../../services/app-context.server", () => ({ appContext: () => Promise.resolve(world.ctx) }));

const send = (fields: Record<string, string>) => action(routeArgs(postRequest("/settings/review", fields, cookie)));
const settings = () => loader(routeArgs(getRequest("/settings/review", cookie)));

beforeEach(async () => {
  world = await createAccountWorld();
  cookie = (await world.guest()).cookie;
});
afterEach(async () => {
  await world.close();
});

test("retention and cap are kept; what is out of bounds comes back as it was typed", async () => {
  expect(await settings()).toEqual({ retention: 0.9, dailyCap: 12, hasCalendar: false });
  expect(await send({ intent: "save", retention: "85", dailyCap: "20" })).toMatchObject({ data: { kind: "saved" } });
  expect(await settings()).toMatchObject({ retention: 0.85, dailyCap: 20 });
  for (const [retention, dailyCap] of [
    ["70", "20"],
    ["85", "0"],
    ["often", "20"],
  ] as const) {
    expect(await send({ intent: "save", retention, dailyCap })).toMatchObject({
      init: { status: 409 },
      data: { kind: "refused", retention, dailyCap },
    });
  }
  expect(await settings()).toMatchObject({ retention: 0.85, dailyCap: 20 });
});

test("a calendar's address is shown once, works without a session, and stops when it is ended", async () => {
  const made = await send({ intent: "renew-calendar" });
  const shown = made as unknown as { data: { kind: string; address: string } };
  expect(shown.data.kind).toBe("calendar");
  const file = shown.data.address.split("/").at(-1) ?? "";
  expect(shown.data.address).toMatch(/^http:\/\/localhost:3000\/calendar\/[a-z0-9]{24}\.ics$/);
  const open = () => calendar(routeArgs(getRequest(`/calendar/${file}`), { file }));
  const response = await open();
  expect(response.headers.get("Content-Type")).toBe("text/calendar; charset=utf-8");
  expect(await response.text()).toContain("END:VCALENDAR");
  expect(JSON.stringify(await settings())).not.toContain(file.slice(0, 24));
  await send({ intent: "end-calendar" });
  expect((await thrownResponse(open())).status).toBe(404);
  expect(await settings()).toMatchObject({ hasCalendar: false });
});

test.each(["", "x.ics", "a".repeat(24), `${"a".repeat(24)}.ics`, "../../etc"])(
  "a calendar at %j is not found",
  async (file) => {
    expect((await thrownResponse(calendar(routeArgs(getRequest("/calendar/x"), { file })))).status).toBe(404);
  },
);
