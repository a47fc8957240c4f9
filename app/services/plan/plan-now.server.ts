import { findOpenPlan } from "../../db/plan-repo.server";
import type { PastAttempt } from "../../domain/progress/history";
import { planState, type PlanState } from "../../domain/progress/plan/plan-state";
import type { PlanOffer } from "../../domain/progress/plan/schedule-weeks";
import type { AppContext } from "../context.server";

/** What can be planned: every scenario of the library with the minutes that its parts take together. */
export function planOffers({ library }: Pick<AppContext, "library">): PlanOffer[] {
  return library.scenarios.map(({ id, scenario: { track, minutes } }) => ({
    id,
    track,
    minutes: Object.values(minutes).reduce((sum, part) => sum + part, 0),
  }));
}

/** Where the open plan stands; null without one. One query. */
export async function planNow(
  ctx: Pick<AppContext, "db" | "library" | "now">,
  userId: string,
  attempts: readonly PastAttempt[],
): Promise<PlanState | null> {
  const plan = await findOpenPlan(ctx.db, userId);
  return plan === null ? null : planState(plan, { offers: planOffers(ctx), attempts, now: ctx.now() });
}
