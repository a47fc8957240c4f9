import { afterEach, beforeEach, expect, test } from "vitest";
import { createPractice, practiseTo, SCENARIO, type Practice } from "../../../tests/setup/practice";
import { CRITERIA, makeLibrary, makeScenario } from "../../../tests/setup/practice-library";
import type { Db } from "../../db/client.server";
import type { AppContext } from "../context.server";
import { NotFoundError } from "../errors";
import { saveDraft } from "../practise/save-draft.server";
import { startAttempt } from "../practise/start-attempt.server";
import { viewFrame } from "./view-frame.server";
import { viewLibrary } from "./view-library.server";
import { viewProgress } from "./view-progress.server";
import { viewScenario } from "./view-scenario.server";
import { viewToday } from "./view-today.server";

let practice: Practice;
const LIBRARY = makeLibrary([
  makeScenario(),
  makeScenario({
    id: "token-theft",
    title: "A stolen refresh token",
    track: "security",
    criteria: CRITERIA.map((one) => ({ ...one, dimension: "rollout" as const })),
  }),
  makeScenario({
    id: "slow-dns",
    title: "Names that resolve slowly",
    track: "networking",
    question: "Why do lookups take five seconds?",
  }),
]);

beforeEach(async () => {
  practice = await createPractice(LIBRARY);
  await practice.addUser("ann");
});
afterEach(() => practice.close());

const all = (level: number) => CRITERIA.map(({ id }) => `${id}=${String(level)}`).join(" ");

test("signed out, the library shows everything as new and asks the database nothing", async () => {
  const { ctx, count } = counting(practice.ctx);
  const view = await viewLibrary(ctx, null, {});
  expect(view.items.map(({ id, state }) => [id, state])).toEqual([
    ["small-fleet", "new"],
    ["token-theft", "new"],
    ["slow-dns", "new"],
  ]);
  expect(view).toMatchObject({ total: 3, quarantined: [] });
  expect(view.items[0]).toMatchObject({
    minutes: 40,
    dimensions: ["mechanism", "quantity", "trade-off", "failure-mode", "evidence"],
  });
  expect(count()).toBe(0);
});

test("the library filters by track, dimension and state", async () => {
  await practiseTo(practice.ctx, "finished", { userId: "ann", text: all(3) });
  await practiseTo(practice.ctx, "grade", { userId: "ann", scenarioId: "token-theft" });
  const ids = async (filter: Parameters<typeof viewLibrary>[2]) =>
    (await viewLibrary(practice.ctx, "ann", filter)).items.map(({ id }) => id);
  expect(await ids({ track: "security" })).toEqual(["token-theft"]);
  expect(await ids({ dimension: "rollout" })).toEqual(["token-theft"]);
  expect(await ids({ dimension: "quantity" })).toEqual(["small-fleet", "slow-dns"]);
  expect(await ids({ state: "defended" })).toEqual(["small-fleet"]);
  expect(await ids({ state: "practised" })).toEqual(["token-theft"]);
  expect(await ids({ state: "new" })).toEqual(["slow-dns"]);
  expect(await ids({ state: "new", track: "security" })).toEqual([]);
});

test("the search finds beginnings and near spellings in titles, questions and criteria", async () => {
  const found = async (q: string) => (await viewLibrary(practice.ctx, null, { q })).items.map(({ id }) => id);
  expect(await found("stol")).toEqual(["token-theft"]);
  expect(await found("refrsh token")).toEqual(["token-theft"]);
  expect(await found("lookups")).toEqual(["slow-dns"]);
  expect((await found("headroom")).sort()).toEqual(["slow-dns", "small-fleet", "token-theft"]);
  expect(await found("stolen lookups")).toEqual([]);
  expect(await found("   ")).toHaveLength(3);
});

test("a folder that did not load is shown with the number of its problems", async () => {
  const issue = { file: "x/scenario.yaml", line: 3, path: "title", problem: "is missing", mend: "give it a title" };
  const ctx = practice.withLibrary({ ...LIBRARY, quarantined: [{ folder: "x", issues: [issue, issue] }] });
  expect((await viewLibrary(ctx, "ann", {})).quarantined).toEqual([{ folder: "x", problems: 2 }]);
});

