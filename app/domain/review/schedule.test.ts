import { expect, test } from "vitest";
import type { LevelOrUnknown } from "../rubric/level";
import { nextDue, planReviews, type Review } from "./schedule";

const at = (day: string) => new Date(`${day}T12:00:00.000Z`);
const outcome = (level: LevelOrUnknown, attemptId: string, day: string) => ({
  criterionId: "c",
  level,
  attemptId,
  at: at(day),
});

test("an undefended criterion comes back after 1, 3 and then every 7 days", () => {
  const first = nextDue(null, outcome(2, "a1", "2026-03-01"));
  expect(first).toEqual({ criterionId: "c", step: 0, dueAt: at("2026-03-02"), attemptId: "a1" });
  const second = nextDue(first, outcome(null, "a2", "2026-03-02"));
  expect(second).toMatchObject({ step: 1, dueAt: at("2026-03-05") });
  const third = nextDue(second, outcome(0, "a3", "2026-03-09"));
  expect(third).toMatchObject({ step: 2, dueAt: at("2026-03-16") });
  expect(nextDue(third, outcome(1, "a4", "2026-03-16"))).toMatchObject({ step: 2, dueAt: at("2026-03-23") });
});

test("coming back too early does not stretch the interval", () => {
  const first = nextDue(null, outcome(1, "a1", "2026-03-01"));
  expect(nextDue(first, outcome(1, "a2", "2026-03-01"))).toMatchObject({
    step: 0,
    dueAt: at("2026-03-02"),
    attemptId: "a2",
  });
});

test("a defended criterion is not asked again", () => {
  expect(nextDue(null, outcome(3, "a1", "2026-03-01"))).toBeNull();
});

test("finishing the same attempt twice schedules once", () => {
  const first = nextDue(null, outcome(1, "a1", "2026-03-01"));
  expect(nextDue(first, outcome(1, "a1", "2026-03-08"))).toBe(first);
});

test("one attempt both schedules and clears", () => {
  const before: Review[] = [{ criterionId: "b", step: 1, dueAt: at("2026-03-04"), attemptId: "a0" }];
  const plan = planReviews(before, [
    { criterionId: "a", level: 1, attemptId: "a1", at: at("2026-03-04") },
    { criterionId: "b", level: 3, attemptId: "a1", at: at("2026-03-04") },
  ]);
  expect(plan.defended).toEqual(["b"]);
  expect(plan.due.map(({ criterionId, step }) => [criterionId, step])).toEqual([["a", 0]]);
});
