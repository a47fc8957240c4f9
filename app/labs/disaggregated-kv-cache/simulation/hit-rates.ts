import type { RequestTrace } from "../../kit/traces/trace";
import { LruBlocks } from "./lru-blocks";

export type Blocks = NonNullable<RequestTrace["blocks"]>;
export type HitCount = { blocks: number; hits: number; hitRate: number };
export type Policy = "lru" | "lru-pooled" | "lru-cache-aware";

/** Blocks at the start of the request, up to `to`, that the cache holds: the first miss ends the prefix. */
export function prefixHits(cache: LruBlocks, ids: Int32Array, from: number, to: number): number {
  let at = from;
  while (at < to && cache.has(ids[at] ?? 0)) at += 1;
  return at - from;
}

/**
 * Block hit rate of a trace. A block hits if it is cached when its request arrives and every earlier block of that request hit; then all
 * blocks of the request are touched in their order, the last one the most recent.
 *
 * - `lru`: a cache of `capacity` blocks on each node, requests to the nodes in turn.
 * - `lru-pooled`: one cache of nodes x capacity that all nodes reach.
 * - `lru-cache-aware`: a cache on each node, and each request goes to the node with its longest cached prefix; of equals the one that
 *   has computed the fewest blocks so far, then the first. Nodes that have computed over a capacity more than the least busy one are
 *   passed over: without that a first block that all prompts share sends everything to one node.
 */
export function hitRate({ ids, start, distinct }: Blocks, policy: Policy, capacity: number, nodes: number): HitCount {
  const isPooled = policy === "lru-pooled";
  const caches = Array.from(
    { length: isPooled ? 1 : nodes },
    () => new LruBlocks(distinct, isPooled ? capacity * nodes : capacity),
  );
  const computed = new Float64Array(caches.length);
  let hits = 0;
  for (let request = 0; request + 1 < start.length; request += 1) {
    const from = start[request] ?? 0;
    const to = start[request + 1] ?? 0;
    const node =
      policy === "lru-cache-aware"
        ? longest(caches, { computed, most: capacity }, ids, from, to)
        : request % caches.length;
    const cache = caches[node];
    if (cache === undefined) continue;
    const hit = prefixHits(cache, ids, from, to);
    hits += hit;
    computed[node] = (computed[node] ?? 0) + (to - from - hit);
    for (let at = from; at < to; at += 1) cache.touch(ids[at] ?? 0);
  }
  return { blocks: ids.length, hits, hitRate: ids.length === 0 ? 0 : hits / ids.length };
}

function longest(
  caches: readonly LruBlocks[],
  load: { computed: Float64Array; most: number },
  ids: Int32Array,
  from: number,
  to: number,
): number {
  const { computed } = load;
  const limit = computed.reduce((least, one) => Math.min(least, one), Infinity) + load.most;
  let best = -1;
  let most = -1;
  caches.forEach((cache, node) => {
    const work = computed[node] ?? 0;
    if (work > limit) return;
    const hit = prefixHits(cache, ids, from, to);
    if (hit > most || (hit === most && work < (computed[best] ?? 0))) {
      best = node;
      most = hit;
    }
  });
  return best;
}
