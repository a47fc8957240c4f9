import { expect, test } from "vitest";
import { countWords } from "./word-count";

test("words are runs with a letter or a digit in them, in any script", () => {
  expect(countWords("")).toBe(0);
  expect(countWords("  - 40 GPUs\n\n* über $4.00 -- ok ")).toBe(5);
});
