import type { Outcome } from "../kit/lab";
import { duration, percent, plain } from "../kit/number-words";
import type { Params } from "./params";
import type { Result } from "./result";

/** Shares of requests with a first token after the limit at which a design counts as failed, or as degraded. */
export const FAILED_SHARE = 0.1;
export const DEGRADED_SHARE = 0.01;
/** Busiest replica / mean from which the routing, not the capacity, is to blame. */
const UNEVEN = 1.3;

export function outcome(result: Result, params: Params): Outcome {
  const { chosen } = result;
  if (chosen.missedShare < DEGRADED_SHARE) return idlePool(result, params) ?? survived(result);
  const [firstCause, criterionId] = causeOf(result, params);
  return {
    verdict: chosen.missedShare >= FAILED_SHARE ? "failed" : "degraded",
    firstCause,
    criterionId,
    headline: `You miss the first token within ${duration(params.ttftLimitS)} for ${percent(chosen.missedShare)} of the requests: ${percent(chosen.tokenHitShare)} of the prompt tokens are reused, an endless cache would reuse ${percent(result.most)}.`,
  };
}

function causeOf({ chosen, designs, firstMiss, kv, most }: Result, params: Params): [string, string] {
  const who =
    firstMiss === null
      ? "A request"
      : `Request ${plain(firstMiss.request, 0)} at ${duration(firstMiss.atS)} waited ${duration(firstMiss.queuedS)} in the queue of replica ${plain(firstMiss.replica, 0)}`;
  if (params.polluterPercent > 0) {
    return [
      `${who}: unique prompts of 16,000 tokens took compute from every replica and pushed tenant prefixes out of the caches.`,
      "tenant-isolation",
    ];
  }
  if (firstMiss !== null && firstMiss.queuedS < firstMiss.ttftS / 2) {
    return [
      `Request ${plain(firstMiss.request, 0)} at ${duration(firstMiss.atS)} hardly queued: its own ${plain(firstMiss.tokens, 0)} tokens, of which ${plain(firstMiss.hitTokens, 0)} were reused, take ${duration(firstMiss.ttftS - firstMiss.queuedS)}.`,
      "break-even",
    ];
  }
  if (chosen.imbalance >= UNEVEN) {
    return [`${who}, which is ${plain(chosen.imbalance)} times as busy as the mean.`, "cache-aware-routing"];
  }
  if (params.lostNodes > 0 && firstMiss?.isSecondHalf === true) {
    return [
      `${who}: after the loss the rest has ${percent(1 - params.lostNodes / params.nodes, 0)} of the compute and colder caches.`,
      "node-loss",
    ];
  }
  if (params.routing === "round-robin" && designs.cacheAware.tokenHitShare > 1.5 * chosen.tokenHitShare) {
    return [
      `${who}: every replica sees every tenant and holds ${plain(kv.localPrefixes, 0)} of ${plain(params.tenants, 0)} prefixes.`,
      "cache-aware-routing",
    ];
  }
  return most - chosen.tokenHitShare > 0.1
    ? [`${who}: the caches hold too little of what comes again.`, "bytes-per-token"]
    : [`${who}: nearly all that can be reused is, and the rest is more than the replicas compute.`, "break-even"];
}

/** Nobody is late, and the pool that was built is not used. */
function idlePool({ breakEven, chosen }: Result, params: Params): Outcome | null {
  if (!params.pooled || breakEven.margin >= 1) return null;
  return {
    verdict: "degraded",
    firstCause: `Loading the ${plain(params.prefixTokens, 0)} tokens of a prefix takes ${plain(breakEven.loadMs, 0)} ms, computing them ${plain(breakEven.computeMs, 0)} ms.`,
    headline: `You have a pool that is slower than computing: ${plain(params.networkGBs, 2)} GB/s against a break-even of ${plain(breakEven.gbPerSecond)} GB/s, and ${plain(chosen.transferredGB, 0)} GB loaded.`,
    criterionId: "break-even",
  };
}

function survived({ chosen, most }: Result): Outcome {
  return {
    verdict: "survived",
    firstCause: null,
    headline: `You reuse ${percent(chosen.tokenHitShare)} of the prompt tokens, of ${percent(most)} that an endless cache would, and the p95 of the first token is ${duration(chosen.ttftP95S)}.`,
    criterionId: "cache-aware-routing",
  };
}
