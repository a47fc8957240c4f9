import fc from "fast-check";
import { expect, test } from "vitest";
import { pastAttempt } from "../../../../tests/setup/past-attempts";
import { LEVELS } from "../../rubric/level";
import { betaMean, betaQuantiles } from "./beta";
import { masteryOf } from "./estimate";

const day = (n: number) => new Date(Date.UTC(2026, 2, n, 12));
const report = (attempts: Parameters<typeof masteryOf>[0], now = day(20)) =>
  masteryOf(attempts, { now, trackOf: (id) => (id === "small-fleet" ? "kubernetes" : null) });
const first = (attempts: Parameters<typeof masteryOf>[0], now?: Date) => report(attempts, now).criteria[0]!;

test("quantiles of a Beta are those of the tables", () => {
  // R: qbeta(c(0.1, 0.9), 1, 1), (3, 2), (11, 4)
  const near = (found: number[], wanted: number[]) =>
    found.forEach((value, index) => expect(Math.abs(value - wanted[index]!)).toBeLessThan(0.004));
  near(betaQuantiles({ a: 1, b: 1 }, [0.1, 0.9]), [0.1, 0.9]);
  near(betaQuantiles({ a: 3, b: 2 }, [0.1, 0.9]), [0.3204, 0.8574]);
  near(betaQuantiles({ a: 11, b: 4 }, [0.1, 0.9]), [0.5812, 0.8726]);
});

test("a better answer never lowers the chance, and the interval holds it", () => {
  const level = fc.constantFrom(...LEVELS);
  fc.assert(
    fc.property(fc.array(level, { minLength: 1, maxLength: 10 }), fc.nat(9), (levels, at) => {
      const chanceOf = (list: (typeof levels)[number][]) =>
        first(list.map((one, index) => pastAttempt({ day: index + 1, levels: [one] })));
      const before = chanceOf(levels);
      const after = chanceOf(levels.map((one, index) => (index === at ? 3 : one)));
      expect(after.chance).toBeGreaterThanOrEqual(before.chance);
      expect(before.low).toBeLessThanOrEqual(before.high);
      expect(betaMean({ a: 1, b: 1 })).toBe(0.5);
    }),
  );
});

test("what was shown lately weighs more than what was shown before", () => {
  const rising = first([1, 1, 1, 2, 2, 2].map((level, n) => pastAttempt({ day: n + 1, levels: [level as 1 | 2] })));
  const falling = first([2, 2, 2, 1, 1, 1].map((level, n) => pastAttempt({ day: n + 1, levels: [level as 1 | 2] })));
  expect(rising.chance).toBeGreaterThan(falling.chance + 0.1);
});

test("with time away the interval widens, and nothing is taken for lost", () => {
  const attempts = [1, 2, 3, 4, 5, 6].map((n) => pastAttempt({ day: n, levels: [3] }));
  const soon = first(attempts, day(7));
  const later = first(attempts, day(7 + 365));
  expect(soon.verdict).toBe("holds");
  expect(later.high - later.low).toBeGreaterThan(soon.high - soon.low);
  expect(later.chance).toBeGreaterThan(0.5);
});

test("one answer settles nothing, and can't tell is no answer", () => {
  expect(first([pastAttempt({ levels: [3] })]).verdict).toBe("unknown");
  expect(first([pastAttempt({ levels: [null] })])).toMatchObject({ answers: 0, verdict: "unknown" });
});

test("dimensions and tracks add up their criteria; a scenario that is gone counts for its dimensions", () => {
  const { dimensions, tracks } = report([
    pastAttempt({ day: 1, levels: [0, 0, 0, 0, 0] }),
    pastAttempt({ day: 2, levels: [3], scenarioId: "gone" }),
  ]);
  expect(dimensions.find(({ dimension }) => dimension === "mechanism")).toMatchObject({ answers: 2 });
  expect(dimensions.find(({ dimension }) => dimension === "rollout")).toMatchObject({ answers: 0, verdict: "unknown" });
  expect(tracks).toMatchObject([{ track: "kubernetes", answers: 5, verdict: "not yet" }]);
});
