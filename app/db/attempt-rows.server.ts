import { z } from "zod";
import { PHASES, type Phase } from "../domain/attempt/attempt";
import type { AttemptState, Submission } from "../domain/attempt/state";
import type { CriterionGrade, GradeReport } from "../domain/grading/evidence";
import type { LevelOrUnknown } from "../domain/rubric/level";
import { LevelSchema } from "../domain/rubric/level-schema";
import { DimensionSchema } from "../domain/rubric/schema";
import { ClarificationSchema } from "../domain/scenario/schema";
import type { Prisma } from "../generated/sqlite/client";

/** Everything that makes up an AttemptState; the orders are those in which the state machine appends. */
export const attemptInclude = {
  clarifications: { orderBy: [{ askedAt: "asc" }, { clarificationId: "asc" }] },
  hints: { orderBy: { step: "asc" } },
  grades: true,
  probeAnswers: { orderBy: [{ answeredAt: "asc" }, { criterionId: "asc" }] },
  twistAnswers: true,
  contrastNotes: { orderBy: [{ answeredAt: "asc" }, { criterionId: "asc" }] },
} satisfies Prisma.AttemptInclude;

type AttemptRow = Prisma.AttemptGetPayload<{ include: typeof attemptInclude }>;

const PhaseSchema = z.enum(PHASES);
const WorthSchema = ClarificationSchema.shape.worth;

/** Text columns hold what the domain allows; anything else is a damaged database and must not pass silently. */
export function readPhase(value: string): Phase {
  return PhaseSchema.parse(value);
}

export function readLevel(value: number | null): LevelOrUnknown {
  return value === null ? null : LevelSchema.parse(value);
}

export function readCriterion(row: AttemptRow["grades"][number]) {
  return {
    criterionId: row.criterionId,
    dimension: DimensionSchema.parse(row.dimension),
    weight: row.weight,
    self: readLevel(row.selfLevel),
    initial: readLevel(row.initialLevel),
    final: readLevel(row.finalLevel),
  };
}

export function readAttempt(row: AttemptRow): AttemptState {
  const submission = readSubmission(row);
  const position = new Map(submission?.report.criteria.map(({ id }, index) => [id, index]));
  const place = (id: string) => position.get(id) ?? position.size;
  const twist = row.twistAnswers[0];
  return {
    id: row.id,
    scenarioId: row.scenarioId,
    rubricVersion: row.rubricVersion,
    phase: readPhase(row.phase),
    startedAt: row.createdAt,
    clarifications: row.clarifications.map(({ clarificationId, worth, askedAt }) => ({
      id: clarificationId,
      worth: WorthSchema.parse(worth),
      at: askedAt,
    })),
    hints: row.hints.map(({ step, takenAt }) => ({ step, at: takenAt })),
    submission,
    judgedAt: row.judgedAt,
    criteria: row.grades
      .map(readCriterion)
      .map(({ criterionId: id, ...criterion }) => ({ id, ...criterion }))
      .sort((a, b) => place(a.id) - place(b.id)),
    probes: row.probeAnswers.map(
      ({ criterionId, probeKey, question, text, levelBefore, levelAfter, gradeJson, answeredAt }) => ({
        criterionId,
        key: probeKey,
        question,
        text,
        levelBefore: readLevel(levelBefore),
        levelAfter: readLevel(levelAfter),
        grade: gradeJson === null ? null : (JSON.parse(gradeJson) as CriterionGrade),
        at: answeredAt,
      }),
    ),
    twistId: row.twistId,
    twist:
      twist === undefined
        ? null
        : {
            id: twist.twistId,
            text: twist.text,
            grades: twist.gradeJson === null ? [] : (JSON.parse(twist.gradeJson) as CriterionGrade[]),
            at: twist.answeredAt,
          },
    differences: row.contrastNotes.map(({ criterionId, text, answeredAt }) => ({ criterionId, text, at: answeredAt })),
    finishedAt: row.finishedAt,
  };
}

function readSubmission(row: AttemptRow): Submission | null {
  if (row.submittedText === null || row.submittedAt === null || row.reportJson === null) return null;
  const report = JSON.parse(row.reportJson) as GradeReport;
  return { text: row.submittedText, at: row.submittedAt, report, isCounted: row.isCounted };
}
