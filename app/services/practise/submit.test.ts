import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  allLevels,
  createPractice,
  practiseTo,
  SCENARIO,
  skipAllProbes,
  type Practice,
} from "../../../tests/setup/practice";
import { makeLibrary, makeScenario, reviseScenario } from "../../../tests/setup/practice-library";
import { SUBMIT_CHARACTERS } from "../../domain/attempt/limits";
import { NotFoundError, NotYetError, RefusedError } from "../errors";
import { viewDesign } from "../view/view-design.server";
import { viewGrade } from "../view/view-grade.server";
import { viewJudge } from "../view/view-judge.server";
import { askClarification } from "./ask-clarification.server";
import { continueTo } from "./continue-to.server";
import { judgeSelf } from "./judge-self.server";
import { saveDraft } from "./save-draft.server";
import { startAttempt } from "./start-attempt.server";
import { submitAnswer } from "./submit-answer.server";
import { takeHint } from "./take-hint.server";

let practice: Practice;
let key: { userId: string; attemptId: string };

beforeEach(async () => {
  practice = await createPractice();
  const userId = await practice.addUser("ann");
  const { attemptId } = await startAttempt(practice.ctx, { userId, scenarioId: SCENARIO, isFresh: false });
  key = { userId, attemptId };
});
afterEach(() => practice.close());

const submit = (baseRevision: number, text: string) => submitAnswer(practice.ctx, { ...key, baseRevision, text });

test("starting again goes on with the open attempt; starting fresh twice in a row begins one new attempt", async () => {
  const start = (isFresh: boolean) => startAttempt(practice.ctx, { userId: "ann", scenarioId: SCENARIO, isFresh });
  expect((await start(false)).attemptId).toBe(key.attemptId);
  await submit(0, "headroom=2");
  expect(await start(false)).toEqual({ attemptId: key.attemptId, phase: "judge" });
  const [first, second] = await Promise.all([start(true), start(true)]);
  expect(first.attemptId).not.toBe(key.attemptId);
  expect(second).toEqual(first);
  expect(await practice.db.attempt.count()).toBe(2);
});

test("an unknown scenario cannot be started", async () => {
  await expect(startAttempt(practice.ctx, { userId: "ann", scenarioId: "no-such", isFresh: true })).rejects.toThrow(
    NotFoundError,
  );
});

test("submitting locks the text, freezes the grade and hides it until the learner has judged", async () => {
  expect(await submit(0, "headroom=2\r\nproof=?")).toEqual({ kind: "submitted" });
  expect(await viewDesign(practice.ctx, key)).toMatchObject({ isLocked: true, draft: { text: "headroom=2\nproof=?" } });
  await expect(viewGrade(practice.ctx, key)).rejects.toEqual(new NotYetError("judge"));
  expect(JSON.stringify(await viewJudge(practice.ctx, key))).not.toContain("initialLevel");

  expect(await judgeSelf(practice.ctx, { ...key, levels: allLevels(3) })).toEqual({
    attemptId: key.attemptId,
    phase: "grade",
  });
  const grade = await viewGrade(practice.ctx, key);
  expect(grade.criteria.map(({ id, initialLevel }) => [id, initialLevel])).toEqual([
    ["drain-order", 0],
    ["headroom", 2],
    ["price", 0],
    ["zone-loss", 0],
    ["proof", null],
  ]);
  expect(grade).toMatchObject({ isCurrentRubric: true, isCounted: true, selfGap: 2.5, graderVersion: "practice-1" });
  expect(grade.criteria[1]?.quotes[0]).toMatchObject({ start: 0, end: 10, text: "headroom=2" });
});

test("a lost response: submitting the same text again is the same submission, even at the same time", async () => {
  await saveDraft(practice.ctx, { ...key, baseRevision: 0, text: "headroom=2" });
  expect(await Promise.all([submit(1, "headroom=2"), submit(1, "headroom=2")])).toEqual([
    { kind: "submitted" },
    { kind: "submitted" },
  ]);
  const graded = practice.judge.calls.length;
  expect(await submit(0, "headroom=2")).toEqual({ kind: "submitted" });
  expect(practice.judge.calls.length).toBe(graded);
  expect(await practice.db.criterionResult.count()).toBe(5);
});

