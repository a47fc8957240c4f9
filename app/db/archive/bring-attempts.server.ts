import type { AccountExport } from "../../domain/account/export";
import { digestOf } from "../../domain/progress/digest";
import type { DbOrTx } from "../client.server";
import { dateOrNull, jsonOrNull, type Bringing } from "./bringing";

type Exported = AccountExport["attempts"][number];

/**
 * Adds the attempts that are not here yet, with all that hangs on them, under new ids. An attempt is known by its scenario and the
 * moment it was begun: ids change from one installation to the next, and a file may come back to where it was made.
 */
export async function bringAttempts(tx: DbOrTx, attempts: readonly Exported[], into: Bringing): Promise<number> {
  const rows = await tx.attempt.findMany({
    where: { userId: into.userId },
    select: { id: true, scenarioId: true, createdAt: true },
  });
  const here = new Map(rows.map(({ id, scenarioId, createdAt }) => [keyOf(scenarioId, createdAt), id]));
  const fresh: Exported[] = [];
  for (const attempt of attempts) {
    const known = here.get(keyOf(attempt.scenarioId, new Date(attempt.createdAt)));
    into.attemptIds.set(attempt.id, known ?? into.newId());
    if (known === undefined) fresh.push(attempt);
  }
  await tx.attempt.createMany({ data: fresh.map((attempt) => attemptRow(attempt, into)) });
  await bringChildren(tx, fresh, into);
  return fresh.length;
}

function keyOf(scenarioId: string, createdAt: Date): string {
  return `${scenarioId} ${String(createdAt.getTime())}`;
}

function idIn({ attemptIds }: Bringing, attempt: Exported): string {
  return attemptIds.get(attempt.id) ?? attempt.id;
}

/** What was handed in to two chairs and had no grade yet comes in as a draft: the round, which would grade it, stays where it was. */
function withoutRound(attempt: Exported): Exported {
  if (attempt.phase === "design" || attempt.report !== null) return attempt;
  const { draft, submittedText } = attempt;
  return { ...attempt, phase: "design", draft: submittedText ?? draft, submittedText: null, submittedAt: null };
}

function attemptRow(exported: Exported, into: Bringing) {
  const attempt = withoutRound(exported);
  const { scenarioId, rubricVersion, graderVersion, phase, draft, draftRevision, submittedText } = attempt;
  return {
    id: idIn(into, attempt),
    userId: into.userId,
    scenarioId,
    rubricVersion,
    graderVersion,
    phase,
    draft,
    draftRevision,
    submittedText,
    draftSavedAt: dateOrNull(attempt.draftSavedAt),
    submittedAt: dateOrNull(attempt.submittedAt),
    judgedAt: dateOrNull(attempt.judgedAt),
    finishedAt: dateOrNull(attempt.finishedAt),
    createdAt: new Date(attempt.createdAt),
    updatedAt: new Date(attempt.updatedAt),
    reportJson: jsonOrNull(attempt.report),
    isCounted: attempt.isCounted,
    twistId: attempt.twistId,
    activeSeconds: attempt.activeSeconds,
    levels: digestOf(
      attempt.grades.map(({ criterionId, dimension, weight, selfLevel, initialLevel, finalLevel }) => ({
        criterionId,
        dimension,
        weight,
        self: selfLevel,
        initial: initialLevel,
        final: finalLevel,
      })),
    ),
  };
}

async function bringChildren(tx: DbOrTx, attempts: readonly Exported[], into: Bringing): Promise<void> {
  /** The rows of one list of all attempts, each with its attempt's id here. */
  const of = <T extends { attemptId: string }>(list: (attempt: Exported) => readonly T[]): T[] =>
    attempts.flatMap((attempt) => list(attempt).map((row) => ({ ...row, attemptId: idIn(into, attempt) })));

  await tx.draftConflict.createMany({
    data: of((one) => one.conflicts).map((row) => ({
      ...row,
      id: into.newId(),
      createdAt: new Date(row.createdAt),
      resolvedAt: dateOrNull(row.resolvedAt),
    })),
  });
  await tx.clarificationAsked.createMany({
    data: of((one) => one.clarifications).map((row) => ({ ...row, askedAt: new Date(row.askedAt) })),
  });
  await tx.hintTaken.createMany({
    data: of((one) => one.hints).map((row) => ({ ...row, takenAt: new Date(row.takenAt) })),
  });
  await tx.criterionResult.createMany({ data: of((one) => one.grades) });
  await tx.probeAnswer.createMany({
    data: of((one) => one.probeAnswers).map(({ grade, answeredAt, ...row }) => ({
      ...row,
      gradeJson: jsonOrNull(grade),
      answeredAt: new Date(answeredAt),
    })),
  });
  await tx.twistAnswer.createMany({
    data: of((one) => one.twistAnswers).map(({ grades, answeredAt, ...row }) => ({
      ...row,
      gradeJson: jsonOrNull(grades),
      answeredAt: new Date(answeredAt),
    })),
  });
  await tx.contrastNote.createMany({
    data: of((one) => one.contrastNotes).map((row) => ({ ...row, answeredAt: new Date(row.answeredAt) })),
  });
  await tx.missedPoint.createMany({
    data: of((one) => one.missedPoints).map((row) => ({ ...row, notedAt: new Date(row.notedAt) })),
  });
  await tx.secondOpinion.createMany({
    data: of((one) => (one.secondOpinion == null ? [] : [one.secondOpinion])).map(
      ({ reply, opinion, askedAt, ...row }) => ({
        ...row,
        replyJson: JSON.stringify(reply),
        opinionJson: JSON.stringify(opinion),
        askedAt: new Date(askedAt),
      }),
    ),
  });
  await tx.designNumbers.createMany({
    data: of((one) => (one.numbers == null ? [] : [one.numbers])).map(({ numbers, confirmedAt, attemptId }) => ({
      attemptId,
      json: JSON.stringify(numbers),
      confirmedAt: new Date(confirmedAt),
    })),
  });
}
