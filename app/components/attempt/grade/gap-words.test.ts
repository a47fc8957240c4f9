import { expect, test } from "vitest";
import type { LevelOrUnknown } from "../../../domain/rubric/level";
import { gapWords } from "./gap-words";

const judged = (...pairs: [LevelOrUnknown, LevelOrUnknown][]) =>
  pairs.map(([selfLevel, initialLevel]) => ({ selfLevel, initialLevel }));

test("the gap is said in levels and a direction, with where it lies", () => {
  expect(gapWords(1, judged([3, 1], [2, 2], [1, 0]))).toEqual({
    large: "You judged yourself 1.0 levels too high.",
    small: "Higher than the grade on two criteria, the same on one criterion.",
  });
  expect(gapWords(-0.5, judged([1, 2], [2, 2]))?.large).toBe("You judged yourself 0.5 levels too low.");
});

test("two errors that cancel out are not praised as a good judgement", () => {
  expect(gapWords(0, judged([3, 1], [1, 3]))?.large).toContain("cancel out");
  expect(gapWords(0, judged([2, 2], [1, 1]))?.large).toContain("exactly");
});

test("without a level on both sides there is no gap, and what cannot be told is left out", () => {
  expect(gapWords(null, judged([2, null]))).toBeNull();
  expect(gapWords(0, judged([2, 2], [3, null]))?.small).toBe("The same on one criterion.");
});
