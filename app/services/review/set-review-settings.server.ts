import { updateReviewSettings, type ReviewSettings } from "../../db/review-settings-repo.server";
import { DAILY_CAP, RETENTION } from "../../domain/review/bounds";
import type { AppContext } from "../context.server";
import { RefusedError } from "../errors";

/** How firmly things are to be remembered, and how many a day. What is planned already keeps its day; the next answers follow. */
export async function setReviewSettings(
  { db }: Pick<AppContext, "db">,
  userId: string,
  { retention, dailyCap }: ReviewSettings,
): Promise<void> {
  const isWithin = (value: number, { least, most }: { least: number; most: number }) => value >= least && value <= most;
  if (!isWithin(retention, RETENTION)) throw new RefusedError("The share to remember is between 80% and 95%.");
  if (!Number.isInteger(dailyCap) || !isWithin(dailyCap, DAILY_CAP)) {
    throw new RefusedError(`A day holds between ${String(DAILY_CAP.least)} and ${String(DAILY_CAP.most)} questions.`);
  }
  await updateReviewSettings(db, userId, { retention: Math.round(retention * 100) / 100, dailyCap });
}
