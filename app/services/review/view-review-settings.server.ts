import { findReviewSettings } from "../../db/review-settings-repo.server";
import type { AppContext } from "../context.server";

export async function viewReviewSettings({ db }: Pick<AppContext, "db">, userId: string) {
  return findReviewSettings(db, userId);
}
