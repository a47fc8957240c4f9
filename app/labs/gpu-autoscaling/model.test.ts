import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paramsOf } from "../kit/params-of";
import type { Trace } from "../kit/traces/trace";
import { lab } from "./index";
import { runLab } from "./model";
import { ParamsSchema, type Params } from "./params";
import { ResultSchema, type Result } from "./result";

const quiet = { trace: null, progress: () => undefined };

function at(preset: string, changes: Partial<Params> = {}, events: string[] = []): Result {
  return runLab(paramsOf(lab, { preset, changes, events }) as Params, quiet);
}

const anyParams: fc.Arbitrary<Params> = fc
  .record({
    signal: fc.constantFrom("cpu", "gpu", "waiting", "inflight", "demand"),
    target: fc.integer({ min: 5, max: 90 }),
    minReplicas: fc.integer({ min: 1, max: 30 }),
    maxReplicas: fc.integer({ min: 1, max: 60 }),
    scheduledReplicas: fc.constantFrom(0, 24),
    lentGpus: fc.integer({ min: 0, max: 10 }),
    maxWaitS: fc.constantFrom(0, 0.8, 5),
    holdMin: fc.integer({ min: 0, max: 20 }),
    metricLagS: fc.integer({ min: 0, max: 200 }),
    syncS: fc.integer({ min: 1, max: 60 }),
    upWindowS: fc.integer({ min: 0, max: 120 }),
    nodeS: fc.integer({ min: 0, max: 600 }),
    poolNodes: fc.integer({ min: 0, max: 20 }),
    quietInFlight: fc.integer({ min: 20, max: 200 }),
    surgeFactor: fc.double({ min: 1, max: 4, noNaN: true }),
    rampS: fc.integer({ min: 0, max: 300 }),
    isAnnounced: fc.boolean(),
    secondWaveMin: fc.constantFrom(0, 5),
    seed: fc.integer({ min: 1, max: 9999 }),
  })
  .map((some) => ParamsSchema.parse(some));

describe("whatever the design", () => {
  test("every request that arrives is served, refused or still waiting, and a miss is one of them", () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        const result = runLab(params, quiet);
        const { arrivals, served, late, shed, queued, missed } = result.requests;
        expect(served + shed + queued).toBe(arrivals);
        expect(late).toBeLessThanOrEqual(served);
        expect(missed).toBeGreaterThanOrEqual(late + shed);
        expect(missed).toBeLessThanOrEqual(late + shed + queued);
        if (params.maxWaitS === 0) expect(shed).toBe(0);
        expect(ResultSchema.safeParse(result).error).toBeUndefined();
      }),
      { numRuns: 40 },
    );
  });

  test("the links add up to the moment at which the first new replica serves, and none is negative", () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        const { reaction } = runLab(params, quiet);
        if (reaction === null) return;
        const sum = reaction.terms.reduce((total, { seconds }) => total + seconds, 0);
        expect(sum).toBeCloseTo(reaction.readyS, 6);
        for (const { seconds } of reaction.terms) expect(seconds).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 40 },
    );
  });

  test("the fleet stays within its limits, and what is ready was asked for", () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        const { series } = runLab(params, quiet);
        const most = Math.max(params.minReplicas, params.maxReplicas);
        series.asked.forEach((asked, index) => {
          expect(asked).toBeGreaterThanOrEqual(params.minReplicas);
          expect(asked).toBeLessThanOrEqual(most);
          if (index > 0) expect(series.ready[index]).toBeLessThanOrEqual(Math.max(asked, series.asked[index - 1] ?? 0));
        });
      }),
      { numRuns: 25 },
    );
  });

  test("the same params give the same result, and another seed another one", () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        expect(runLab(params, quiet)).toEqual(runLab(params, quiet));
        const other = { ...params, seed: params.seed + 1 };
        expect(runLab(other, quiet).requests).not.toEqual(runLab(params, quiet).requests);
      }),
      { numRuns: 10 },
    );
  });

  test("a slower node never helps, and the paper chain grows by just that much", () => {
    const shares = [0, 60, 240, 480, 900].map((nodeS) => at("reactive", { nodeS }));
    shares.forEach((slower, index) => {
      const faster = shares[index - 1];
      if (faster === undefined) return;
      expect(slower.requests.missed).toBeGreaterThan(faster.requests.missed);
      expect(slower.budget.chainS - faster.budget.chainS).toBe(slower.budget.nodeS - faster.budget.nodeS);
    });
  });
});

describe("the closed form of the scenario", () => {
  /** Arrivals beyond capacity in seconds of quiet load, over those of the window that starts with the rush: factor 3 over 120 s. */
  function fluidShare(headroom: number, chainS: number): number {
    const [factor, ramp, window] = [3, 120, 600];
    const triangle = ((factor - headroom) ** 2 * ramp) / (factor - 1) / 2;
    const excess = triangle + (chainS - ramp) * (factor - headroom) + triangle / headroom;
    return excess / (((1 + factor) / 2) * ramp + factor * (window - ramp));
  }

  test.each([
    ["no headroom", 1, 375, {}],
    ["twice the load, new nodes", 2, 375, { target: 20 }],
    ["twice the load, lent GPUs", 2, 145, { target: 20, lentGpus: 8 }],
  ])(
    "%s: the simulated share of the first window is within 3 points over five seeds",
    (_name, headroom, chain, changes) => {
      const shares = [1, 2, 3, 4, 5].map(
        (seed) => at("reactive", { quietInFlight: 320, maxReplicas: 90, seed, ...changes }).slo.rushShare,
      );
      const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
      expect(Math.abs(mean - fluidShare(headroom, chain))).toBeLessThan(0.03);
    },
  );
});

