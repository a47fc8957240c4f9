import { z } from "zod";
import type { Plan } from "../domain/progress/plan/plan";
import { TARGET_LEVELS } from "../domain/progress/readiness/bars";
import type { DbOrTx } from "./client.server";

const FIELDS = {
  id: true,
  startsOn: true,
  weeks: true,
  hoursPerWeek: true,
  level: true,
  createdAt: true,
  endedAt: true,
} as const;
const LevelSchema = z.enum(TARGET_LEVELS);

type PlanRow = Omit<Plan, "level"> & { level: string };

function toPlan({ level, ...row }: PlanRow): Plan {
  return { ...row, level: LevelSchema.parse(level) };
}

/** The plan that is open, or null. Two requests at once can have made two: the newest stands. */
export async function findOpenPlan(db: DbOrTx, userId: string): Promise<Plan | null> {
  const row = await db.plan.findFirst({
    where: { userId, endedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: FIELDS,
  });
  return row === null ? null : toPlan(row);
}

/** All plans, oldest first. */
export async function listPlans(db: DbOrTx, userId: string): Promise<Plan[]> {
  const rows = await db.plan.findMany({
    where: { userId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: FIELDS,
  });
  return rows.map(toPlan);
}

export async function insertPlan(tx: DbOrTx, userId: string, plan: Plan): Promise<void> {
  await tx.plan.create({ data: { ...plan, userId } });
}

/** Ends whatever is open; returns how many that were. */
export async function endOpenPlans(db: DbOrTx, userId: string, at: Date): Promise<number> {
  const { count } = await db.plan.updateMany({ where: { userId, endedAt: null }, data: { endedAt: at } });
  return count;
}

/** Gives the plans of one user to another. An open plan of the receiver stays the open one; the other's is kept as ended. */
export async function movePlans(tx: DbOrTx, fromUserId: string, toUserId: string, at: Date): Promise<number> {
  if ((await findOpenPlan(tx, toUserId)) !== null) await endOpenPlans(tx, fromUserId, at);
  const { count } = await tx.plan.updateMany({ where: { userId: fromUserId }, data: { userId: toUserId } });
  return count;
}
