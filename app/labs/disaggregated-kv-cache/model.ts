import type { RunContext } from "../kit/lab";
import type { Params } from "./params";
import type { Result, Run } from "./result";
import { breakEvenBandwidth, bytesPerToken, gqaOf, prefillFlops, SHAPES } from "./simulation/arithmetic";
import { prefixHits } from "./simulation/hit-rates";
import { LruBlocks } from "./simulation/lru-blocks";
import { REPLICAS_PER_NODE, serve, type Design, type Served } from "./simulation/serve";
import { BLOCK_TOKENS, workloadOf, type Workload } from "./simulation/workload";

/** The first requests fill the caches and are not counted. */
const WARM_UP = 0.2;
/** Tokens; a logarithmic axis, point by point. */
export const CURVE_TOKENS = [50_000, 160_000, 500_000, 1_600_000, 3_000_000, 9_000_000, 30_000_000] as const;

const DESIGNS = {
  roundRobin: { routing: "round-robin", pooled: false, secondTouch: false },
  affinity: { routing: "affinity", pooled: false, secondTouch: false },
  cacheAware: { routing: "cache-aware", pooled: false, secondTouch: false },
  pooled: { routing: "cache-aware", pooled: true, secondTouch: false },
} as const satisfies Record<string, Design>;

/** The chosen design and four to compare it with, on the same requests. */
export function simulate(params: Params, { trace, progress }: RunContext): Result {
  const work = workloadOf(params, trace?.kind === "requests" ? trace : null);
  const warm = Math.floor(WARM_UP * work.count);
  const chosen = serve(work, params, params);
  progress(0.3);
  const run = (design: Design) => measured(serve(work, params, design), work, params, warm);
  const designs = {
    roundRobin: run(DESIGNS.roundRobin),
    affinity: run(DESIGNS.affinity),
    cacheAware: run(DESIGNS.cacheAware),
    pooled: run(DESIGNS.pooled),
  };
  progress(0.7);
  const curve = CURVE_TOKENS.map((tokens) => ({
    tokens,
    hitShare: lruShare(work, Math.floor(tokens / BLOCK_TOKENS), warm),
  }));
  return {
    kv: kvOf(params),
    breakEven: breakEvenOf(params),
    chosen: measured(chosen, work, params, warm),
    designs,
    curve,
    most: lruShare(work, work.blocks.distinct, warm),
    firstMiss: firstMissOf(chosen, work, params, warm),
    reuse: reuseOf(chosen, work, warm),
  };
}

function kvOf({ model, prefixTokens, localTokens, poolTokens, nodes, tenants }: Params): Result["kv"] {
  const bytes = bytesPerToken(SHAPES[model]);
  const prefix = prefixTokens * bytes;
  const localPrefixes = Math.floor(localTokens / prefixTokens);
  return {
    bytesPerToken: bytes,
    kibPerToken: bytes / 1024,
    prefixGB: prefix / 1e9,
    localPrefixes,
    fleetPrefixes: localPrefixes * nodes * REPLICAS_PER_NODE,
    poolPrefixes: Math.floor((poolTokens * nodes) / prefixTokens),
    prefixesTB: (tenants * prefix) / 1e12,
  };
}

function breakEvenOf({ model, prefillTflops, prefixTokens, networkGBs }: Params): Result["breakEven"] {
  const shape = SHAPES[model];
  const flops = prefillTflops * 1e12;
  const bandwidth = breakEvenBandwidth({ ...shape, gqa: gqaOf(shape) }, flops, prefixTokens);
  return {
    gbPerSecond: bandwidth / 1e9,
    margin: (networkGBs * 1e9) / bandwidth,
    loadMs: (prefixTokens * bytesPerToken(shape)) / (networkGBs * 1e6),
    computeMs: (1000 * prefillFlops(shape, prefixTokens, 0)) / flops,
  };
}

