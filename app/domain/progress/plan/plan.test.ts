import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pastAttempt } from "../../../../tests/setup/past-attempts";
import { TRACKS } from "../../scenario/track";
import { weekOf, weekStart, type Plan } from "./plan";
import { breakWords, planLine, planState, stillPlanned, weeksLeft } from "./plan-state";
import { REVIEW_SHARE, scheduleWeeks, type PlanOffer } from "./schedule-weeks";

// pastAttempt's days count from 1 March 2026, 9:00; the plan begins on the first.
const PLAN: Plan = {
  id: "plan",
  startsOn: new Date(Date.UTC(2026, 2, 1)),
  weeks: 6,
  hoursPerWeek: 4,
  level: "senior",
  createdAt: new Date(Date.UTC(2026, 2, 1, 8)),
  endedAt: null,
};
const day = (n: number) => new Date(Date.UTC(2026, 2, n, 12));
const OFFERS: PlanOffer[] = Array.from({ length: 6 }, (_, n) => ({
  id: `s${String(n)}`,
  track: TRACKS[n % 3] ?? "kubernetes",
  minutes: 60,
}));
const state = (attempts: Parameters<typeof planState>[1]["attempts"], now: Date) =>
  planState(PLAN, { offers: OFFERS, attempts, now });

test("weeks count from the day the plan begins", () => {
  expect([1, 7, 8, 42, 43].map((n) => weekOf(PLAN, day(n)))).toEqual([1, 1, 2, 6, 7]);
  expect(weekStart(PLAN, 2)).toEqual(new Date(Date.UTC(2026, 2, 8)));
});

describe("the weeks to come", () => {
  test("meet everything new in the first two thirds, track by track, then come back to it two weeks later", () => {
    const weeks = scheduleWeeks(PLAN, 1, { offers: OFFERS, attempts: [], since: [] });
    const kinds = weeks.map(({ items }) => items.map(({ scenarioId, kind }) => `${kind} ${scenarioId}`));
    expect(kinds[0]).toEqual(["new s0", "new s1"]);
    expect(kinds.flat().filter((item) => item.startsWith("new"))).toHaveLength(6);
    expect(
      kinds
        .slice(4)
        .flat()
        .every((item) => item.startsWith("again")),
    ).toBe(true);
    expect(kinds[2]).toContain("again s0");
    expect(weeks.every(({ reviewMinutes }) => reviewMinutes === 60)).toBe(true);
  });

  test("keep within the hours, one scenario a week at the least, none twice within two weeks", () => {
    const offer = fc.record({ track: fc.constantFrom(...TRACKS), minutes: fc.integer({ min: 20, max: 150 }) });
    fc.assert(
      fc.property(
        fc.array(offer, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 26 }),
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom("senior" as const, "staff" as const),
        (seeds, weeks, hoursPerWeek, level) => {
          const offers = seeds.map((seed, n) => ({ id: `s${String(n)}`, ...seed }));
          const plan = { ...PLAN, weeks, hoursPerWeek, level };
          const planned = scheduleWeeks(plan, 1, { offers, attempts: [], since: [] });
          expect(planned).toHaveLength(weeks);
          const last = new Map<string, number>();
          for (const { week, items } of planned) {
            const minutes = items.reduce((sum, item) => sum + item.minutes, 0);
            if (items.length > 1) expect(minutes).toBeLessThanOrEqual(hoursPerWeek * 60 * (1 - REVIEW_SHARE));
            for (const { scenarioId } of items) {
              expect(week - (last.get(scenarioId) ?? -9)).toBeGreaterThanOrEqual(2);
              last.set(scenarioId, week);
            }
          }
        },
      ),
    );
  });

  test("leave out what has reached the level's bar, and ask more for staff than for senior", () => {
    const attempts = OFFERS.map(({ id: scenarioId }) => pastAttempt({ scenarioId, day: -20, levels: [2, 2, 2, 2, 2] }));
    const senior = scheduleWeeks(PLAN, 1, { offers: OFFERS, attempts, since: [] });
    expect(senior.flatMap(({ items }) => items)).toEqual([]);
    expect(senior[0]).toMatchObject({ freeMinutes: 180 });
    const staff = scheduleWeeks({ ...PLAN, level: "staff" }, 1, { offers: OFFERS, attempts, since: [] });
    expect(staff[0]?.items.map(({ kind }) => kind)).toEqual(["again", "again", "again"]);
  });
});

describe("where a plan stands", () => {
  test("what is done this week is ticked and stays in it", () => {
    const attempts = [
      pastAttempt({ scenarioId: "s1", day: 2, levels: [2], activeSeconds: 3000 }),
      pastAttempt({ scenarioId: "s0", day: 3, phase: "design" }),
      pastAttempt({ scenarioId: "s5", day: 3, levels: [1] }),
    ];
    const now = state(attempts, day(4));
    expect(now.thisWeek?.items.map(({ scenarioId, isDone }) => [scenarioId, isDone])).toEqual([
      ["s0", false],
      ["s1", true],
    ]);
    expect(now.thisWeek).toMatchObject({ seconds: 3000, others: 1 });
    expect(now.thisWeek?.items[0]?.openAttemptId).toBe(attempts[1]!.id);
    expect(stillPlanned(now)).toEqual(["s0"]);
    expect(planLine(now)).toBe("Week 1 of 6 towards a senior loop: one of two scenarios done.");
  });

  test("what was met this week beside the plan is not new in a later one, and not planned when it has reached the bar", () => {
    const now = state(
      [pastAttempt({ scenarioId: "s5", day: 2, levels: [1] }), pastAttempt({ scenarioId: "s4", day: 3, levels: [3] })],
      day(4),
    );
    const later = now.later.flatMap(({ items }) => items.map(({ scenarioId, kind }) => `${kind} ${scenarioId}`));
    expect(later).not.toContain("new s5");
    expect(later).toContain("again s5");
    expect(later.filter((item) => item.endsWith("s4"))).toEqual([]);
  });

  test("a missed week is no debt: what is left is spread over what is left", () => {
    const now = state([pastAttempt({ scenarioId: "s0", day: 2, levels: [1] })], day(4 + 21));
    expect(now).toMatchObject({ week: 4, missed: 2 });
    const news = [now.thisWeek!, ...now.later].flatMap(({ items }) => items.filter(({ kind }) => kind === "new"));
    expect(news).toHaveLength(5);
    expect(planLine(now)).toContain("spread over the weeks to come");
    expect(breakWords(now)).toMatch(/^Two weeks went by without practice\. Nothing is in arrears/);
    expect(weeksLeft(now)).toBe(5);
  });

  test("after the last week it says so, and what is left can be gone on with", () => {
    const now = state([], day(60));
    expect(now).toMatchObject({ week: null, thisWeek: null, later: [], missed: 6 });
    expect(planLine(now)).toBe("The six weeks of your plan for a senior loop are over.");
    expect(breakWords(now)).toContain("Nothing is lost");
    expect(stillPlanned(now)).toEqual([]);
    expect(breakWords(state([], day(2)))).toBeNull();
  });
});
