import { z } from "zod";
import { REVIEW_FORMS } from "../../review/forms";
import { MEMORY_STATES } from "../../review/memory";
import { Grade, LevelOrNull, Slug, Time } from "./values";

const Form = z.enum([...REVIEW_FORMS, "attempt"]);

/** What is remembered of a criterion (FSRS-6) and when it is asked again. */
export const ExportedReviewSchema = z.strictObject({
  scenarioId: Slug,
  criterionId: Slug,
  /** Days until predicted recall has fallen to 90%; 0 while new. */
  stability: z.number().nonnegative(),
  /** 1 to 10; 0 while new */
  difficulty: z.number().nonnegative(),
  dueAt: Time,
  /** null while new */
  lastReviewAt: Time.nullable(),
  reps: z.int().nonnegative(),
  lapses: z.int().nonnegative(),
  state: z.enum(MEMORY_STATES),
  lastLevel: LevelOrNull,
  lastForm: Form,
  lastPrompt: z.string(),
  /** How many times it was asked. */
  turn: z.int().nonnegative(),
});

/** One outcome of one criterion: an answer in a review, or the final level of a finished attempt. */
export const ExportedReviewEventSchema = z.strictObject({
  id: z.string(),
  scenarioId: Slug,
  criterionId: Slug,
  turn: z.int().nonnegative(),
  at: Time,
  form: Form,
  /** For an attempt, its id. */
  promptKey: z.string(),
  question: z.string(),
  reply: z.string(),
  levelBefore: LevelOrNull,
  levelAfter: LevelOrNull,
  /** null: could not be told, and was no review */
  rating: z.enum(["again", "good", "easy"]).nullable(),
  /** Just before the answer, 0..1; null when nothing was known. */
  predictedRecall: z.number().min(0).max(1).nullable(),
  elapsedDays: z.number().nonnegative().nullable(),
  grade: Grade.nullable(),
  rubricVersion: z.string(),
});
