import fc from "fast-check";
import { expect, test } from "vitest";
import { figuresOf, quadraticKappa, type Judged } from "./examples";

test("kappa is 1 for agreement, 0 for a constant guess and negative for opposition", () => {
  expect(
    quadraticKappa([
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 3],
    ]),
  ).toBe(1);
  expect(
    quadraticKappa([
      [0, 1],
      [1, 1],
      [2, 1],
      [3, 1],
    ]),
  ).toBeCloseTo(0);
  expect(
    quadraticKappa([
      [0, 3],
      [3, 0],
    ]),
  ).toBeLessThan(0);
  expect(quadraticKappa([])).toBeNull();
  expect(
    quadraticKappa([
      [2, 2],
      [2, 2],
    ]),
  ).toBeNull();
});

test("kappa agrees with a worked example: weights (i-j)^2 over observed and chance tables", () => {
  // Observed mean squared distance 1/4; chance: labels 0,0,1,1 against levels 0,1,1,1 gives 8/16.
  expect(
    quadraticKappa([
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 1],
    ]),
  ).toBeCloseTo(1 - 1 / 4 / (8 / 16));
});

test("kappa never exceeds 1", () => {
  const level = fc.integer({ min: 0, max: 3 });
  fc.assert(
    fc.property(fc.array(fc.tuple(level, level), { maxLength: 40 }), (pairs) => {
      expect(quadraticKappa(pairs) ?? 0).toBeLessThanOrEqual(1);
    }),
  );
});

test("figures count answered, exact, found and false links apart", () => {
  const one = (label: Judged["label"], level: Judged["level"], hasLink: boolean): Judged => ({
    example: "e",
    criterion: "c",
    label,
    level,
    rules: level,
    expected: null,
    hasLink,
  });
  const figures = figuresOf("c", [one(3, 3, true), one(2, 1, false), one(1, 1, true), one(0, null, false)]);
  expect(figures).toEqual({
    criterion: "c",
    labels: 4,
    coverage: 0.75,
    exact: 2 / 3,
    linksFound: 0.5,
    linksFalse: 0.5,
    matched: 1,
    missedPositive: 1,
    missedNegative: 1,
  });
});
