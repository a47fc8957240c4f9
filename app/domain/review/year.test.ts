import { expect, test } from "vitest";
import { DAILY_CAP } from "./bounds";
import { simulateYear } from "./simulation/year";

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

test.each(SEEDS)(
  "a year of study (seed %i): the forecast beats a constant guess and SM-2 on the same reviews",
  (seed) => {
    for (const scheduler of ["fsrs", "sm2"] as const) {
      const { logLoss, reviews } = simulateYear({ seed, scheduler });
      expect(reviews).toBeGreaterThan(1_000);
      expect(logLoss.fsrs).toBeLessThan(logLoss.constant);
      expect(logLoss.fsrs).toBeLessThan(logLoss.sm2);
    }
  },
);

test.each([3, 12])("after three weeks away no day holds more than the cap of %i", (cap) => {
  for (const seed of SEEDS) {
    const year = simulateYear({ seed, scheduler: "fsrs", cap });
    expect(year.worstBacklog).toBeGreaterThan(0);
    expect(year.busiestDay).toBeLessThanOrEqual(cap);
    expect(year.busiestPlannedDay).toBeLessThanOrEqual(cap);
  }
});

test("most of what was met is still known at the end of the year, with fewer reviews than SM-2 asks for", () => {
  const fsrs = simulateYear({ seed: 1, scheduler: "fsrs" });
  const sm2 = simulateYear({ seed: 1, scheduler: "sm2" });
  expect(fsrs.knownAtTheEnd).toBeGreaterThan(0.9);
  expect(fsrs.reviews).toBeLessThan(0.95 * sm2.reviews);
  expect(fsrs.busiestDay).toBeLessThanOrEqual(DAILY_CAP.usual);
});

test("the same seed is the same year", () => {
  expect(simulateYear({ seed: 7, scheduler: "fsrs" })).toEqual(simulateYear({ seed: 7, scheduler: "fsrs" }));
});

test("the limit is known: for somebody who forgets 25 times as fast the forecast is no better than a constant guess", () => {
  const years = SEEDS.map((seed) => simulateYear({ seed, scheduler: "fsrs", pace: 25 }));
  const gain = years.reduce((sum, { logLoss }) => sum + logLoss.constant - logLoss.fsrs, 0) / years.length;
  expect(Math.abs(gain)).toBeLessThan(0.02);
  for (const { busiestDay } of years) expect(busiestDay).toBeLessThanOrEqual(DAILY_CAP.usual);
});
