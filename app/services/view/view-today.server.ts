import { listPastAttempts } from "../../db/progress-repo.server";
import { listReviews } from "../../db/review-repo.server";
import { planLine, stillPlanned } from "../../domain/progress/plan/plan-state";
import { progressLine } from "../../domain/progress/progress-line";
import type { AppContext } from "../context.server";
import { nextChoices } from "../overview/next-up.server";
import { practisableReviews } from "../overview/reviews.server";
import { summariser } from "../overview/summaries.server";
import { planNow } from "../plan/plan-now.server";
import type { TodayView } from "../views";

/** What to do now: drafts to resume, what is due, what comes next and why, and one line on progress. At most five queries. */
export async function viewToday(ctx: AppContext, userId: string): Promise<TodayView> {
  const attempts = await listPastAttempts(ctx.db, userId);
  const reviews = await listReviews(ctx.db, userId);
  const unfinished = attempts
    .filter(({ phase }) => phase !== "finished")
    .sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
  const summarise = await summariser(ctx, unfinished);
  const now = ctx.now().getTime();
  const practisable = practisableReviews(ctx.library, reviews);
  const plan = await planNow(ctx, userId, attempts);
  const [next = null, ...others] = nextChoices(ctx, { attempts, reviews, planned: stillPlanned(plan) });
  const due = practisable.filter(({ review }) => review.dueAt.getTime() <= now);
  return {
    drafts: unfinished.map(summarise),
    due: due.map(({ review, loaded, criterion }) => ({
      scenarioId: loaded.id,
      scenarioTitle: loaded.scenario.title,
      criterionId: criterion.id,
      title: criterion.title,
      dimension: criterion.dimension,
      dueAt: review.dueAt.toISOString(),
      attemptId: review.attemptId,
    })),
    dueLater: practisable.length - due.length,
    next,
    others,
    planLine: plan === null ? null : planLine(plan),
    progressLine: progressLine(attempts),
  };
}