describe("what the presets teach", () => {
  test("CPU and GPU utilisation: one never asks, the other never lets go", () => {
    expect(at("naive").replicas).toMatchObject({ added: 0, peakReady: 8 });
    const gpu = at("naive", { signal: "gpu", target: 80 });
    expect(gpu.replicas).toMatchObject({ standing: 30, end: 30 });
    expect(lab.outcome(gpu, paramsOf(lab, { preset: "naive", changes: { signal: "gpu", target: 80 } })).verdict).toBe(
      "degraded",
    );
  });

  test("refused requests have to be counted, or the scaler stands still", () => {
    expect(at("hidden-load").replicas.added).toBe(0);
    expect(at("hidden-load", { signal: "demand" }).replicas.added).toBeGreaterThan(10);
  });

  test("an unbounded queue makes several late for each one too many, a bounded one about one", () => {
    const open = at("unbounded-queue").requests;
    const bounded = at("unbounded-queue", { maxWaitS: 0.8 }).requests;
    expect(open.missed).toBeGreaterThan(4 * open.excess);
    expect(bounded.missed).toBeLessThan(1.2 * bounded.excess);
  });

  test("the defended design holds an unannounced launch with any of ten seeds", () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      expect(at("defended", { seed }, ["launch"]).slo.worstShare, String(seed)).toBeLessThanOrEqual(0.05);
    }
  });

  test("a hold that outlasts the lull saves the second wave, and costs GPU time", () => {
    const short = at("quick-down", {}, ["second-wave"]);
    const long = at("quick-down", { holdMin: 15 }, ["second-wave"]);
    expect(short.slo.worstShare).toBeGreaterThan(0.3);
    expect(long.slo.broken).toBe(0);
    expect(long.cost.gpuHours).toBeGreaterThan(short.cost.gpuHours);
  });

  test("without nodes in stock the lent GPUs still come, and then 40 minutes nothing", () => {
    const { reaction } = at("defended", {}, ["launch", "no-stock"]);
    expect(reaction?.origin).toBe("lent");
    const none = at("reactive", {}, ["no-stock"]).reaction;
    expect(none).toMatchObject({ origin: "restock", isReadyInRun: false });
  });
});

describe("a trace as the load", () => {
  /** A request each half second, and twenty minutes in six times as many for a minute. */
  const atSeconds: number[] = [];
  for (let second = 0; second < 2400; second += 0.5) {
    const times = second >= 1200 && second < 1260 ? 6 : 1;
    for (let copy = 0; copy < times; copy += 1) atSeconds.push(second + copy / 20);
  }
  const trace: Trace = {
    kind: "requests",
    name: "synthetic",
    count: atSeconds.length,
    atSeconds: Float64Array.from(atSeconds),
    inputTokens: new Int32Array(atSeconds.length).fill(500),
    outputTokens: Int32Array.from(atSeconds, (_, index) => 100 + (index % 3) * 100),
    blocks: null,
  };

  test("it is copied up to the quiet load, its busiest minute is the rush, and nothing is lost", () => {
    const params = paramsOf(lab, { preset: "reactive" }) as Params;
    const result = runLab(params, { ...quiet, trace });
    expect(result.load.copies).toBe(4);
    expect(result.load.surgeAtS).toBe(1200);
    expect(result.requests.arrivals).toBe(4 * atSeconds.length);
    const { served, shed, queued, arrivals } = result.requests;
    expect(served + shed + queued).toBe(arrivals);
    expect(lab.work(params, trace)).toBe(2 * arrivals);
    expect(ResultSchema.safeParse(result).error).toBeUndefined();
  });
});

test("a hundred thousand requests stay far under a second of work", () => {
  const params = paramsOf(lab, { preset: "headline", changes: { quietInFlight: 706, maxReplicas: 60 } }) as Params;
  const started = performance.now();
  const { requests } = runLab(params, quiet);
  expect(requests.arrivals).toBeGreaterThan(98_000);
  expect(Math.abs(lab.work(params, null) / 2 / requests.arrivals - 1)).toBeLessThan(0.15);
  expect(performance.now() - started).toBeLessThan(1000);
});

test("progress rises to at most one", () => {
  const shares: number[] = [];
  runLab(ParamsSchema.parse({}), { trace: null, progress: (share) => shares.push(share) });
  expect(shares.length).toBeGreaterThan(1);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBeLessThanOrEqual(1);
});

test("the reaction is counted from the wave that it answers", () => {
  const { reaction } = at("quick-down", {}, ["second-wave"]);
  expect(reaction?.waveS).toBe(1800);
  expect(reaction?.readyS).toBeLessThan(500);
  expect(at("reactive").reaction?.waveS).toBe(0);
});
