import fc from "fast-check";
import { expect, test } from "vitest";
import { DIMENSIONS } from "../rubric/dimension";
import type { LevelOrUnknown } from "../rubric/level";
import {
  hireSignal,
  levelOdds,
  likelyRange,
  signalChances,
  SIGNALS,
  type JudgedCriterion,
  type SignalInput,
} from "./hire-signal";

const rank = (input: SignalInput) => SIGNALS.indexOf(hireSignal(input)?.signal ?? "strong no hire");
const all = (level: LevelOrUnknown): JudgedCriterion[] =>
  DIMENSIONS.map((dimension) => ({ dimension, weight: 2, level }));
const input = (changes: Partial<SignalInput>): SignalInput => ({
  level: "senior",
  criteria: all(2),
  redFlags: 0,
  missingParts: 0,
  ...changes,
});

/** A grader that is right four times in five. */
const GOOD = [
  [80, 10, 0, 0, 10],
  [10, 80, 10, 0, 10],
  [0, 10, 80, 10, 10],
  [0, 0, 10, 80, 10],
];

test("the levels alone: all Not found to all Defended", () => {
  expect([0, 1, 2, 3].map((level) => hireSignal(input({ criteria: all(level as 0 | 1 | 2 | 3) }))?.signal)).toEqual([
    "strong no hire",
    "no hire",
    "hire",
    "strong hire",
  ]);
  expect(hireSignal(input({ level: "staff" }))?.signal).toBe("lean hire");
  expect(hireSignal(input({ criteria: [] }))).toBeNull();
});

test("few dimensions, red flags and designs that were not handed in limit the signal, and say so", () => {
  const narrow = DIMENSIONS.map((dimension, index): JudgedCriterion => ({
    dimension,
    weight: index < 2 ? 4 : 1,
    level: index < 2 ? 3 : 1,
  }));
  expect(hireSignal(input({ criteria: narrow }))).toMatchObject({
    signal: "lean hire",
    base: "hire",
    covered: ["mechanism", "quantity"],
    caps: [{ kind: "dimensions", signal: "lean hire" }],
  });
  expect(hireSignal(input({ criteria: all(3), redFlags: 1 }))?.signal).toBe("hire");
  expect(hireSignal(input({ criteria: all(3), redFlags: 3 }))?.signal).toBe("lean no hire");
  expect(hireSignal(input({ criteria: all(3), missingParts: 1 }))?.signal).toBe("lean hire");
});

const Criteria = fc.array(
  fc.record({
    dimension: fc.constantFrom(...DIMENSIONS),
    weight: fc.integer({ min: 1, max: 5 }),
    level: fc.constantFrom<LevelOrUnknown>(0, 1, 2, 3, null),
  }),
  { minLength: 1, maxLength: 12 },
);
const raised: Record<string, LevelOrUnknown> = { "0": null, null: 1, "1": 2, "2": 3, "3": 3 };

test("raising any level never lowers the signal; a red flag or a missing design never raises it", () => {
  fc.assert(
    fc.property(
      Criteria,
      fc.nat(11),
      fc.constantFrom("senior" as const, "staff" as const),
      fc.nat(3),
      fc.nat(2),
      (criteria, at, level, redFlags, missingParts) => {
        const before = input({ criteria, level, redFlags, missingParts });
        const index = at % criteria.length;
        const better = criteria.map((one, i) =>
          i === index ? { ...one, level: raised[String(one.level)] ?? null } : one,
        );
        expect(rank({ ...before, criteria: better })).toBeGreaterThanOrEqual(rank(before));
        expect(rank({ ...before, redFlags: redFlags + 1 })).toBeLessThanOrEqual(rank(before));
        expect(rank({ ...before, missingParts: missingParts + 1 })).toBeLessThanOrEqual(rank(before));
        expect(rank({ ...before, level: "staff" })).toBeLessThanOrEqual(rank({ ...before, level: "senior" }));
      },
    ),
    { numRuns: 300 },
  );
});

test("chances add up, repeat, and gather around the signal of a grader that seldom errs", () => {
  const chances = signalChances(input({ criteria: [...all(3), ...all(3)] }), GOOD, 7);
  expect(Object.values(chances).reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
  expect(signalChances(input({ criteria: [...all(3), ...all(3)] }), GOOD, 7)).toEqual(chances);
  expect(chances["strong hire"]).toBeGreaterThan(0.85);
  const unsure = signalChances(input({ criteria: all(null) }), GOOD, 7);
  expect(Math.max(...Object.values(unsure))).toBeLessThan(Math.max(...Object.values(chances)));
});

test("a level's odds are its column of the table; a level never seen can be anything", () => {
  expect(levelOdds(2, GOOD)[2]).toBeCloseTo(81 / 104, 9);
  expect(levelOdds(null, GOOD)).toEqual([0.25, 0.25, 0.25, 0.25]);
  expect(levelOdds(1, [])).toEqual([0.25, 0.25, 0.25, 0.25]);
});

test("the likely range is the narrowest that holds four fifths", () => {
  const chances = {
    "strong no hire": 0,
    "no hire": 0.05,
    "lean no hire": 0.1,
    "lean hire": 0.4,
    hire: 0.42,
    "strong hire": 0.03,
  };
  expect(likelyRange(chances)).toMatchObject({ low: "lean hire", high: "hire" });
});
