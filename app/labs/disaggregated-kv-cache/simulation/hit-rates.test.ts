import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomFrom } from "../../../domain/rng";
import { hitRate, type Blocks, type Policy } from "./hit-rates";
import { LruBlocks } from "./lru-blocks";

function blocksOf(requests: readonly (readonly number[])[]): Blocks {
  const start = [0];
  for (const ids of requests) start.push(start.at(-1)! + ids.length);
  const ids = requests.flat();
  return { ids: Int32Array.from(ids), start: Int32Array.from(start), distinct: Math.max(-1, ...ids) + 1 };
}

/** A Map keeps insertion order: the oldest block is its first key. */
function plainHits(requests: readonly (readonly number[])[], capacity: number, nodes: number): number {
  const caches = Array.from({ length: nodes }, () => new Map<number, true>());
  let hits = 0;
  requests.forEach((ids, request) => {
    const cache = caches[request % nodes]!;
    const miss = ids.findIndex((id) => !cache.has(id));
    hits += miss < 0 ? ids.length : miss;
    for (const id of ids) {
      cache.delete(id);
      cache.set(id, true);
      if (cache.size > capacity) cache.delete(cache.keys().next().value!);
    }
  });
  return hits;
}

const traces = fc.array(fc.array(fc.nat(30), { maxLength: 12 }), { maxLength: 60 });
const capacities = fc.integer({ min: 1, max: 40 });
const policies = fc.constantFrom<Policy>("lru", "lru-pooled", "lru-cache-aware");

describe("hit rate", () => {
  test("by hand: the prefix counts, the rest does not, and the last block is the most recent", () => {
    const trace = blocksOf([
      [0, 1, 2],
      [0, 1, 3],
      [4, 1, 2],
      [3, 4],
    ]);
    // Room for three: 0 1 2; hits 0 1 and holds 0 1 3; 4 misses, so 1 does not count, and 2 pushes out 3; 3 misses.
    expect(hitRate(trace, "lru", 3, 1)).toEqual({ blocks: 11, hits: 2, hitRate: 2 / 11 });
    expect(hitRate(trace, "lru", 100, 1).hits).toBe(2 + 2);
  });

  test("a request larger than the cache keeps its end", () => {
    expect(
      hitRate(
        blocksOf([
          [0, 1, 2, 3],
          [0, 1, 2, 3],
        ]),
        "lru",
        2,
        1,
      ).hits,
    ).toBe(0);
    expect(
      hitRate(
        blocksOf([
          [0, 1, 2, 3],
          [2, 3, 0],
        ]),
        "lru",
        2,
        1,
      ).hits,
    ).toBe(2);
  });

  test("in turn over two nodes the same prompt misses twice; pooled and cache-aware only once", () => {
    const trace = blocksOf([
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
    expect(hitRate(trace, "lru", 10, 2).hits).toBe(4);
    expect(hitRate(trace, "lru-pooled", 10, 2).hits).toBe(6);
    expect(hitRate(trace, "lru-cache-aware", 10, 2).hits).toBe(6);
  });

  test("no blocks is no hit", () => {
    expect(hitRate(blocksOf([]), "lru", 10, 2)).toEqual({ blocks: 0, hits: 0, hitRate: 0 });
    expect(hitRate(blocksOf([[], []]), "lru-cache-aware", 10, 2).hitRate).toBe(0);
  });

  test("the linked list agrees with a Map in insertion order", () => {
    fc.assert(
      fc.property(traces, capacities, fc.integer({ min: 1, max: 5 }), (requests, capacity, nodes) => {
        expect(hitRate(blocksOf(requests), "lru", capacity, nodes).hits).toBe(plainHits(requests, capacity, nodes));
        expect(hitRate(blocksOf(requests), "lru-pooled", capacity, nodes).hits).toBe(
          plainHits(requests, capacity * nodes, 1),
        );
      }),
    );
  });

  test("one node is the same with every policy, and a larger LRU never hits less", () => {
    fc.assert(
      fc.property(traces, capacities, capacities, policies, (requests, capacity, more, policy) => {
        const trace = blocksOf(requests);
        const hits = hitRate(trace, "lru", capacity, 1).hits;
        expect(hitRate(trace, policy, capacity, 1).hits).toBe(hits);
        expect(hitRate(trace, "lru", capacity + more, 1).hits).toBeGreaterThanOrEqual(hits);
      }),
    );
  });

  test("cache-aware routing beats turns when tenants share prefixes, and does not send everything to one node", () => {
    const random = randomFrom(5);
    let fresh = 1000;
    const trace = blocksOf(
      Array.from({ length: 4000 }, () => {
        const tenant = Math.floor(40 * random() ** 2);
        return [0, ...Array.from({ length: 8 }, (_, at) => 1 + tenant * 8 + at), fresh++];
      }),
    );
    const rate = (policy: Policy) => hitRate(trace, policy, 60, 8).hitRate;
    expect(rate("lru-cache-aware")).toBeGreaterThan(1.3 * rate("lru"));
    expect(rate("lru-pooled")).toBeGreaterThanOrEqual(rate("lru-cache-aware"));
    expect(rate("lru-cache-aware")).toBeGreaterThan(hitRate(trace, "lru", 60, 1).hitRate);
  });
});

describe("the list", () => {
  test("a removed block is gone, whether it was first, last or between", () => {
    for (const gone of [0, 1, 2]) {
      const list = new LruBlocks(5, 3);
      for (const block of [0, 1, 2]) list.touch(block);
      list.remove(gone);
      list.remove(gone);
      expect(list.size).toBe(2);
      for (const block of [3, 4]) list.touch(block);
      expect(list.size).toBe(3);
      expect([0, 1, 2, 3, 4].filter((block) => list.has(block))).toEqual([gone === 2 ? 1 : 2, 3, 4]);
    }
  });

  test("without room nothing is held", () => {
    const list = new LruBlocks(5, 0);
    list.touch(3);
    expect([list.size, list.has(3)]).toEqual([0, false]);
  });
});
