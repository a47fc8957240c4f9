import { listPastAttempts } from "../../db/progress-repo.server";
import { progressLine } from "../../domain/progress/progress-line";
import type { AppContext } from "../context.server";
import { nextUp } from "../overview/next-up.server";
import { summariser } from "../overview/summaries.server";
import { countAllDue, countNotDue, loadQueue } from "../review/queue.server";
import { reviewItem } from "../review/review-items.server";
import type { TodayView } from "../views";

/** What to do now: drafts to resume, what is due, what comes next and why, and one line on progress. At most seven queries. */
export async function viewToday(ctx: AppContext, userId: string): Promise<TodayView> {
  const attempts = await listPastAttempts(ctx.db, userId);
  const { plan } = await loadQueue(ctx, userId);
  const unfinished = attempts
    .filter(({ phase }) => phase !== "finished")
    .sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
  const summarise = await summariser(ctx, unfinished);
  return {
    drafts: unfinished.map(summarise),
    due: plan.today.map((card) => reviewItem(ctx.library, card)),
    dueLater: (await countAllDue(ctx, userId)) - plan.today.length + (await countNotDue(ctx, userId)),
    next: nextUp(ctx, { attempts }),
    progressLine: progressLine(attempts),
  };
}
