import type { Params } from "../params";
import { bytesPerToken, prefillFlops, SHAPES, type Shape } from "./arithmetic";
import { prefixHits } from "./hit-rates";
import { LruBlocks } from "./lru-blocks";
import { BLOCK_TOKENS, type Workload } from "./workload";

export const REPLICAS_PER_NODE = 2;

/** The part of the params that makes a design. */
export type Design = Pick<Params, "routing" | "pooled" | "secondTouch">;

/** What a run writes down. Seconds and tokens; one value per request. */
export type Served = {
  ttft: Float64Array;
  queued: Float64Array;
  loading: Float64Array;
  replica: Int32Array;
  hitTokens: Int32Array;
  hitBlocks: Int32Array;
  pooledTokens: Int32Array;
  busy: Float64Array;
  transferredBytes: number;
};

/**
 * Prefill of every request at one of the replicas, each first come, first served. The prefix that its own cache holds is free; of what the
 * pool holds beyond that, the load over the network takes time, and is only done when it is quicker than computing. Load and compute of
 * one request do not overlap. Routing reads the caches as they are when the request arrives.
 */
export function serve(work: Workload, params: Params, design: Design): Served {
  const fleet = new Fleet(work, { ...params, ...design });
  for (let i = 0; i < work.count; i += 1) {
    if (i === Math.floor(work.count / 2)) fleet.lose(params.lostNodes);
    fleet.take(i);
  }
  return fleet.served;
}

class Fleet {
  readonly served: Served;
  readonly #shape: Shape;
  readonly #bytes: number;
  readonly #caches: readonly LruBlocks[];
  readonly #pool: LruBlocks;
  readonly #seen: Uint8Array;
  readonly #freeAt: Float64Array;
  #alive: number[];
  #turn = 0;

