import { readAttemptArchive } from "../db/archive-repo.server";
import { listUse } from "../db/judge-repo.server";
import { readReviewArchive } from "../db/review-archive-repo.server";
import type { AppContext } from "./context.server";

/**
 * A learner's practice as plain values for JSON: attempts with drafts, kept versions, answers, grades and second opinions; reviews,
 * planned and done; what the second opinions cost.
 */
export type ExportedAttempts = {
  attempts: Awaited<ReturnType<typeof readAttemptArchive>>;
  reviews: Awaited<ReturnType<typeof readReviewArchive>>["cards"];
  reviewEvents: Awaited<ReturnType<typeof readReviewArchive>>["events"];
  secondOpinionUse: Awaited<ReturnType<typeof listUse>>;
};

export async function exportAttempts({ db }: Pick<AppContext, "db">, userId: string): Promise<ExportedAttempts> {
  const { cards, events } = await readReviewArchive(db, userId);
  return {
    attempts: await readAttemptArchive(db, userId),
    reviews: cards,
    reviewEvents: events,
    secondOpinionUse: await listUse(db, userId),
  };
}
