import type { AccountExport } from "../../domain/account/export";
import type { DbOrTx } from "../client.server";
import { dateOrNull, type Bringing } from "./bringing";

/** Adds plans, known by the moment they were made. Where one is open here already, the file's open one comes in as ended. */
export async function bringPlans(
  tx: DbOrTx,
  plans: AccountExport["plans"],
  { userId, now, newId }: Bringing,
): Promise<number> {
  const rows = await tx.plan.findMany({ where: { userId }, select: { createdAt: true, endedAt: true } });
  const here = new Set(rows.map(({ createdAt }) => createdAt.getTime()));
  const hasOpen = rows.some(({ endedAt }) => endedAt === null);
  const fresh = plans.filter(({ createdAt }) => !here.has(new Date(createdAt).getTime()));
  await tx.plan.createMany({
    data: fresh.map(({ startsOn, createdAt, endedAt, ...plan }) => ({
      ...plan,
      id: newId(),
      userId,
      startsOn: new Date(startsOn),
      createdAt: new Date(createdAt),
      endedAt: dateOrNull(endedAt) ?? (hasOpen ? now : null),
    })),
  });
  return fresh.length;
}
