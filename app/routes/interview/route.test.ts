import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  createAccountWorld,
  getRequest,
  postRequest,
  routeArgs,
  thrownResponse,
  type AccountWorld,
} from "../../../tests/setup/account-world";
import { answerOf, locationOf } from "../../../tests/setup/answers";
import { CRITERIA } from "../../../tests/setup/practice-library";
import { formCriterionId } from "../../services/interview/view-interview-judge.server";
import { loader as designLoader } from "../design/route";
import { loader as jsonLoader } from "../interview-json/route";
import { action as judgeAction, loader as judgeLoader } from "../interview-judge/route";
import { loader as markdownLoader } from "../interview-markdown/route";
import { loader as reportLoader } from "../interview-report/route";
import { action as setUp, loader as listLoader } from "../interviews/route";
import { action, loader } from "./route";

let world: AccountWorld;
let cookie: string;
let id: string;
vi.mock("../../services/app-context.server", () => ({ appContext: () => Promise.resolve(world.ctx) }));

const CHOICES = { level: "senior", minutes: "20", topic: "any" };

beforeEach(async () => {
  world = await createAccountWorld();
  cookie = (await world.guest()).cookie;
  id = (locationOf(await setUp(routeArgs(postRequest("/interviews", CHOICES, cookie)))) ?? "").split("/").at(-1) ?? "";
});
afterEach(async () => {
  await world.close();
});

const path = (part = "") => `/interviews/${id}${part}`;
const get = (part = "", by = cookie) => routeArgs(getRequest(path(part), by), { id });
const press = (fields: Record<string, string>) => action(routeArgs(postRequest(path(), fields, cookie), { id }));
const view = async () => (await loader(get())).view;

test("choosing tracks and ticking none is answered in words; what is no choice is as well", async () => {
  for (const wrong of [{ ...CHOICES, topic: "tracks" }, { ...CHOICES, minutes: "30" }, {}]) {
    const answer = answerOf(
      await setUp(routeArgs(postRequest("/interviews", wrong as Record<string, string>, cookie))),
    );
    expect(answer.status).toBe(422);
    expect(answer.data.problem).toMatch(/Tick at least one track|Choose a level/);
  }
  expect((await listLoader(routeArgs(getRequest("/interviews", cookie)))).interviews).toHaveLength(1);
});

test("while it is open everything leads to the room: report, files, judging and the attempt's own pages", async () => {
  const attemptId = (await view()).design?.attemptId ?? "";
  expect((await thrownResponse(judgeLoader(get("/judge")))).headers.get("Location")).toBe(path());
  expect((await thrownResponse(reportLoader(get("/report")))).headers.get("Location")).toBe(path("/judge"));
  for (const file of [markdownLoader, jsonLoader]) {
    expect((await file(get("/report.md"))).headers.get("Location")).toBe(path("/report"));
  }
  const design = designLoader(routeArgs(getRequest(`/attempts/${attemptId}/design`, cookie), { id: attemptId }));
  expect((await thrownResponse(design)).headers.get("Location")).toBe(path());
});

test("without scripts every button takes the text along", async () => {
  await press({ intent: "ask:peak", text: "one\r\ntwo", baseRevision: "0" });
  expect((await view()).design).toMatchObject({ draft: { text: "one\ntwo" }, asked: [{ id: "peak" }] });
  await press({ intent: "room:pause", text: "one\r\ntwo\r\nthree", baseRevision: "1" });
  expect(await view()).toMatchObject({ isPaused: true, design: null });
  await press({ intent: "resume" });
  expect((await view()).design?.draft.text).toBe("one\ntwo\nthree");
  expect(locationOf(await press({ intent: "submit", text: "headroom=2", baseRevision: "2" }))).toBe(path("#now"));
  expect((await view()).question?.text).toBe("Zero drain-order?");
});

test("an answer that is refused comes back with its words", async () => {
  await press({ intent: "submit", text: "headroom=2", baseRevision: "0" });
  const questionId = (await view()).question?.id ?? "";
  const long = "because ".repeat(1_000);
  const { status, data } = answerOf(await press({ intent: "answer", questionId, text: long }));
  expect(status).toBe(409);
  expect(data).toMatchObject({ text: long, questionId });
  const empty = answerOf(await press({ intent: "submit", text: " ", baseRevision: "0" }));
  expect(empty.status).toBe(422);
});

test("ended, judged, reported: each once, and the files are there", async () => {
  const end = { intent: "room:end", text: "headroom=2", baseRevision: "0" };
  expect(locationOf(await press(end))).toBe(path("/judge"));
  const levels = Object.fromEntries(CRITERIA.map((one) => [`level:${formCriterionId(0, one.id)}`, "1"]));
  const judge = (fields: Record<string, string>) =>
    judgeAction(routeArgs(postRequest(path("/judge"), fields, cookie), { id }));
  const incomplete = answerOf(await judge({}));
  expect(incomplete.status).toBe(422);
  expect(incomplete.data.missing).toHaveLength(CRITERIA.length);
  expect(locationOf(await judge(levels))).toBe(path("/report"));
  expect(locationOf(await judge(levels))).toBe(path("/report"));

  const { report, labs, evidence } = await reportLoader(get("/report"));
  expect([labs, evidence]).toEqual([[], []]);
  expect(report).toMatchObject({ interviewId: id, isEarly: true, missingParts: 0 });
  expect(await (await jsonLoader(get("/report.json"))).json()).toEqual(JSON.parse(JSON.stringify(report)));
  const markdown = await markdownLoader(get("/report.md"));
  expect(markdown.headers.get("Content-Disposition")).toMatch(/^attachment; filename="interview-\d{4}-\d\d-\d\d\.md"$/);
  expect((await thrownResponse(loader(get()))).headers.get("Location")).toBe(path("/report"));
});

test("somebody else's interview is a 404, and nobody is led to sign in", async () => {
  const stranger = (await world.guest()).cookie;
  for (const load of [loader, judgeLoader, reportLoader, markdownLoader, jsonLoader]) {
    expect((await thrownResponse(load(get("", stranger)))).status).toBe(404);
  }
  const nobody = await thrownResponse(loader(routeArgs(getRequest(path()), { id })));
  expect(nobody.headers.get("Location")).toContain("/signin");
});
