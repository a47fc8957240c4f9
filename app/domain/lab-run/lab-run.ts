import { z } from "zod";
import type { CriterionGrade } from "../grading/evidence";

/** What is kept of a run in a lab: the model itself is pure and can be run again. */
export const GuessSchema = z.strictObject({ about: z.string().max(60), value: z.string().max(80) });
export const GuessesSchema = z.array(GuessSchema).max(5);

export const VERDICTS = ["survived", "degraded", "failed"] as const;
export const RunOutcomeSchema = z.strictObject({
  verdict: z.enum(VERDICTS),
  firstCause: z.string().max(600).nullable(),
  headline: z.string().max(600),
  criterionId: z.string().max(80),
  /** The predictions beside what the run gave. */
  judged: z
    .array(
      z.strictObject({
        ask: z.string().max(400),
        said: z.string().max(200),
        was: z.string().max(200),
        isRight: z.boolean(),
        gap: z.string().max(100),
      }),
    )
    .max(5),
});
export type RunOutcome = z.infer<typeof RunOutcomeSchema>;

/** Numbers and switches and texts by param, as a lab takes them. */
export const RunParamsSchema = z.record(z.string().max(60), z.union([z.number(), z.boolean(), z.string()]));

export type LabRun = {
  id: string;
  labId: string;
  attemptId: string | null;
  params: z.infer<typeof RunParamsSchema>;
  eventId: string | null;
  guesses: z.infer<typeof GuessesSchema>;
  lockedAt: Date;
  /** The outcome is the browser's word when there is one: the trace never leaves it. */
  traceName: string | null;
  outcome: RunOutcome | null;
  ranAt: Date | null;
  reply: { question: string; text: string; grade: CriterionGrade; at: Date } | null;
};