test("another text after the lock is refused, the first stands, and the late one is kept and shown", async () => {
  await submit(0, "first");
  expect(await submit(1, "second")).toMatchObject({ kind: "refused", reason: "already-submitted" });
  expect(await submit(1, "second")).toMatchObject({ kind: "refused", reason: "already-submitted" });
  const view = await viewDesign(practice.ctx, key);
  expect(view.draft.text).toBe("first");
  expect(view.conflicts.map(({ text }) => text)).toEqual(["second"]);
});

test("two tabs submit different texts at once: one is submitted, the other is kept", async () => {
  const results = await Promise.all([submit(0, "left"), submit(0, "right")]);
  expect(results.filter(({ kind }) => kind === "submitted")).toHaveLength(1);
  const view = await viewDesign(practice.ctx, key);
  expect([view.draft.text, ...view.conflicts.map(({ text }) => text)].sort()).toEqual(["left", "right"]);
});

test("submitting beside an outdated draft submits nothing and offers both", async () => {
  await saveDraft(practice.ctx, { ...key, baseRevision: 0, text: "newer, from the other tab" });
  expect(await submit(0, "older")).toMatchObject({ kind: "stale", revision: 1, text: "newer, from the other tab" });
  expect((await viewDesign(practice.ctx, key)).isLocked).toBe(false);
});

test("a save from another tab while the answer is being graded is not overwritten", async () => {
  const grade = practice.ctx.judge.grade.bind(practice.ctx.judge);
  vi.spyOn(practice.ctx.judge, "grade").mockImplementation(async (request) => {
    await saveDraft(practice.ctx, { ...key, baseRevision: 1, text: "typed meanwhile" });
    return grade(request);
  });
  expect(await submit(0, "being graded")).toMatchObject({ kind: "stale", revision: 2, text: "typed meanwhile" });
  const view = await viewDesign(practice.ctx, key);
  expect(view.isLocked).toBe(false);
  expect(view.conflicts.map(({ text }) => text)).toEqual(["being graded"]);
});

test("when grading fails the text is safe as the draft and can be submitted again", async () => {
  const broken = vi.spyOn(practice.ctx.judge, "grade").mockRejectedValue(new Error("the judge is down"));
  await expect(submit(0, "my design")).rejects.toThrow("the judge is down");
  expect(await viewDesign(practice.ctx, key)).toMatchObject({
    isLocked: false,
    draft: { text: "my design", revision: 1 },
  });
  broken.mockRestore();
  expect(await submit(1, "my design")).toEqual({ kind: "submitted" });
});

test("too long a text is kept as the draft and refused with the limit; the limit itself passes", async () => {
  const long = "x".repeat(SUBMIT_CHARACTERS + 1);
  const refused = await submit(0, long);
  expect(refused).toMatchObject({ kind: "refused", reason: "too-long", revision: 1 });
  expect(refused.kind === "refused" && refused.message).toContain("12,000");
  expect((await viewDesign(practice.ctx, key)).draft.text).toBe(long);
  expect(await submit(1, "x\r\n".repeat(SUBMIT_CHARACTERS / 2))).toEqual({ kind: "submitted" });
});

test("an empty answer is refused and does not wipe the draft", async () => {
  await saveDraft(practice.ctx, { ...key, baseRevision: 0, text: "something" });
  expect(await submit(1, " \n\u200B ")).toMatchObject({ kind: "refused", reason: "empty", revision: 1 });
  expect((await viewDesign(practice.ctx, key)).draft.text).toBe("something");
  expect(practice.judge.calls).toEqual([]);
});

test("clarifications and hints are recorded once and show only what was asked for", async () => {
  const ask = (clarificationId: string) => askClarification(practice.ctx, { ...key, clarificationId });
  await ask("peak");
  await ask("peak");
  await takeHint(practice.ctx, { ...key, step: 0 });
  await takeHint(practice.ctx, { ...key, step: 0 });
  await expect(takeHint(practice.ctx, { ...key, step: 2 })).rejects.toThrow(RefusedError);
  await expect(ask("no-such")).rejects.toThrow(NotFoundError);
  await expect(takeHint(practice.ctx, { ...key, step: 3 })).rejects.toThrow(NotFoundError);
  const view = await viewDesign(practice.ctx, key);
  expect(view.asked.map(({ id, answer }) => [id, answer])).toEqual([["peak", "900 requests a second."]]);
  expect(view.askable).toContainEqual({ id: "slo", ask: "What is promised?" });
  expect(view.askable).toHaveLength(5);
  expect(view.hints.map(({ text }) => text)).toEqual([`Hint number 0 of ${SCENARIO}.`, null, null]);
  await submit(0, "headroom=1");
  await expect(ask("slo")).rejects.toThrow(RefusedError);
  await ask("peak");
});

