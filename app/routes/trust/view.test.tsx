// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { renderPage } from "../../../tests/setup/render-page";
import { makeTrustReport } from "../../../tests/setup/trust-report";
import { makeLibrary } from "../../../tests/setup/practice-library";
import { viewTrust, type TrustView } from "../../services/view/view-trust.server";
import { TrustPage } from "./view";

afterEach(cleanup);

const view: TrustView = viewTrust({ library: makeLibrary() }, makeTrustReport());

/** The cells of the row that a header names, in the table of this caption. */
function row(caption: RegExp, header: string): string[] {
  const [table] = screen.getAllByRole("table", { name: caption });
  const cells = within(table!).getByRole("rowheader", { name: header }).closest("tr")?.querySelectorAll("td");
  return [...(cells ?? [])].map((cell) => cell.textContent);
}

test("every figure on the page is the stored one, in a table with a caption and named rows", () => {
  renderPage(<TrustPage judgeHost={null} view={view} />);
  expect(row(/against the labels/, "Agreement with the labels")).toEqual([
    "0.72 (0.62 to 0.82)",
    "0.50 (0.40 to 0.60)",
  ]);
  expect(row(/against the labels/, "Same level, where the label is Named or Explained")).toEqual(["-", "-"]);
  expect(row(/By scenario \(answers nobody read\)/, "Keep a large fleet up 6 answers")).toEqual([
    "50% (40% to 60%)",
    "0.30 (0.20 to 0.40)",
  ]);
  expect(row(/simpler ways/, "Commonest label")).toEqual(["-", "30%"]);
  expect(row(/What the label says/, "Defended")).toEqual(["1", "1", "3", "15", "0"]);
  expect(row(/look as if one reasoned/, "A list of the right terms may earn Named at most")).toEqual(["40", "none"]);
  expect(row(/look as if one reasoned/, "Fluent nonsense may earn Named at most")).toEqual(["40", "10 (25%)"]);
  expect(row(/in another dress/, "Units written out")).toEqual(["40", "2 (5.0%)"]);
});

test("date, version and the kind of gold stand beside the figures; another running version is warned of", () => {
  const { container } = renderPage(<TrustPage judgeHost={null} view={view} />);
  expect(container.querySelector("time")?.getAttribute("dateTime")).toBe("2026-03-01");
  expect(screen.getByText(/Synthetic gold, grader 0\.9\.0/)).toBeTruthy();
  expect(
    screen.getByText(`These are the figures of grader 0.9.0; this installation runs ${view.runningVersion}`),
  ).toBeTruthy();
  cleanup();
  renderPage(<TrustPage judgeHost={null} view={{ ...view, runningVersion: "0.9.0" }} />);
  expect(screen.queryByText(/These are the figures of grader/)).toBeNull();
});

test("what the measurement says nothing about is named", () => {
  const { container } = renderPage(
    <TrustPage judgeHost={null} view={{ ...view, unmeasured: ["Roll every node", "Cut the bill"] }} />,
  );
  expect(container.textContent).toContain("Nothing has been measured yet for Roll every node and Cut the bill.");
  expect(viewTrust({ library: makeLibrary([]) }, makeTrustReport()).unmeasured).toEqual([]);
});