test("a scenario shows its brief, its state and one's own attempts, and gives nothing of the answer away", async () => {
  const finished = await practiseTo(practice.ctx, "finished", { userId: "ann", text: "headroom=2 proof=1" });
  const { attemptId } = await startAttempt(practice.ctx, { userId: "ann", scenarioId: SCENARIO, isFresh: true });
  await practice.addUser("bob");
  await practiseTo(practice.ctx, "grade", { userId: "bob" });
  const view = await viewScenario(practice.ctx, "ann", SCENARIO);
  expect(view).toMatchObject({ state: "practised", openAttemptId: attemptId, criteriaCount: 5 });
  expect(view.brief.storyHtml).toContain("<strong>small</strong>");
  expect(view.attempts.map(({ id }) => id).sort()).toEqual([finished, attemptId].sort());
  expect(view.attempts.find(({ id }) => id === finished)?.grade?.levels).toEqual([0, 2, 0, 0, 1]);
  const shown = JSON.stringify(view);
  for (const secret of ["Recited", "Reasoned", "Hint number", "900 requests", "recited answer", "Headroom covers"])
    expect(shown).not.toContain(secret);
  await expect(viewScenario(practice.ctx, "ann", "no-such")).rejects.toThrow(NotFoundError);
});

test("today shows drafts, what is due, what comes later, and the next step with its reason", async () => {
  expect(await viewToday(practice.ctx, "ann")).toEqual({
    drafts: [],
    due: [],
    dueLater: 0,
    next: {
      scenarioId: SCENARIO,
      title: "Keep a small fleet up",
      track: "kubernetes",
      reason: "A good one to begin with.",
      openAttemptId: null,
    },
    others: [
      expect.objectContaining({ scenarioId: "token-theft" }),
      expect.objectContaining({ scenarioId: "slow-dns" }),
    ],
    planLine: null,
    progressLine: null,
  });
  await practiseTo(practice.ctx, "finished", { userId: "ann", text: "headroom=2 drain-order=3 price=3" });
  const { attemptId } = await startAttempt(practice.ctx, { userId: "ann", scenarioId: "slow-dns", isFresh: false });
  const evening = await viewToday(practice.ctx, "ann");
  expect(evening).toMatchObject({ due: [], dueLater: 5, next: { scenarioId: "slow-dns", openAttemptId: attemptId } });
  expect(evening.drafts).toMatchObject([
    { id: attemptId, scenarioTitle: "Names that resolve slowly", phase: "design", grade: null },
  ]);
  expect(evening.progressLine).toContain("You defend two of five criteria in one scenario");

  practice.clock.forward(1);
  const morning = await viewToday(practice.ctx, "ann");
  expect(morning.due.map(({ criterionId }) => criterionId)).toEqual(["proof", "zone-loss"]);
  expect(morning).toMatchObject({ dueLater: 3, next: { scenarioId: "slow-dns" } });
});

test("no list tells the grade before the learner has judged", async () => {
  const attemptId = await practiseTo(practice.ctx, "judge", { userId: "ann", text: all(3) });
  expect((await viewToday(practice.ctx, "ann")).drafts).toMatchObject([{ id: attemptId, phase: "judge", grade: null }]);
  expect((await viewScenario(practice.ctx, "ann", SCENARIO)).attempts).toMatchObject([{ id: attemptId, grade: null }]);
  const progress = await viewProgress(practice.ctx, "ann");
  expect(progress.attempts).toMatchObject([{ grade: null }]);
  expect(progress.criteria).toEqual([]);
});

test("a draft typed into comes first among the drafts", async () => {
  const first = await startAttempt(practice.ctx, { userId: "ann", scenarioId: SCENARIO, isFresh: false });
  practice.clock.forward(1);
  const second = await startAttempt(practice.ctx, { userId: "ann", scenarioId: "slow-dns", isFresh: false });
  practice.clock.forward(1);
  await saveDraft(practice.ctx, {
    userId: "ann",
    attemptId: first.attemptId,
    baseRevision: 0,
    text: "on second thought",
  });
  expect((await viewToday(practice.ctx, "ann")).drafts.map(({ id }) => id)).toEqual([
    first.attemptId,
    second.attemptId,
  ]);
});

