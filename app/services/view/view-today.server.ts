import { listPastAttempts } from "../../db/progress-repo.server";
import { planLine, stillPlanned } from "../../domain/progress/plan/plan-state";
import { progressLine } from "../../domain/progress/progress-line";
import type { AppContext } from "../context.server";
import { nextChoices } from "../overview/next-up.server";
import { summariser } from "../overview/summaries.server";
import { planNow } from "../plan/plan-now.server";
import { countAllDue, countNotDue, loadQueue } from "../review/queue.server";
import { reviewItem } from "../review/review-items.server";
import type { TodayView } from "../views";

/** What to do now: drafts to resume, what is due, what comes next and why, and one line on progress. At most eight queries. */
export async function viewToday(ctx: AppContext, userId: string): Promise<TodayView> {
  const attempts = await listPastAttempts(ctx.db, userId);
  const { plan: queue } = await loadQueue(ctx, userId);
  const unfinished = attempts
    .filter(({ phase }) => phase !== "finished")
    .sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
  const summarise = await summariser(ctx, unfinished);
  const plan = await planNow(ctx, userId, attempts);
  const [next = null, ...others] = nextChoices(ctx, { attempts, planned: stillPlanned(plan) });
  return {
    drafts: unfinished.map(summarise),
    due: queue.today.map((card) => reviewItem(ctx.library, card)),
    dueLater: (await countAllDue(ctx, userId)) - queue.today.length + (await countNotDue(ctx, userId)),
    next,
    others,
    planLine: plan === null ? null : planLine(plan),
    progressLine: progressLine(attempts),
  };
}
