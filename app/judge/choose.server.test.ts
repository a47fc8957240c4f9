import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { makeLibrary, makeScenario } from "../../tests/setup/practice-library";
import { createTestDb, type TestDb } from "../../tests/setup/test-db";
import type { LoadedScenario } from "../content/library.server";
import { ensureSnapshot } from "../db/snapshot-repo.server";
import * as grading from "../domain/grading/grade";
import type { Example } from "../domain/rubric/schema";
import { chooseJudge, warmJudge } from "./choose.server";

vi.mock("../domain/grading/grade", { spy: true });

const NOW = new Date("2026-03-01T10:00:00Z");
const TEXT = "We drain the pod before we stop it, because it would lose 12 requests.";
const EXAMPLE: Example = {
  id: "one",
  kind: "passage",
  style: "prose",
  stands: "the order",
  text: "Drain it, then stop it.",
  levels: { "drain-order": 2 },
};
const current: LoadedScenario = { ...makeScenario(), examples: [EXAMPLE] };
let world: TestDb;

beforeAll(async () => {
  world = await createTestDb();
});
afterAll(() => world.close());
beforeEach(() => {
  vi.mocked(grading.compileScenario).mockClear();
});

const compiledTimes = (): number => vi.mocked(grading.compileScenario).mock.calls.length;
const ask = (of: LoadedScenario) => ({ scenarioId: of.id, rubricVersion: of.rubricVersion, text: TEXT, shown: [] });
const store = (of: LoadedScenario): Promise<void> =>
  ensureSnapshot(world.db, { version: of.rubricVersion, scenarioId: of.id, json: of.snapshotJson }, NOW);

/** The same scenario as an earlier version had it: its first criterion weighed otherwise. */
function earlier(weight: number): LoadedScenario {
  const { scenario, lexicon, examples, ...rest } = current;
  const criteria = rest.rubric.criteria.map((criterion, index) => (index === 0 ? { ...criterion, weight } : criterion));
  const rubric = { ...rest.rubric, criteria };
  const snapshotJson = JSON.stringify({ scenario, rubric, examples, lexicon });
  return { ...rest, scenario, lexicon, examples, rubric, snapshotJson, rubricVersion: `earlier-${String(weight)}` };
}

test("the current version is graded from the library, compiled once, without asking the database", async () => {
  const judge = chooseJudge(makeLibrary([current]), world.db);
  const report = await judge.grade(ask(current));
  expect(report).toMatchObject({ scenario: current.id, rubricVersion: current.rubricVersion });
  expect(await judge.grade(ask(current))).toEqual(report);
  expect(compiledTimes()).toBe(1);
});

test("an old version is graded from its stored snapshot, by its own rubric", async () => {
  const old = earlier(5);
  await store(old);
  const judge = chooseJudge(makeLibrary([current]), world.db);
  const [then, now] = [await judge.grade(ask(old)), await judge.grade(ask(current))];
  expect(then.rubricVersion).toBe(old.rubricVersion);
  expect(then.criteria[0]?.weight).toBe(5);
  expect(now.criteria[0]?.weight).toBe(current.rubric.criteria[0]?.weight);
  expect(await judge.grade(ask(old))).toEqual(then);
  expect(compiledTimes()).toBe(2);
});

test("a scenario that has left the library is still graded for those who began it", async () => {
  const gone = { ...earlier(2), rubricVersion: "gone-for-good" };
  await store(gone);
  expect((await chooseJudge(makeLibrary([]), world.db).grade(ask(gone))).rubricVersion).toBe("gone-for-good");
});

test("a version that was never stored is refused by name, and found once it is there", async () => {
  const missing = earlier(4);
  const judge = chooseJudge(makeLibrary([current]), world.db);
  await expect(judge.grade(ask(missing))).rejects.toThrow(missing.rubricVersion);
  await store(missing);
  expect((await judge.grade(ask(missing))).rubricVersion).toBe(missing.rubricVersion);
});

test("a snapshot that is damaged is refused, not graded as if it were empty", async () => {
  const damaged = { ...earlier(3), rubricVersion: "damaged-version0", snapshotJson: '{"rubric":{}}' };
  await store(damaged);
  await expect(chooseJudge(makeLibrary([current]), world.db).grade(ask(damaged))).rejects.toThrow();
});

test("eight old versions are kept compiled; the one not asked for the longest goes first", async () => {
  const versions = Array.from({ length: 9 }, (_, index) => ({
    ...earlier(2),
    rubricVersion: `old-version-${String(index)}`,
  }));
  for (const version of versions) await store(version);
  const judge = chooseJudge(makeLibrary([current]), world.db);
  const [first, second, ...others] = versions as [LoadedScenario, LoadedScenario, ...LoadedScenario[]];
  for (const version of versions.slice(0, 8)) await judge.grade(ask(version));
  expect(compiledTimes()).toBe(8);
  // Asked for again, the first is the youngest: the ninth drives the second out.
  await judge.grade(ask(first));
  await judge.grade(ask(versions[8] as LoadedScenario));
  expect(compiledTimes()).toBe(9);
  await judge.grade(ask(first));
  for (const version of others) await judge.grade(ask(version));
  expect(compiledTimes()).toBe(9);
  await judge.grade(ask(second));
  expect(compiledTimes()).toBe(10);
});

test("two who ask at once for the same old version share one compilation", async () => {
  const old = earlier(1);
  await store(old);
  const judge = chooseJudge(makeLibrary([current]), world.db);
  const [one, other] = await Promise.all([judge.grade(ask(old)), judge.grade(ask(old))]);
  expect(one).toEqual(other);
  expect(compiledTimes()).toBe(1);
});

test("warming compiles every current scenario ahead of its first answer", async () => {
  const second = makeScenario({ id: "another-fleet" });
  const library = makeLibrary([current, second]);
  const judge = chooseJudge(library, world.db);
  await warmJudge(library, judge);
  expect(compiledTimes()).toBe(2);
  await judge.grade(ask(second));
  expect(compiledTimes()).toBe(2);
});

test("a twin is graded by the scenario as it changes it, compiled once", async () => {
  const [first, ...others] = current.rubric.criteria;
  if (first === undefined) throw new Error("no criterion");
  const twin = {
    format: 1 as const,
    scenario: current.id,
    title: "The other way round",
    change: "Nothing may be drained.",
    question: "How would you stop twelve pods at once?",
    facts: [],
    flips: [first.id],
    concepts: {},
    criteria: [{ ...first, weight: 5 }],
    reasoning: "Stop them all.",
    examples: [],
  };
  const judge = chooseJudge(makeLibrary([{ ...current, twin }]), world.db);
  const request = { ...ask(current), scenarioId: `${current.id}--twin` };
  const report = await judge.grade(request);
  expect(report.criteria.map(({ weight }) => weight)).toEqual([5, ...others.map(({ weight }) => weight)]);
  expect(await judge.grade(request)).toEqual(report);
  expect(compiledTimes()).toBe(1);
  await expect(chooseJudge(makeLibrary([current]), world.db).grade(request)).rejects.toThrow("has no twin");
});
