import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AvailabilityTrace } from "../kit/traces/trace";
import { savingOf } from "./mix";
import { runSpot, workOf } from "./model";
import { ParamsSchema, type Params } from "./params";
import type { Result } from "./result";

const ALWAYS_THERE = { downHours: 0, singlesPerDay: 0, zoneGpus: 1000 };

function run(changes: Partial<Params>, trace: AvailabilityTrace | null = null): Result {
  return runSpot(ParamsSchema.parse(changes), { trace, progress: () => undefined });
}

function zone(name: string, up: readonly number[]): AvailabilityTrace["zones"][number] {
  return { name, up: Int32Array.from(up) };
}

describe("the bill", () => {
  test.each([
    [30, 60, 0.42],
    [30, 65, 0.455],
    [30, 70, 0.49],
    [30, 75, 0.525],
    [70, 65, 0.195],
    [70, 100, 0.3],
    [0, 65, 0.65],
    [100, 65, 0],
  ])("with a baseline of %i percent and a discount of %i percent cuts %f of it", (baselineShare, discount, cut) => {
    const result = run({ ...ALWAYS_THERE, days: 1, baselineShare, batchSpotShare: 100 - baselineShare, discount });
    expect(result.bill.cut).toBeCloseTo(cut, 10);
    expect(result.slo.unavailableMinutesDay).toBe(0);
  });

  test("is the closed form s d (1 - f) for any mix that is always there", () => {
    const percentage = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(percentage, percentage, (spot, discount) => {
        const changes = {
          ...ALWAYS_THERE,
          days: 1,
          peakGpus: 100,
          baselineShare: 100 - spot,
          batchSpotShare: spot,
          discount,
        };
        const mix = savingOf({ spotShare: spot / 100, discount: discount / 100, fallbackShare: 0 });
        expect(run(changes).bill.cut).toBeCloseTo(mix.saving, 10);
      }),
      { numRuns: 40 },
    );
  });

  test("adds up, and each further zone may be dearer", () => {
    const { bill, zones } = run({ zones: 3, discountStep: 20, followsDay: true });
    expect(bill.total).toBeCloseTo(bill.baseline + bill.spot + bill.fallback + bill.batch, 9);
    expect(zones.map(({ discount }) => discount)).toEqual([0.65, 0.45, 0.25]);
    const spot = zones.reduce((sum, { meanGpus, discount }) => sum + meanGpus * 4 * (1 - discount), 0);
    expect(bill.spot).toBeCloseTo(spot, 9);
  });

  test("names the discount at which the run would have reached the wanted cut", () => {
    const { bill } = run({ followsDay: true, baselineShare: 55, spareShare: 15, zones: 4 });
    const there = run({
      followsDay: true,
      baselineShare: 55,
      spareShare: 15,
      zones: 4,
      discount: 100 * (bill.discountNeeded ?? 0),
    });
    expect(there.bill.cut).toBeCloseTo(0.4, 10);
    expect(run({ baselineShare: 70, batchSpotShare: 30 }).bill.discountNeeded).toBeNull();
  });

  test("of the scenario's table comes out, a little higher where whole GPUs follow the day", () => {
    expect(run(ALWAYS_THERE).bill.total).toBeCloseTo(109, 9);
    expect(run({ ...ALWAYS_THERE, batchSpotShare: 0 }).bill.total).toBeCloseTo(127.2, 9);
    const floor = run({
      ...ALWAYS_THERE,
      baselineShare: 55,
      spareShare: 15,
      zones: 4,
      followsDay: true,
      batchSpotShare: 100,
    });
    expect(floor.bill.total).toBeGreaterThan(115.5);
    expect(floor.bill.total).toBeLessThan(116.5);
    const noSpot = run({ zones: 0, followsDay: true, batchSpotShare: 100 });
    expect(noSpot.bill.total).toBeGreaterThan(118);
    expect(noSpot.bill.total).toBeLessThan(121);
  });
});

