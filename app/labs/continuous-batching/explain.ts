import type { Explanation, TiedSentence } from "../kit/lab";
import { counted, duration, percent, plain } from "../kit/number-words";
import { outcome } from "./outcome";
import type { Params } from "./params";
import type { Result } from "./result";

export function explain(result: Result, params: Params): Explanation {
  return {
    sentences: [cause(result, params), effect(result, params), limit(result, params)],
    question: question(result, params),
  };
}

/** Where the slot-steps go. */
function cause({ load, lever }: Result, { slots }: Params): TiedSentence {
  const shown = percent(1 - lever.staticUtilisation);
  return {
    text: `Answers have ${plain(load.outputMean)} tokens on average and up to ${plain(load.outputLongest, 0)}; a static batch of ${String(slots)} runs to its longest, so ${shown} of its slot-steps decode nothing that anyone reads.`,
    path: "lever.staticUtilisation",
    shown,
  };
}

/** What the chosen scheduler makes of it under this load. */
function effect(result: Result, params: Params): TiedSentence {
  const run = result.runs[params.scheduler];
  const other = params.scheduler === "continuous" ? "static" : "continuous";
  const shown = duration(run.ttftS.p95);
  return {
    text: `Under this load the ${params.scheduler} scheduler gives a p95 of ${shown} to the first token and ${plain(run.tokensPerSecond)} tokens/s; ${other} gives ${duration(result.runs[other].ttftS.p95)} and ${plain(result.runs[other].tokensPerSecond)} on the same requests.`,
    path: `runs.${params.scheduler}.ttftS.p95`,
    shown,
  };
}

/** Memory, prefill or the word "naive": whichever is nearest to being the next limit. */
function limit(result: Result, params: Params): TiedSentence {
  const { memory, runs, lever } = result;
  const run = runs[params.scheduler];
  if (run.preemptions > 0) {
    const shown = counted(run.preemptions, "preemption");
    return {
      text: `Memory is the next limit: ${shown} threw away ${plain(run.recomputedTokens, 0)} computed tokens, because a running answer holds ${plain(memory.tokensHeld, 0)} tokens on average and ${counted(params.slots, "slot")} of them do not always fit into ${plain(params.kvTokens, 0)}.`,
      path: `runs.${params.scheduler}.preemptions`,
      shown,
    };
  }
  if (memory.slotsReserved < params.slots) {
    const shown = counted(memory.slotsReserved, "sequence");
    return {
      text: `Memory is the next limit: reserving prompt and ${plain(params.outputLimit, 0)} output tokens each, ${shown} fit into ${plain(params.kvTokens, 0)} tokens; on demand about ${plain(memory.slotsOnDemand, 0)} do, with preemptions when they grow together.`,
      path: "memory.slotsReserved",
      shown,
    };
  }
  const shown = plain(lever.together);
  return {
    text: `Against one request at a time the decode is ${shown} times faster, of which batching gives ${plain(lever.batching)} and scheduling ${plain(lever.scheduling)}; a step is taken as a + bB here, without the differences between kernels, and the queue is first come, first served.`,
    path: "lever.together",
    shown,
  };
}

function question(result: Result, params: Params): Explanation["question"] {
  const { criterionId } = outcome(result, params);
  switch (criterionId) {
    case "kv-memory-bound":
      return {
        text: "Which would you lower first, the slots or the longest answer, and what do you watch to know that it was enough?",
        criterionId,
      };
    case "prefill-interference":
      return {
        text: "How small may a prefill chunk be before it costs more in first tokens than it saves in gaps?",
        criterionId,
      };
    case "tail-length":
      return {
        text: "What would sorting requests by their expected length gain you here, and what does it need to know beforehand?",
        criterionId,
      };
    default:
      return {
        text: `Your server is ${plain(result.lever.ratio, 1)} times better than which one, exactly: one at a time, static batches, or static batches with the same memory?`,
        criterionId: "define-naive",
      };
  }
}
