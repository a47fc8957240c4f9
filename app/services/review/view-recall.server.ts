import { listPredictions } from "../../db/review-repo.server";
import { calibrateRecall, type RecallCalibration } from "../../domain/review/recall-calibration";
import type { AppContext } from "../context.server";

/** How many of the newest reviews are compared: enough for every bin, and bounded however long somebody has practised. */
export const NEWEST_PREDICTIONS = 500;

/** Predicted recall against what happened, over the newest reviews. One query. */
export async function viewRecall({ db }: Pick<AppContext, "db">, userId: string): Promise<RecallCalibration> {
  return calibrateRecall(await listPredictions(db, userId, NEWEST_PREDICTIONS));
}
