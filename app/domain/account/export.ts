/**
 * The file *Download everything* gives: what it holds and what each field means. A reader may rely on `format` and `version`;
 * a change that breaks readers raises the version. Times are ISO 8601 in UTC; levels are 0 Not found, 1 Named, 2 Explained,
 * 3 Defended, and null for can't tell or not yet.
 */
import { z } from "zod";
import { PHASES } from "../attempt/attempt";
import { LevelSchema } from "../rubric/level-schema";
import { DimensionSchema } from "../rubric/schema";
import { SLUG } from "../ids";
import { THEMES } from "./preferences";

export const EXPORT_FORMAT = "defend-it/export";
export const EXPORT_VERSION = 1;

const Time = z.iso.datetime();
const LevelOrNull = LevelSchema.nullable();
const Slug = z.string().regex(SLUG);
/** Grades as the grader gave them, evidence and quotes included; their shape belongs to the grader's version. */
const Grade = z.record(z.string(), z.unknown());

export const ExportedAccountSchema = z.strictObject({
  id: z.string(),
  /** null for a guest */
  email: z.string().nullable(),
  createdAt: Time,
  theme: z.enum(THEMES),
  /** Whether single-key shortcuts are on. */
  shortcuts: z.boolean(),
});

/** Neither ids nor handles: nothing in the file can name, end or open a session. */
export const ExportedSessionSchema = z.strictObject({
  agent: z.string(),
  createdAt: Time,
  lastSeenAt: Time,
  expiresAt: Time,
});

const ofAttempt = { attemptId: z.string() };

export const ExportedAttemptSchema = z.strictObject({
  id: z.string(),
  scenarioId: Slug,
  /** What it was graded by: the criteria's texts of that version are in the installation, not in this file. */
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
});

/** A mock interview: its plan and everything that happened in it, in order. Its designs are among the attempts. */
export const ExportedInterviewSchema = z.strictObject({
  id: z.string(),
  level: z.string(),
  minutes: z.int().positive(),
  seed: z.int(),
  createdAt: Time,
  closedAt: Time.nullable(),
  reportOpenedAt: Time.nullable(),
  plan: z.record(z.string(), z.unknown()),
  /** As it was when it was opened. */
  report: z.record(z.string(), z.unknown()).nullable(),
  events: z.array(
    z.strictObject({
      seq: z.int().nonnegative(),
      at: Time,
      kind: z.string(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
});

export const ExportedReviewSchema = z.strictObject({
  scenarioId: Slug,
  criterionId: Slug,
  /** 0, 1 or 2: index into 1, 3 and 7 days */
  step: z.int().min(0).max(2),
  dueAt: Time,
  attemptId: z.string(),
});

export const AccountExportSchema = z.strictObject({
  format: z.literal(EXPORT_FORMAT),
  version: z.literal(EXPORT_VERSION),
  exportedAt: Time,
  account: ExportedAccountSchema,
  sessions: z.array(ExportedSessionSchema),
  attempts: z.array(ExportedAttemptSchema),
  interviews: z.array(ExportedInterviewSchema).default([]),
  reviews: z.array(ExportedReviewSchema),
  /** Tokens of second opinions by day (UTC); days that are over are forgotten with the next one. */
  secondOpinionUse: z.array(z.strictObject({ day: z.iso.date(), tokens: z.int().nonnegative() })).default([]),
});
export type AccountExport = z.infer<typeof AccountExportSchema>;
