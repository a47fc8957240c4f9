/**
 * What is asked today, and when the rest is: a backlog after a break is a plan over days, never a wall. Days are days of UTC,
 * counted from 1970.
 */
import { isLeech } from "./leech";
import { MS_PER_DAY, recallAt, type Memory } from "./memory";

/** What falls due within these hours may be done now: practising at nine every day must not slip to ten, then eleven. */
const AHEAD_MS = 12 * 3_600_000;
/** While nothing is known of a memory it stands where a coin would. */
const UNKNOWN_RECALL = 0.5;

export type QueueCard = Pick<Memory, "dueAt" | "lastReviewAt" | "stability" | "lapses"> & {
  scenarioId: string;
  criterionId: string;
};
/** What was done since the day began. */
export type DoneToday = { count: number; leeches: number };
export type Later<Card> = { card: Card; day: number };
export type QueuePlan<Card> = {
  /** To ask now, in this order. */
  today: Card[];
  /** Everything else that was handed in, each with its day. */
  later: Later<Card>[];
};

export function dayOf(at: Date): number {
  return Math.floor(at.getTime() / MS_PER_DAY);
}

/** The beginning of a day. */
export function startOfDay(day: number): Date {
  return new Date(day * MS_PER_DAY);
}

/** A card is due from this moment on: half a day before the hour that was computed. */
export function releasedBy(at: Date): Date {
  return new Date(at.getTime() + AHEAD_MS);
}

function isDue({ dueAt }: Pick<QueueCard, "dueAt">, at: Date): boolean {
  return dueAt.getTime() <= at.getTime() + AHEAD_MS;
}

/** What has been forgotten furthest comes first; then what waits longest; then by name, so that every look agrees. */
function byFallenRecall<Card extends QueueCard>(cards: readonly Card[], at: Date): Card[] {
  return cards
    .map((card) => ({ card, recall: recallAt(card, at) ?? UNKNOWN_RECALL, due: card.dueAt.getTime() }))
    .sort((a, b) => a.recall - b.recall || a.due - b.due || compareNames(a.card, b.card))
    .map(({ card }) => card);
}

function compareNames(a: QueueCard, b: QueueCard): number {
  if (a.scenarioId !== b.scenarioId) return a.scenarioId < b.scenarioId ? -1 : 1;
  return a.criterionId < b.criterionId ? -1 : a.criterionId > b.criterionId ? 1 : 0;
}

/**
 * Today's questions under the cap, and a day for each of the others, so that no day holds more than the cap. What was done today
 * counts. At most one leech a day, and it is never the first question as long as there is another.
 */
export function planQueue<Card extends QueueCard>(
  cards: readonly Card[],
  { at, cap, done }: { at: Date; cap: number; done: DoneToday },
): QueuePlan<Card> {
  const today = dayOf(at);
  const room = Math.max(0, cap - done.count);
  const picked: Card[] = [];
  const left: Card[] = [];
  let leech: Card | null = null;
  const due = byFallenRecall(
    cards.filter((card) => isDue(card, at)),
    at,
  );
  for (const card of due) {
    const isOne = isLeech(card);
    const fits = picked.length + (leech === null ? 0 : 1) < room;
    if (!fits || (isOne && (leech !== null || done.leeches > 0))) left.push(card);
    else if (isOne) leech = card;
    else picked.push(card);
  }
  const first = left.find((card) => !isLeech(card));
  if (leech !== null && picked.length === 0 && done.count === 0 && first !== undefined) {
    // The one place of the day goes to the other one: a leech does not begin a day.
    left.splice(left.indexOf(first), 1, leech);
    picked.push(first);
    leech = null;
  }
  const asked = leech === null ? picked : [...picked.slice(0, 1), leech, ...picked.slice(1)];
  const future = cards.filter((card) => !isDue(card, at)).sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  const used = { count: done.count + asked.length, leeches: done.leeches + (leech === null ? 0 : 1) };
  return { today: asked, later: spread([...left, ...future], { at, today, cap, used }) };
}

/** Gives each card the first day that is not before its own and has room. */
function spread<Card extends QueueCard>(
  cards: readonly Card[],
  { at, today, cap, used }: { at: Date; today: number; cap: number; used: DoneToday },
): Later<Card>[] {
  const full = new Map<number, number>([[today, used.count]]);
  const withLeech = new Set<number>(used.leeches > 0 ? [today] : []);
  let firstFree = today;
  return cards.map((card) => {
    const isOne = isLeech(card);
    // What is due and was not chosen for today waits for tomorrow at least, even where a leech left room.
    const own = isDue(card, at) ? today + 1 : dayOf(card.dueAt);
    while ((full.get(firstFree) ?? 0) >= cap) firstFree += 1;
    let day = Math.max(own, firstFree);
    while ((full.get(day) ?? 0) >= cap || (isOne && withLeech.has(day))) day += 1;
    full.set(day, (full.get(day) ?? 0) + 1);
    if (isOne) withLeech.add(day);
    return { card, day };
  });
}

/** How many questions each day brings, from today on, over `days` days; what was done today is not among them. */
export function countPerDay(plan: QueuePlan<unknown>, at: Date, days: number): { day: number; count: number }[] {
  const today = dayOf(at);
  const counts = new Map<number, number>([[today, plan.today.length]]);
  for (const { day } of plan.later) counts.set(day, (counts.get(day) ?? 0) + 1);
  return Array.from({ length: days }, (_, ahead) => ({ day: today + ahead, count: counts.get(today + ahead) ?? 0 }));
}

/**
 * Of what is due already (`due` in all, more than was handed to the plan where a backlog is long): how much waits for another day,
 * and the last of these days.
 */
export function backlogOf(
  plan: QueuePlan<QueueCard>,
  { at, cap, due }: { at: Date; cap: number; due: number },
): { count: number; until: number | null } {
  const count = Math.max(0, due - plan.today.length);
  if (count === 0) return { count, until: null };
  const days = plan.later.filter(({ card }) => isDue(card, at)).map(({ day }) => day);
  return { count, until: Math.max(dayOf(at) + Math.ceil(count / cap), ...days) };
}
