// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { renderPage } from "../../../../tests/setup/render-page";
import type { GradedCriterion, NotedPoint } from "../../../services/views";
import { MissedPoints, type SentMissed } from "./missed-points";

afterEach(cleanup);

const ANSWER = "Seven spare, because one pool goes at once. We look at the queue.";
const CRITERION: GradedCriterion = {
  id: "headroom",
  title: "Headroom covers the largest loss",
  dimension: "quantity",
  weight: 2,
  selfLevel: 2,
  initialLevel: 1,
  finalLevel: 1,
  confidence: "high",
  quotes: [],
  notes: [],
  missing: null,
  probe: null,
  because: [],
};
const SENTENCES = [
  { start: 0, end: 42 },
  { start: 44, end: 64 },
];

function show(sent: SentMissed | null = null, noted: NotedPoint[] = []) {
  return renderPage(
    <MissedPoints criterion={CRITERION} answer={ANSWER} sentences={SENTENCES} noted={noted} sent={sent} />,
  );
}

test("the form names its criterion, lists the answer's sentences and posts plain fields", () => {
  const { container } = show();
  const select = screen.getByLabelText("The sentence");
  expect(
    within(select)
      .getAllByRole("option", { hidden: true })
      .map((option) => [option.getAttribute("value"), option.textContent]),
  ).toEqual([
    ["", "Choose a sentence of your answer"],
    ["0-42", "Seven spare, because one pool goes at once"],
    ["44-64", "We look at the queue"],
  ]);
  const form = container.querySelector("form");
  expect(form?.getAttribute("method")).toBe("post");
  expect([...(form?.querySelectorAll("[name]") ?? [])].map((field) => field.getAttribute("name"))).toEqual([
    "intent",
    "criterionId",
    "sentence",
    "passage",
    "level",
    "reason",
  ]);
  expect(container.querySelector("details")?.open).toBe(false);
});

test("a refused one comes back open, with its words; what was noted stands above it", () => {
  const { container } = show(
    {
      problem: "Not in your answer.",
      criterionId: "headroom",
      sentence: null,
      passage: "not there",
      level: 3,
      reason: "r",
    },
    [
      {
        criterionId: "headroom",
        start: 44,
        quote: "We look at the queue",
        wantedLevel: 2,
        gradedLevel: null,
        reason: null,
      },
    ],
  );
  expect(container.querySelector("details")?.open).toBe(true);
  expect(screen.getByRole("alert").textContent).toContain("Not in your answer.");
  expect(screen.getByLabelText<HTMLTextAreaElement>("Or a passage").value).toBe("not there");
  expect(screen.getByLabelText<HTMLSelectElement>("The level it deserves").value).toBe("3");
  expect(container.textContent).toContain("You think Explained; the grade was Can't tell.");
});
