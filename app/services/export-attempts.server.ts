import { readAttemptArchive } from "../db/archive-repo.server";
import { readInterviewArchive } from "../db/interview-repo.server";
import { listUse } from "../db/judge-repo.server";
import { listReviews } from "../db/review-repo.server";
import type { AppContext } from "./context.server";

/**
 * A learner's practice as plain values for JSON: attempts with drafts, kept versions, answers, grades and second opinions; mock
 * interviews; scheduled reviews; what the second opinions cost.
 */
export type ExportedAttempts = {
  attempts: Awaited<ReturnType<typeof readAttemptArchive>>;
  interviews: Awaited<ReturnType<typeof readInterviewArchive>>;
  reviews: Awaited<ReturnType<typeof listReviews>>;
  secondOpinionUse: Awaited<ReturnType<typeof listUse>>;
};

export async function exportAttempts({ db }: Pick<AppContext, "db">, userId: string): Promise<ExportedAttempts> {
  return {
    attempts: await readAttemptArchive(db, userId),
    interviews: await readInterviewArchive(db, userId),
    reviews: await listReviews(db, userId),
    secondOpinionUse: await listUse(db, userId),
  };
}
