import type { AppContext } from "../context.server";
import { loadQueue } from "./queue.server";

/** How many criteria are left to review today. */
export async function countDueToday(ctx: Pick<AppContext, "db" | "library" | "now">, userId: string): Promise<number> {
  return (await loadQueue(ctx, userId)).plan.today.length;
}
