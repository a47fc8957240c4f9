import { afterEach, beforeEach, expect, test } from "vitest";
import { createPractice, practiseTo, SCENARIO, type Practice } from "../../../tests/setup/practice";
import { makeLibrary, makeScenario } from "../../../tests/setup/practice-library";
import { LIMITS } from "../../auth/limits.server";
import { findUser } from "../../db/user-repo.server";
import { AccountExportSchema, exportJsonSchema, type AccountExport } from "../../domain/account/export";
import { userId } from "../../domain/ids";
import { exportAccount } from "../account/export-account.server";
import { TooManyRequestsError } from "../errors";
import { setPlan } from "../plan/set-plan.server";
import { saveDraft } from "../practise/save-draft.server";
import { startAttempt } from "../practise/start-attempt.server";
import { viewGrade } from "../view/view-grade.server";
import { viewPlan } from "../plan/view-plan.server";
import { viewProgress } from "../view/view-progress.server";
import { importAccount } from "./import-account.server";

const LIBRARY = () =>
  makeLibrary([makeScenario(), makeScenario({ id: "token-theft", track: "security", title: "A stolen token" })]);
let here: Practice;
let there: Practice;

beforeEach(async () => {
  here = await createPractice(LIBRARY());
  there = await createPractice(LIBRARY());
  await here.addUser("ann", "ann@example.org");
  await there.addUser("bea", "bea@example.org");
});
afterEach(async () => {
  await here.close();
  await there.close();
});

async function exported(practice: Practice, id: string): Promise<AccountExport> {
  const user = await findUser(practice.db, userId(id));
  const file = await exportAccount(practice.ctx, { ...user!, isGuest: user!.email === null });
  return AccountExportSchema.parse(JSON.parse(JSON.stringify(file)));
}

/** Weeks of practice: graded, repeated, unfinished, with a late version and a plan. */
async function live(practice: Practice, id: string): Promise<void> {
  await setPlan(practice.ctx, { userId: id, weeks: 4, hoursPerWeek: 3, level: "staff" });
  await practiseTo(practice.ctx, "finished", { userId: id, text: "headroom=1 price=3", self: 3 });
  practice.clock.forward(4);
  await practiseTo(practice.ctx, "finished", { userId: id, scenarioId: "token-theft", text: "drain-order=2 proof=?" });
  practice.clock.forward(9);
  await practiseTo(practice.ctx, "grade", { userId: id, text: "headroom=3 drain-order=2", self: 1 });
  practice.clock.forward(30);
  const { attemptId } = await startAttempt(practice.ctx, { userId: id, scenarioId: SCENARIO, isFresh: true });
  await saveDraft(practice.ctx, { userId: id, attemptId, baseRevision: 0, text: "a draft" });
  await saveDraft(practice.ctx, { userId: id, attemptId, baseRevision: 0, text: "a late version" });
}

/** Without what is this installation's own: ids. */
function withoutIds(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, part: unknown) =>
      ["id", "attemptId", "openAttemptId", "promptKey"].includes(key) ? undefined : part,
    ),
  );
}

test("a file brought into a fresh installation gives the same progress, plan and reports", async () => {
  await live(here, "ann");
  there.clock.now = here.clock.now;
  const file = await exported(here, "ann");
  const result = await importAccount(there.ctx, { userId: "bea", text: JSON.stringify(file) });
  expect(result).toEqual({ kind: "imported", attempts: 4, interviews: 0, reviews: 10, plans: 1, known: 0 });

  const [mine, theirs] = [await viewProgress(here.ctx, "ann"), await viewProgress(there.ctx, "bea")];
  expect(mine.readiness).not.toBeNull();
  expect(withoutIds(theirs)).toEqual(withoutIds(mine));
  expect(withoutIds(await viewPlan(there.ctx, "bea"))).toEqual(withoutIds(await viewPlan(here.ctx, "ann")));

  const again = await exported(there, "bea");
  const bare = ({ account: _account, exportedAt: _at, ...rest }: AccountExport) => withoutIds(rest);
  expect(bare(again)).toEqual(bare(file));
  expect(again.attempts.map(({ id }) => id)).not.toEqual(file.attempts.map(({ id }) => id));

  const [first] = again.attempts;
  const report = await viewGrade(there.ctx, { userId: "bea", attemptId: first!.id });
  expect(report.criteria.map(({ title }) => title)).toContain("Headroom covers the largest loss");
});

test("importing twice adds nothing, and neither does a file that comes home", async () => {
  await live(here, "ann");
  const text = JSON.stringify(await exported(here, "ann"));
  expect(await importAccount(here.ctx, { userId: "ann", text })).toMatchObject({
    attempts: 0,
    reviews: 0,
    plans: 0,
    known: 4,
  });
  await importAccount(there.ctx, { userId: "bea", text });
  const before = await exported(there, "bea");
  expect(await importAccount(there.ctx, { userId: "bea", text })).toMatchObject({
    kind: "imported",
    attempts: 0,
    known: 4,
  });
  expect({ ...(await exported(there, "bea")), exportedAt: "" }).toEqual({ ...before, exportedAt: "" });
  const back = JSON.stringify(before);
  expect(await importAccount(here.ctx, { userId: "ann", text: back })).toMatchObject({ attempts: 0, known: 4 });
  expect(await here.db.attempt.count()).toBe(4);
});

test("old reports keep their own text where the scenario is unknown", async () => {
  await practiseTo(here.ctx, "finished", { userId: "ann", text: "headroom=1" });
  const text = JSON.stringify(await exported(here, "ann"));
  const without = there.withLibrary(makeLibrary([]));
  expect(await importAccount(without, { userId: "bea", text })).toMatchObject({ kind: "imported", attempts: 1 });
  expect((await viewProgress(without, "bea")).attempts[0]?.scenarioTitle).toBe("Keep a small fleet up");
});

