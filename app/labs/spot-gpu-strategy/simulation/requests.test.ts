import { describe, expect, test } from "vitest";
import { runSpot } from "../model";
import { ParamsSchema, type Params } from "../params";
import { replayRequests } from "./requests";

const COUNT = 100_000;
const ROUGH: Partial<Params> = { upHours: 2, downHours: 0.5, singlesPerDay: 20 };

describe("request by request", () => {
  test.each<[string, Partial<Params>]>([
    ["a correct drain", ROUGH],
    ["nobody acting on the notice", { ...ROUGH, drainFirst: false }],
    ["a grace period of 30 s in three zones", { ...ROUGH, zones: 3, graceSeconds: 30 }],
    ["no notice and long streams", { ...ROUGH, zones: 2, noticeSeconds: 0, streamMedian: 60, streamLongest: 300 }],
    ["a fleet that follows the day", { ...ROUGH, zones: 2, noticeSeconds: 60, followsDay: true, baselineShare: 50 }],
  ])("the fluid run is right about %s", (_name, changes) => {
    const params = ParamsSchema.parse(changes);
    const fluid = runSpot(params, { trace: null, progress: () => undefined }).requests;
    const seen = replayRequests(params, COUNT);
    expect(seen.finished + seen.refused + seen.dead + seen.cut).toBe(seen.arrived);
    expect(seen.arrived).toBe(COUNT);
    for (const [share, count] of [
      [fluid.refusedShare, seen.refused],
      [fluid.deadShare, seen.dead],
      [fluid.cutShare, seen.cut],
    ] as const) {
      // Requests of one loss share its fate, so the spread is wider than that of independent ones.
      const slack = 5 * Math.sqrt(share / COUNT) + 0.12 * share;
      expect(Math.abs(count / COUNT - share)).toBeLessThanOrEqual(slack + 1e-5);
    }
  });

  test("the same seed gives the same counts", () => {
    const params = ParamsSchema.parse({ ...ROUGH, drainFirst: false });
    expect(replayRequests(params, 5000)).toEqual(replayRequests(params, 5000));
  });

  test("no load brings no request", () => {
    const params = ParamsSchema.parse({ days: 1, troughShare: 0, peakGpus: 1, baselineShare: 100 });
    expect(replayRequests(params, 10).arrived).toBe(10);
    expect(replayRequests(params, 0)).toEqual({ arrived: 0, finished: 0, refused: 0, dead: 0, cut: 0 });
  });
});
