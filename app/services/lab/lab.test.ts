import { afterEach, beforeEach, expect, test } from "vitest";
import { makeLibrary, makeScenario } from "../../../tests/setup/practice-library";
import { createPractice, practiseTo, type Practice } from "../../../tests/setup/practice";
import { paramsOf } from "../../labs/kit/params-of";
import { labOf } from "../../labs/registry";
import { claimGuestWork } from "../claim-guest-work.server";
import { viewGrade } from "../view/view-grade.server";
import { answerLabQuestion } from "./answer-lab-question.server";
import { confirmNumbers, viewDesignNumbers } from "./design-numbers.server";
import { finishRun } from "./finish-run.server";
import { labEvidence } from "./lab-evidence.server";
import { logRun } from "./log-run.server";
import { viewLab } from "./view-lab.server";
import { viewLabs } from "./view-labs.server";

const LAB = "ndots-dns";
const lab = labOf(LAB);
if (lab === null) throw new Error("These tests need the lab ndots-dns.");
const params = paramsOf(lab, { preset: "naive" });
const asked = {
  labId: LAB,
  params,
  guesses: [{ about: "queries", value: "8" }],
  eventId: null,
  attemptId: null,
  traceName: null,
};
const speaksTo = lab.explain(lab.run(params, { trace: null, progress: () => undefined }), params).question.criterionId;

let world: Practice;
let me: string;
let other: string;
beforeEach(async () => {
  const criteria = [
    { id: "headroom", title: "Headroom", dimension: "quantity" as const, weight: 2 },
    { id: speaksTo, title: "What the lab speaks to", dimension: "mechanism" as const, weight: 3 },
    { id: "a", title: "A", dimension: "trade-off" as const, weight: 2 },
    { id: "b", title: "B", dimension: "failure-mode" as const, weight: 2 },
    { id: "c", title: "C", dimension: "evidence" as const, weight: 1 },
  ];
  world = await createPractice(makeLibrary([makeScenario({ id: LAB, criteria })]));
  me = await world.addUser("me");
  other = await world.addUser("other");
});
afterEach(() => world.close());

const look = (userId: string | null, runId: string | null, attemptId: string | null = null) =>
  viewLab(world.ctx, {
    ...{ labId: LAB, userId, address: "a", guesses: [], isShown: true, runId, attemptId },
    state: { params, problems: [], typed: {} },
  });

test("a prediction is locked, the server's own run is written, and doing it twice is one run", async () => {
  const id = await logRun(world.ctx, { ...asked, userId: me });
  expect(await logRun(world.ctx, { ...asked, userId: me })).toBe(id);
  const row = await world.db.labRun.findUniqueOrThrow({ where: { id } });
  expect(JSON.parse(row.guessesJson)).toEqual(asked.guesses);
  expect(JSON.parse(row.outcomeJson ?? "")).toMatchObject({ judged: [{ said: "8 queries" }] });
  // What a browser says afterwards changes nothing.
  const forged = {
    verdict: "survived" as const,
    firstCause: null,
    headline: "all is well here",
    criterionId: "a",
    judged: [],
  };
  await finishRun(world.ctx, { userId: me, runId: id, outcome: forged });
  expect((await world.db.labRun.findUniqueOrThrow({ where: { id } })).outcomeJson).toBe(row.outcomeJson);
});

test("a run over a trace has no outcome until the browser tells it, and then keeps the first", async () => {
  const id = await logRun(world.ctx, { ...asked, userId: me, traceName: "mine.csv" });
  const outcome = {
    verdict: "degraded" as const,
    firstCause: "a late start",
    headline: "it took 12 s longer",
    criterionId: "a",
    judged: [],
  };
  await finishRun(world.ctx, { userId: other, runId: id, outcome });
  expect((await world.db.labRun.findUniqueOrThrow({ where: { id } })).outcomeJson).toBeNull();
  await finishRun(world.ctx, { userId: me, runId: id, outcome });
  await finishRun(world.ctx, { userId: me, runId: id, outcome: { ...outcome, headline: "another story altogether" } });
  expect((await world.db.labRun.findUniqueOrThrow({ where: { id } })).outcomeJson).toContain("12 s longer");
});

