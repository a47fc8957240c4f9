import { listPastAttempts } from "../../db/progress-repo.server";
import { weeksLeft } from "../../domain/progress/plan/plan-state";
import type { AppContext } from "../context.server";
import { planNow } from "./plan-now.server";
import { setPlan } from "./set-plan.server";

/**
 * Goes on with the open plan from today: the same hours and level, and as many weeks as went by without practice or are still to
 * come. Without an open plan, or without a missed week, nothing happens: doing it twice does it once.
 */
export async function resumePlan(
  ctx: Pick<AppContext, "db" | "library" | "now" | "newId">,
  userId: string,
): Promise<void> {
  const state = await planNow(ctx, userId, await listPastAttempts(ctx.db, userId));
  if (state === null || (state.missed === 0 && state.week !== null)) return;
  const { level, hoursPerWeek } = state.plan;
  await setPlan(ctx, { userId, level, hoursPerWeek, weeks: weeksLeft(state) });
}