test("the judge is told what was shown: hints taken in any attempt, model answers after a comparison", async () => {
  await takeHint(practice.ctx, { ...key, step: 0 });
  await submit(0, "headroom=1");
  expect(practice.judge.calls[0]?.shown).toEqual([`Hint number 0 of ${SCENARIO}.`]);
  await practiseTo(practice.ctx, "contrast", { userId: "ann" });
  await practiseTo(practice.ctx, "judge", { userId: "ann", text: "third time" });
  expect(practice.judge.calls.at(-1)?.shown).toEqual([
    `Hint number 0 of ${SCENARIO}.`,
    `A recited answer to ${SCENARIO}.`,
    `A *reasoned* answer to ${SCENARIO}.`,
  ]);
  await practice.addUser("bob");
  await practiseTo(practice.ctx, "judge", { userId: "bob" });
  expect(practice.judge.calls.at(-1)?.shown).toEqual([]);
});

test("an attempt is graded and shown by the version it was begun with, also when the scenario is rewritten or gone", async () => {
  const begun = makeScenario();
  const revised = practice.withLibrary(makeLibrary([reviseScenario(begun, "Another title")]));
  await submitAnswer(revised, { ...key, baseRevision: 0, text: "headroom=2" });
  await judgeSelf(revised, { ...key, levels: allLevels(1) });
  const shown = await viewGrade(revised, key);
  expect(shown).toMatchObject({
    frame: { title: "Keep a small fleet up" },
    isCurrentRubric: false,
    rubricVersion: begun.rubricVersion,
  });
  const gone = practice.withLibrary(makeLibrary([]));
  expect(await viewGrade(gone, key)).toEqual(shown);
  const next = await startAttempt(revised, { userId: "ann", scenarioId: SCENARIO, isFresh: true });
  expect((await viewDesign(revised, { userId: "ann", attemptId: next.attemptId })).brief.title).toBe("Another title");
  expect(await practice.db.rubricSnapshot.count()).toBe(2);
});

test("judging needs a level for every criterion, happens once, and can be repeated", async () => {
  await submit(0, "headroom=2");
  await expect(judgeSelf(practice.ctx, { ...key, levels: { headroom: 2 } })).rejects.toThrow("every criterion");
  await judgeSelf(practice.ctx, { ...key, levels: allLevels(2) });
  expect(await judgeSelf(practice.ctx, { ...key, levels: allLevels(2) })).toMatchObject({ phase: "grade" });
  await expect(judgeSelf(practice.ctx, { ...key, levels: allLevels(1) })).rejects.toThrow("The first judgement stands");
  expect((await viewJudge(practice.ctx, key)).criteria.every(({ selfLevel }) => selfLevel === 2)).toBe(true);
});

test("going on is refused while a part is open and harmless when repeated", async () => {
  await expect(continueTo(practice.ctx, { ...key, to: "probe" })).rejects.toThrow("Submit your design first");
  await submit(0, "headroom=2");
  await expect(continueTo(practice.ctx, { ...key, to: "twist" })).rejects.toThrow("Judge your own answer first");
  await judgeSelf(practice.ctx, { ...key, levels: allLevels(2) });
  await continueTo(practice.ctx, { ...key, to: "probe" });
  await expect(continueTo(practice.ctx, { ...key, to: "twist" })).rejects.toThrow("questions left");
  await skipAllProbes(practice.ctx, key);
  expect(await continueTo(practice.ctx, { ...key, to: "twist" })).toMatchObject({ phase: "twist" });
  expect(await continueTo(practice.ctx, { ...key, to: "twist" })).toMatchObject({ phase: "twist" });
  practice.clock.forward(1);
  expect(await continueTo(practice.ctx, { ...key, to: "probe" })).toMatchObject({ phase: "twist" });
  const stored = await practice.db.attempt.findFirst({ select: { updatedAt: true } });
  expect(stored?.updatedAt.toISOString()).toBe("2026-03-01T09:00:00.000Z");
});
