/**
 * The file *Download everything* gives: what it holds and what each field means. A reader may rely on `format` and `version`;
 * a change that breaks readers raises the version, and import-file.ts goes on reading the ones before. A table of the learner's is one
 * entry of EXPORT_PARTS here and one of ARCHIVE_PARTS in app/db/archive/parts.server.ts. Times are ISO 8601 in UTC; levels are 0 Not found, 1 Named, 2 Explained,
 * 3 Defended, and null for can't tell or not yet.
 */
import { z } from "zod";
import { PHASES } from "../attempt/attempt";
import { REVIEW_FORMS } from "../review/forms";
import { MEMORY_STATES } from "../review/memory";
import { ROLES } from "../chairs/state";
import { LevelSchema } from "../rubric/level-schema";
import { TARGET_LEVELS } from "../progress/readiness/bars";
import { DimensionSchema } from "../rubric/schema";
import { SLUG } from "../ids";
import { THEMES } from "./preferences";

export const EXPORT_FORMAT = "defend-it/export";
export const EXPORT_VERSION = 2;

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
  /** Share of reviews that should succeed, and how many criteria come back a day at most. */
  reviewRetention: z.number().min(0.8).max(0.95),
  reviewDailyCap: z.int().min(1).max(50),
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

/** The texts that attempts were graded by, so that old reports keep their own. `version` is the first 16 hex digits of the SHA-256
 * of `content` as JSON with sorted keys and no white space: a changed text is another version. */
export const ExportedSnapshotSchema = z.strictObject({
  version: z.string().regex(/^[0-9a-f]{16}$/),
  scenarioId: Slug,
  content: z.record(z.string(), z.unknown()),
});

export const ExportedPlanSchema = z.strictObject({
  startsOn: Time,
  weeks: z.int().positive().max(200),
  hoursPerWeek: z.int().positive().max(168),
  level: z.enum(TARGET_LEVELS),
  createdAt: Time,
  /** null while it is the open one */
  endedAt: Time.nullable(),
});

/** One round of two chairs, as far as it is this person's own: the other's words and levels are not in here. */
export const ExportedChairSchema = z.strictObject({
  id: z.string(),
  round: z.int().positive(),
  scenarioId: Slug,
  rubricVersion: z.string(),
  createdAt: Time,
  chair: z.enum(ROLES),
  /** The candidate's attempt, also under `attempts`; null for the interviewer. */
  attemptId: z.string().nullable(),
  did: z.array(z.strictObject({ at: Time, kind: z.string(), text: z.string().nullable() })),
  /** The interviewer's levels and private notes; empty for the candidate. */
  levels: z.array(z.strictObject({ criterionId: Slug, level: LevelOrNull, note: z.string(), tickedAt: Time })),
});

/** One entry for each kind of record, in the order in which they are brought in. */
export const EXPORT_PARTS = {
  snapshots: z.array(ExportedSnapshotSchema),
  attempts: z.array(ExportedAttemptSchema),
  reviews: z.array(ExportedReviewSchema),
  reviewEvents: z.array(ExportedReviewEventSchema),
  plans: z.array(ExportedPlanSchema),
  /** Tokens of second opinions by day (UTC); days that are over are forgotten with the next one. Never brought in. */
  secondOpinionUse: z.array(z.strictObject({ day: z.iso.date(), tokens: z.int().nonnegative() })).default([]),
  /** Absent in files from before there were two chairs. Never brought in: a round is about two people, and one of them is not there. */
  chairs: z.array(ExportedChairSchema).default([]),
};

export const AccountExportSchema = z.strictObject({
  format: z.literal(EXPORT_FORMAT),
  version: z.literal(EXPORT_VERSION),
  exportedAt: Time,
  account: ExportedAccountSchema,
  sessions: z.array(ExportedSessionSchema),
  ...EXPORT_PARTS,
});
export type AccountExport = z.infer<typeof AccountExportSchema>;
export type ExportPart = keyof typeof EXPORT_PARTS;

/** The schema as others read it: JSON Schema, draft 2020-12. */
export function exportJsonSchema(): Record<string, unknown> {
  return {
    title: "defend-it export",
    description:
      "Everything one learner owns. Levels: 0 Not found, 1 Named, 2 Explained, 3 Defended, null for can't tell or not yet.",
    ...z.toJSONSchema(AccountExportSchema, { target: "draft-2020-12" }),
  };
}
