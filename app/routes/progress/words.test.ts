import { expect, test } from "vitest";
import { gapWords, meanWords, trendWords } from "./words";

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
