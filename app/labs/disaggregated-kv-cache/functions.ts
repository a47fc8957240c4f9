import { z } from "zod";
import { LabInputError, type LabFunction } from "../kit/lab";
import type { Trace } from "../kit/traces/trace";
import { breakEvenBandwidth, bytesPerToken } from "./simulation/arithmetic";
import { hitRate, type Blocks } from "./simulation/hit-rates";
import { NO_BLOCKS } from "./simulation/workload";

const DIGITS = 12;
const count = (name: string, most: number) =>
  z
    .number({ error: `${name} must be a number.` })
    .int(`${name} must be a whole number.`)
    .min(1, `${name} must be at least 1.`)
    .max(most, `${name} must be at most ${most.toLocaleString("en")}.`);
const positive = (name: string) => z.number({ error: `${name} must be a number.` }).positive(`${name} must be over 0.`);

const HitRateInput = z.strictObject({
  policy: z
    .enum(["lru", "lru-pooled", "lru-cache-aware"], {
      error: "policy must be one of lru, lru-pooled, lru-cache-aware.",
    })
    .meta({
      description: "lru: a cache per node, requests in turn; pooled: one for all; cache-aware: longest prefix.",
    }),
  capacityBlocks: count("capacityBlocks", 100_000_000).meta({ description: "Of each node." }),
  nodes: count("nodes", 64).default(1),
});

const hitRateFunction: LabFunction = {
  summary:
    "Block hit rate of LRU caches over a trace's hash_ids. A block hits if it is cached when its request arrives and every earlier block of the request hit.",
  reads: "json",
  input: HitRateInput,
  output: z.strictObject({ blocks: z.number(), hits: z.number(), hitRate: z.number() }),
  trace: "requests",
  call(input, trace) {
    const { policy, capacityBlocks, nodes } = HitRateInput.parse(input);
    return rounded(hitRate(blocksOf(trace), policy, capacityBlocks, nodes));
  },
};

const BytesInput = z.strictObject({
  layers: count("layers", 10_000),
  kvHeads: count("kvHeads", 10_000),
  headDim: count("headDim", 100_000),
  bytes: positive("bytes").default(2).meta({ description: "Of one value: 2 for fp16, 1 for fp8." }),
});

const bytesPerTokenFunction: LabFunction = {
  summary: "KV cache bytes of one token: 2 x layers x kvHeads x headDim x bytes.",
  reads: "json",
  input: BytesInput,
  output: z.strictObject({ bytesPerToken: z.number(), kibPerToken: z.number() }),
  trace: null,
  call(input) {
    const bytes = bytesPerToken(BytesInput.parse(input));
    return rounded({ bytesPerToken: bytes, kibPerToken: bytes / 1024 });
  },
};

const BreakEvenInput = z.strictObject({
  modelDim: count("modelDim", 1_000_000),
  gqa: positive("gqa").meta({ description: "Query heads per KV head." }),
  bytes: positive("bytes").default(2),
  flopsPerSecond: positive("flopsPerSecond").meta({ description: "Of all cards that share the prefill." }),
  prefixTokens: count("prefixTokens", 100_000_000),
  a: positive("a").default(4),
  b: positive("b").default(22),
});

const breakEvenFunction: LabFunction = {
  summary:
    "Bandwidth from which loading a cached prefix is quicker than computing it: G x 2ds / (gqa x (apd + bd^2)), Mooncake's equation 2.",
  reads: "json",
  input: BreakEvenInput,
  output: z.strictObject({ bytesPerSecond: z.number(), gbPerSecond: z.number() }),
  trace: null,
  call(input) {
    const { flopsPerSecond, prefixTokens, ...shape } = BreakEvenInput.parse(input);
    const bytesPerSecond = breakEvenBandwidth(shape, flopsPerSecond, prefixTokens);
    return rounded({ bytesPerSecond, gbPerSecond: bytesPerSecond / 1e9 });
  },
};

function blocksOf(trace: Trace | null): Blocks {
  if (trace?.kind !== "requests") {
    throw new LabInputError([{ field: "trace", line: null, message: "Give a file of requests with --trace." }]);
  }
  if (trace.blocks === null) {
    throw new LabInputError([{ field: "trace", line: null, message: NO_BLOCKS }]);
  }
  return trace.blocks;
}

function rounded<Values extends Record<string, number>>(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, Number(value.toPrecision(DIGITS))]),
  ) as Values;
}

export const functions = {
  hitRate: hitRateFunction,
  bytesPerToken: bytesPerTokenFunction,
  breakEven: breakEvenFunction,
};
