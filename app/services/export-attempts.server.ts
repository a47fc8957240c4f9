import { readAttemptArchive } from "../db/archive-repo.server";
import { listUse } from "../db/judge-repo.server";
import { readPairArchive } from "../db/pair-repo.server";
import { listReviews } from "../db/review-repo.server";
import { heldAttempts } from "./chairs/held-attempt.server";
import type { AppContext } from "./context.server";

/**
 * A learner's practice as plain values for JSON: attempts with drafts, kept versions, answers, grades and second opinions; scheduled
 * reviews; what the second opinions cost; what was said in two chairs. Of an attempt whose two chairs have not compared yet the grade
 * is left out: it is given when they have.
 */
export type ExportedAttempts = {
  attempts: Awaited<ReturnType<typeof readAttemptArchive>>;
  reviews: Awaited<ReturnType<typeof listReviews>>;
  secondOpinionUse: Awaited<ReturnType<typeof listUse>>;
  chairs: Awaited<ReturnType<typeof readPairArchive>>;
};

export async function exportAttempts({ db }: Pick<AppContext, "db">, userId: string): Promise<ExportedAttempts> {
  const held = await heldAttempts(db, userId);
  const attempts = await readAttemptArchive(db, userId);
  return {
    attempts: attempts.map((attempt) => (held.has(attempt.id) ? { ...attempt, report: null, grades: [] } : attempt)),
    reviews: await listReviews(db, userId),
    secondOpinionUse: await listUse(db, userId),
    chairs: await readPairArchive(db, userId),
  };
}
