import { expect, test } from "vitest";
import { levelCounts } from "./level-counts";

test("levels are counted best first and absent ones are left out", () => {
  expect(levelCounts([1, 3, null, 3, 1, 1])).toBe("2 defended, 3 named, 1 can't tell");
});

test("no levels are no words", () => {
  expect(levelCounts([])).toBe("");
});
