/**
 * The file *Download everything* gives: what it holds and what each field means. A reader may rely on `format` and `version`;
 * a change that breaks readers raises the version, and import-file.ts goes on reading the ones before. A table of the learner's is one
 * entry of EXPORT_PARTS here and one of ARCHIVE_PARTS in app/db/archive/parts.server.ts. Times are ISO 8601 in UTC; levels are
 * 0 Not found, 1 Named, 2 Explained, 3 Defended, and null for can't tell or not yet.
 */
import { z } from "zod";
import { TARGET_LEVELS } from "../progress/readiness/bars";
import { ExportedAttemptSchema } from "./exported/attempt";
import { ExportedLabRunSchema } from "./exported/lab-run";
import { ExportedReviewEventSchema, ExportedReviewSchema } from "./exported/review";
import { ExportedChairSchema, ExportedInterviewSchema } from "./exported/rounds";
import { Slug, Time } from "./exported/values";
import { THEMES } from "./preferences";

export const EXPORT_FORMAT = "defend-it/export";
export const EXPORT_VERSION = 2;

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

/** One entry for each kind of record, in the order in which they are brought in. */
export const EXPORT_PARTS = {
  snapshots: z.array(ExportedSnapshotSchema),
  attempts: z.array(ExportedAttemptSchema),
  interviews: z.array(ExportedInterviewSchema).default([]),
  reviews: z.array(ExportedReviewSchema),
  reviewEvents: z.array(ExportedReviewEventSchema),
  plans: z.array(ExportedPlanSchema),
  /** Tokens of second opinions by day (UTC); days that are over are forgotten with the next one. Never brought in. */
  secondOpinionUse: z.array(z.strictObject({ day: z.iso.date(), tokens: z.int().nonnegative() })).default([]),
  /** Absent in files from before there were two chairs. Never brought in: a round is about two people, and one of them is not there. */
  chairs: z.array(ExportedChairSchema).default([]),
  /** Absent in files from before there were labs. */
  labRuns: z.array(ExportedLabRunSchema).default([]),
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
