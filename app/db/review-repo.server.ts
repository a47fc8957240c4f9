import type { Review } from "../domain/review/schedule";
import type { DbOrTx } from "./client.server";

export type ScenarioReview = Review & { scenarioId: string };

/** Everything that is scheduled for a learner, the longest waiting first; of one scenario when `scenarioId` is given. */
export async function listReviews(db: DbOrTx, userId: string, scenarioId?: string): Promise<ScenarioReview[]> {
  return db.reviewItem.findMany({
    where: scenarioId === undefined ? { userId } : { userId, scenarioId },
    orderBy: [{ dueAt: "asc" }, { scenarioId: "asc" }, { criterionId: "asc" }],
    select: { scenarioId: true, criterionId: true, step: true, dueAt: true, attemptId: true },
  });
}

/** Schedules `due` and takes `defended` off, for one scenario. */
export async function storeReviews(
  tx: DbOrTx,
  userId: string,
  scenarioId: string,
  { due, defended }: { due: readonly Review[]; defended: readonly string[] },
): Promise<void> {
  await tx.reviewItem.deleteMany({ where: { userId, scenarioId, criterionId: { in: [...defended] } } });
  for (const { criterionId, step, dueAt, attemptId } of due) {
    await tx.reviewItem.upsert({
      where: { userId_scenarioId_criterionId: { userId, scenarioId, criterionId } },
      create: { userId, scenarioId, criterionId, step, dueAt, attemptId },
      update: { step, dueAt, attemptId },
    });
  }
}
