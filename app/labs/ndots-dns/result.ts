import { z } from "zod";
import { LIBCS } from "./names";

const count = z.number().int().nonnegative();
const amount = z.number().nonnegative();

/** One name of the lookup that is shown: its queries go out at `startMs`, the last answer is in at `endMs`. */
const StepSchema = z.strictObject({
  name: z.string(),
  /** The search domain that made the name; null for the name as written. */
  domain: z.string().nullable(),
  types: z.array(z.enum(["A", "AAAA"])),
  answer: z.enum(["NOERROR", "NXDOMAIN"]),
  startMs: amount,
  endMs: amount,
  /** Of that, waiting for an answer that was never sent. */
  waitedMs: amount,
  /** The record type whose packet was dropped. */
  lost: z.enum(["A", "AAAA"]).nullable(),
  /** A and AAAA one after the other. */
  isSerial: z.boolean(),
  /** Query packets, those sent again included; answers are not counted. */
  packets: count,
});

export const ResultSchema = z.strictObject({
  lookup: z.strictObject({
    verdict: z.enum(["found", "not found"]),
    foundName: z.string().nullable(),
    names: count,
    wastedNames: count,
    queries: count,
    wastedQueries: count,
    packets: count,
    ms: amount,
    waitedMs: amount,
  }),
  steps: z.array(StepSchema),
  /** The same name with each resolver, everything else equal. */
  resolvers: z.array(
    z.strictObject({ libc: z.enum(LIBCS), verdict: z.enum(["found", "not found"]), names: count, queries: count }),
  ),
  load: z.strictObject({
    queriesPerSecond: amount,
    /** What reaches cluster DNS; an agent keeps the rest away from it. */
    clusterQueriesPerSecond: amount,
    nxdomainPerSecond: amount,
    noerrorPerSecond: amount,
    nxdomainShare: amount,
    /** NXDOMAIN for each NOERROR; null when nothing was found. */
    nxdomainRatio: amount.nullable(),
  }),
  latency: z.strictObject({
    /** Without a lost packet and with the agent's cache, if there is one, warm. */
    cleanMs: amount,
    p50Ms: amount,
    p99Ms: amount,
    p999Ms: amount,
    meanMs: amount,
  }),
  stalls: z.strictObject({
    /** How long one lasts. */
    waitMs: amount,
    perNameShare: amount,
    perLookupShare: amount,
    perHour: amount,
  }),
});
export type Result = z.infer<typeof ResultSchema>;
export type Step = z.infer<typeof StepSchema>;