test("a file of version 1 is read where its texts are known, and says what is missing where they are not", async () => {
  await practiseTo(here.ctx, "finished", { userId: "ann" });
  const old = await exported(here, "ann");
  const { snapshots: _snapshots, plans: _plans, reviewEvents: _events, account, ...rest } = old;
  const { reviewRetention: _retention, reviewDailyCap: _cap, ...oldAccount } = account;
  const attempts = rest.attempts.map(({ activeSeconds: _seconds, ...attempt }) => attempt);
  const reviews = rest.reviews.map(({ scenarioId, criterionId, dueAt }) => ({
    scenarioId,
    criterionId,
    step: 0,
    dueAt,
    attemptId: attempts[0]!.id,
  }));
  const text = JSON.stringify({ ...rest, account: oldAccount, version: 1, attempts, reviews });
  expect(await importAccount(there.withLibrary(makeLibrary([])), { userId: "bea", text })).toMatchObject({
    kind: "refused",
    problems: [{ says: expect.stringContaining("neither in this file nor in this installation") }],
  });
  expect(await importAccount(there.ctx, { userId: "bea", text })).toMatchObject({ kind: "imported", attempts: 1 });
  // What is remembered begins with the attempt's levels, as it does where the attempt was made.
  expect((await exported(there, "bea")).reviews).toEqual(old.reviews.map((review) => ({ ...review, lastPrompt: "" })));
});

test("where both installations have asked a criterion, every answer is kept and turns go on counting", async () => {
  await practiseTo(here.ctx, "finished", { userId: "ann", text: "headroom=1" });
  there.clock.forward(2);
  await practiseTo(there.ctx, "finished", { userId: "bea", text: "headroom=3" });
  const text = JSON.stringify(await exported(here, "ann"));
  for (let round = 0; round < 2; round += 1) await importAccount(there.ctx, { userId: "bea", text });
  const { reviews, reviewEvents } = await exported(there, "bea");
  expect(reviewEvents).toHaveLength(10);
  expect(reviews.map(({ turn }) => turn)).toEqual([2, 2, 2, 2, 2]);
});

test("a file with problems changes nothing and names the line of each", async () => {
  await practiseTo(here.ctx, "finished", { userId: "ann" });
  const file = await exported(here, "ann");
  const [attempt] = file.attempts;
  const cases: [unknown, RegExp][] = [
    [{ ...file, version: 3 }, /newer file needs a newer installation/],
    [{ ...file, attempts: [{ ...attempt, createdAt: "yesterday" }] }, /^attempts, number 1, createdAt: Invalid/],
    [{ ...file, attempts: [attempt, attempt] }, /^attempts, number 2, id: this id stands twice/],
    [
      { ...file, attempts: [{ ...attempt, submittedText: null }] },
      /submittedText: does not fit an attempt at "finished"/,
    ],
    [{ ...file, attempts: [{ ...attempt, report: { criteria: [{}] } }] }, /report: is no grade/],
    [
      {
        ...file,
        attempts: [
          { ...attempt, hints: [1, 1].map((step) => ({ attemptId: "x", step, takenAt: attempt!.createdAt })) },
        ],
      },
      /hints, number 2: stands twice/,
    ],
    [{ ...file, surprise: 1 }, /surprise/],
    [
      {
        ...file,
        snapshots: file.snapshots.map((one) => ({ ...one, content: { ...one.content, examples: ["forged"] } })),
      },
      /has been changed/,
    ],
  ];
  for (const [wrong, says] of cases) {
    const result = await importAccount(there.ctx, { userId: "bea", text: JSON.stringify(wrong, null, 2) });
    if (result.kind !== "refused") throw new Error(`imported ${says.source}`);
    expect(result.problems[0]!.says).toMatch(says);
  }
  const cut = JSON.stringify(file, null, 2).slice(0, 2000);
  expect(await importAccount(there.ctx, { userId: "bea", text: cut })).toMatchObject({
    problems: [{ line: cut.split("\n").length, says: expect.stringContaining("damaged or cut off") }],
  });
  const pretty = JSON.stringify({ ...file, attempts: [{ ...attempt, phase: "dreaming" }] }, null, 2);
  const line = pretty.split("\n").findIndex((one) => one.includes("dreaming")) + 1;
  expect(await importAccount(there.ctx, { userId: "bea", text: pretty })).toMatchObject({ problems: [{ line }] });
  expect(await there.db.attempt.count()).toBe(0);
  expect(await there.db.rubricSnapshot.count()).toBe(0);
});

test("all or nothing: what fails halfway leaves nothing behind", async () => {
  await live(here, "ann");
  const text = JSON.stringify(await exported(here, "ann"));
  await there.db.$executeRawUnsafe(
    `CREATE TRIGGER no_plans BEFORE INSERT ON "Plan" BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
  );
  await expect(importAccount(there.ctx, { userId: "bea", text })).rejects.toThrow();
  expect(await there.db.attempt.count()).toBe(0);
  expect(await there.db.rubricSnapshot.count()).toBe(0);
});

test("importing has a limit", async () => {
  for (let n = 0; n < LIMITS["import-user"].points; n += 1)
    await importAccount(there.ctx, { userId: "bea", text: "no json" });
  await expect(importAccount(there.ctx, { userId: "bea", text: "no json" })).rejects.toThrow(TooManyRequestsError);
});

test("the published schema names every part", () => {
  const schema = exportJsonSchema() as { properties: Record<string, unknown>; required: string[] };
  expect(Object.keys(schema.properties)).toEqual(
    expect.arrayContaining(["format", "version", "snapshots", "attempts", "reviews", "plans", "secondOpinionUse"]),
  );
});
