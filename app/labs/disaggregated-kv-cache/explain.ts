import type { Explanation, LabTable, TiedSentence } from "../kit/lab";
import { duration, percent, plain } from "../kit/number-words";
import { outcome } from "./outcome";
import type { Params } from "./params";
import type { Result, Run } from "./result";

export const ROUTING_NAMES = {
  "round-robin": "Round-robin",
  affinity: "Tenant affinity",
  "cache-aware": "Cache-aware",
} as const;

export function explain(result: Result, params: Params): Explanation {
  return {
    sentences: [cause(result, params), effect(result, params), limit(result, params)],
    question: question(result, params),
  };
}

/** The wall: how much one replica can hold. */
function cause({ kv }: Result, params: Params): TiedSentence {
  const shown = `${plain(kv.kibPerToken)} KiB`;
  return {
    text: `A token's keys and values are ${shown}, so a prefix of ${plain(params.prefixTokens, 0)} tokens is ${plain(kv.prefixGB, 2)} GB: one replica's cache holds ${plain(kv.localPrefixes, 0)} of ${plain(params.tenants, 0)}, all of them together ${plain(kv.fleetPrefixes, 0)} if no two held the same.`,
    path: "kv.kibPerToken",
    shown,
  };
}

function effect({ chosen, designs }: Result, params: Params): TiedSentence {
  const shown = percent(chosen.tokenHitShare);
  const name = `${ROUTING_NAMES[params.routing]} routing ${params.pooled ? "with" : "without"} the pool`;
  return {
    text: `${name} reuses ${shown} of the prompt tokens (p95 of the first token ${duration(chosen.ttftP95S)}); on the same requests local caches give ${percent(designs.roundRobin.tokenHitShare)} round-robin and ${percent(designs.cacheAware.tokenHitShare)} cache-aware, the pool ${percent(designs.pooled.tokenHitShare)}.`,
    path: "chosen.tokenHitShare",
    shown,
  };
}

function limit({ breakEven, chosen, most }: Result, params: Params): TiedSentence {
  if (params.pooled) {
    const shown = `${plain(breakEven.gbPerSecond)} GB/s`;
    return {
      text: `Loading beats computing from ${shown} on; at ${plain(params.networkGBs, 2)} GB/s a prefix takes ${plain(breakEven.loadMs, 0)} ms instead of ${plain(breakEven.computeMs, 0)} ms, as long as nobody shares the link, which the model does not show.`,
      path: "breakEven.gbPerSecond",
      shown,
    };
  }
  const shown = percent(most);
  return {
    text: `No cache can reuse more than ${shown} of these tokens, because the rest comes once; the busiest replica does ${plain(chosen.imbalance, 2)} times the mean, and the model leaves out what decoding takes from the same cards.`,
    path: "most",
    shown,
  };
}

function question(result: Result, params: Params): Explanation["question"] {
  const { criterionId } = outcome(result, params);
  switch (criterionId) {
    case "tenant-isolation":
      return {
        text: "What would you give each tenant a share of, cache, compute or both, and how would you see that it is too small?",
        criterionId,
      };
    case "break-even":
      return {
        text: "At which prefix length and which bandwidth would you stop loading, and who measures the bandwidth while it changes?",
        criterionId,
      };
    case "bytes-per-token":
      return {
        text: "What do you gain and risk by keeping the KV cache in eight bits instead of sixteen?",
        criterionId,
      };
    case "node-loss":
      return {
        text: "How long do the caches stay cold after a node is lost, and who is refused meanwhile?",
        criterionId,
      };
    default:
      return {
        text: `Your router reads what the caches held ${params.routing === "cache-aware" ? "a moment" : "a day"} ago: what goes wrong when that is stale, and how large may the load threshold be?`,
        criterionId,
      };
  }
}

export function tables(result: Result, params: Params): readonly LabTable[] {
  return [designTable(result, params), curveTable(result), figureTable(result)];
}

function designTable({ chosen, designs }: Result, params: Params): LabTable {
  const named: [string, Run][] = [
    [`Chosen: ${ROUTING_NAMES[params.routing]}${params.pooled ? " + pool" : ", local"}`, chosen],
    ["Round-robin, local", designs.roundRobin],
    ["Tenant affinity, local", designs.affinity],
    ["Cache-aware, local", designs.cacheAware],
    ["Cache-aware + pool", designs.pooled],
  ];
  return {
    id: "designs",
    title: "The same requests with each design",
    columns: [
      { key: "design", title: "Design" },
      { key: "tokens", title: "Tokens reused", unit: "%", isNumber: true },
      { key: "requests", title: "Requests with a hit", unit: "%", isNumber: true },
      { key: "p50", title: "TTFT p50", unit: "s", isNumber: true },
      { key: "p95", title: "TTFT p95", unit: "s", isNumber: true },
      { key: "missed", title: "Missed", unit: "%", isNumber: true },
      { key: "imbalance", title: "Max / mean load", isNumber: true },
      { key: "utilisation", title: "Busy", unit: "%", isNumber: true },
      { key: "loaded", title: "Loaded", unit: "GB", isNumber: true },
    ],
    rows: named.map(([name, run]) => [
      name,
      100 * run.tokenHitShare,
      100 * run.requestHitShare,
      run.ttftP50S,
      run.ttftP95S,
      100 * run.missedShare,
      run.imbalance,
      100 * run.utilisation,
      run.transferredGB,
    ]),
  };
}

function curveTable({ curve, most }: Result): LabTable {
  return {
    id: "curve",
    title: "One LRU over all requests",
    columns: [
      { key: "tokens", title: "Capacity", unit: "tokens", isNumber: true },
      { key: "share", title: "Tokens reused", unit: "%", isNumber: true },
    ],
    rows: [...curve.map(({ tokens, hitShare }) => [tokens, 100 * hitShare]), [null, 100 * most]],
  };
}

function figureTable({ kv, breakEven, reuse }: Result): LabTable {
  return {
    id: "arithmetic",
    title: "Arithmetic",
    columns: [
      { key: "figure", title: "Figure" },
      { key: "value", title: "Value", isNumber: true },
      { key: "unit", title: "Unit" },
    ],
    rows: [
      ["KV cache per token", kv.kibPerToken, "KiB"],
      ["One prefix", kv.prefixGB, "GB"],
      ["All prefixes", kv.prefixesTB, "TB"],
      ["Prefixes in one replica's cache", kv.localPrefixes, ""],
      ["Prefixes in all local caches", kv.fleetPrefixes, ""],
      ["Prefixes in the pool", kv.poolPrefixes, ""],
      ["Break-even bandwidth", breakEven.gbPerSecond, "GB/s"],
      ["Network / break-even", breakEven.margin, "x"],
      ["Load of one prefix", breakEven.loadMs, "ms"],
      ["Prefill of one prefix", breakEven.computeMs, "ms"],
      ["Tokens from the replica's own cache", 100 * reuse.local, "%"],
      ["Tokens from the pool", 100 * reuse.pool, "%"],
      ["Tokens computed", 100 * reuse.computed, "%"],
    ],
  };
}
