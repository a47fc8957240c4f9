import { z } from "zod";
import { DECISIONS } from "./family";

const amount = z.number().nonnegative();
const count = z.number().int().nonnegative();

export const ACTORS = ["owner", "second tab", "thief"] as const;
const EntrySchema = z.strictObject({
  /** Seconds since the sign-in. */
  at: amount,
  actor: z.enum(ACTORS),
  presents: z.string(),
  decision: z.enum(DECISIONS),
  issued: z.string().nullable(),
  /** A second live branch of the family begins here. */
  isFork: z.boolean(),
  /** The answer was lost on the way to the client. */
  isLost: z.boolean(),
  /** Renewals of the same actor in a row that are shown as this one. */
  times: count,
  lastAt: amount,
  /** What it means, in a few words. */
  note: z.string(),
});

export const ResultSchema = z.strictObject({
  detection: z.strictObject({
    verdict: z.enum(["detected", "never"]),
    /** Seconds since the sign-in. */
    at: amount.nullable(),
    afterTheftSeconds: amount.nullable(),
    /** Whose token gave it away. */
    by: z.enum([...ACTORS, "flag"]).nullable(),
  }),
  thief: z.strictObject({
    stolenAt: amount,
    stolenToken: z.string(),
    firstUseAt: amount.nullable(),
    renewals: count,
    accessSeconds: amount,
    accessUntil: amount.nullable(),
    endedBy: z.enum(["never used", "revocation", "refused", "absolute limit", "still inside"]),
    /** Back in with the sign-in cookie after the revocation. */
    cameBack: z.boolean(),
  }),
  owner: z.strictObject({
    /** Sign-outs of this owner without a thief in the family. */
    falseSignOuts: count,
    signedOutAt: amount.nullable(),
  }),
  repeats: z.strictObject({
    /** Used tokens that come back, of all sessions. */
    perDay: amount,
    falsePerDay: amount,
    falsePerThousandUserDays: amount,
  }),
  thefts: z.strictObject({
    count,
    detected: count,
    detectedShare: amount,
    meanAccessHours: amount,
    longestAccessHours: amount,
  }),
  /** Sign-ins a day that the absolute limit causes; 0 without one. */
  signInsPerDay: amount,
  log: z.array(EntrySchema),
});
export type Result = z.infer<typeof ResultSchema>;
export type Entry = z.infer<typeof EntrySchema>;
export type Actor = (typeof ACTORS)[number];
