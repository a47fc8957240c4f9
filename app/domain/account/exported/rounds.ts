/** What was held with an interviewer: mock interviews, and rounds of two chairs. */
import { z } from "zod";
import { ROLES } from "../../chairs/state";
import { INTERVIEW_LEVELS } from "../../interview/plan";
import { EVENT_KINDS } from "../../interview/state";
import { LevelOrNull, Slug, Time } from "./values";

/** A mock interview: its plan and everything that happened in it, in order. Its designs are among the attempts. */
export const ExportedInterviewSchema = z.strictObject({
  id: z.string(),
  level: z.enum(INTERVIEW_LEVELS),
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
      kind: z.enum(EVENT_KINDS),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
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
