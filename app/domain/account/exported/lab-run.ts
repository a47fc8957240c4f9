import { z } from "zod";
import { GuessesSchema, RunOutcomeSchema, RunParamsSchema } from "../../lab-run/lab-run";
import { Grade, Slug, Time } from "./values";

export const ExportedLabRunSchema = z.strictObject({
  labId: Slug,
  /** The attempt whose design was run; null for a run of its own. */
  attemptId: z.string().nullable(),
  params: RunParamsSchema,
  eventId: z.string().nullable(),
  /** Locked before the run. */
  guesses: GuessesSchema,
  lockedAt: Time,
  /** A trace of the learner's own, by name: it never left the browser. */
  traceName: z.string().nullable(),
  outcome: RunOutcomeSchema.nullable(),
  ranAt: Time.nullable(),
  /** The question that came back, and the answer with its grade. */
  question: z.string().nullable(),
  reply: z.string().nullable(),
  grade: Grade.nullable(),
  repliedAt: Time.nullable(),
});

/** The numbers of a design for its lab, as confirmed. */
export const ExportedNumbersSchema = z
  .strictObject({ attemptId: z.string(), numbers: z.record(z.string(), z.number()), confirmedAt: Time })
  .nullish();
