import { expect, test } from "vitest";
import { activeSeconds, durationWords } from "./active-time";

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 1, 9, 0, 0) + minutes * 60_000);

test("a gap counts whole up to 15 minutes and not at all beyond", () => {
  expect(activeSeconds(at(0), at(3))).toBe(180);
  expect(activeSeconds(at(0), at(15))).toBe(900);
  expect(activeSeconds(at(0), at(15.1))).toBe(0);
  expect(activeSeconds(at(3), at(0))).toBe(0);
});

test("a duration is said in words", () => {
  expect(durationWords(20)).toBe("less than a minute");
  expect(durationWords(60)).toBe("a minute");
  expect(durationWords(59 * 60)).toBe("59 minutes");
  expect(durationWords(61 * 60)).toBe("an hour");
  expect(durationWords(82 * 60)).toBe("an hour and 20 minutes");
  expect(durationWords(7200)).toBe("2 hours");
});
