import { z } from "zod";

const seconds = z.number();
const share = z.number().min(0).max(1);
const count = z.number().min(0);

const term = z.strictObject({
  id: z.enum(["threshold", "metric", "sync", "window", "node", "pull", "weights", "engine"]),
  label: z.string(),
  seconds,
});

/** All times are seconds after the rush began, save those of `load` and of `reaction`. */
export const ResultSchema = z.strictObject({
  /** On paper: the worst case of each link, and what a p95 over ten minutes forgives. */
  budget: z.strictObject({
    metricAgeS: seconds,
    syncS: seconds,
    windowS: seconds,
    beforePodS: seconds,
    nodeS: seconds,
    pullS: seconds,
    weightsS: seconds,
    engineS: seconds,
    chainS: seconds,
    coldChainS: seconds,
    lentChainS: seconds,
    forgivenS: seconds,
    timesOver: z.number(),
  }),
  /** In this run, after its wave began (`waveS`, 0 for the rush itself); null when the signal asked for nothing. */
  reaction: z
    .strictObject({
      waveS: seconds,
      askedS: seconds,
      readyS: seconds,
      isReadyInRun: z.boolean(),
      origin: z.enum(["standing", "lent", "stock", "restock"]),
      terms: z.array(term),
    })
    .nullable(),
  schedule: z.strictObject({ askedS: seconds, readyS: seconds }).nullable(),
  requests: z.strictObject({
    arrivals: count,
    /** Given a slot; `late` of them after more than 1.5 s. */
    served: count,
    late: count,
    shed: count,
    /** Still waiting when the run ends. */
    queued: count,
    missed: count,
    missedShare: share,
    /** Requests beyond what the ready replicas could take as they came: what no queue and no shedding can save. */
    excess: count,
  }),
  slo: z.strictObject({
    worstShare: share,
    worstFromS: seconds,
    firstBrokenS: seconds.nullable(),
    /** The window that begins with the rush. */
    rushShare: share,
    broken: count,
    windows: count,
    missMinutes: count,
    /** With 26 such rushes a month and nothing else missing. */
    monthShare: share,
  }),
  queue: z.strictObject({ peak: count, peakAtS: seconds, longestWaitS: count, clearedAtS: seconds.nullable() }),
  /** While the load needs more replicas than are ready. */
  shortage: z.strictObject({ seconds: count, fromS: seconds.nullable(), untilS: seconds.nullable() }),
  replicas: z.strictObject({
    standing: count,
    added: count,
    peakReady: count,
    peakNeeded: count,
    end: count,
    decisions: count,
  }),
  cost: z.strictObject({ gpuHours: count, usd: count, standingExtraUsdPerHour: count }),
  load: z.strictObject({ surgeAtS: seconds, durationS: seconds, copies: count }),
  decisions: z.array(z.strictObject({ atS: seconds, from: count, to: count, by: z.enum(["signal", "schedule"]) })),
  series: z.strictObject({
    atS: z.array(seconds),
    needed: z.array(count),
    ready: z.array(count),
    asked: z.array(count),
    waiting: z.array(count),
  }),
  minutes: z.strictObject({ atS: z.array(seconds), missShare: z.array(share) }),
});
export type Result = z.infer<typeof ResultSchema>;