  constructor(
    readonly work: Workload,
    readonly params: Params,
  ) {
    const { distinct } = work.blocks;
    const replicas = params.nodes * REPLICAS_PER_NODE;
    const local = Math.floor(params.localTokens / BLOCK_TOKENS);
    this.#shape = SHAPES[params.model];
    this.#bytes = bytesPerToken(this.#shape);
    this.#caches = Array.from({ length: replicas }, () => new LruBlocks(distinct, local));
    this.#pool = new LruBlocks(
      distinct,
      params.pooled ? Math.floor((params.poolTokens * params.nodes) / BLOCK_TOKENS) : 0,
    );
    this.#seen = new Uint8Array(distinct);
    this.#freeAt = new Float64Array(replicas);
    this.#alive = Array.from({ length: replicas }, (_, replica) => replica);
    const column = () => new Float64Array(work.count);
    const counts = () => new Int32Array(work.count);
    this.served = {
      ttft: column(),
      queued: column(),
      loading: column(),
      replica: counts(),
      hitTokens: counts(),
      hitBlocks: counts(),
      pooledTokens: counts(),
      busy: new Float64Array(replicas),
      transferredBytes: 0,
    };
  }

  /** The last nodes leave, and with them the blocks of the pool that were theirs; one node stays. Their queues are dropped by the clients. */
  lose(nodes: number): void {
    const left = Math.max(1, this.params.nodes - nodes);
    this.#alive = this.#alive.filter((replica) => replica < left * REPLICAS_PER_NODE);
    if (nodes === 0) return;
    for (let block = 0; block < this.work.blocks.distinct; block += 1) {
      if (block % this.params.nodes >= left) this.#pool.remove(block);
    }
  }

  take(i: number): void {
    const { served, work } = this;
    const { ids, start } = work.blocks;
    const [from, to] = [start[i] ?? 0, start[i + 1] ?? 0];
    const tokens = work.tokens[i] ?? 0;
    const at = work.at[i] ?? 0;
    const replica = this.#route(i, at, from, to);
    const cache = this.#caches[replica];
    if (cache === undefined) return;
    const local = prefixHits(cache, ids, from, to);
    const { blocks, loading } = this.#load(from, to, local, tokens);
    const hit = reusable(local + blocks, tokens);
    const compute = this.#computeSeconds(tokens - hit, hit);
    const begin = Math.max(at, this.#freeAt[replica] ?? 0);
    this.#freeAt[replica] = begin + loading + compute;
    served.queued[i] = begin - at;
    served.loading[i] = loading;
    served.ttft[i] = begin - at + loading + compute;
    served.replica[i] = replica;
    served.hitTokens[i] = hit;
    served.hitBlocks[i] = local + blocks;
    served.pooledTokens[i] = blocks * BLOCK_TOKENS;
    served.busy[replica] = (served.busy[replica] ?? 0) + loading + compute;
    served.transferredBytes += blocks * BLOCK_TOKENS * this.#bytes;
    this.#keep(cache, from, to);
  }

  #route(i: number, at: number, from: number, to: number): number {
    const { routing, thresholdS } = this.params;
    if (routing === "round-robin") {
      this.#turn += 1;
      return this.#alive[(this.#turn - 1) % this.#alive.length] ?? 0;
    }
    const wait = (replica: number) => Math.max(0, (this.#freeAt[replica] ?? 0) - at);
    const shortest = this.#alive.reduce(
      (best, one) => (this.#isBefore(one, best, at) ? one : best),
      this.#alive[0] ?? 0,
    );
    const limit = wait(shortest) + thresholdS;
    if (routing === "affinity") {
      const home = this.#alive[hash(this.work.key[i] ?? 0) % this.#alive.length] ?? 0;
      return wait(home) <= limit ? home : shortest;
    }
    let best = shortest;
    let most = 0;
    for (const replica of this.#alive) {
      const cache = this.#caches[replica];
      if (cache === undefined || wait(replica) > limit) continue;
      const hit = prefixHits(cache, this.work.blocks.ids, from, to);
      if (hit > most || (hit === most && hit > 0 && wait(replica) < wait(best))) {
        most = hit;
        best = replica;
      }
    }
    return best;
  }

  /** The shorter queue; of equal ones the replica that has done less, or every idle moment would go to the first. */
  #isBefore(one: number, other: number, at: number): boolean {
    const ahead = Math.max(at, this.#freeAt[one] ?? 0) - Math.max(at, this.#freeAt[other] ?? 0);
    return ahead < 0 || (ahead === 0 && (this.served.busy[one] ?? 0) < (this.served.busy[other] ?? 0));
  }

  /** Blocks of the pool after the local prefix, if the network brings them sooner than the cards compute them. */
  #load(from: number, to: number, local: number, tokens: number): { blocks: number; loading: number } {
    if (!this.params.pooled) return { blocks: 0, loading: 0 };
    const blocks = prefixHits(this.#pool, this.work.blocks.ids, from + local, to);
    const before = reusable(local, tokens);
    const after = reusable(local + blocks, tokens);
    const loading = (blocks * BLOCK_TOKENS * this.#bytes) / (this.params.networkGBs * 1e9);
    return loading < this.#computeSeconds(after - before, before) ? { blocks, loading } : { blocks: 0, loading: 0 };
  }

  #computeSeconds(tokens: number, before: number): number {
    return prefillFlops(this.#shape, tokens, before) / (this.params.prefillTflops * 1e12);
  }

  #keep(cache: LruBlocks, from: number, to: number): void {
    const { ids } = this.work.blocks;
    for (let at = from; at < to; at += 1) {
      const block = ids[at] ?? 0;
      if (this.params.secondTouch && this.#seen[block] === 0) {
        this.#seen[block] = 1;
        continue;
      }
      cache.touch(block);
      if (this.params.pooled) this.#pool.touch(block);
    }
  }
}

/** A prompt computes one token at least: a fully cached one has no logits for the next. */
function reusable(blocks: number, tokens: number): number {
  return Math.max(0, Math.min(blocks * BLOCK_TOKENS, tokens - 1));
}

function hash(key: number): number {
  const mixed = Math.imul(key ^ (key >>> 16), 0x45d9f3b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
