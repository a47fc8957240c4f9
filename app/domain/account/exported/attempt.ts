import { z } from "zod";
import { PHASES } from "../../attempt/attempt";
import { LevelSchema } from "../../rubric/level-schema";
import { DimensionSchema } from "../../rubric/schema";
import { ExportedNumbersSchema } from "./lab-run";
import { Grade, LevelOrNull, Slug, Time } from "./values";

const ofAttempt = { attemptId: z.string() };

export const ExportedAttemptSchema = z.strictObject({
  id: z.string(),
  scenarioId: Slug,
  /** What it was graded by: the texts of that version are in `snapshots`. */
  rubricVersion: z.string(),
  graderVersion: z.string().nullable(),
  phase: z.enum(PHASES),
  createdAt: Time,
  updatedAt: Time,
  judgedAt: Time.nullable(),
  finishedAt: Time.nullable(),
  /** False when most of the text was copied: kept, and left out of progress. */
  isCounted: z.boolean(),
  draft: z.string(),
  draftRevision: z.int().nonnegative(),
  draftSavedAt: Time.nullable(),
  submittedText: z.string().nullable(),
  submittedAt: Time.nullable(),
  report: Grade.nullable(),
  twistId: z.string().nullable(),
  /** Work so far, gaps of more than 15 minutes left out. */
  activeSeconds: z.int().nonnegative().default(0),
  /** The mock interview that it was a part of; absent in files from before there were any. */
  interviewId: z.string().nullish(),
  /** Saves that came too late and were kept beside the draft. */
  conflicts: z.array(
    z.strictObject({
      ...ofAttempt,
      id: z.string(),
      baseRevision: z.int(),
      text: z.string(),
      createdAt: Time,
      resolvedAt: Time.nullable(),
    }),
  ),
  clarifications: z.array(
    z.strictObject({ ...ofAttempt, clarificationId: z.string(), worth: z.string(), askedAt: Time }),
  ),
  hints: z.array(z.strictObject({ ...ofAttempt, step: z.int().nonnegative(), takenAt: Time })),
  grades: z.array(
    z.strictObject({
      ...ofAttempt,
      criterionId: Slug,
      dimension: DimensionSchema,
      weight: z.number(),
      /** The learner's own judgement, before any grade. */
      selfLevel: LevelOrNull,
      /** As graded at submission. */
      initialLevel: LevelOrNull,
      /** After the probes. */
      finalLevel: LevelOrNull,
    }),
  ),
  probeAnswers: z.array(
    z.strictObject({
      ...ofAttempt,
      criterionId: Slug,
      probeKey: z.string(),
      question: z.string(),
      /** null when skipped */
      text: z.string().nullable(),
      levelBefore: LevelOrNull,
      levelAfter: LevelOrNull,
      grade: Grade.nullable(),
      answeredAt: Time,
    }),
  ),
  twistAnswers: z.array(
    z.strictObject({
      ...ofAttempt,
      twistId: z.string(),
      text: z.string().nullable(),
      grades: z.array(Grade).nullable(),
      answeredAt: Time,
    }),
  ),
  /** What the learner said the difference is; null when skipped. */
  contrastNotes: z.array(
    z.strictObject({ ...ofAttempt, criterionId: Slug, text: z.string().nullable(), answeredAt: Time }),
  ),
  /** Passages of the answer that the learner says the grade missed, with the verdict of that moment. */
  missedPoints: z.array(
    z.strictObject({
      ...ofAttempt,
      criterionId: Slug,
      /** Half-open range of UTF-16 code units of submittedText: what stands there is `quote`. */
      start: z.int().nonnegative(),
      end: z.int().positive(),
      quote: z.string(),
      wantedLevel: LevelSchema,
      reason: z.string().nullable(),
      gradedLevel: LevelOrNull,
      rubricVersion: z.string(),
      graderVersion: z.string(),
      notedAt: Time,
    }),
  ),
  /** What a model said of the answer, when the learner asked it; absent in files from before there was one. */
  secondOpinion: z
    .strictObject({
      ...ofAttempt,
      /** Where the answer was sent, and to which model. */
      host: z.string(),
      model: z.string(),
      promptVersion: z.string(),
      contentHash: z.string(),
      /** As the model gave it, and what of it could be verified. */
      reply: Grade,
      opinion: Grade,
      askedAt: Time,
    })
    .nullish(),
  /** For its lab; absent in files from before there were labs. */
  numbers: ExportedNumbersSchema,
});
