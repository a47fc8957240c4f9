import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  createAccountWorld,
  getRequest,
  ORIGIN,
  routeArgs,
  thrownResponse,
  type AccountWorld,
} from "../../../tests/setup/account-world";
import { practiseTo } from "../../../tests/setup/practice";
import { loader as attemptsCsv } from "../export-attempts/route";
import { loader as criteriaCards } from "../export-criteria/route";
import { loader as exportSchema } from "../export-schema/route";
import { loader as exportAll } from "../settings-export/route";
import { action, loader } from "./route";

let world: AccountWorld;
vi.mock("../../services/app-context.server", () => ({ appContext: () => Promise.resolve(world.ctx) }));

beforeEach(async () => {
  world = await createAccountWorld();
});
afterEach(async () => {
  await world.close();
});

function upload(text: string | null, cookie?: string) {
  const form = new FormData();
  if (text !== null) form.set("file", new File([text], "defend-it.json", { type: "application/json" }));
  const headers: Record<string, string> = { Origin: ORIGIN, ...(cookie === undefined ? {} : { Cookie: cookie }) };
  return action(routeArgs(new Request(`${ORIGIN}/settings/import`, { method: "POST", body: form, headers })));
}

test("a downloaded file is brought into another account, and again without adding anything", async () => {
  const { session, cookie } = await world.guest();
  await practiseTo(world.ctx, "finished", { userId: session.user.id });
  const file = await (await exportAll(routeArgs(getRequest("/settings/export", cookie)))).text();
  const { cookie: other } = await world.account("learner@example.org");
  expect((await upload(file, other)).data).toMatchObject({ imported: { attempts: 1, known: 0 }, problems: [] });
  expect((await upload(file, other)).data).toMatchObject({ imported: { attempts: 0, known: 1 } });
  const csv = await attemptsCsv(routeArgs(getRequest("/settings/export/attempts.csv", other)));
  expect(csv.headers.get("Content-Disposition")).toContain("defend-it-attempts.csv");
  expect((await csv.text()).trimEnd().split("\r\n")).toHaveLength(2);
  const cards = await criteriaCards(routeArgs(getRequest("/settings/export/criteria.txt", other)));
  expect(cards.headers.get("Cache-Control")).toBe("no-store");
});

test("what does not fit comes back with lines, and nothing is stored", async () => {
  const { cookie } = await world.guest();
  for (const [text, says] of [
    [null, /^Choose the JSON file first/],
    ["", /^Choose the JSON file first/],
    ['{\n"format": 1', /^Line 2: This is no JSON/],
    ['{"format": "defend-it/export", "version": 2}', /^Line 1: exportedAt: /],
  ] as const) {
    const answer = await upload(text, cookie);
    expect(answer.init?.status).toBe(400);
    expect(answer.data.problems[0]).toMatch(says);
  }
  expect(await world.ctx.db.attempt.count()).toBe(0);
});

test("nobody brings nothing in or takes anything out; the schema is for everybody", async () => {
  for (const work of [
    () => upload("{}"),
    () => loader(routeArgs(getRequest("/settings/import"))),
    () => attemptsCsv(routeArgs(getRequest("/settings/export/attempts.csv"))),
    () => criteriaCards(routeArgs(getRequest("/settings/export/criteria.txt"))),
  ])
    expect((await thrownResponse(work())).headers.get("Location")).toContain("/signin");
  const schema = (await exportSchema().json()) as { title: string };
  expect(schema.title).toBe("defend-it export");
});
