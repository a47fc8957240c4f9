/**
 * Spreads what is still to be practised over the weeks that are left. It is computed anew from the real attempts whenever the plan is
 * looked at, so a missed week moves nothing into arrears: what is left is simply spread over the time that is left.
 */
import type { Track } from "../../scenario/track";
import { countingAttempts, oldestFirst, type PastAttempt } from "../history";
import { weightedScore } from "../levels";
import { BARS } from "../readiness/bars";
import { weekStart, type Plan } from "./plan";

/** A quarter of the time is for reviews: a criterion takes two to four minutes. */
export const REVIEW_SHARE = 0.25;
/** The same scenario is not planned again before two weeks have passed: sooner is memory, not practice. */
const AGAIN_AFTER_WEEKS = 2;
/** New scenarios are met in the first two thirds of the weeks, so that there is time to come back to them. */
const NEW_WITHIN = 2 / 3;

export type PlanOffer = { id: string; track: Track; minutes: number };
export type PlannedItem = { scenarioId: string; kind: "new" | "again"; minutes: number };
export type PlannedWeek = { week: number; items: PlannedItem[]; reviewMinutes: number; freeMinutes: number };

/**
 * Weeks `from` to the last. `attempts` are those before week `from` began, which decide that week; `since` those within it, which
 * decide the weeks after it.
 */
export function scheduleWeeks(
  plan: Plan,
  from: number,
  {
    offers,
    attempts,
    since,
  }: { offers: readonly PlanOffer[]; attempts: readonly PastAttempt[]; since: readonly PastAttempt[] },
): PlannedWeek[] {
  const scores = lastScores(attempts);
  /** The week in which a scenario was last practised or planned. */
  const lastWeek = new Map([...scores].map(([id, { at }]) => [id, weekNumber(plan, at)]));
  let waiting = newFirst(
    offers.filter(({ id }) => !scores.has(id)),
    offers,
    attempts,
  );
  const isReached = (id: string) => (scores.get(id)?.score ?? 0) >= BARS[plan.level];
  const weeks: PlannedWeek[] = [];
  for (let week = from; week <= plan.weeks; week += 1) {
    const newPerWeek = Math.max(
      1,
      Math.ceil(waiting.length / Math.max(1, Math.floor((plan.weeks - week + 1) * NEW_WITHIN))),
    );
    const budget = plan.hoursPerWeek * 60 * (1 - REVIEW_SHARE);
    const items: PlannedItem[] = [];
    let used = 0;
    const fits = ({ minutes }: PlanOffer) => items.length === 0 || used + minutes <= budget;
    const take = (offer: PlanOffer, kind: PlannedItem["kind"]) => {
      items.push({ scenarioId: offer.id, kind, minutes: offer.minutes });
      used += offer.minutes;
      lastWeek.set(offer.id, week);
    };
    for (let taken = 0; taken < newPerWeek && waiting[0] !== undefined && fits(waiting[0]); taken += 1) {
      const next = waiting.shift();
      if (next !== undefined) take(next, "new");
    }
    const ready = offers
      .filter(({ id }) => !isReached(id) && week - (lastWeek.get(id) ?? Infinity) >= AGAIN_AFTER_WEEKS)
      .sort(
        (a, b) =>
          (scores.get(a.id)?.score ?? 0) - (scores.get(b.id)?.score ?? 0) ||
          (lastWeek.get(a.id) ?? 0) - (lastWeek.get(b.id) ?? 0),
      );
    for (const offer of ready) if (fits(offer)) take(offer, "again");
    weeks.push({
      week,
      items,
      reviewMinutes: Math.round(plan.hoursPerWeek * 60 * REVIEW_SHARE),
      freeMinutes: Math.max(0, Math.round(budget - used)),
    });
    if (week > from) continue;
    for (const [id, last] of lastScores(since)) {
      scores.set(id, last);
      lastWeek.set(id, week);
      waiting = waiting.filter((offer) => offer.id !== id);
    }
  }
  return weeks;
}

/** Score before any probe and time of the newest graded attempt at each scenario. */
export function lastScores(attempts: readonly PastAttempt[]): Map<string, { score: number; at: Date }> {
  return new Map(
    oldestFirst(countingAttempts(attempts)).map(({ scenarioId, startedAt, criteria }) => [
      scenarioId,
      { score: weightedScore(criteria.map(({ weight, initial }) => ({ weight, level: initial }))) ?? 0, at: startedAt },
    ]),
  );
}

/** May be zero or negative: before the plan began. */
function weekNumber(plan: Plan, at: Date): number {
  const week = weekStart(plan, 2).getTime() - weekStart(plan, 1).getTime();
  return Math.floor((at.getTime() - plan.startsOn.getTime()) / week) + 1;
}

/** One of each track in turn, the least worked track first. */
function newFirst(
  fresh: readonly PlanOffer[],
  offers: readonly PlanOffer[],
  attempts: readonly PastAttempt[],
): PlanOffer[] {
  const trackOf = new Map(offers.map(({ id, track }) => [id, track]));
  const work = new Map<Track, number>();
  for (const { scenarioId } of attempts) {
    const track = trackOf.get(scenarioId);
    if (track !== undefined) work.set(track, (work.get(track) ?? 0) + 1);
  }
  const left = [...fresh];
  const ordered: PlanOffer[] = [];
  while (left.length > 0) {
    const least = left.reduce((best, offer) =>
      (work.get(offer.track) ?? 0) < (work.get(best.track) ?? 0) ? offer : best,
    );
    left.splice(left.indexOf(least), 1);
    work.set(least.track, (work.get(least.track) ?? 0) + 1);
    ordered.push(least);
  }
  return ordered;
}
