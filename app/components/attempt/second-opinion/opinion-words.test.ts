import { expect, test } from "vitest";
import { disagreementWords, refusalWords } from "./opinion-words";

test("a level that was not accepted is said, with the reason", () => {
  expect(refusalWords({ refused: null })).toBeNull();
  expect(refusalWords({ refused: { level: 3, why: "no-quote" } })).toMatch(
    /^The model said Defended, but quoted nothing/,
  );
  expect(refusalWords({ refused: { level: 2, why: "one-quote" } })).toContain("only one piece of evidence");
});

test("disagreements are counted in words", () => {
  expect([0, 1, 2].map((count) => disagreementWords(count).split(" ").slice(0, 3).join(" "))).toEqual([
    "On no criterion",
    "On one criterion",
    "On two criteria",
  ]);
});
