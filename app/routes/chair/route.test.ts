import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  createAccountWorld,
  getRequest,
  ORIGIN,
  postRequest,
  routeArgs,
  thrownResponse,
  type AccountWorld,
} from "../../../tests/setup/account-world";
import { answerOf, locationOf } from "../../../tests/setup/answers";
import { CRITERIA } from "../../../tests/setup/practice-library";
import { levelField } from "../../components/attempt/self-judgement";
import { loader as attemptLoader } from "../attempt/route";
import { action as compareAction, loader as compareLoader } from "../chair-compare/route";
import { loader as eventsLoader } from "../chair-events/route";
import { action as joinAction } from "../chair-join/route";
import { action as chairsAction, loader as chairsLoader } from "../chairs/route";
import { action, loader } from "./route";

let world: AccountWorld;
let ida: string;
let cem: string;
let id: string;
let code: string;
vi.mock("../../services/app-context.server", () => ({ appContext: () => Promise.resolve(world.ctx) }));

beforeEach(async () => {
  world = await createAccountWorld();
  ida = (await world.guest()).cookie;
  cem = (await world.guest()).cookie;
  const fields = { intent: "invite", scenario: "small-fleet" };
  const opened = await thrownResponse(chairsAction(routeArgs(postRequest("/chairs", fields, ida))));
  const to = new URL(opened.headers.get("Location") ?? "", ORIGIN);
  id = to.pathname.split("/").at(-1) ?? "";
  code = to.searchParams.get("code") ?? "";
});
afterEach(async () => {
  await world.close();
});

const page = (cookie: string, query = "") => loader(routeArgs(getRequest(`/chairs/${id}${query}`, cookie), { id }));
const post = (fields: Record<string, string>, cookie: string) =>
  action(routeArgs(postRequest(`/chairs/${id}`, fields, cookie), { id }));
const join = (cookie?: string, typed = code) =>
  joinAction(routeArgs(postRequest(`/chairs/join/${typed}`, {}, cookie), { code: typed }));
const compare = (fields: Record<string, string>, cookie: string) =>
  compareAction(routeArgs(postRequest(`/chairs/${id}/compare`, fields, cookie), { id }));

async function begin(): Promise<string> {
  await join(cem);
  await post({ intent: "begin" }, ida);
  const { view } = await page(cem);
  return view.role === "candidate" ? (view.desk?.attemptId ?? "") : "";
}

test("a session is opened with one click, its code stands in the address and on the page, and nowhere else", async () => {
  const { view } = await page(ida, `?code=${code}`);
  expect(view).toMatchObject({ role: "interviewer", invitation: { isOpen: true } });
  expect(view.role === "interviewer" && view.invitation?.code?.replace("-", "")).toBe(code);
  const later = await page(ida);
  expect(later.view).toMatchObject({ invitation: { code: null } });
  const renewed = await post({ intent: "renew" }, ida);
  expect(locationOf(renewed)).toMatch(new RegExp(`^/chairs/${id}\\?code=[2-9A-Z]{8}$`));
});

test("somebody unknown becomes a guest by joining, but not with a code that opens nothing", async () => {
  const before = await world.ctx.db.user.count();
  const refused = await join(undefined, "22222222");
  expect(refused).toMatchObject({
    init: { status: 404 },
    data: { problem: expect.stringContaining("no open invitation") as string },
  });
  expect(await world.ctx.db.user.count()).toBe(before);
  const joined = await thrownResponse(Promise.resolve(join()));
  expect(joined.headers.get("Location")).toBe(`/chairs/${id}`);
  expect(joined.headers.get("Set-Cookie")).toContain("session=");
  // Used once: for anybody else it is the answer of a code that never was.
  expect(await join(cem)).toEqual(refused);
});

test("a typed code leads to its page, and what can be no code is answered like any that does not open", async () => {
  const typed = `${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`;
  const found = await chairsAction(routeArgs(postRequest("/chairs", { intent: "code", code: typed }, cem)));
  expect(locationOf(found)).toBe(`/chairs/join/${code}`);
  const none = await chairsAction(routeArgs(postRequest("/chairs", { intent: "code", code: "0000" }, cem)));
  expect(answerOf(none)).toMatchObject({ status: 404, data: { code: "0000" } });
  expect((await chairsLoader(routeArgs(getRequest("/chairs")))).sessions).toEqual([]);
});

