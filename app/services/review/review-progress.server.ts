import { countReviewsSince } from "../../db/review-repo.server";
import { reviewsFirst } from "../../domain/progress/next-up";
import { MS_PER_DAY } from "../../domain/review/memory";
import type { AppContext } from "../context.server";
import type { ProgressView } from "../views";
import { countDueToday } from "./count-due.server";
import { viewRecall } from "./view-recall.server";

type ReviewProgress = Pick<ProgressView, "recall" | "reviewsThisMonth" | "reviewsFirst">;
const MONTH_MS = 30 * MS_PER_DAY;

/** What progress says of reviews: the forecast held against what happened, how many there were, and whether some are due. */
export async function reviewProgress(
  ctx: Pick<AppContext, "db" | "library" | "now">,
  userId: string,
): Promise<ReviewProgress> {
  return {
    recall: await viewRecall(ctx, userId),
    reviewsThisMonth: await countReviewsSince(ctx.db, userId, new Date(ctx.now().getTime() - MONTH_MS)),
    reviewsFirst: reviewsFirst(await countDueToday(ctx, userId)),
  };
}
