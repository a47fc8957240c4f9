import { endOpenPlans, findOpenPlan, insertPlan } from "../../db/plan-repo.server";
import { startOfDay } from "../../domain/progress/plan/plan";
import type { TargetLevel } from "../../domain/progress/readiness/bars";
import type { AppContext } from "../context.server";

export type PlanWish = { weeks: number; hoursPerWeek: number; level: TargetLevel };

/**
 * Opens a plan that begins today and ends the one before it, which is kept. Asking for what is planned already, on the day on which
 * it was planned, changes nothing.
 */
export async function setPlan(
  ctx: Pick<AppContext, "db" | "now" | "newId">,
  { userId, ...wish }: PlanWish & { userId: string },
): Promise<void> {
  const now = ctx.now();
  const startsOn = startOfDay(now);
  await ctx.db.$transaction(async (tx) => {
    const open = await findOpenPlan(tx, userId);
    const isSame =
      open?.startsOn.getTime() === startsOn.getTime() &&
      open.weeks === wish.weeks &&
      open.hoursPerWeek === wish.hoursPerWeek &&
      open.level === wish.level;
    if (isSame) return;
    await endOpenPlans(tx, userId, now);
    await insertPlan(tx, userId, { id: ctx.newId(), ...wish, startsOn, createdAt: now, endedAt: null });
  });
}
