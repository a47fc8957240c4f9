import type { AccountExport } from "../../domain/account/export";
import type { DbOrTx } from "../client.server";
import { dateOrNull, type Bringing } from "./bringing";

/** Adds what is asked again. Where the same criterion is here already it stays: this installation knows what came after. */
export async function bringReviews(
  tx: DbOrTx,
  reviews: AccountExport["reviews"],
  { userId }: Bringing,
): Promise<number> {
  const rows = await tx.reviewCard.findMany({ where: { userId }, select: { scenarioId: true, criterionId: true } });
  const here = new Set(rows.map(({ scenarioId, criterionId }) => `${scenarioId}/${criterionId}`));
  const fresh = reviews.filter(({ scenarioId, criterionId }) => !here.has(`${scenarioId}/${criterionId}`));
  await tx.reviewCard.createMany({
    data: fresh.map(({ dueAt, lastReviewAt, ...card }) => ({
      ...card,
      userId,
      dueAt: new Date(dueAt),
      lastReviewAt: dateOrNull(lastReviewAt),
    })),
  });
  return fresh.length;
}
