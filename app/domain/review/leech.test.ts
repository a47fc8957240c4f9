import { expect, test } from "vitest";
import { eased, isLeech, LEECH_LAPSES } from "./leech";
import { afterOutcome, MS_PER_DAY, type Memory } from "./memory";

const START = new Date("2026-03-01T12:00:00.000Z");
const LEECH: Memory = {
  stability: 5,
  difficulty: 9,
  dueAt: new Date(START.getTime() + 10 * MS_PER_DAY),
  lastReviewAt: START,
  reps: 9,
  lapses: LEECH_LAPSES,
  state: "review",
};
const days = ({ dueAt }: Memory) => (dueAt.getTime() - START.getTime()) / MS_PER_DAY;

test("four lapses make a leech, and a memory that lasts ends it", () => {
  expect(isLeech({ ...LEECH, lapses: 3 })).toBe(false);
  expect(isLeech(LEECH)).toBe(true);
  expect(isLeech({ ...LEECH, stability: 30 })).toBe(false);
});

test("a leech that failed rests; one that was known comes back sooner than others", () => {
  expect(days(eased({ ...LEECH, dueAt: new Date(START.getTime() + MS_PER_DAY) }, false))).toBe(3);
  expect(days(eased(LEECH, true))).toBe(5);
  expect(eased({ ...LEECH, lapses: 0 }, true)).toEqual({ ...LEECH, lapses: 0 });
});

test("somebody who fails every day ends with a leech", () => {
  let memory: Memory | null = null;
  for (let day = 0; day <= LEECH_LAPSES; day += 1) {
    memory = afterOutcome(memory, 0, new Date(START.getTime() + day * MS_PER_DAY), 0.9);
  }
  expect(isLeech(memory!)).toBe(true);
});
