import type { DesignField, Drill, Prediction } from "../kit/lab";
import type { Params } from "./params";
import type { Result } from "./result";

export const predictions: readonly Prediction<Params, Result>[] = [
  {
    id: "reused",
    ask: "What share of the prompt tokens does this design reuse?",
    kind: "number",
    unit: "%",
    min: 0,
    max: 100,
    step: 1,
    actual: ({ chosen }) => 100 * chosen.tokenHitShare,
    tolerance: () => 7,
  },
  {
    id: "pool-worth",
    ask: "What does the pool add on top of cache-aware routing over the local caches?",
    kind: "choice",
    options: [
      { id: "nothing", label: "Nothing: loading is slower than computing" },
      { id: "little", label: "Less than ten points of reused tokens" },
      { id: "much", label: "Ten points or more" },
    ],
    actual: ({ designs, breakEven }) => {
      if (breakEven.margin < 1) return "nothing";
      return designs.pooled.tokenHitShare - designs.cacheAware.tokenHitShare < 0.1 ? "little" : "much";
    },
  },
  {
    id: "break-even",
    ask: "From which bandwidth on is loading one prefix quicker than computing it?",
    kind: "number",
    unit: "GB/s",
    min: 0,
    max: 50,
    step: 0.1,
    actual: ({ breakEven }) => breakEven.gbPerSecond,
    tolerance: (actual) => 0.25 * actual,
  },
  {
    id: "ttft",
    ask: "What is the p95 of the time to first token?",
    kind: "number",
    unit: "s",
    min: 0,
    max: 120,
    step: 0.1,
    actual: ({ chosen }) => chosen.ttftP95S,
    tolerance: (actual) => Math.max(0.2, 0.5 * actual),
  },
];

export const drills: readonly Drill[] = [
  {
    id: "round-robin",
    criterionId: "bytes-per-token",
    preset: "naive",
    events: [],
    prediction: "reused",
    situation:
      "Twelve replicas with room for 160,000 tokens each, 400 tenant prefixes of 8,000 tokens on 60% of the requests, spread round-robin.",
    because:
      "At 320 KiB a token a replica holds 20 prefixes of 400, and round-robin makes each of the twelve try to hold the same ones. The capacity that counts is one replica's.",
  },
  {
    id: "monday",
    criterionId: "cache-aware-routing",
    preset: "monday",
    events: [],
    prediction: "reused",
    situation: "The same caches, and a router that sends a request to the replica with its longest cached prefix.",
    because:
      "Routing makes the caches hold different prefixes: twelve times 20 instead of the same 20 twelve times. That needs no network and no new store.",
  },
  {
    id: "pool-worth",
    criterionId: "break-even",
    preset: "defended",
    events: ["network-tenth"],
    prediction: "pool-worth",
    situation: "Cache-aware routing with a pool of nine million tokens, and the network at a tenth of 25 GB/s.",
    because:
      "A prefix is 2.6 GB. Under the break-even the replica computes it sooner than the network brings it, so the pool's size does not matter.",
  },
  {
    id: "break-even-70b",
    criterionId: "break-even",
    preset: "headline",
    events: [],
    prediction: "break-even",
    situation:
      "A 70B model with eight-fold grouped-query attention, a prefix of 8,000 tokens, four H100 at half of their 989 TFLOP/s.",
    because:
      "Bytes to load grow with 2ds/gqa, operations to save with d squared: grouped-query attention divides the bytes by eight and leaves the operations. Twice the compute needs twice the bandwidth.",
  },
  {
    id: "pollution",
    criterionId: "tenant-isolation",
    preset: "naive",
    events: ["pollution"],
    prediction: "ttft",
    situation: "Round-robin over local caches, when one tenant adds 15% of requests with 16,000 unique tokens each.",
    because:
      "Unique prompts hurt twice: each pushes two prefixes out of an LRU that has room for twenty, and each takes more than a second of prefill. A cache quota answers the first and not the second.",
  },
  {
    id: "hot-prefix",
    criterionId: "cache-aware-routing",
    preset: "affinity",
    events: ["hot-prefix"],
    prediction: "ttft",
    situation: "Tenant affinity with a threshold that is never reached, and 60% of the tenant requests on one prefix.",
    because:
      "The hit rate is excellent and the queue is on one replica. A prefix that is hot has to be copied; a load threshold does it at the price of one prefill per copy.",
  },
];

export const designFields: readonly DesignField<Params>[] = [
  {
    param: "localTokens",
    label: "Cache of a replica",
    find: {
      unit: "count",
      near: ["tokens per replica", "local cache", "tokens of cache"],
      never: ["prefix", "prompt"],
    },
    fromBase: (value) => Math.round(value),
  },
  {
    param: "networkGBs",
    label: "Network of a replica",
    find: { unit: "bytes", near: ["bandwidth", "nic", "network", "rdma", "per second"] },
    fromBase: (value) => value / 1e9,
  },
  {
    param: "thresholdS",
    label: "Load threshold",
    find: { unit: "seconds", near: ["threshold", "queue", "backlog", "longer than"] },
    fromBase: (value) => value,
  },
  {
    param: "ttftLimitS",
    label: "First token within",
    find: { unit: "seconds", near: ["ttft", "first token"], never: ["threshold"] },
    fromBase: (value) => value,
  },
];
