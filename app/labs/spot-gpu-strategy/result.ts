import { z } from "zod";

const share = z.number().meta({ description: "0 to 1" });

export const LossSchema = z.strictObject({
  atSeconds: z.number().meta({ description: "When the GPUs are gone, from the start of the run" }),
  zone: z.string(),
  gpus: z.number(),
  isReclaim: z.boolean().meta({ description: "The zone gives nothing any more; otherwise single GPUs went" }),
});

export const CAUSES = ["reclaim", "single", "spike", "ramp"] as const;
export const OutageSchema = z.strictObject({
  fromSeconds: z.number(),
  minutes: z.number(),
  cause: z.enum(CAUSES),
  zone: z.string().nullable(),
  lostGpus: z.number().meta({ description: "GPUs of the loss that it began with; 0 for a spike or a ramp" }),
  load: z.number().meta({ description: "GPUs that the load needs at its worst moment" }),
  capacity: z.number(),
  unservedShare: share,
});

export const ResultSchema = z.strictObject({
  days: z.number(),
  fleet: z.strictObject({
    baseline: z.number(),
    spare: z.number(),
    spotMean: z.number().meta({ description: "Spot GPUs paid on average, serving only" }),
    fallbackMean: z.number(),
  }),
  bill: z.strictObject({
    onDemand: z.number().meta({ description: "$ per hour with all GPUs on demand" }),
    total: z.number(),
    baseline: z.number(),
    spot: z.number(),
    fallback: z.number(),
    batch: z.number(),
    cut: share,
    fallbackDay: z.number().meta({ description: "$ a day" }),
    discountNeeded: z
      .number()
      .nullable()
      .meta({ description: "Discount at which this run would reach the wanted cut; null when none does" }),
  }),
  slo: z.strictObject({
    unavailableMinutesDay: z.number().meta({ description: "Minutes a day with the load above capacity" }),
    lostMinutesDay: z
      .number()
      .meta({ description: "Failed share of each minute, added up: minutes of full outage a day" }),
    budgetMinutesDay: z.number(),
    budgetUsed: z.number().meta({ description: "Times the error budget; up to 1 the SLO holds" }),
    successShare: share,
    budgetGoneMinutes: z
      .number()
      .nullable()
      .meta({ description: "Minutes of the worst moment that use up 30 days' budget; null without an outage" }),
  }),
  requests: z.strictObject({
    refusedShare: share.meta({ description: "No capacity" }),
    deadShare: share.meta({ description: "Sent to a replica that was gone" }),
    cutShare: share.meta({ description: "Running when their replica went, and not finished" }),
    finishedShare: share,
  }),
  drain: z.strictObject({
    usableSeconds: z.number().meta({ description: "Left for finishing after the router has stopped sending" }),
    cutShareOfRunning: share,
    gapSeconds: z.number().meta({ description: "From the loss to a replacement that was asked for at the notice" }),
  }),
  preemptions: z.strictObject({
    gpusDay: z.number(),
    reclaims: z.number(),
    largest: z.number().meta({ description: "GPUs that went in one loss" }),
  }),
  noonWithoutLargestZone: z.strictObject({
    gpus: z.number().meta({ description: "GPUs left at the peak when the fullest zone goes" }),
    share,
  }),
  outages: z.array(OutageSchema).meta({ description: "The first twenty" }),
  outageCount: z.number(),
  longestOutageMinutes: z.number(),
  zones: z.array(
    z.strictObject({
      name: z.string(),
      discount: share,
      upShare: share.meta({ description: "Share of the time in which it gives any GPU" }),
      reclaims: z.number(),
      gpusLost: z.number(),
      meanGpus: z.number(),
    }),
  ),
  perDay: z.array(
    z.strictObject({ day: z.number(), unavailableMinutes: z.number(), lostMinutes: z.number(), gpusLost: z.number() }),
  ),
  /** The day of the attack; without one, the day with the most lost minutes. */
  timeline: z.strictObject({
    day: z.number(),
    fromSeconds: z.number(),
    stepSeconds: z.number(),
    load: z.array(z.number()),
    baseline: z.array(z.number()),
    spot: z.array(z.number()),
    fallback: z.array(z.number()),
    outages: z.array(z.strictObject({ fromSeconds: z.number(), toSeconds: z.number() })),
    losses: z.array(LossSchema),
  }),
});

export type Result = z.infer<typeof ResultSchema>;
export type Outage = z.infer<typeof OutageSchema>;
export type OutageCause = (typeof CAUSES)[number];
