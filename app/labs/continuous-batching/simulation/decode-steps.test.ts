import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomFrom } from "../../../domain/rng";
import { continuousBars, continuousSteps, harmonic, staticBars, staticSteps } from "./decode-steps";

const outputs = fc.array(fc.nat(200), { minLength: 1, maxLength: 80 });
const slots = fc.integer({ min: 1, max: 40 });

/** Slot by slot and without a heap: what the fast one has to agree with. */
function plainContinuous(lengths: readonly number[], count: number): number {
  const free = Array.from({ length: count }, () => 0);
  for (const length of lengths) {
    const slot = free.indexOf(Math.min(...free));
    free[slot] = (free[slot] ?? 0) + length;
  }
  return Math.max(...free);
}

describe("decode steps", () => {
  test("by hand: two slots, answers of 5, 1, 1, 1, 4", () => {
    expect(staticSteps([5, 1, 1, 1, 4], 2)).toBe(5 + 1 + 4);
    expect(continuousSteps([5, 1, 1, 1, 4], 2)).toBe(7);
  });

  test("one slot is the sum with both, and as many slots as answers the longest", () => {
    expect([staticSteps([3, 9, 2], 1), continuousSteps([3, 9, 2], 1)]).toEqual([14, 14]);
    expect([staticSteps([3, 9, 2], 8), continuousSteps([3, 9, 2], 8)]).toEqual([9, 9]);
    expect([staticSteps([], 8), continuousSteps([], 8)]).toEqual([0, 0]);
  });

  test("the heap agrees with the plain search for the first free slot", () => {
    fc.assert(
      fc.property(outputs, slots, (lengths, count) => {
        expect(continuousSteps(lengths, count)).toBe(plainContinuous(lengths, count));
      }),
    );
  });

  test("continuous is never over static, nor under the work or the longest answer", () => {
    fc.assert(
      fc.property(outputs, slots, (lengths, count) => {
        const steps = continuousSteps(lengths, count);
        const sum = lengths.reduce((total, one) => total + one, 0);
        expect(steps).toBeLessThanOrEqual(staticSteps(lengths, count));
        expect(steps).toBeGreaterThanOrEqual(Math.max(sum / count, ...lengths));
      }),
    );
  });

  test("bars are the answers, each in a slot of its own time", () => {
    fc.assert(
      fc.property(outputs, slots, (lengths, count) => {
        const answers = lengths.map((length) => length + 1);
        for (const bars of [staticBars(answers, count, Infinity), continuousBars(answers, count, Infinity)]) {
          expect(bars.map(([, from, to]) => to - from)).toEqual(answers);
          for (let slot = 0; slot < count; slot += 1) {
            const row = bars.filter(([at]) => at === slot);
            row.slice(1).forEach(([, from], index) => {
              expect(from).toBeGreaterThanOrEqual(row[index]![2]);
            });
          }
        }
        expect(Math.max(...continuousBars(answers, count, Infinity).map(([, , to]) => to))).toBe(
          continuousSteps(answers, count),
        );
      }),
    );
  });
});

describe("closed forms", () => {
  const random = randomFrom(7);
  const many = Array.from({ length: 64_000 }, () => random());
  const ratio = (lengths: readonly number[], count: number) =>
    staticSteps(lengths, count) / continuousSteps(lengths, count);

  test.each([8, 16, 32, 64])("uniform lengths approach 2B/(B+1) at B = %i", (count) => {
    const lengths = many.map((share) => Math.ceil(1000 * share));
    expect(ratio(lengths, count)).toBeCloseTo((2 * count) / (count + 1), 1);
  });

  test.each([
    [8, 2.72],
    [16, 3.38],
    [32, 4.06],
    [64, 4.74],
  ])("exponential lengths approach the harmonic number at B = %i: %f", (count, expected) => {
    const lengths = many.map((share) => Math.ceil(-1000 * Math.log(1 - share)));
    expect(harmonic(count)).toBeCloseTo(expected, 2);
    expect(Math.abs(ratio(lengths, count) / harmonic(count) - 1)).toBeLessThan(0.03);
  });

  test("five takes 83 slots of exponential lengths", () => {
    expect(harmonic(82)).toBeLessThan(5);
    expect(harmonic(83)).toBeGreaterThanOrEqual(5);
  });
});
