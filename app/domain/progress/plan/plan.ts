import type { TargetLevel } from "../readiness/bars";

/** What a learner has set themselves. `startsOn` is midnight (UTC) of the day on which the first week begins. */
export type Plan = {
  id: string;
  startsOn: Date;
  weeks: number;
  hoursPerWeek: number;
  level: TargetLevel;
  createdAt: Date;
  endedAt: Date | null;
};

export const PLAN_LIMITS = { weeks: { min: 1, max: 26 }, hoursPerWeek: { min: 1, max: 40 } } as const;

const MS_PER_DAY = 86_400_000;
const MS_PER_WEEK = 7 * MS_PER_DAY;

export function startOfDay(at: Date): Date {
  return new Date(Math.floor(at.getTime() / MS_PER_DAY) * MS_PER_DAY);
}

/** First moment of week `week` (from 1). */
export function weekStart({ startsOn }: Pick<Plan, "startsOn">, week: number): Date {
  return new Date(startsOn.getTime() + (week - 1) * MS_PER_WEEK);
}

/** The week of the plan in which `at` lies, from 1; more than `weeks` when the plan's time is over. */
export function weekOf({ startsOn }: Pick<Plan, "startsOn">, at: Date): number {
  return Math.max(1, Math.floor((at.getTime() - startsOn.getTime()) / MS_PER_WEEK) + 1);
}
