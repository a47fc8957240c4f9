import { endOpenPlans } from "../../db/plan-repo.server";
import type { AppContext } from "../context.server";

/** Ends the open plan; what was practised stays. Without an open plan nothing happens. */
export async function endPlan({ db, now }: Pick<AppContext, "db" | "now">, userId: string): Promise<void> {
  await endOpenPlans(db, userId, now());
}
