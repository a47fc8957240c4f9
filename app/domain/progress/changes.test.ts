import { expect, test } from "vitest";
import { pastAttempt } from "../../../tests/setup/past-attempts";
import { changesSince } from "./changes";

// Days of pastAttempt count from 1 March 2026; today is 30 April, so that days from 31 on are the last 30.
const NOW = new Date(Date.UTC(2026, 3, 30));
const some = (from: number, count: number, levels: (0 | 1 | 2 | 3)[], activeSeconds = 600) =>
  Array.from({ length: count }, (_, n) => pastAttempt({ day: from + n, levels, self: 2, activeSeconds }));

test("says nothing where nothing is, or nothing new", () => {
  expect(changesSince([], NOW).sentences).toEqual(["Nothing is graded yet, so nothing can have changed."]);
  expect(changesSince(some(1, 3, [1]), NOW).sentences[0]).toContain("Nothing was graded in the last 30 days");
  expect(changesSince(some(40, 2, [1]), NOW).sentences).toEqual([
    "In the last 30 days two attempts were graded, in 20 minutes of work; there is no earlier month to compare with yet.",
  ]);
});

test("names what got better and what got worse, with the counts behind it", () => {
  const { sentences, changes, seconds } = changesSince([...some(1, 8, [1, 2, 1]), ...some(40, 8, [3, 1, 1])], NOW);
  expect(changes.map(({ dimension, direction }) => [dimension, direction])).toEqual([
    ["mechanism", "better"],
    ["quantity", "worse"],
  ]);
  expect(sentences).toContain(
    "You reason more about mechanisms: 8 of 8 answers gave the reason, against 0 of 8 before.",
  );
  expect(sentences).toContain("You defended one criterion for the first time.");
  expect(sentences.at(-1)).toBe(
    "In the last 30 days eight attempts were graded, in an hour and 20 minutes of work (an hour and 20 minutes in the 30 days before).",
  );
  expect(seconds.now).toBe(4800);
});

test("does not call chance a change", () => {
  const { sentences, changes } = changesSince([...some(1, 2, [1, 2]), ...some(40, 2, [2, 1])], NOW);
  expect(changes).toEqual([]);
  expect(sentences.join(" ")).toContain("No dimension has changed by more than chance can do");
});