function measured(served: Served, work: Workload, params: Params, warm: number): Run {
  const counted = indexes(work, warm).filter((i) => work.isPolluter[i] === 0);
  const ttft = Float64Array.from(counted, (i) => served.ttft[i] ?? 0).sort();
  const at = (share: number) => ttft[Math.max(0, Math.ceil(share * ttft.length) - 1)] ?? 0;
  const tokens = counted.reduce((sum, i) => sum + (work.tokens[i] ?? 0), 0);
  const hits = counted.reduce((sum, i) => sum + (served.hitTokens[i] ?? 0), 0);
  const busy = Array.from(served.busy);
  const total = busy.reduce((sum, one) => sum + one, 0);
  const until = work.at[work.count - 1] ?? 0;
  return {
    requestHitShare: share(counted.filter((i) => (served.hitBlocks[i] ?? 0) > 0).length, counted.length),
    tokenHitShare: share(hits, tokens),
    ttftP50S: at(0.5),
    ttftP95S: at(0.95),
    ttftP99S: at(0.99),
    missedShare: share(counted.filter((i) => (served.ttft[i] ?? 0) > params.ttftLimitS).length, counted.length),
    imbalance: share(Math.max(...busy) * busy.length, total),
    utilisation: share(total, busy.length * until),
    loadShare: share(
      served.loading.reduce((sum, one) => sum + one, 0),
      total,
    ),
    transferredGB: served.transferredBytes / 1e9,
  };
}

/** Of the more common kind: those that queued longer than their own prefill took, or the others. */
function firstMissOf(served: Served, work: Workload, params: Params, warm: number): Result["firstMiss"] {
  const late = indexes(work, warm).filter(
    (one) => work.isPolluter[one] === 0 && (served.ttft[one] ?? 0) > params.ttftLimitS,
  );
  const queued = late.filter((one) => (served.queued[one] ?? 0) >= (served.ttft[one] ?? 0) / 2);
  const others = late.filter((one) => (served.queued[one] ?? 0) < (served.ttft[one] ?? 0) / 2);
  const i = (queued.length >= others.length ? queued : others)[0];
  if (i === undefined) return null;
  return {
    request: i + 1,
    isSecondHalf: i >= Math.floor(work.count / 2),
    atS: work.at[i] ?? 0,
    ttftS: served.ttft[i] ?? 0,
    queuedS: served.queued[i] ?? 0,
    replica: (served.replica[i] ?? 0) + 1,
    tokens: work.tokens[i] ?? 0,
    hitTokens: served.hitTokens[i] ?? 0,
  };
}

function reuseOf(served: Served, work: Workload, warm: number): Result["reuse"] {
  let [hit, pool, tokens] = [0, 0, 0];
  for (const i of indexes(work, warm)) {
    tokens += work.tokens[i] ?? 0;
    hit += served.hitTokens[i] ?? 0;
    pool += Math.min(served.pooledTokens[i] ?? 0, served.hitTokens[i] ?? 0);
  }
  return {
    local: share(hit - pool, tokens),
    pool: share(pool, tokens),
    computed: tokens === 0 ? 0 : 1 - share(hit, tokens),
  };
}

/** Tokens reused by one LRU that sees every request, in order. */
function lruShare(work: Workload, capacity: number, warm: number): number {
  const { ids, start, distinct } = work.blocks;
  const cache = new LruBlocks(distinct, capacity);
  let [hits, tokens] = [0, 0];
  for (let i = 0; i < work.count; i += 1) {
    const [from, to] = [start[i] ?? 0, start[i + 1] ?? 0];
    if (i >= warm && work.isPolluter[i] === 0) {
      tokens += work.tokens[i] ?? 0;
      hits += Math.min(prefixHits(cache, ids, from, to) * BLOCK_TOKENS, Math.max(0, (work.tokens[i] ?? 0) - 1));
    }
    for (let at = from; at < to; at += 1) cache.touch(ids[at] ?? 0);
  }
  return share(hits, tokens);
}

function indexes(work: Workload, warm: number): number[] {
  return Array.from({ length: work.count - warm }, (_, i) => warm + i);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