test("without scripts every button carries everything along: levels and notes, the draft, a line that is not sent yet", async () => {
  const attemptId = await begin();
  const ticks = { "level:proof": "2", "note:proof": "a note", "note:headroom": "" };
  const asked = await post({ ...ticks, intent: "probe:headroom:1", line: "My own question" }, ida);
  expect(answerOf(asked)).toMatchObject({ status: 200, data: { line: "My own question" } });
  const { view } = await page(ida);
  const criteria = view.role === "interviewer" ? view.criteria : [];
  expect(criteria.find((one) => one.id === "proof")).toMatchObject({ level: 2, note: "a note" });
  expect(view.sees.said.map(({ text }) => text)).toEqual(["One headroom?"]);
  const answered = await post({ intent: "answer", line: "Because.", text: "My design", baseRevision: "0" }, cem);
  expect(locationOf(answered)).toBe(`/chairs/${id}#conversation`);
  expect(await world.ctx.db.attempt.findUnique({ where: { id: attemptId } })).toMatchObject({ draft: "My design" });
  const empty = await post({ intent: "answer", line: " ", text: "My design, longer", baseRevision: "1" }, cem);
  expect(answerOf(empty).status).toBe(409);
  expect(await world.ctx.db.attempt.findUnique({ where: { id: attemptId } })).toMatchObject({
    draft: "My design, longer",
  });
});

test("hints do not exist in the candidate's chair", async () => {
  await begin();
  expect((await thrownResponse(post({ intent: "hint:0" }, cem))).status).toBe(400);
});

test("to the end by plain forms: handed in, ended, judged, compared, chairs changed", async () => {
  const attemptId = await begin();
  expect(locationOf(await post({ intent: "submit", text: "headroom=2", baseRevision: "0" }, cem))).toBe(
    `/chairs/${id}`,
  );
  const own = routeArgs(getRequest(`/attempts/${attemptId}/judge`, cem), { id: attemptId });
  expect((await thrownResponse(attemptLoader(own))).headers.get("Location")).toBe(`/chairs/${id}`);
  const levels = Object.fromEntries(CRITERIA.map((one) => [levelField(one.id), "2"]));
  expect(answerOf(await compare(levels, cem)).status).toBe(409);
  await post({ intent: "close" }, ida);
  expect(answerOf(await compare({ [levelField("proof")]: "1" }, cem))).toMatchObject({
    status: 422,
    data: { levels: { proof: 1 } },
  });
  expect(answerOf(await compare(levels, ida)).status).toBe(409);
  expect(locationOf(await compare(levels, cem))).toBe(`/chairs/${id}/compare`);
  const view = await compareLoader(routeArgs(getRequest(`/chairs/${id}/compare`, ida), { id }));
  expect(view.kind).toBe("open");
  expect((await attemptLoader(own)).frame.phase).toBe("grade");
  expect(locationOf(await post({ intent: "swap" }, cem))).toMatch(/^\/chairs\/[a-z0-9]+$/);
});

test("a stranger finds nothing behind any address of a session, and nobody is led to sign in", async () => {
  await begin();
  const eve = (await world.guest()).cookie;
  const args = (path: string, cookie?: string) => routeArgs(getRequest(path, cookie), { id });
  for (const [load, path] of [
    [loader, `/chairs/${id}`],
    [compareLoader, `/chairs/${id}/compare`],
    [eventsLoader, `/chairs/${id}/events`],
  ] as const) {
    expect((await thrownResponse(load(args(path, eve)))).status).toBe(404);
    expect((await thrownResponse(load(args(path)))).headers.get("Location")).toContain("/signin");
  }
  for (const intent of ["begin", "close", "swap", "tick", "question", "answer", "probe:proof:1", "save", "submit"])
    expect((await thrownResponse(post({ intent, line: "x", text: "x" }, eve))).status).toBe(404);
});

test("the stream is one that proxies and compression leave alone, resumes after the last id, and ends with its request", async () => {
  await begin();
  const leave = new AbortController();
  const headers = { Cookie: cem, Accept: "text/event-stream", "Last-Event-ID": "1.0.0" };
  const request = new Request(`${ORIGIN}/chairs/${id}/events?after=0.0.0`, { headers, signal: leave.signal });
  const response = await eventsLoader(routeArgs(request, { id }));
  expect(response.headers.get("Content-Type")).toContain("text/event-stream");
  expect(response.headers.get("Cache-Control")).toContain("no-transform");
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader.read()).value).toMatch(/^retry: \d+\n\n$/);
  const { value } = await reader.read();
  expect(value).toContain("id: 2.0.0");
  expect(value).toContain('"kind":"begun"');
  leave.abort();
  expect((await reader.read()).done).toBe(true);
  const page = await eventsLoader(routeArgs(getRequest(`/chairs/${id}/events`, cem), { id }));
  expect(page.headers.get("Location")).toBe(`/chairs/${id}`);
});
