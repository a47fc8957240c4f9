import type { Outcome } from "../kit/lab";
import { counted, duration, percent, plain } from "../kit/number-words";
import type { Params } from "./params";
import type { Result, Run } from "./result";

/** Shares of requests without a first token in time at which a design counts as failed, or as degraded. */
export const FAILED_SHARE = 0.1;
export const DEGRADED_SHARE = 0.01;
/** Preemptions for each request above which memory is too small for the slots. */
const PREEMPTION_SHARE = 0.05;

/** Late or refused requests decide; then gaps between tokens and preemptions, which only degrade. */
export function outcome(result: Result, params: Params): Outcome {
  const run = result.runs[params.scheduler];
  if (run.missedShare >= FAILED_SHARE) return { verdict: "failed", ...missed(result, params, run) };
  if (run.missedShare >= DEGRADED_SHARE) return { verdict: "degraded", ...missed(result, params, run) };
  return stuttering(result, params, run) ?? survived(result, params, run);
}

function missed(result: Result, params: Params, run: Run): Omit<Outcome, "verdict"> {
  const [firstCause, criterionId] = firstCauseOf(result, params);
  return {
    firstCause,
    criterionId,
    headline: `You miss the first token within ${duration(params.ttftLimitS)} for ${percent(run.missedShare)} of the requests; the p95 is ${duration(run.ttftS.p95)}.`,
  };
}

function firstCauseOf({ firstMiss, load }: Result, { scheduler, slots }: Params): [string, string] {
  if (firstMiss === null) {
    const refused = load.refusedTooLong + load.refusedNeverFits;
    return [
      `${counted(refused, "request")} refused: over the prompt limit, or larger than the KV memory.`,
      "kv-memory-bound",
    ];
  }
  const { request, atS, longestAheadTokens, longestPromptAhead } = firstMiss;
  const who = `Request ${plain(request, 0)} at ${duration(atS)}`;
  const isBatch = scheduler !== "continuous";
  switch (firstMiss.waitedFor) {
    case "batch":
      return [`${who} waited for a batch of ${String(slots)} to fill before anything ran.`, "scheduling-lever"];
    case "slots":
      return isBatch
        ? [
            `${who} waited for the batch before it, which lasted as long as an answer of ${plain(longestAheadTokens, 0)} tokens.`,
            "tail-length",
          ]
        : [`${who} found all ${counted(slots, "slot")} taken.`, "scheduling-lever"];
    case "memory":
      return [
        longestPromptAhead >= 16_000
          ? `${who} waited for KV memory behind a prompt of ${plain(longestPromptAhead, 0)} tokens: first come, first served.`
          : `${who} found free slots and no KV memory for its prompt.`,
        "kv-memory-bound",
      ];
    case "nothing":
      return [`${who} started at once, and its prefill shared the steps with those before it.`, "prefill-interference"];
  }
}

function stuttering({ load, lever }: Result, params: Params, run: Run): Outcome | null {
  if (run.gapP99Ms > params.gapLimitMs) {
    return {
      verdict: "degraded",
      firstCause: `A step that carries a prompt takes up to ${plain(run.gapLongestMs, 0)} ms, and every running answer waits for it.`,
      headline: `You hold the first token, and one gap between tokens in a hundred is ${plain(run.gapP99Ms, 0)} ms or more; the limit is ${String(params.gapLimitMs)} ms.`,
      criterionId: "prefill-interference",
    };
  }
  if (run.preemptions > PREEMPTION_SHARE * load.requests) {
    return {
      verdict: "degraded",
      firstCause: `KV memory ran full with ${plain(run.kvPeak, 0)} tokens: ${counted(run.preemptions, "preemption")} for ${counted(load.requests, "request")}.`,
      headline: `You compute ${plain(run.recomputedTokens, 0)} tokens twice, because ${counted(params.slots, "slot")} grow past the memory.`,
      criterionId: "kv-memory-bound",
    };
  }
  const refused = load.refusedTooLong + load.refusedNeverFits;
  if (refused > 0) {
    return {
      verdict: "degraded",
      firstCause: `${counted(refused, "request")} refused at the door.`,
      headline: `You refuse ${counted(refused, "request")} and serve the rest: the p95 of the first token is ${duration(run.ttftS.p95)}, ${plain(lever.ratio)} times fewer decode steps than static batches.`,
      criterionId: "kv-memory-bound",
    };
  }
  return null;
}

function survived({ lever }: Result, params: Params, run: Run): Outcome {
  const steps =
    params.scheduler === "continuous"
      ? `in ${plain(lever.ratio, 2)} times fewer decode steps than static batches`
      : `although continuous batching would need ${plain(lever.ratio, 2)} times fewer decode steps`;
  return {
    verdict: "survived",
    firstCause: null,
    headline: `You give ${percent(1 - run.missedShare)} of the requests their first token in time (p95 ${duration(run.ttftS.p95)}), ${steps}.`,
    criterionId: params.scheduler === "continuous" ? "scheduling-lever" : "tail-length",
  };
}
