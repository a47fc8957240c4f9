import { countDue, countLater, listAskedSince, listQueue } from "../../db/review-repo.server";
import { findReviewSettings, type ReviewSettings } from "../../db/review-settings-repo.server";
import { isLeech } from "../../domain/review/leech";
import { MS_PER_DAY } from "../../domain/review/memory";
import { dayOf, planQueue, releasedBy, startOfDay, type QueueCard, type QueuePlan } from "../../domain/review/queue";
import type { AppContext } from "../context.server";

type Reading = Pick<AppContext, "db" | "library" | "now">;
/** Criteria among which today's are chosen: those that wait longest, five days' worth of the largest cap. Bounds one reading. */
const MOST_CANDIDATES = 250;
/** Of a whole month; more than any cap lets through. */
const MOST_PLANNED = 5_000;

export type LoadedQueue = { plan: QueuePlan<QueueCard>; doneToday: number; settings: ReviewSettings };

/**
 * What is asked today and when the rest is, over what is due within `aheadDays` from now. Four queries at most, all by index; a
 * criterion that has left the library is not asked and takes no place.
 */
export async function loadQueue(ctx: Reading, userId: string, aheadDays = 0): Promise<LoadedQueue> {
  const at = ctx.now();
  const settings = await findReviewSettings(ctx.db, userId);
  const asked = await listAskedSince(ctx.db, userId, startOfDay(dayOf(at)));
  const until = new Date(releasedBy(at).getTime() + aheadDays * MS_PER_DAY);
  const most = aheadDays === 0 ? MOST_CANDIDATES : MOST_PLANNED;
  const cards = await listQueue(ctx.db, userId, { until, most });
  const known = new Map(
    ctx.library.scenarios.map(({ id, rubric }) => [id, new Set(rubric.criteria.map((one) => one.id))]),
  );
  const done = { count: asked.length, leeches: asked.filter((card) => isLeech(card)).length };
  const practisable = cards.filter(({ scenarioId, criterionId }) => known.get(scenarioId)?.has(criterionId));
  return { plan: planQueue(practisable, { at, cap: settings.dailyCap, done }), doneToday: asked.length, settings };
}

/** How many are due by now, asked today or not. */
export async function countAllDue(ctx: Reading, userId: string): Promise<number> {
  const scenarioIds = ctx.library.scenarios.map(({ id }) => id);
  return countDue(ctx.db, userId, { until: releasedBy(ctx.now()), scenarioIds });
}

/** How many are not due yet. */
export async function countNotDue(ctx: Reading, userId: string): Promise<number> {
  const scenarioIds = ctx.library.scenarios.map(({ id }) => id);
  return countLater(ctx.db, userId, { after: releasedBy(ctx.now()), scenarioIds });
}
