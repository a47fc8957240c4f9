import type { Phase } from "../domain/attempt/attempt";
import type { AttemptState, CriterionState } from "../domain/attempt/state";
import { digestOf } from "../domain/progress/digest";
import { attemptInclude, readAttempt, readPhase } from "./attempt-rows.server";
import type { DbOrTx } from "./client.server";
import { secondsSinceLast } from "./draft-repo.server";

/** `interviewId`: the mock interview whose part it is. */
export type NewAttempt = { id: string; scenarioId: string; rubricVersion: string; at: Date; interviewId?: string };

export async function createAttempt(db: DbOrTx, userId: string, attempt: NewAttempt): Promise<void> {
  const { id, scenarioId, rubricVersion, at, interviewId = null } = attempt;
  await db.attempt.create({
    data: { id, userId, scenarioId, rubricVersion, interviewId, createdAt: at, updatedAt: at },
  });
}

export type OpenAttempt = { id: string; phase: Phase; rubricVersion: string; isUntouched: boolean };

/** The newest unfinished attempt at a scenario, none that is held in an interview; `isUntouched` when nothing was written, asked or taken in it. */
export async function findOpenAttempt(db: DbOrTx, userId: string, scenarioId: string): Promise<OpenAttempt | null> {
  const row = await db.attempt.findFirst({
    where: {
      userId,
      scenarioId,
      phase: { not: "finished" },
      OR: [{ interviewId: null }, { interview: { reportOpenedAt: { not: null } } }],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: {
      id: true,
      phase: true,
      rubricVersion: true,
      draftRevision: true,
      _count: { select: { clarifications: true, hints: true, conflicts: true } },
    },
  });
  if (row === null) return null;
  const { clarifications, hints, conflicts } = row._count;
  const isUntouched = row.phase === "design" && row.draftRevision + clarifications + hints + conflicts === 0;
  return { id: row.id, phase: readPhase(row.phase), rubricVersion: row.rubricVersion, isUntouched };
}

/** The whole attempt but its draft; null when there is none or it is somebody else's. */
export async function findAttempt(db: DbOrTx, userId: string, attemptId: string): Promise<AttemptState | null> {
  const row = await db.attempt.findFirst({ where: { id: attemptId, userId }, include: attemptInclude });
  return row === null ? null : readAttempt(row);
}

export type AttemptOutline = Pick<AttemptState, "id" | "scenarioId" | "rubricVersion" | "phase" | "startedAt"> & {
  submittedAt: Date | null;
};

/** What the frame around every step shows, without the texts. */
export async function findOutline(db: DbOrTx, userId: string, attemptId: string): Promise<AttemptOutline | null> {
  const row = await db.attempt.findFirst({
    where: { id: attemptId, userId },
    select: { id: true, scenarioId: true, rubricVersion: true, phase: true, createdAt: true, submittedAt: true },
  });
  if (row === null) return null;
  const { createdAt, phase, ...rest } = row;
  return { ...rest, phase: readPhase(phase), startedAt: createdAt };
}

export type Exposure = {
  attemptId: string;
  rubricVersion: string;
  phase: Phase;
  hints: number[];
  twistId: string | null;
};

/** What a learner has been shown in all attempts at a scenario: hints, model answers (by phase) and twists. */
export async function listExposures(db: DbOrTx, userId: string, scenarioId: string): Promise<Exposure[]> {
  const rows = await db.attempt.findMany({
    where: { userId, scenarioId },
    select: { id: true, rubricVersion: true, phase: true, twistId: true, hints: { select: { step: true } } },
  });
  return rows.map((row) => ({
    attemptId: row.id,
    rubricVersion: row.rubricVersion,
    phase: readPhase(row.phase),
    hints: row.hints.map(({ step }) => step),
    twistId: row.twistId,
  }));
}

/**
 * Writes what changed between two states of the same attempt; call it inside the transaction that read `before`.
 * Throws when the attempt is not the user's or has moved on meanwhile: then nothing of the transaction stays.
 */
export async function storeAttempt(
  tx: DbOrTx,
  userId: string,
  { before, after, at }: { before: AttemptState; after: AttemptState; at: Date },
): Promise<void> {
  const { id } = before;
  const seconds = await secondsSinceLast(tx, userId, id, at);
  const { count } = await tx.attempt.updateMany({
    where: { id, userId, phase: before.phase },
    data: {
      phase: after.phase,
      judgedAt: after.judgedAt,
      finishedAt: after.finishedAt,
      twistId: after.twistId,
      updatedAt: at,
      activeSeconds: { increment: seconds },
      ...(after.submission === before.submission ? {} : submissionColumns(after)),
      ...(after.criteria === before.criteria ? {} : { levels: digestOf(after.criteria.map(withCriterionId)) }),
    },
  });
  if (count !== 1) throw new Error("The attempt has changed while it was being written.");
  await storeCriteria(tx, id, before.criteria, after.criteria);
  await storeReplies(tx, before, after);
}

function withCriterionId({ id: criterionId, ...criterion }: CriterionState) {
  return { criterionId, ...criterion };
}

function submissionColumns({ submission }: AttemptState) {
  if (submission === null) return {};
  const { text, at, report, isCounted } = submission;
  return {
    submittedText: text,
    submittedAt: at,
    reportJson: JSON.stringify(report),
    graderVersion: report.graderVersion,
    isCounted,
  };
}

async function storeCriteria(
  tx: DbOrTx,
  attemptId: string,
  before: readonly CriterionState[],
  after: readonly CriterionState[],
) {
  if (after === before) return;
  const known = new Map(before.map((criterion) => [criterion.id, criterion]));
  for (const criterion of after) {
    const { id: criterionId, dimension, weight, self: selfLevel, initial: initialLevel, final: finalLevel } = criterion;
    const old = known.get(criterionId);
    if (old === undefined) {
      await tx.criterionResult.create({
        data: { attemptId, criterionId, dimension, weight, selfLevel, initialLevel, finalLevel },
      });
    } else if (old.self !== selfLevel || old.final !== finalLevel) {
      await tx.criterionResult.update({
        where: { attemptId_criterionId: { attemptId, criterionId } },
        data: { selfLevel, finalLevel },
      });
    }
  }
}

async function storeReplies(tx: DbOrTx, before: AttemptState, after: AttemptState) {
  const attemptId = before.id;
  for (const { id, worth, at } of after.clarifications.slice(before.clarifications.length)) {
    await tx.clarificationAsked.create({ data: { attemptId, clarificationId: id, worth, askedAt: at } });
  }
  for (const { step, at } of after.hints.slice(before.hints.length)) {
    await tx.hintTaken.create({ data: { attemptId, step, takenAt: at } });
  }
  for (const { key, grade, at, ...probe } of after.probes.slice(before.probes.length)) {
    const gradeJson = grade === null ? null : JSON.stringify(grade);
    await tx.probeAnswer.create({ data: { attemptId, ...probe, probeKey: key, gradeJson, answeredAt: at } });
  }
  if (after.twist !== null && before.twist === null) {
    const { id: twistId, text, grades, at } = after.twist;
    await tx.twistAnswer.create({
      data: { attemptId, twistId, text, gradeJson: JSON.stringify(grades), answeredAt: at },
    });
  }
  for (const { criterionId, text, at } of after.differences.slice(before.differences.length)) {
    await tx.contrastNote.create({ data: { attemptId, criterionId, text, answeredAt: at } });
  }
}
