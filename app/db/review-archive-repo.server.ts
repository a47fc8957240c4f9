import type { DbOrTx } from "./client.server";

/** What a learner is asked again, as plain values; column names are the export's names. */
export async function readReviewCards(db: DbOrTx, userId: string) {
  return db.reviewCard.findMany({
    where: { userId },
    orderBy: [{ dueAt: "asc" }, { scenarioId: "asc" }, { criterionId: "asc" }],
    omit: { userId: true },
  });
}

/** What came of it each time, oldest first. */
export async function readReviewEvents(db: DbOrTx, userId: string) {
  const events = await db.reviewEvent.findMany({
    where: { userId },
    orderBy: [{ at: "asc" }, { scenarioId: "asc" }, { criterionId: "asc" }, { turn: "asc" }],
    omit: { userId: true },
  });
  return events.map(({ gradeJson, ...event }) => ({
    ...event,
    grade: gradeJson === null ? null : (JSON.parse(gradeJson) as unknown),
  }));
}

/**
 * Gives all reviews of one user to another; returns how many cards came. Where both have met the same criterion, the one that is
 * due first stays: nothing is asked later than either had planned. Events move whatever card stays, counted on from the other's.
 */
export async function moveReviews(tx: DbOrTx, fromUserId: string, toUserId: string): Promise<number> {
  const moving = await tx.reviewCard.findMany({ where: { userId: fromUserId } });
  const present = await tx.reviewCard.findMany({ where: { userId: toUserId } });
  const known = new Map(present.map((card) => [`${card.scenarioId}/${card.criterionId}`, card]));
  let moved = 0;
  for (const card of moving) {
    const { scenarioId, criterionId } = card;
    const other = known.get(`${scenarioId}/${criterionId}`);
    const turnsBefore = other?.turn ?? 0;
    await tx.reviewEvent.updateMany({
      where: { userId: fromUserId, scenarioId, criterionId },
      data: { userId: toUserId, turn: { increment: turnsBefore } },
    });
    const isFirst = other === undefined || card.dueAt.getTime() < other.dueAt.getTime();
    const stays = { ...(isFirst ? card : other), turn: card.turn + turnsBefore, userId: toUserId };
    await tx.reviewCard.upsert({
      where: { userId_scenarioId_criterionId: { userId: toUserId, scenarioId, criterionId } },
      create: stays,
      update: stays,
    });
    if (isFirst) moved += 1;
  }
  await tx.reviewCard.deleteMany({ where: { userId: fromUserId } });
  return moved;
}
