import fc from "fast-check";
import { expect, test } from "vitest";
import { isLeech } from "./leech";
import { MS_PER_DAY } from "./memory";
import { backlogOf, countPerDay, dayOf, planQueue, type QueueCard } from "./queue";

const AT = new Date("2026-03-10T09:00:00.000Z");
const NOTHING = { count: 0, leeches: 0 };
const ago = (days: number) => new Date(AT.getTime() - days * MS_PER_DAY);

function card(criterionId: string, over: Partial<QueueCard> = {}): QueueCard {
  return { scenarioId: "s", criterionId, dueAt: ago(1), lastReviewAt: ago(5), stability: 4, lapses: 0, ...over };
}
const names = (cards: readonly QueueCard[]) => cards.map(({ criterionId }) => criterionId);

test("what has been forgotten furthest comes first", () => {
  const cards = [card("firm", { stability: 40 }), card("gone", { stability: 0.5 }), card("middling")];
  expect(names(planQueue(cards, { at: AT, cap: 12, done: NOTHING }).today)).toEqual(["gone", "middling", "firm"]);
});

test("what falls due this evening may be done this morning, what falls due tomorrow morning may not", () => {
  const cards = [card("evening", { dueAt: ago(-0.4) }), card("tomorrow", { dueAt: ago(-0.9) })];
  const plan = planQueue(cards, { at: AT, cap: 12, done: NOTHING });
  expect(names(plan.today)).toEqual(["evening"]);
  expect(plan.later).toMatchObject([{ card: { criterionId: "tomorrow" }, day: dayOf(AT) + 1 }]);
});

test("a break of weeks is a plan: every day holds the cap and no more", () => {
  const cards = Array.from({ length: 30 }, (_, n) => card(`c${String(n)}`, { stability: 1 + n }));
  const plan = planQueue(cards, { at: AT, cap: 12, done: NOTHING });
  expect(names(plan.today)).toEqual(names(cards.slice(0, 12)));
  expect(countPerDay(plan, AT, 4).map(({ count }) => count)).toEqual([12, 12, 6, 0]);
  expect(backlogOf(plan, { at: AT, cap: 12, due: 30 })).toEqual({ count: 18, until: dayOf(AT) + 2 });
  expect(backlogOf(plan, { at: AT, cap: 12, due: 300 })).toEqual({ count: 288, until: dayOf(AT) + 24 });
  expect(backlogOf(plan, { at: AT, cap: 12, due: 12 })).toEqual({ count: 0, until: null });
});

test("what was done today counts against the cap", () => {
  const cards = [card("a"), card("b"), card("c")];
  expect(planQueue(cards, { at: AT, cap: 4, done: { count: 2, leeches: 0 } }).today).toHaveLength(2);
  expect(planQueue(cards, { at: AT, cap: 4, done: { count: 9, leeches: 0 } }).today).toEqual([]);
});

test("one leech a day at most, and never as the first question while there is another", () => {
  const leech = (name: string) => card(name, { lapses: 5, stability: 0.1 });
  const plan = planQueue([leech("l1"), leech("l2"), card("a"), card("b")], { at: AT, cap: 12, done: NOTHING });
  expect(names(plan.today)).toEqual(["a", "l1", "b"]);
  expect(plan.later).toMatchObject([{ card: { criterionId: "l2" }, day: dayOf(AT) + 1 }]);
  const onlyRoom = planQueue([leech("l1"), card("a")], { at: AT, cap: 1, done: NOTHING });
  expect(names(onlyRoom.today)).toEqual(["a"]);
  expect(names(planQueue([leech("l1")], { at: AT, cap: 1, done: NOTHING }).today)).toEqual(["l1"]);
  expect(planQueue([leech("l1")], { at: AT, cap: 9, done: { count: 2, leeches: 1 } }).today).toEqual([]);
});

test("whatever waits, no day exceeds the cap, every card has one place, and every look agrees", () => {
  const anyCard = fc.record({
    dueDays: fc.double({ min: -40, max: 60, noNaN: true }),
    stability: fc.double({ min: 0.1, max: 50, noNaN: true }),
    lapses: fc.integer({ min: 0, max: 6 }),
    isNew: fc.boolean(),
  });
  const anyDone = fc.record({ count: fc.integer({ min: 0, max: 15 }), leeches: fc.integer({ min: 0, max: 1 }) });
  fc.assert(
    fc.property(fc.array(anyCard, { maxLength: 80 }), fc.integer({ min: 1, max: 50 }), anyDone, (made, cap, done) => {
      const cards = made.map(({ dueDays, isNew, ...rest }, n) =>
        card(`c${String(n)}`, { ...rest, dueAt: ago(dueDays), lastReviewAt: isNew ? null : ago(60) }),
      );
      const plan = planQueue(cards, { at: AT, cap, done });
      expect(names([...plan.today, ...plan.later.map((one) => one.card)]).sort()).toEqual(names(cards).sort());
      const perDay = new Map<number, QueueCard[]>([[dayOf(AT), [...plan.today]]]);
      for (const one of plan.later) {
        expect(one.day).toBeGreaterThanOrEqual(dayOf(AT));
        perDay.set(one.day, [...(perDay.get(one.day) ?? []), one.card]);
      }
      for (const [day, held] of perDay) {
        const before = day === dayOf(AT) ? done : NOTHING;
        if (held.length > 0) expect(held.length + before.count).toBeLessThanOrEqual(cap);
        expect(held.filter(isLeech).length + before.leeches).toBeLessThanOrEqual(1);
      }
      const [first, ...others] = plan.today;
      if (first !== undefined && others.length > 0) expect(isLeech(first)).toBe(false);
      expect(planQueue([...cards].reverse(), { at: AT, cap, done }).today).toEqual(plan.today);
    }),
  );
});
