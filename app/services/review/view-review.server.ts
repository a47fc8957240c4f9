import { findNextDue } from "../../db/review-repo.server";
import { backlogOf, releasedBy, startOfDay } from "../../domain/review/queue";
import type { AppContext } from "../context.server";
import { countAllDue, countNotDue, loadQueue } from "./queue.server";
import { reviewItem } from "./review-items.server";
import type { ReviewView } from "./review-views";
import { viewRecall } from "./view-recall.server";

/** What is due today, what waits and until when, and how well recall is predicted. */
export async function viewReview(ctx: AppContext, userId: string): Promise<ReviewView> {
  const { plan, doneToday, settings } = await loadQueue(ctx, userId);
  const waiting = backlogOf(plan, {
    at: ctx.now(),
    cap: settings.dailyCap,
    due: await countAllDue(ctx, userId),
  });
  const nextDue =
    plan.today.length > 0 || waiting.until !== null
      ? null
      : await findNextDue(ctx.db, userId, {
          after: releasedBy(ctx.now()),
          scenarioIds: ctx.library.scenarios.map(({ id }) => id),
        });
  return {
    today: plan.today.map((card) => reviewItem(ctx.library, card)),
    doneToday,
    dailyCap: settings.dailyCap,
    waiting: {
      count: waiting.count,
      until: waiting.until === null ? null : startOfDay(waiting.until).toISOString(),
    },
    later: await countNotDue(ctx, userId),
    nextAt: nextDue?.toISOString() ?? null,
    recall: await viewRecall(ctx, userId),
  };
}
