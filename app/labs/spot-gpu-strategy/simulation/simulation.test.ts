import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomFrom } from "../../../domain/rng";
import { ParamsSchema } from "../params";
import { zonesOf } from "./availability";
import { attackStep, STEPS_PER_DAY, STEPS_PER_HOUR } from "./clock";
import { recordFleet } from "./fleet";
import { loadOf } from "./load";
import { streamLengths } from "./streams";

describe("streams", () => {
  test("have the median and the cap that they are given", () => {
    const { draw, mean } = streamLengths({ streamMedian: 20, streamLongest: 90 });
    const random = randomFrom(1);
    const lengths = Array.from({ length: 20_000 }, () => draw(random())).sort((a, b) => a - b);
    expect(lengths[10_000]).toBeCloseTo(20, 0);
    expect(lengths.at(-1)).toBe(90);
    expect(lengths.reduce((sum, one) => sum + one, 0) / lengths.length).toBeCloseTo(mean, 0);
  });

  test("found running: the share that needs longer falls from all to none", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 5, max: 600 }), (streamMedian, streamLongest) => {
        const { unfinishedAfter } = streamLengths({ streamMedian, streamLongest });
        expect(unfinishedAfter(0)).toBeCloseTo(1, 9);
        expect(unfinishedAfter(streamLongest)).toBe(0);
        expect(unfinishedAfter(streamLongest / 2)).toBeLessThanOrEqual(unfinishedAfter(streamLongest / 4));
      }),
    );
  });
});

describe("the load", () => {
  test("is a straight ramp from 30% at midnight to all at noon, with a mean of 65%", () => {
    const load = loadOf(ParamsSchema.parse({}), STEPS_PER_DAY);
    expect(load.at(0)).toBeCloseTo(12, 9);
    expect(load.at(STEPS_PER_DAY / 4)).toBeCloseTo(26, 9);
    expect(load.at(STEPS_PER_DAY / 2)).toBeCloseTo(40, 9);
    const sum = Array.from({ length: STEPS_PER_DAY }, (_, step) => load.at(step)).reduce((a, b) => a + b, 0);
    expect(sum / STEPS_PER_DAY).toBeCloseTo(26, 6);
  });

  test("is known one cold start ahead, but not its spike", () => {
    const params = ParamsSchema.parse({ spikePercent: 50, coldStartSeconds: 600 });
    const steps = 3 * STEPS_PER_DAY;
    const load = loadOf(params, steps);
    for (let step = 0; step < STEPS_PER_DAY; step += 7) {
      for (const ahead of [0, 30, 60]) expect(load.wanted(step)).toBeGreaterThanOrEqual(load.at(step + ahead) - 1e-9);
    }
    const noon = attackStep(steps);
    expect(load.at(noon)).toBeCloseTo(60, 9);
    expect(load.wanted(noon)).toBe(40);
    expect(load.wanted(noon + 2)).toBe(60);
  });
});

describe("generated availability", () => {
  const params = ParamsSchema.parse({ zones: 1, upHours: 6, downHours: 2, days: 60, sharedReclaims: 0 });
  const steps = 60 * STEPS_PER_DAY;

  test("is down for down / (up + down) of the time", () => {
    const shares = Array.from({ length: 12 }, (_, seed) => {
      const [zone] = zonesOf({ ...params, seed: seed + 1 }, null, steps);
      return (zone?.gives ?? new Int32Array()).reduce((down, count) => down + (count === 0 ? 1 : 0), 0) / steps;
    });
    expect(shares.reduce((sum, one) => sum + one, 0) / shares.length).toBeCloseTo(0.25, 1);
  });

  test("of a zone stays the same when zones are added and reclaims are not shared", () => {
    const [alone] = zonesOf(params, null, steps);
    const [first] = zonesOf({ ...params, zones: 4 }, null, steps);
    expect(first?.gives).toEqual(alone?.gives);
    expect(first?.singles).toEqual(alone?.singles);
  });

  test("takes every other zone with it when all reclaims are shared", () => {
    const zones = zonesOf({ ...params, zones: 3, sharedReclaims: 100 }, null, steps);
    const starts = zones.map(({ gives }) =>
      [...gives.keys()].filter((at) => at > 0 && gives[at] === 0 && gives[at - 1] !== 0),
    );
    expect(starts[0]?.length).toBeGreaterThan(10);
    const together = starts[0]?.filter((at) => zones.every(({ gives }) => gives[at] === 0)).length;
    expect(together).toBe(starts[0]?.length);
  });
});

test("replicas never exceed what a zone gives, and the quiet steps that are skipped change nothing", () => {
  const settings = fc.record({
    seed: fc.nat({ max: 500 }),
    zones: fc.integer({ min: 1, max: 4 }),
    zoneGpus: fc.integer({ min: 0, max: 20 }),
  });
  fc.assert(
    fc.property(settings, fc.boolean(), (changes, followsDay) => {
      const params = ParamsSchema.parse({
        ...changes,
        followsDay,
        days: 2,
        upHours: 5,
        downHours: 1,
        singlesPerDay: 10,
      });
      const { readyOf, zones, losses, steps } = recordFleet(params, null, () => undefined);
      readyOf.forEach((ready, index) => {
        const gives = zones[index]?.gives ?? new Int32Array();
        expect(ready.every((count, step) => count <= (gives[step] ?? 0))).toBe(true);
      });
      for (const { noticeAt, lossAt, count, ofReady } of losses) {
        expect(lossAt).toBeGreaterThanOrEqual(noticeAt);
        expect(count).toBeLessThanOrEqual(ofReady);
      }
      expect(steps).toBe(2 * 24 * STEPS_PER_HOUR);
    }),
    { numRuns: 30 },
  );
});
