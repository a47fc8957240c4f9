// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { renderPage } from "../../../tests/setup/render-page";
import type { AttemptSummary, NextUp, TodayView } from "../../services/views";
import { Today } from "./today";

afterEach(cleanup);

const DRAFT: AttemptSummary = {
  id: "attempt0000000001",
  scenarioId: "spot",
  scenarioTitle: "Cut the bill",
  phase: "design",
  startedAt: "2026-11-20T10:00:00.000Z",
  updatedAt: "2026-11-21T10:00:00.000Z",
  finishedAt: null,
  grade: null,
  isCounted: true,
};
const NEXT: NextUp = {
  scenarioId: "drain",
  title: "Roll every node",
  track: "llm-serving",
  reason: "Order is what you defend least.",
  openAttemptId: null,
};
const EMPTY: TodayView = {
  drafts: [],
  due: [],
  dueLater: 0,
  next: null,
  others: [],
  planLine: null,
  progressLine: null,
};
const show = (view: Partial<TodayView>) => renderPage(<Today today={{ ...EMPTY, ...view }} />);

test("an open attempt comes before everything else", () => {
  show({ drafts: [DRAFT], next: NEXT });
  const links = screen.getAllByRole("link").map((link) => link.textContent);
  expect(links[0]).toBe("Go on where you were");
  expect(screen.getByRole("link", { name: "Go on where you were" }).getAttribute("href")).toBe(
    "/attempts/attempt0000000001",
  );
  expect(screen.getByText(NEXT.reason)).toBeTruthy();
});

test("what is already open is not named again as the next scenario", () => {
  show({ drafts: [DRAFT], next: { ...NEXT, scenarioId: "spot", title: "Cut the bill" } });
  expect(screen.queryByRole("heading", { name: "Next" })).toBeNull();
});

test("somebody who has just begun reads what to do first, and one way to do it", () => {
  show({ next: NEXT });
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Your first answer");
  expect(screen.getByRole("link", { name: "Read the brief" }).getAttribute("href")).toBe("/scenarios/drain");
});

const DUE: TodayView["due"][number] = {
  scenarioId: "spot",
  scenarioTitle: "Cut the bill",
  criterionId: "gap",
  title: "Notice against replacement",
  dimension: "quantity",
  dueAt: "2026-11-22T10:00:00.000Z",
  isLeech: false,
};

test("what is due is listed with its number, and leads to its first question", () => {
  show({ progressLine: "One of six defended.", dueLater: 2, due: [DUE], next: NEXT });
  expect(screen.getByRole("heading", { name: "Due: one criterion to defend again" })).toBeTruthy();
  expect(screen.getByText("2 more on later days")).toBeTruthy();
  expect(screen.getByText(/Notice against replacement/)).toBeTruthy();
  const [first] = screen.getAllByRole("link");
  expect([first?.textContent, first?.getAttribute("href")]).toEqual(["Begin: about 3 minutes", "/review/spot/gap"]);
});

test("a long day is summed up", () => {
  show({ progressLine: "x", due: Array.from({ length: 12 }, (_, n) => ({ ...DUE, criterionId: `gap-${String(n)}` })) });
  expect(screen.getByText("And 8 more today.")).toBeTruthy();
});

test("something else is offered with its reason, and the plan has one line", () => {
  const other = { ...NEXT, scenarioId: "dns", title: "Slow names", reason: "You have not practised Networking yet." };
  show({ next: NEXT, others: [other], planLine: "Week 2 of 8 towards a senior loop: one of three scenarios done." });
  expect(screen.getByText("Something else")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Slow names" }).getAttribute("href")).toBe("/scenarios/dns");
  expect(screen.getByText(other.reason)).toBeTruthy();
  expect(screen.getByRole("link", { name: /^Week 2 of 8/ }).getAttribute("href")).toBe("/plan");
});

test("with everything defended there is still a way on", () => {
  show({ progressLine: "All defended." });
  expect(screen.getByRole("link", { name: "Open the library" })).toBeTruthy();
});
