import { expect, test } from "vitest";
import { timerWords } from "./timer-words";

test("the clock counts against the budget, and stops counting when the design was left for long", () => {
  expect(timerWords(1_104.9, 20)).toBe("18:24 of 20:00");
  expect(timerWords(0, 22)).toBe("0:00 of 22:00");
  expect(timerWords(1_500, 20)).toBe("25:00 of 20:00");
  expect(timerWords(90_000, 20)).toBe("past 20:00, no hurry");
});
