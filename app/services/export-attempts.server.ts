import { readArchive, type Archive } from "../db/archive/parts.server";
import type { AppContext } from "./context.server";

/**
 * A learner's practice as plain values for JSON: attempts with drafts, kept versions, answers, grades and second opinions, the texts
 * they were graded by, reviews planned and done, plans, what the second opinions cost.
 */
export async function exportAttempts({ db }: Pick<AppContext, "db">, userId: string): Promise<Archive> {
  return readArchive(db, userId);
}