test("somebody else's run, attempt and answer are as if they were not there", async () => {
  const attemptId = await practiseTo(world.ctx, "judge", { userId: me, scenarioId: LAB });
  const id = await logRun(world.ctx, { ...asked, userId: me, attemptId });
  expect((await look(me, id, attemptId)).logged?.id).toBe(id);
  expect((await look(me, id, attemptId)).attempt?.id).toBe(attemptId);
  for (const who of [other, null]) {
    const view = await look(who, id, attemptId);
    expect([view.logged, view.attempt]).toEqual([null, null]);
    expect(view.run).not.toBeNull();
  }
  await expect(answerLabQuestion(world.ctx, { userId: other, runId: id, text: "x" })).rejects.toThrow("no such run");
  await logRun(world.ctx, { ...asked, userId: other, attemptId });
  expect(await labEvidence(world.ctx, other, [attemptId])).toEqual([]);
  expect((await labEvidence(world.ctx, me, [attemptId])).map(({ runId }) => runId)).toEqual([id]);
});

test("what the lab said stands with the grade and changes nothing in it", async () => {
  const attemptId = await practiseTo(world.ctx, "judge", { userId: me, scenarioId: LAB });
  const { judgeSelf } = await import("../practise/judge-self.server");
  const levels = Object.fromEntries(["headroom", speaksTo, "a", "b", "c"].map((id) => [id, 1 as const]));
  await judgeSelf(world.ctx, { userId: me, attemptId, levels });
  const before = await viewGrade(world.ctx, { userId: me, attemptId });
  expect(before.lab?.evidence).toEqual([]);
  await logRun(world.ctx, { ...asked, userId: me, attemptId });
  const { lab: after, ...grade } = await viewGrade(world.ctx, { userId: me, attemptId });
  expect(after?.evidence).toHaveLength(1);
  const { lab: _before, ...graded } = before;
  expect(grade).toEqual(graded);
});

test("the answer to the question that comes back is graded once, by the criterion's own rubric", async () => {
  const runId = await logRun(world.ctx, { ...asked, userId: me });
  await expect(answerLabQuestion(world.ctx, { userId: me, runId, text: " " })).rejects.toThrow("a sentence or two");
  await answerLabQuestion(world.ctx, { userId: me, runId, text: `${speaksTo}=2 because` });
  await answerLabQuestion(world.ctx, { userId: me, runId, text: `${speaksTo}=2 because` });
  await expect(answerLabQuestion(world.ctx, { userId: me, runId, text: "other" })).rejects.toThrow(
    "The first answer stands",
  );
  expect((await look(me, runId)).logged?.reply).toMatchObject({ level: 2, text: `${speaksTo}=2 because` });
  expect(world.judge.calls.filter(({ kind }) => kind === "probe")).toHaveLength(1);
});

test("numbers are offered from the text, count only once confirmed, and are refused out of range", async () => {
  const attemptId = await practiseTo(world.ctx, "design", { userId: me, scenarioId: LAB });
  const key = { userId: me, attemptId };
  const view = (text: string) => viewDesignNumbers(world.ctx, { ...key, scenarioId: LAB, text });
  const offered = await view("The resolver timeout is 2 seconds for us.");
  expect(offered?.isConfirmed).toBe(false);
  expect(offered?.fields.find(({ param }) => param === "timeoutSeconds")).toMatchObject({ value: 2 });
  expect((await view("Nothing to see."))?.fields.every(({ value }) => value === null)).toBe(true);
  await confirmNumbers(world.ctx, key, { timeoutSeconds: 3, ndots: null, nonsense: 4 });
  const confirmed = await view("The resolver timeout is 2 seconds for us.");
  expect(confirmed?.isConfirmed).toBe(true);
  expect(confirmed?.fields.find(({ param }) => param === "timeoutSeconds")?.value).toBe(3);
  await expect(confirmNumbers(world.ctx, key, { timeoutSeconds: 9000 })).rejects.toThrow("must be between");
  await expect(confirmNumbers(world.ctx, key, { timeoutSeconds: NaN })).rejects.toThrow("must be between");
  await expect(confirmNumbers(world.ctx, { userId: other, attemptId }, {})).rejects.toThrow("no such attempt");
});

test("a guest's runs come along into the account, and every lab shows the newest", async () => {
  await logRun(world.ctx, { ...asked, userId: me });
  const account = await world.addUser("account", "a@example.org");
  await claimGuestWork(world.ctx, { fromUserId: me, toUserId: account });
  const of = async (userId: string) => (await viewLabs(world.ctx, userId)).find(({ id }) => id === LAB)?.last;
  expect(await of(account)).toMatchObject({ verdict: "failed" });
  expect(await of(me)).toBeNull();
});
