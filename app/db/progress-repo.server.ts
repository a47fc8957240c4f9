import type { PastAttempt } from "../domain/progress/history";
import { readCriterion, readPhase } from "./attempt-rows.server";
import type { DbOrTx } from "./client.server";

/** More attempts than anybody makes by hand; keeps one request's memory bounded all the same. */
const MOST_ATTEMPTS = 2_000;

/** A learner's attempts without their texts, newest first (two queries); of one scenario when `scenarioId` is given. */
export async function listPastAttempts(db: DbOrTx, userId: string, scenarioId?: string): Promise<PastAttempt[]> {
  const rows = await db.attempt.findMany({
    where: scenarioId === undefined ? { userId } : { userId, scenarioId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST_ATTEMPTS,
    select: {
      id: true,
      scenarioId: true,
      rubricVersion: true,
      phase: true,
      createdAt: true,
      updatedAt: true,
      finishedAt: true,
      isCounted: true,
      grades: true,
    },
  });
  return rows.map(({ createdAt, phase, grades, ...row }) => ({
    ...row,
    phase: readPhase(phase),
    startedAt: createdAt,
    criteria: grades.map(readCriterion),
  }));
}
