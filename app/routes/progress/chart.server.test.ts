import { expect, test } from "vitest";
import type { ProgressView } from "../../services/views";
import { levelChart, shareChart, sharedAttempts } from "./chart.server";

const point = (day: number, level: number) => ({
  at: new Date(Date.UTC(2026, 10, day)).toISOString(),
  attemptId: `attempt-${String(day)}`,
  level,
  attempts: 1,
});
const dimension = (points: ReturnType<typeof point>[]): ProgressView["dimensions"][number] => ({
  dimension: "quantity",
  points,
  latest: points.at(-1)?.level ?? null,
  mastery: { chance: 0.5, low: 0.1, high: 0.9, answers: 0, weight: 0, verdict: "unknown" },
});

test("the charts share one axis: every attempt that any of them has, oldest first", () => {
  expect(sharedAttempts([dimension([point(3, 1), point(9, 2)]), dimension([point(5, 0), point(9, 3)])])).toEqual([
    "attempt-3",
    "attempt-5",
    "attempt-9",
  ]);
});

test("a better level stands higher and a later attempt further right", () => {
  const chart = levelChart([point(3, 1), point(9, 2)], ["attempt-3", "attempt-5", "attempt-9"]);
  const [first, last] = chart.dots;
  expect(last!.y).toBeLessThan(first!.y);
  expect(last!.x).toBeGreaterThan(first!.x);
  expect(chart.dots.map((dot) => dot.isLast)).toEqual([false, true]);
  expect(chart.path.startsWith(`M${String(first!.x)},${String(first!.y)}`)).toBe(true);
});

test("the four levels are the scale, evenly apart", () => {
  const { grid } = levelChart([point(3, 3)], ["attempt-3"]);
  expect(grid.map((line) => line.label)).toEqual(["Not found", "Named", "Explained", "Defended"]);
  expect(levelChart([point(3, 3)], ["attempt-3"]).dots[0]!.y).toBe(grid[3]!.y);
});

test("one attempt is a dot with one date, not a line", () => {
  const chart = levelChart([point(3, 1)], ["attempt-3"]);
  expect(chart.path).toBe("");
  expect(chart.ends.map((end) => end.label)).toEqual(["3 Nov 2026"]);
});

test("two dates that would run into each other become the last one", () => {
  const ids = Array.from({ length: 20 }, (_, index) => `attempt-${String(index + 1)}`);
  expect(levelChart([point(19, 1), point(20, 2)], ids).ends.map((end) => end.label)).toEqual(["20 Nov 2026"]);
  expect(levelChart([point(1, 1), point(20, 2)], ids).ends.map((end) => end.label)).toEqual([
    "1 Nov 2026",
    "20 Nov 2026",
  ]);
});

test("nothing graded draws nothing but the scale", () => {
  const chart = levelChart([], []);
  expect(chart).toMatchObject({ path: "", dots: [], ends: [] });
});

test("the share of reasoning rises with reasoning, and periods without any point are left out", () => {
  const period = (share: number | null) => ({
    from: point(1, 0).at,
    to: point(2, 0).at,
    attempts: 1,
    named: 1,
    reasoned: 1,
    share,
  });
  const chart = shareChart([period(0.2), period(null), period(0.9)]);
  expect(chart?.dots).toHaveLength(2);
  expect(chart!.dots[1]!.y).toBeLessThan(chart!.dots[0]!.y);
  expect(shareChart([period(null)])).toBeNull();
});
