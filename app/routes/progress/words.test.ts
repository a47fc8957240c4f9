import { expect, test } from "vitest";
import { brierWords, gapWords, masteryWords, meanWords, rangeWords, reasoningWords, trendWords } from "./words";

test("a gap says how far and which way", () => {
  expect(gapWords(0.62)).toBe("0.6 levels too high");
  expect(gapWords(-1)).toBe("1.0 level too low");
  expect(gapWords(0.1)).toBe("as graded");
  expect(gapWords(null)).toBe("not judged yet");
});

test("a mean is named by the nearest level, or lies between two", () => {
  expect(meanWords(1.9)).toBe("Explained");
  expect(meanWords(1.5)).toBe("between Named and Explained");
  expect(meanWords(0)).toBe("Not found");
  expect(meanWords(null)).toBe("nothing graded yet");
});

test("a trend goes from the first attempt to the last", () => {
  expect(trendWords([])).toBe("Nothing graded yet.");
  expect(trendWords([1])).toBe("One attempt: Named.");
  expect(trendWords([1, 3, 2])).toBe("3 attempts, from Named to Explained.");
});

test("a range is said in whole per cent", () => {
  expect(rangeWords(0.461, 0.684)).toBe("46-68%");
  expect(rangeWords(0.501, 0.502)).toBe("about 50%");
});

test("mastery is a word before it is a number", () => {
  const base = { chance: 0.7, low: 0.55, high: 0.85, answers: 6, weight: 4 };
  expect(masteryWords({ ...base, verdict: "holds" })).toBe("holds (55-85%)");
  expect(masteryWords({ ...base, answers: 0, verdict: "unknown" })).toBe("nothing graded yet");
});

test("a share of reasoning is said with its counts", () => {
  expect(reasoningWords({ named: 10, reasoned: 30, share: 0.75 })).toBe(
    "Of 40 points you made before any probe, 30 gave the reason and 10 only the name: 75% reasoning.",
  );
  expect(reasoningWords({ named: 0, reasoned: 0, share: null })).toBe("Nothing was named or explained yet.");
});

test("a Brier score is set against a coin and one's own average", () => {
  expect(brierWords(0.3, 0.2)).toContain("no better than a coin");
  expect(brierWords(0.1, 0.2)).toContain("you tell your good answers from your weak ones");
  expect(brierWords(0.22, 0.2)).toContain("not yet better than saying your own average");
});
