import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { requestsReader } from "../kit/traces/read-requests";
import { functions } from "./functions";
import { lab } from "./index";
import { simulate } from "./model";
import { ParamsSchema } from "./params";

const quiet = { trace: null, progress: () => undefined };

function traceOf(prompts: readonly (readonly number[])[], withHashes = true) {
  const reader = requestsReader("small");
  prompts.forEach((hashes, index) =>
    reader.line(
      JSON.stringify({
        timestamp: 1000 * index,
        input_length: 512 * hashes.length,
        output_length: 1,
        hash_ids: withHashes ? hashes : undefined,
      }),
    ),
  );
  return reader.end();
}

function run(params: Record<string, unknown>) {
  return simulate(ParamsSchema.parse({ requests: 1500, ...params }), quiet);
}

describe("functions", () => {
  test("hitRate over a trace of hashes of any size", () => {
    const trace = traceOf([
      [9e9, 5, 7],
      [9e9, 5, 8],
      [1, 5],
    ]);
    expect(functions.hitRate.call({ policy: "lru", capacityBlocks: 10, nodes: 1 }, trace)).toEqual({
      blocks: 8,
      hits: 2,
      hitRate: 0.25,
    });
    expect(functions.hitRate.call({ policy: "lru", capacityBlocks: 10 }, trace)).toMatchObject({ hits: 2 });
    expect(functions.hitRate.call({ policy: "lru", capacityBlocks: 10, nodes: 2 }, trace)).toMatchObject({ hits: 0 });
  });

  test("what is wrong is said", () => {
    const call = () => functions.hitRate.call({ policy: "lru", capacityBlocks: 1 }, traceOf([[1]], false));
    expect(call).toThrow("no hash_ids");
    expect(() => functions.hitRate.call({ policy: "lru", capacityBlocks: 1 }, null)).toThrow("--trace");
    for (const input of [
      { policy: "fifo", capacityBlocks: 1 },
      { policy: "lru", capacityBlocks: 0 },
      { policy: "lru" },
    ]) {
      expect(functions.hitRate.input.safeParse(input).success).toBe(false);
    }
  });

  test("bytesPerToken and breakEven", () => {
    expect(functions.bytesPerToken.call({ layers: 80, kvHeads: 8, headDim: 128, bytes: 2 }, null)).toEqual({
      bytesPerToken: 327_680,
      kibPerToken: 320,
    });
    expect(
      functions.breakEven.call({ modelDim: 8192, gqa: 8, flopsPerSecond: 8 * 312e12, prefixTokens: 8192 }, null),
    ).toMatchObject({ gbPerSecond: 5.859375 });
  });
});

describe("the fleet", () => {
  test("the same seed gives the same bytes, another one others", () => {
    expect(JSON.stringify(run({ seed: 3 }))).toBe(JSON.stringify(run({ seed: 3 })));
    expect(JSON.stringify(run({ seed: 3 }))).not.toBe(JSON.stringify(run({ seed: 4 })));
  });

  test("shares of tokens add up, and no design reuses more than an endless cache", () => {
    const seeds = fc.record({
      seed: fc.nat(1000),
      routing: fc.constantFrom("round-robin", "affinity", "cache-aware"),
      pooled: fc.boolean(),
      secondTouch: fc.boolean(),
      lostNodes: fc.integer({ min: 0, max: 8 }),
      polluterPercent: fc.constantFrom(0, 20),
    });
    fc.assert(
      fc.property(seeds, (params) => {
        const result = run({ ...params, requests: 300 });
        const { local, pool, computed } = result.reuse;
        expect(local + pool + computed).toBeCloseTo(1, 9);
        for (const one of [result.chosen, ...Object.values(result.designs)]) {
          expect(one.tokenHitShare).toBeLessThanOrEqual(result.most + 1e-9);
          expect(one.imbalance).toBeGreaterThanOrEqual(1 - 1e-9);
        }
        if (!params.pooled) expect([pool, result.chosen.transferredGB]).toEqual([0, 0]);
      }),
      { numRuns: 40 },
    );
  });

  test("the curve of one LRU never falls, and ends at the endless cache", () => {
    const { curve, most } = run({});
    curve.slice(1).forEach(({ hitShare }, index) => expect(hitShare).toBeGreaterThanOrEqual(curve[index]!.hitShare));
    expect(curve.at(-1)!.hitShare).toBeCloseTo(most, 9);
  });

  test("under the break-even nothing is loaded; over it the pool is used", () => {
    expect(run({ pooled: true, networkGBs: 2.5 }).chosen.transferredGB).toBe(0);
    expect(run({ pooled: true, networkGBs: 25 }).chosen.transferredGB).toBeGreaterThan(0);
  });

  test("an idle fleet: the first token takes as long as the prefill", () => {
    const result = run({ ratePerSecond: 0.1, tenantShare: 100, localTokens: 0, pooled: false });
    const prefill = result.breakEven.computeMs / 1000;
    expect(result.chosen.tokenHitShare).toBe(0);
    expect(result.chosen.ttftP50S).toBeGreaterThan(prefill);
    expect(result.chosen.ttftP50S).toBeLessThan(1.3 * prefill);
  });

  test("a lost node leaves its replicas idle", () => {
    const params = { lostNodes: 5, routing: "round-robin", requests: 1000 };
    expect(run(params).chosen.imbalance).toBeGreaterThan(run({ ...params, lostNodes: 0 }).chosen.imbalance + 0.5);
  });

  test("a trace with hashes replaces the made-up load, one without is refused", () => {
    const prompts = Array.from({ length: 100 }, (_, index) => [0, 1, 2, 100 + index]);
    const params = ParamsSchema.parse({});
    const result = simulate(params, { ...quiet, trace: traceOf(prompts) });
    expect(result.chosen.tokenHitShare).toBeCloseTo(0.75, 9);
    expect(() => simulate(params, { ...quiet, trace: traceOf(prompts, false) })).toThrow("no hash_ids");
    expect(lab.work(params, traceOf(prompts))).toBeLessThan(lab.work(params, null));
  });
});
