import { z } from "zod";

const spread = z.object({ p50: z.number(), p95: z.number(), p99: z.number() });

const RunSchema = z.object({
  steps: z.number().meta({ description: "Forward passes that decoded at least one token or carried a prefill." }),
  seconds: z.number().meta({ description: "From the first arrival to the last token." }),
  utilisation: z.number().meta({ description: "Slot-steps with a sequence that was not finished, of all slot-steps." }),
  tokensPerSecond: z.number(),
  ttftS: spread.meta({ description: "Time to first token, s." }),
  tpotMs: spread.meta({ description: "Mean time per output token after the first, by request, ms." }),
  gapP99Ms: z.number().meta({ description: "p99 of the single gaps between two tokens, ms, to half a millisecond." }),
  gapLongestMs: z.number(),
  missedShare: z.number().meta({ description: "Requests refused or with a first token after the limit." }),
  preemptions: z.number(),
  recomputedTokens: z.number(),
  kvPeak: z.number().meta({ description: "Most tokens of KV memory taken." }),
});
export type Run = z.infer<typeof RunSchema>;

const bars = z.array(z.tuple([z.number(), z.number(), z.number()]));

export const ResultSchema = z.object({
  load: z.object({
    requests: z.number(),
    refusedTooLong: z.number(),
    refusedNeverFits: z.number(),
    promptMean: z.number(),
    outputMean: z.number(),
    outputP50: z.number(),
    outputP99: z.number(),
    outputLongest: z.number(),
  }),
  /** Decode steps with every request there at the start: the schedulers alone, no arrivals, no prefill, no memory. */
  lever: z.object({
    staticSteps: z.number(),
    continuousSteps: z.number(),
    ratio: z.number(),
    staticUtilisation: z.number(),
    continuousUtilisation: z.number(),
    batching: z.number().meta({ description: "Seconds one at a time / seconds static: what batching gives." }),
    scheduling: z.number().meta({ description: "Seconds static / seconds continuous, decode only." }),
    together: z.number(),
    exponentialBound: z
      .number()
      .meta({ description: "Harmonic number of the slots: the ratio of exponential lengths." }),
    uniformBound: z.number().meta({ description: "2B/(B+1): the ratio of lengths uniform from 0." }),
  }),
  wallRatio: z
    .number()
    .meta({ description: "Seconds until the last token, static / continuous, with arrivals, prefill and memory." }),
  /** The third lever: how many sequences fit. */
  memory: z.object({
    slotsReserved: z.number().meta({ description: "Sequences that fit if each reserves prompt + output limit." }),
    slotsOnDemand: z.number().meta({ description: "Sequences that fit on average if each holds what it has." }),
    tokensHeld: z.number().meta({ description: "Mean tokens of a running sequence, over its running time." }),
  }),
  runs: z.object({ static: RunSchema, dynamic: RunSchema, continuous: RunSchema }),
  /** Of the chosen scheduler: the first request whose first token came too late. */
  firstMiss: z
    .object({
      request: z.number(),
      atS: z.number(),
      waitedS: z.number(),
      waitedFor: z.enum(["nothing", "slots", "memory", "batch"]),
      outputTokens: z.number(),
      /** Longest answer of the requests started before it that were still running when it came. */
      longestAheadTokens: z.number(),
      /** Longest prompt among the fifty requests before it. */
      longestPromptAhead: z.number(),
    })
    .nullable(),
  misses: z.object({ slots: z.number(), memory: z.number(), batch: z.number(), nothing: z.number() }),
  grid: z.object({
    rows: z.number(),
    until: z.number(),
    static: bars,
    continuous: bars,
    staticDone: z.number(),
    continuousDone: z.number(),
  }),
  waiting: z.object({
    stepS: z.number(),
    static: z.array(z.number()),
    dynamic: z.array(z.number()),
    continuous: z.array(z.number()),
  }),
});
export type Result = z.infer<typeof ResultSchema>;