describe("a zone that goes at the peak", () => {
  const attack = { ...ALWAYS_THERE, reclaimZones: 1, reclaimHours: 5, fallback: false };

  test("leaves the baseline for as long as the load is above it and the zone is away, plus one cold start", () => {
    const { outages, slo } = run({ ...attack, baselineShare: 30, days: 2, graceSeconds: 0, noticeSeconds: 0 });
    expect(outages).toHaveLength(1);
    expect(outages[0]).toMatchObject({
      fromSeconds: 36 * 3600,
      cause: "reclaim",
      zone: "zone a",
      lostGpus: 28,
      capacity: 12,
      load: 40,
    });
    expect(outages[0]?.minutes).toBeCloseTo(5 * 60 + 4, 6);
    // The load falls from 40 by 28 GPUs in twelve hours: the mean unserved share is 1 - 12 / load, integrated.
    const hours = 5 + 4 / 60;
    const lost = hours - (12 * 12 * Math.log(40 / (40 - (28 / 12) * hours))) / 28;
    expect(slo.lostMinutesDay * 2).toBeGreaterThan(lost * 60 - 0.5);
    expect(slo.lostMinutesDay * 2).toBeLessThan(lost * 60 + 1);
  });

  test("costs nothing when what is left covers the load", () => {
    const fleet = { baselineShare: 55, spareShare: 15, zones: 4, zoneGpus: 10, followsDay: true };
    const { slo, noonWithoutLargestZone, preemptions } = run({ ...attack, ...fleet });
    expect(noonWithoutLargestZone).toEqual({ gpus: 40, share: 1 });
    expect(preemptions.largest).toBe(6);
    expect(slo.unavailableMinutesDay).toBe(0);
    expect(run({ ...attack, ...fleet, spareShare: 0 }).slo.unavailableMinutesDay).toBeGreaterThan(0);
  });

  test("ends one cold start after the notice when on demand is granted, and with the reclaim when it is sold out", () => {
    const granted = run({ ...attack, days: 2, fallback: true, onDemandGranted: 100 });
    const soldOut = run({ ...attack, days: 2, fallback: true, onDemandGranted: 0 });
    // Out of the router 20 s after the notice, in whole steps; streams that still run there carry their part for some seconds.
    expect(granted.longestOutageMinutes).toBeGreaterThan(3);
    expect(granted.longestOutageMinutes).toBeLessThanOrEqual(4 - 20 / 60);
    expect(soldOut.longestOutageMinutes).toBeGreaterThan(300);
    expect(granted.bill.fallbackDay).toBeGreaterThan(0);
    expect(soldOut.bill.fallback).toBe(0);
  });

  test("takes a second zone with it when reclaims are shared", () => {
    const alone = run({ zones: 2, sharedReclaims: 0, singlesPerDay: 0 });
    const together = run({ zones: 2, sharedReclaims: 100, singlesPerDay: 0 });
    expect(together.preemptions.reclaims).toBeGreaterThan(alone.preemptions.reclaims);
    expect(together.slo.lostMinutesDay).toBeGreaterThan(alone.slo.lostMinutesDay);
  });
});

describe("the notice", () => {
  test.each([
    [120, 95, true, 0],
    [120, 0, true, 1],
    [120, 95, false, 1],
    [30, 95, true, 0.576],
    [0, 95, true, 1],
  ])(
    "of %i s with %i s to finish, acted on: %s, cuts %f of the running streams",
    (noticeSeconds, graceSeconds, drainFirst, cut) => {
      const { drain, requests } = run({ noticeSeconds, graceSeconds, drainFirst, upHours: 5, downHours: 1 });
      expect(drain.cutShareOfRunning).toBeCloseTo(cut, 3);
      if (cut === 0) expect(requests.cutShare).toBe(0);
      else expect(requests.cutShare).toBeGreaterThan(0);
    },
  );

  test("leaves a gap of cold start less notice", () => {
    expect(run({ days: 1 }).drain.gapSeconds).toBe(120);
    expect(run({ days: 1, coldStartSeconds: 60 }).drain.gapSeconds).toBe(0);
    expect(run({ days: 1, drainFirst: false }).drain.gapSeconds).toBe(255);
  });
});

describe("a trace", () => {
  test("replaces the generated zones and the length of the run", () => {
    const day = Array.from({ length: 288 }, (_, at) => (at >= 144 && at < 156 ? 0 : 16));
    const trace: AvailabilityTrace = {
      kind: "availability",
      name: "t",
      stepSeconds: 300,
      zones: [
        zone("w-2a", day),
        zone(
          "w-2b",
          day.map(() => 16),
        ),
      ],
    };
    const result = run({ fallback: false, days: 60 }, trace);
    expect(result.days).toBe(1);
    expect(result.zones.map(({ name }) => name)).toEqual(["w-2a", "w-2b"]);
    expect(result.zones[0]?.upShare).toBeCloseTo(276 / 288, 9);
    expect(result.outages[0]).toMatchObject({ cause: "reclaim", zone: "w-2a", lostGpus: 14 });
    expect(workOf(ParamsSchema.parse({}), trace)).toBe(8640 * 2);
  });

  test("with fewer machines than are wanted is short by what is missing", () => {
    const trace: AvailabilityTrace = {
      kind: "availability",
      name: "t",
      stepSeconds: 600,
      zones: [
        zone(
          "z",
          Array.from({ length: 144 }, () => 16),
        ),
      ],
    };
    const { timeline, slo } = run({ fallback: false, troughShare: 100, days: 1 }, trace);
    expect(new Set(timeline.spot)).toEqual(new Set([16]));
    expect(slo.successShare).toBeCloseTo(28 / 40, 9);
  });

  test("of all or nothing fails a thin baseline for as long as nothing is there", () => {
    const halves = Array.from({ length: 288 }, (_, at) => (at % 2 === 0 ? 28 : 0));
    const trace: AvailabilityTrace = { kind: "availability", name: "t", stepSeconds: 3600, zones: [zone("z", halves)] };
    const { slo } = run(
      { fallback: false, troughShare: 100, graceSeconds: 0, noticeSeconds: 0, coldStartSeconds: 0 },
      trace,
    );
    expect(slo.unavailableMinutesDay).toBeCloseTo(720, 6);
    expect(slo.successShare).toBeCloseTo(1 - 0.5 * 0.7, 2);
  });
});

