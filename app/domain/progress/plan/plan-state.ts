import { counted, countWord, sentenceCase } from "../../wording/count";
import { isGraded, openAttempt, type PastAttempt } from "../history";
import { BARS, TARGET_TITLE } from "../readiness/bars";
import { weekOf, weekStart, type Plan } from "./plan";
import { lastScores, scheduleWeeks, type PlanOffer, type PlannedItem, type PlannedWeek } from "./schedule-weeks";

export type CurrentItem = PlannedItem & { isDone: boolean; openAttemptId: string | null };
export type PlanState = {
  plan: Plan;
  /** From 1; null when the plan's time is over. */
  week: number | null;
  thisWeek: (Omit<PlannedWeek, "items"> & { items: CurrentItem[]; seconds: number; others: number }) | null;
  later: PlannedWeek[];
  past: { week: number; graded: number; seconds: number }[];
  /** Weeks without any work right before this one. */
  missed: number;
  reached: { count: number; all: number };
};

/** Where a plan stands now, from what was really practised. */
export function planState(
  plan: Plan,
  { offers, attempts, now }: { offers: readonly PlanOffer[]; attempts: readonly PastAttempt[]; now: Date },
): PlanState {
  const week = weekOf(plan, now);
  const workIn = (one: number) => {
    const [from, to] = [weekStart(plan, one).getTime(), weekStart(plan, one + 1).getTime()];
    return attempts.filter(({ updatedAt }) => updatedAt.getTime() >= from && updatedAt.getTime() < to);
  };
  const past = Array.from({ length: Math.min(week - 1, plan.weeks) }, (_, index) => {
    const work = workIn(index + 1);
    return { week: index + 1, graded: work.filter(isGraded).length, seconds: secondsOf(work) };
  });
  const lastBusy = past.reduce((last, { graded, seconds }, index) => (graded > 0 || seconds > 0 ? index : last), -1);
  const scores = lastScores(attempts);
  const reached = offers.filter(({ id }) => (scores.get(id)?.score ?? 0) >= BARS[plan.level]).length;
  const base = { plan, past, missed: past.length - 1 - lastBusy, reached: { count: reached, all: offers.length } };
  if (week > plan.weeks) return { ...base, week: null, thisWeek: null, later: [] };

  // As of the week's beginning, so that what is done this week is ticked and does not vanish from it.
  const isBefore = ({ startedAt }: PastAttempt) => startedAt < weekStart(plan, week);
  const [current, ...later] = scheduleWeeks(plan, week, {
    offers,
    attempts: attempts.filter(isBefore),
    since: attempts.filter((attempt) => !isBefore(attempt)),
  });
  const work = workIn(week);
  const doneIds = new Set(work.filter(isGraded).map(({ scenarioId }) => scenarioId));
  const items = (current?.items ?? []).map((item) => ({
    ...item,
    isDone: doneIds.has(item.scenarioId),
    openAttemptId: openAttempt(attempts, item.scenarioId)?.id ?? null,
  }));
  return {
    ...base,
    week,
    thisWeek: {
      week,
      items,
      reviewMinutes: current?.reviewMinutes ?? 0,
      freeMinutes: current?.freeMinutes ?? 0,
      seconds: secondsOf(work),
      others: [...doneIds].filter((id) => !items.some(({ scenarioId }) => scenarioId === id)).length,
    },
    later,
  };
}

function secondsOf(attempts: readonly PastAttempt[]): number {
  return attempts.reduce((sum, { activeSeconds }) => sum + activeSeconds, 0);
}

/** What this week still has, in its order: for the recommendation of the day. */
export function stillPlanned(state: PlanState | null): string[] {
  return state?.thisWeek?.items.filter(({ isDone }) => !isDone).map(({ scenarioId }) => scenarioId) ?? [];
}

/** One line for the day's page. */
export function planLine({ plan, week, thisWeek, missed }: PlanState): string {
  const name = `${TARGET_TITLE[plan.level].toLowerCase()} loop`;
  if (week === null || thisWeek === null)
    return `The ${counted(plan.weeks, "week", "weeks")} of your plan for a ${name} are over.`;
  const done = thisWeek.items.filter(({ isDone }) => isDone).length;
  const where = `Week ${String(week)} of ${String(plan.weeks)} towards a ${name}`;
  const rest =
    thisWeek.items.length === 0
      ? "nothing new is planned; reviews keep what you have"
      : done === thisWeek.items.length
        ? "everything planned for this week is done"
        : `${countWord(done)} of ${counted(thisWeek.items.length, "scenario", "scenarios")} done`;
  return `${where}: ${rest}${missed > 0 ? "; what was left has been spread over the weeks to come" : ""}.`;
}

/** What a break did to the plan, without blame; null when there was none. */
export function breakWords({ missed, week, plan }: PlanState): string | null {
  if (missed === 0) return null;
  const away = `${sentenceCase(counted(missed, "week", "weeks"))} went by without practice`;
  return week === null
    ? `${away}. Nothing is lost: go on from here with the weeks that are left.`
    : `${away}. Nothing is in arrears: what is left is spread over the ${counted(plan.weeks - week + 1, "week", "weeks")} to come. If you would rather have the full time back, go on from here.`;
}

/** Weeks for a plan that goes on from today: those of the old one in which nothing was done, at least one. */
export function weeksLeft({ plan, past }: PlanState): number {
  const busy = past.filter(({ graded, seconds }) => graded > 0 || seconds > 0).length;
  return Math.max(1, plan.weeks - busy);
}
