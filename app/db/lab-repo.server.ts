import { z } from "zod";
import { canonicalJson } from "../domain/canonical-json";
import {
  GuessesSchema,
  RunOutcomeSchema,
  RunParamsSchema,
  type LabRun,
  type RunOutcome,
} from "../domain/lab-run/lab-run";
import type { CriterionGrade } from "../domain/grading/evidence";
import type { LabRun as Row } from "../generated/sqlite/client";
import type { DbOrTx } from "./client.server";

const NEWEST_FIRST = [{ lockedAt: "desc" }, { id: "desc" }] as const;

function toRun({ paramsJson, guessesJson, outcomeJson, question, reply, gradeJson, repliedAt, ...row }: Row): LabRun {
  const { id, labId, attemptId, eventId, lockedAt, traceName, ranAt } = row;
  return {
    ...{ id, labId, attemptId, eventId, lockedAt, traceName, ranAt },
    params: RunParamsSchema.parse(JSON.parse(paramsJson)),
    guesses: GuessesSchema.parse(JSON.parse(guessesJson)),
    outcome: outcomeJson === null ? null : RunOutcomeSchema.parse(JSON.parse(outcomeJson)),
    reply:
      question === null || reply === null || gradeJson === null || repliedAt === null
        ? null
        : { question, text: reply, grade: JSON.parse(gradeJson) as CriterionGrade, at: repliedAt },
  };
}

/** Locks the predictions of a run. */
export async function insertLabRun(
  db: DbOrTx,
  userId: string,
  run: Pick<LabRun, "id" | "labId" | "attemptId" | "params" | "eventId" | "guesses" | "lockedAt" | "traceName">,
): Promise<void> {
  const { params, guesses, ...rest } = run;
  const data = { ...rest, userId, paramsJson: canonicalJson(params), guessesJson: JSON.stringify(guesses) };
  await db.labRun.create({ data });
}

/** Writes what came of a run, once: a second outcome changes nothing. */
export async function storeLabOutcome(
  db: DbOrTx,
  userId: string,
  { id, outcome, at }: { id: string; outcome: RunOutcome; at: Date },
): Promise<void> {
  await db.labRun.updateMany({
    where: { id, userId, outcomeJson: null },
    data: { outcomeJson: JSON.stringify(outcome), ranAt: at },
  });
}

/** Writes the answer to the question that came back, once. */
export async function storeLabReply(
  db: DbOrTx,
  userId: string,
  { id, question, text, grade, at }: { id: string } & NonNullable<LabRun["reply"]>,
): Promise<void> {
  await db.labRun.updateMany({
    where: { id, userId, reply: null },
    data: { question, reply: text, gradeJson: JSON.stringify(grade), repliedAt: at },
  });
}

export async function findLabRun(db: DbOrTx, userId: string, id: string): Promise<LabRun | null> {
  const row = await db.labRun.findFirst({ where: { id, userId } });
  return row === null ? null : toRun(row);
}

/** The run that a review made: its event names the question and the turn. */
export async function findEventRun(
  db: DbOrTx,
  userId: string,
  { labId, eventId }: { labId: string; eventId: string },
): Promise<LabRun | null> {
  const row = await db.labRun.findFirst({ where: { userId, labId, eventId }, orderBy: [...NEWEST_FIRST] });
  return row === null ? null : toRun(row);
}

/** The newest runs of one lab. */
export async function listLabRuns(db: DbOrTx, userId: string, labId: string, most: number): Promise<LabRun[]> {
  const rows = await db.labRun.findMany({ where: { userId, labId }, orderBy: [...NEWEST_FIRST], take: most });
  return rows.map(toRun);
}

/** Runs of the designs of these attempts that came to an end, newest first. */
export async function listRunsOfAttempts(
  db: DbOrTx,
  userId: string,
  attemptIds: readonly string[],
): Promise<(LabRun & { attemptId: string; outcome: RunOutcome })[]> {
  const rows = await db.labRun.findMany({
    where: { userId, attemptId: { in: [...attemptIds] }, outcomeJson: { not: null } },
    orderBy: [...NEWEST_FIRST],
    take: 100,
  });
  return rows
    .map(toRun)
    .flatMap(({ attemptId, outcome, ...run }) =>
      attemptId === null || outcome === null ? [] : [{ ...run, attemptId, outcome }],
    );
}

/** Everything about labs that a learner owns, oldest first. */
export async function readLabRunArchive(db: DbOrTx, userId: string) {
  const rows = await db.labRun.findMany({ where: { userId }, orderBy: [{ lockedAt: "asc" }, { id: "asc" }] });
  return rows.map(({ id: _id, userId: _owner, paramsJson, guessesJson, outcomeJson, gradeJson, ...run }) => ({
    ...run,
    params: JSON.parse(paramsJson) as unknown,
    guesses: JSON.parse(guessesJson) as unknown,
    outcome: outcomeJson === null ? null : (JSON.parse(outcomeJson) as unknown),
    grade: gradeJson === null ? null : (JSON.parse(gradeJson) as unknown),
  }));
}

/** Gives a guest's runs to an account. */
export async function moveLabRuns(tx: DbOrTx, fromUserId: string, toUserId: string): Promise<void> {
  await tx.labRun.updateMany({ where: { userId: fromUserId }, data: { userId: toUserId } });
}

const NumbersSchema = z.record(z.string(), z.number());

/** The numbers that were confirmed for an attempt's design; null before. */
export async function findDesignNumbers(
  db: DbOrTx,
  userId: string,
  attemptId: string,
): Promise<Record<string, number> | null> {
  const row = await db.designNumbers.findFirst({ where: { attemptId, attempt: { userId } } });
  return row === null ? null : NumbersSchema.parse(JSON.parse(row.json));
}

/** Confirms them; `attemptId` was found through its owner. */
export async function storeDesignNumbers(
  db: DbOrTx,
  { attemptId, numbers, at }: { attemptId: string; numbers: Record<string, number>; at: Date },
): Promise<void> {
  const json = canonicalJson(numbers);
  await db.designNumbers.upsert({
    where: { attemptId },
    create: { attemptId, json, confirmedAt: at },
    update: { json, confirmedAt: at },
  });
}