test("progress shows levels over time, frozen and final, and the own judgement against them", async () => {
  await practiseTo(practice.ctx, "finished", { userId: "ann", text: "headroom=1", self: 2 });
  practice.clock.forward(3);
  await practiseTo(practice.ctx, "grade", { userId: "ann", text: "headroom=3 drain-order=2", self: 2 });
  await practiseTo(practice.ctx, "grade", { userId: "ann", text: `all copied ${all(3)}`, self: 3 });
  const view = await viewProgress(practice.ctx, "ann");
  expect(view.attempts).toHaveLength(3);
  const quantity = view.dimensions.find(({ dimension }) => dimension === "quantity");
  expect(quantity?.points.map(({ at, level }) => [at.slice(0, 10), level])).toEqual([
    ["2026-03-01", 1],
    ["2026-03-04", 3],
  ]);
  expect(quantity).toMatchObject({ latest: 3, mastery: { answers: 2, verdict: "unknown" } });
  expect(view.criteria.map(({ criterionId }) => criterionId)).toEqual(CRITERIA.map(({ id }) => id));
  expect(view.criteria[1]).toMatchObject({
    title: "Headroom covers the largest loss",
    history: [{ self: 2, initial: 1, final: 1 }, { final: 3 }],
  });
  expect(view.calibration).toMatchObject({ judged: 10, tooHigh: 8, tooLow: 1, exact: 1, meanGap: 1.4 });
});

test("attempts at a scenario that has left the library keep their titles", async () => {
  const attemptId = await practiseTo(practice.ctx, "finished", { userId: "ann" });
  const gone = practice.withLibrary(makeLibrary([]));
  const view = await viewProgress(gone, "ann");
  expect(view.attempts[0]?.scenarioTitle).toBe("Keep a small fleet up");
  expect(view.criteria.map(({ title }) => title)).toContain("A whole zone goes at once");
  expect((await viewFrame(gone, { userId: "ann", attemptId })).title).toBe("Keep a small fleet up");
  expect(await viewToday(gone, "ann")).toMatchObject({ due: [], dueLater: 0, next: null });
});

test("the frame belongs to its owner", async () => {
  const attemptId = await practiseTo(practice.ctx, "grade", { userId: "ann" });
  expect(await viewFrame(practice.ctx, { userId: "ann", attemptId })).toMatchObject({
    phase: "grade",
    track: "kubernetes",
    submittedAt: "2026-03-01T09:00:00.000Z",
  });
  await practice.addUser("bob");
  await expect(viewFrame(practice.ctx, { userId: "bob", attemptId })).rejects.toThrow(NotFoundError);
});

test("today, library, scenario and progress ask the same number of questions however much was practised", async () => {
  const pages: [string, number, (ctx: AppContext) => Promise<unknown>][] = [
    ["today", 8, (ctx) => viewToday(ctx, "ann")],
    ["library", 1, (ctx) => viewLibrary(ctx, "ann", {})],
    ["scenario", 1, (ctx) => viewScenario(ctx, "ann", SCENARIO)],
    ["progress", 8, (ctx) => viewProgress(ctx, "ann")],
  ];
  for (let round = 0; round < 4; round += 1) {
    await practiseTo(practice.ctx, "finished", { userId: "ann" });
    await practiseTo(practice.ctx, "grade", { userId: "ann", scenarioId: "slow-dns" });
    for (const [page, most, view] of pages) {
      const { ctx, count } = counting(practice.ctx);
      await view(ctx);
      expect(count(), `operations of ${page} after ${String(round + 1)} rounds`).toBeLessThanOrEqual(most);
      const without = counting(practice.withLibrary(makeLibrary([makeScenario({ id: "other" })])));
      if (page === "today" || page === "progress") {
        await view(without.ctx);
        expect(without.count(), `operations of ${page} without its scenarios`).toBeLessThanOrEqual(most);
      }
    }
  }
});

/** A context whose client counts the operations that are asked of it. */
function counting(ctx: AppContext): { ctx: AppContext; count: () => number } {
  let operations = 0;
  const db = ctx.db.$extends({
    query: {
      $allOperations: ({ args, query }) => {
        operations += 1;
        return query(args);
      },
    },
  }) as unknown as Db;
  return { ctx: { ...ctx, db }, count: () => operations };
}
