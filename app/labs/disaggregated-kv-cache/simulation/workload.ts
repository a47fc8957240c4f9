import { randomFrom } from "../../../domain/rng";
import type { RequestTrace } from "../../kit/traces/trace";
import { LabInputError } from "../../kit/lab";
import type { Params } from "../params";
import type { Blocks } from "./hit-rates";

export const BLOCK_TOKENS = 512;
export const NO_BLOCKS = "Has no hash_ids. Give JSON lines with the blocks of each prompt.";
/** Mean of what a user adds to a tenant prefix. */
const TAIL_TOKENS = 600;
/** Share of the tenant requests that go on with the tenant's last conversation. */
const FOLLOW_UP = 0.15;
const POLLUTER_TOKENS = 16_000;
/** A conversation that grew past this many blocks is not taken up again. */
const LONGEST = 40;

/** Requests in order of arrival, with the blocks of their prompts. */
export type Workload = {
  count: number;
  at: Float64Array;
  tokens: Int32Array;
  blocks: Blocks;
  /** What affinity hashes: the tenant, or the first block. */
  key: Int32Array;
  /** Of the tenant that sends unique prompts: it has no claim to the limit. */
  isPolluter: Uint8Array;
};

/** @throws LabInputError for a trace without blocks: its lengths alone say nothing about reuse */
export function workloadOf(params: Params, trace: RequestTrace | null): Workload {
  if (trace === null) return drawn(params);
  if (trace.blocks === null) throw new LabInputError([{ field: "trace", line: null, message: NO_BLOCKS }]);
  return replayed(trace, trace.blocks);
}

function replayed({ count, atSeconds, inputTokens }: RequestTrace, blocks: Blocks): Workload {
  const { ids, start, distinct } = blocks;
  return {
    count,
    at: atSeconds,
    tokens: inputTokens,
    blocks: { ids, start, distinct },
    key: Int32Array.from({ length: count }, (_, i) => ids[start[i] ?? 0] ?? 0),
    isPolluter: new Uint8Array(count),
  };
}

type Draft = { tokens: number; key: number; ids: number[]; isPolluter: boolean };

function drawn(params: Params): Workload {
  const { requests, ratePerSecond, polluterPercent } = params;
  const random = randomFrom(params.seed);
  const make = maker(params, random);
  const rate = ratePerSecond * (1 + polluterPercent / 100);
  const at: number[] = [];
  const drafts: Draft[] = [];
  let clock = 0;
  for (let i = 0; i < requests; i += 1) {
    clock += -Math.log(1 - random()) / rate;
    at.push(clock);
    drafts.push(make(i >= requests / 2));
  }
  const start = new Int32Array(requests + 1);
  drafts.forEach(({ ids }, i) => (start[i + 1] = (start[i] ?? 0) + ids.length));
  const ids = Int32Array.from(drafts.flatMap((draft) => draft.ids));
  return {
    count: requests,
    at: Float64Array.from(at),
    tokens: Int32Array.from(drafts, ({ tokens }) => tokens),
    blocks: { ids, start, distinct: 1 + ids.reduce((most, id) => Math.max(most, id), -1) },
    key: Int32Array.from(drafts, ({ key }) => key),
    isPolluter: Uint8Array.from(drafts, ({ isPolluter }) => (isPolluter ? 1 : 0)),
  };
}

/** Draws one request after the other; block ids count up from 0. */
function maker(params: Params, random: () => number): (isSecondHalf: boolean) => Draft {
  const { tenantShare, prefixTokens, uniqueTokens, polluterPercent, hotPercent } = params;
  const prefixes = new Map<number, number[]>();
  const talks = new Map<number, { ids: number[]; tokens: number }>();
  const tenantAt = zipf(params.tenants, params.skew);
  let next = 0;
  const fresh = (count: number) => Array.from({ length: count }, () => next++);
  const length = (mean: number) => Math.max(16, Math.round(-mean * Math.log(1 - random())));
  const unique = (tokens: number, isPolluter: boolean): Draft => {
    const ids = fresh(Math.ceil(tokens / BLOCK_TOKENS));
    return { tokens, key: ids[0] ?? 0, ids, isPolluter };
  };
  const ofTenant = (tenant: number): Draft => {
    const prefix = prefixes.get(tenant) ?? fresh(Math.floor(prefixTokens / BLOCK_TOKENS));
    prefixes.set(tenant, prefix);
    const last = random() < FOLLOW_UP ? talks.get(tenant) : undefined;
    const tokens = (last?.tokens ?? prefixTokens) + length(TAIL_TOKENS);
    const known = last?.ids ?? prefix;
    const ids = [...known, ...fresh(Math.max(0, Math.ceil(tokens / BLOCK_TOKENS) - known.length))];
    // The last block is not full: the next turn writes it anew.
    if (ids.length < LONGEST) talks.set(tenant, { ids: ids.slice(0, Math.floor(tokens / BLOCK_TOKENS)), tokens });
    else talks.delete(tenant);
    return { tokens, key: -1 - tenant, ids, isPolluter: false };
  };
  return (isSecondHalf) => {
    if (random() < polluterPercent / (100 + polluterPercent)) return unique(POLLUTER_TOKENS, true);
    if (random() >= tenantShare / 100) return unique(length(uniqueTokens), false);
    const tenant = tenantAt(random());
    return ofTenant(isSecondHalf && random() < hotPercent / 100 ? 0 : tenant);
  };
}

/** The tenant at a share of the requests, the busiest first. */
function zipf(tenants: number, skew: number): (share: number) => number {
  const sums = new Float64Array(tenants);
  let sum = 0;
  for (let i = 0; i < tenants; i += 1) {
    sum += (i + 1) ** -skew;
    sums[i] = sum;
  }
  return (share) => {
    let low = 0;
    let high = tenants - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > share * sum) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
