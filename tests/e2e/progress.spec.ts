import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import type { AxeResults } from "axe-core";
import { ROOT } from "../../scripts/bootstrap.mjs";
import { DESIGN } from "./answers";
import { expect, test } from "./journey";
import { practiseUpTo } from "./over-http";
import { newCredentials, signUp } from "./pages";

const AXE = readFileSync(path.join(ROOT, "node_modules/axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** No violation and nothing wider than the window, narrow and wide, light and dark. */
async function inspect(page: Page, address: string): Promise<void> {
  await page.goto(address);
  for (const [width, colorScheme] of [
    [390, "dark"],
    [1280, "light"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.evaluate(AXE);
    const results = await page.evaluate<AxeResults, string[]>(async (tags) => {
      const { axe } = window as unknown as { axe: { run: (root: Document, options: unknown) => Promise<AxeResults> } };
      return axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
    }, TAGS);
    const found = results.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
    );
    expect.soft(found, `${address} at ${String(width)} px, ${colorScheme}`).toEqual([]);
    const needed = await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0);
    expect.soft(needed, `${address} at ${String(width)} px scrolls sideways`).toBeLessThanOrEqual(width);
  }
}

test("progress explains its numbers, a plan leads on, and everything comes along into another account", async ({
  page,
  browser,
  baseURL,
  troubles,
}) => {
  test.slow();
  const base = baseURL ?? "";
  await signUp(page, newCredentials());
  const sender = { request: page.request, base };
  await practiseUpTo(sender, "finished", DESIGN);
  await practiseUpTo(sender, "finished", DESIGN, "ndots-dns");

  await test.step("progress: words, ranges, and how each is computed", async () => {
    await page.goto("/progress");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("What you can defend");
    await expect(page.locator("p", { hasText: /^Chance to pass: .*80% interval/ })).toHaveCount(2);
    await page.getByText("Why this range, and what would narrow it").click();
    await expect(page.getByText(/2 answers to questions that were fresh/)).toBeVisible();
    await expect(page.getByRole("img", { name: "Senior loop: chance to pass" })).toBeVisible();
    await inspect(page, "/progress");
  });

  await test.step("a plan: made, seen on the day's page, refused when it makes no sense, ended", async () => {
    await page.goto("/progress");
    await page.getByRole("link", { name: "Make a plan" }).click();
    await page.getByRole("textbox", { name: "Weeks" }).fill("0");
    troubles.allow(/answer 400: POST .*\/plan/, /console: Failed to load resource.*400.*\/plan/);
    await page.getByRole("button", { name: "Make the plan" }).click();
    await expect(page.getByRole("alert")).toContainText("a whole number from 1 to 26");
    await page.getByRole("textbox", { name: "Weeks" }).fill("8");
    await page.getByRole("button", { name: "Make the plan" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your plan");
    await expect(page.getByText(/^Week 1 of 8 towards a senior loop/)).toBeVisible();
    await inspect(page, "/plan");
    await page.goto("/");
    await expect(page.getByRole("link", { name: /^Week 1 of 8/ })).toBeVisible();
    await page.getByText("Something else").click();
    await expect(page.locator("details[open] li").first()).toBeVisible();
  });

  await test.step("yours to keep: CSV, cards, and a file that another account takes in once", async () => {
    const csv = await (await page.request.get("/settings/export/attempts.csv")).text();
    expect(csv.trimEnd().split("\r\n")).toHaveLength(3);
    expect(await (await page.request.get("/settings/export/criteria.txt")).text()).toContain("#separator:tab");
    const exported = await (await page.request.get("/settings/export")).body();
    // Larger than any other request may be: white space at the end changes nothing.
    const file = Buffer.concat([exported, Buffer.alloc(300 * 1024, "\n")]);
    const ranges = await page.goto("/progress").then(() => page.getByText(/Chance to pass/).allTextContents());

    const other = await browser.newContext({ baseURL: base });
    troubles.watch(other);
    const second = await other.newPage();
    await signUp(second, newCredentials());
    await inspect(second, "/settings/import");
    await second
      .getByLabel("JSON file")
      .setInputFiles({ name: "defend-it.json", mimeType: "application/json", buffer: file });
    await second.getByRole("button", { name: "Bring it in" }).click();
    await expect(second.getByText(/^Two attempts, .* are here now\.$/)).toBeVisible();
    await second
      .getByLabel("JSON file")
      .setInputFiles({ name: "defend-it.json", mimeType: "application/json", buffer: file });
    await second.getByRole("button", { name: "Bring it in" }).click();
    await expect(second.getByText("Nothing in the file was new: two attempts were here before.")).toBeVisible();
    await second.getByRole("link", { name: "See your progress" }).click();
    await expect(second.getByText(/Chance to pass/).first()).toBeVisible();
    expect(await second.getByText(/Chance to pass/).allTextContents()).toEqual(ranges);
    await other.close();
  });
});
