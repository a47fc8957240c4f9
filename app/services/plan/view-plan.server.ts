import { listPastAttempts } from "../../db/progress-repo.server";
import { weekStart } from "../../domain/progress/plan/plan";
import { breakWords, planLine, type CurrentItem } from "../../domain/progress/plan/plan-state";
import type { PlannedItem } from "../../domain/progress/plan/schedule-weeks";
import type { AppContext } from "../context.server";
import type { PlanView } from "../views";
import { planNow } from "./plan-now.server";

/** The open plan as its page shows it; null without one. Two queries. */
export async function viewPlan(
  ctx: Pick<AppContext, "db" | "library" | "now">,
  userId: string,
): Promise<PlanView | null> {
  const attempts = await listPastAttempts(ctx.db, userId);
  const state = await planNow(ctx, userId, attempts);
  if (state === null) return null;
  const { plan, thisWeek } = state;
  const titleOf = (id: string) => ctx.library.get(id)?.scenario.title ?? id;
  const fromOf = (week: number) => weekStart(plan, week).toISOString();
  const item = ({ scenarioId, kind, minutes }: PlannedItem) => ({
    scenarioId,
    title: titleOf(scenarioId),
    kind,
    minutes,
  });
  const current = ({ isDone, openAttemptId, ...planned }: CurrentItem) => ({ ...item(planned), isDone, openAttemptId });
  return {
    weeks: plan.weeks,
    hoursPerWeek: plan.hoursPerWeek,
    level: plan.level,
    startsOn: plan.startsOn.toISOString(),
    endsOn: fromOf(plan.weeks + 1),
    week: state.week,
    line: planLine(state),
    breakWords: breakWords(state),
    reached: state.reached,
    thisWeek:
      thisWeek === null
        ? null
        : {
            items: thisWeek.items.map(current),
            seconds: thisWeek.seconds,
            others: thisWeek.others,
            reviewMinutes: thisWeek.reviewMinutes,
            freeMinutes: thisWeek.freeMinutes,
          },
    later: state.later.map(({ week, items }) => ({ week, from: fromOf(week), items: items.map(item) })),
    past: state.past.map((one) => ({ ...one, from: fromOf(one.week) })),
  };
}
