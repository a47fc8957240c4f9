// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { renderPage } from "../../../tests/setup/render-page";
import type { ScenarioView } from "../../services/views";
import { StartForm } from "./start-form";

afterEach(cleanup);

const VIEW: ScenarioView = {
  brief: {
    id: "spot",
    title: "Cut the bill",
    track: "llm-serving",
    question: "How?",
    storyHtml: "",
    facts: [],
    diagram: null,
    minutes: { brief: 4, design: 18, judge: 3, probe: 10, contrast: 8 },
  },
  expectations: { senior: [], staff: [] },
  criteriaCount: 6,
  dimensions: [],
  attempts: [],
  openAttemptId: null,
  state: "new",
};

test("a visitor sees one button and that no form follows", () => {
  renderPage(<StartForm view={VIEW} isSignedIn={false} />);
  expect(screen.getAllByRole("button").map((button) => button.textContent)).toEqual(["Start"]);
  expect(screen.getByText(/You begin as a guest/)).toBeTruthy();
});

test("an open attempt is gone on with; beginning anew says so to the server", () => {
  const { container } = renderPage(<StartForm view={{ ...VIEW, openAttemptId: "attempt0000000001" }} isSignedIn />);
  expect(screen.getByRole("link", { name: "Go on where you were" }).getAttribute("href")).toBe(
    "/attempts/attempt0000000001",
  );
  const fresh = screen.getByRole("button", { name: "Start fresh" });
  expect([fresh.getAttribute("name"), fresh.getAttribute("value")]).toEqual(["fresh", "yes"]);
  expect(container.querySelector("form")?.getAttribute("action")).toBe("/scenarios/spot");
});