describe("whatever the params", () => {
  const share = fc.integer({ min: 0, max: 100 });
  const anyParams = fc
    .record({
      baselineShare: share,
      spareShare: fc.integer({ min: 0, max: 30 }),
      zones: fc.integer({ min: 0, max: 5 }),
      zoneGpus: fc.integer({ min: 0, max: 40 }),
      followsDay: fc.boolean(),
      fallback: fc.boolean(),
      drainFirst: fc.boolean(),
      graceSeconds: fc.integer({ min: 0, max: 120 }),
      noticeSeconds: fc.integer({ min: 0, max: 300 }),
      coldStartSeconds: fc.integer({ min: 0, max: 900 }),
      onDemandGranted: share,
      upHours: fc.double({ min: 0.5, max: 50, noNaN: true }),
      downHours: fc.double({ min: 0, max: 5, noNaN: true }),
      sharedReclaims: share,
      singlesPerDay: fc.double({ min: 0, max: 30, noNaN: true }),
      reclaimZones: fc.integer({ min: 0, max: 4 }),
      spikePercent: fc.integer({ min: 0, max: 100 }),
      seed: fc.integer({ min: 0, max: 1000 }),
    })
    .map((changes): Partial<Params> => ({ ...changes, days: 2 }));

  test("requests are finished, refused, sent to the dead or cut; minutes and money stay within bounds", () => {
    fc.assert(
      fc.property(anyParams, (changes) => {
        const { requests, slo, bill, timeline, perDay } = run(changes);
        const { refusedShare, deadShare, cutShare, finishedShare } = requests;
        expect(refusedShare + deadShare + cutShare + finishedShare).toBeCloseTo(1, 9);
        for (const one of [refusedShare, deadShare, cutShare]) expect(one).toBeGreaterThanOrEqual(0);
        expect(finishedShare).toBeGreaterThanOrEqual(-1e-9);
        expect(slo.unavailableMinutesDay).toBeLessThanOrEqual(1440 + 1e-9);
        expect(bill.total).toBeGreaterThanOrEqual(0);
        for (const one of [...timeline.spot, ...timeline.fallback]) expect(one).toBeGreaterThanOrEqual(0);
        expect(perDay.reduce((sum, { lostMinutes }) => sum + lostMinutes, 0) / 2).toBeCloseTo(slo.lostMinutesDay, 9);
      }),
      { numRuns: 60 },
    );
  });

  test("the same params give the same result, and another seed another one", () => {
    fc.assert(
      fc.property(anyParams, (changes) => {
        expect(run(changes)).toEqual(run(changes));
      }),
      { numRuns: 10 },
    );
    expect(run({ seed: 2 })).not.toEqual(run({ seed: 3 }));
  });

  test("more baseline never means more unavailable minutes, the seed being the same", () => {
    fc.assert(
      fc.property(anyParams, share, (changes, other) => {
        const design = { ...changes, fallback: false, followsDay: false, spareShare: 0, zoneGpus: 1000 };
        const [less, more] = [Math.min(other, changes.baselineShare ?? 0), Math.max(other, changes.baselineShare ?? 0)];
        const minutes = (baselineShare: number) => run({ ...design, baselineShare }).slo.unavailableMinutesDay;
        expect(minutes(more)).toBeLessThanOrEqual(minutes(less) + 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  test("a longer grace never cuts more, and a fallback never refuses more", () => {
    fc.assert(
      fc.property(anyParams, (changes) => {
        const cut = (graceSeconds: number) => run({ ...changes, drainFirst: true, graceSeconds }).requests.cutShare;
        expect(cut(120)).toBeLessThanOrEqual(cut(20) + 1e-12);
        const refused = (fallback: boolean) => run({ ...changes, fallback }).requests.refusedShare;
        expect(refused(true)).toBeLessThanOrEqual(refused(false) + 1e-12);
      }),
      { numRuns: 30 },
    );
  });
});
