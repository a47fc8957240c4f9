import type { AccountExport } from "../../domain/account/export";
import type { DbOrTx } from "../client.server";
import type { Bringing } from "./bringing";

/** Adds scheduled reviews. Where one of the same criterion is here already it stays: this installation knows what came after. */
export async function bringReviews(
  tx: DbOrTx,
  reviews: AccountExport["reviews"],
  { userId, attemptIds }: Bringing,
): Promise<number> {
  const rows = await tx.reviewItem.findMany({ where: { userId }, select: { scenarioId: true, criterionId: true } });
  const here = new Set(rows.map(({ scenarioId, criterionId }) => `${scenarioId}/${criterionId}`));
  const fresh = reviews.flatMap((review) => {
    const attemptId = attemptIds.get(review.attemptId);
    if (attemptId === undefined || here.has(`${review.scenarioId}/${review.criterionId}`)) return [];
    return [{ ...review, userId, attemptId, dueAt: new Date(review.dueAt) }];
  });
  await tx.reviewItem.createMany({ data: fresh });
  return fresh.length;
}
