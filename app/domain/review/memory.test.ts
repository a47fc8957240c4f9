import fc from "fast-check";
import { expect, test } from "vitest";
import type { LevelOrUnknown } from "../rubric/level";
import { afterOutcome, elapsedDays, isRecalled, MS_PER_DAY, ratingOf, recallAt, type Memory } from "./memory";

const START = new Date("2026-03-01T12:00:00.000Z");
const after = (days: number, from = START) => new Date(from.getTime() + days * MS_PER_DAY);
const daysUntil = ({ dueAt }: Memory, from: Date) => (dueAt.getTime() - from.getTime()) / MS_PER_DAY;
const anyLevel = fc.constantFrom<LevelOrUnknown>(null, 0, 1, 2, 3);

test("the level is the rating, and nobody grades a review", () => {
  expect([null, 0, 1, 2, 3].map((level) => ratingOf(level as LevelOrUnknown))).toEqual([
    null,
    "again",
    "again",
    "good",
    "easy",
  ]);
  expect(([0, 1, 2, 3] as const).map(isRecalled)).toEqual([false, false, true, true]);
});

test("a first answer comes back after one, three or eight days, as FSRS-6 has it by default", () => {
  const intervals = ([0, 1, 2, 3] as const).map((level) => daysUntil(afterOutcome(null, level, START, 0.9), START));
  expect(intervals).toEqual([1, 1, 3, 8]);
});

test("predicted recall is certain at once, 90% after the stability, and keeps falling", () => {
  const memory = afterOutcome(null, 2, START, 0.9);
  expect(recallAt(memory, START)).toBe(1);
  expect(recallAt(memory, after(memory.stability))).toBeCloseTo(0.9, 5);
  expect(recallAt(memory, after(30))).toBeLessThan(recallAt(memory, after(10))!);
});

test("what could not be told is no review and comes back tomorrow", () => {
  const fresh = afterOutcome(null, null, START, 0.9);
  expect(fresh).toMatchObject({ state: "new", reps: 0, lapses: 0, lastReviewAt: null, dueAt: after(1) });
  expect(recallAt(fresh, after(1))).toBeNull();
  const known = afterOutcome(null, 2, START, 0.9);
  expect(afterOutcome(known, null, after(2), 0.9)).toEqual({ ...known, dueAt: after(3) });
  expect(afterOutcome(fresh, 2, after(1), 0.9)).toMatchObject({ state: "review", reps: 1, lapses: 0 });
});

test("asking for more retention asks sooner", () => {
  const known = afterOutcome(null, 3, START, 0.9);
  const intervals = [0.8, 0.9, 0.95].map((retention) =>
    daysUntil(afterOutcome(known, 2, after(8), retention), after(8)),
  );
  expect(intervals).toEqual([...intervals].sort((a, b) => b - a));
  expect(new Set(intervals).size).toBe(3);
});

test("forgetting what was known is a lapse; failing at the first try is none", () => {
  const failed = afterOutcome(null, 0, START, 0.9);
  expect(failed.lapses).toBe(0);
  expect(afterOutcome(failed, 0, after(1), 0.9).lapses).toBe(1);
});

test("a second answer in the same evening hardly lengthens the interval", () => {
  const once = afterOutcome(null, 2, START, 0.9);
  const twice = afterOutcome(once, 2, after(0.02), 0.9);
  expect(daysUntil(twice, after(0.02))).toBeLessThanOrEqual(daysUntil(once, START) + 1);
});

test("a clock that goes back harms nothing", () => {
  const memory = afterOutcome(null, 2, START, 0.9);
  expect(elapsedDays(memory, after(-3))).toBe(0);
  expect(afterOutcome(memory, 2, after(-3), 0.9).lastReviewAt).toEqual(START);
});

test("whatever happens, a memory stays within its bounds, and the same history gives the same memory", () => {
  const history = fc.array(fc.record({ level: anyLevel, days: fc.double({ min: 0, max: 400, noNaN: true }) }), {
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(history, fc.double({ min: 0.8, max: 0.95, noNaN: true }), (answers, retention) => {
      const run = () => {
        let [memory, at]: [Memory | null, Date] = [null, START];
        for (const { level, days } of answers) {
          at = after(days, at);
          memory = afterOutcome(memory, level, at, retention);
          expect(memory.dueAt.getTime()).toBeGreaterThan(at.getTime());
          expect(memory.lapses).toBeLessThanOrEqual(memory.reps);
          const recall = recallAt(memory, after(1, at));
          if (recall !== null) expect(recall > 0 && recall <= 1).toBe(true);
          if (memory.state === "review") expect(memory.difficulty >= 1 && memory.difficulty <= 10).toBe(true);
        }
        return memory;
      };
      expect(run()).toEqual(run());
    }),
  );
});
