import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import type { AxeResults } from "axe-core";
import { PHASES } from "../../app/domain/attempt/attempt";
import { ROOT } from "../../scripts/bootstrap.mjs";
import { DESIGN, SCENARIO } from "./answers";
import { expect, test } from "./journey";
import { practiseUpTo } from "./over-http";
import { newCredentials, signUp } from "./pages";

const AXE = readFileSync(path.join(ROOT, "node_modules/axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const WIDTHS_PX = [1280, 390];
const SCHEMES = ["light", "dark"] as const;

/** One line per violation: the rule, the elements it is broken by and what is wrong with them. */
async function violations(page: Page): Promise<string[]> {
  // A colour that is still changing is nobody's choice.
  await page.evaluate(() =>
    Promise.race([
      Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
      new Promise((resolve) => setTimeout(resolve, 400)),
    ]),
  );
  const results = await page.evaluate<AxeResults, string[]>(async (tags) => {
    const { axe } = window as unknown as { axe: { run: (root: Document, options: unknown) => Promise<AxeResults> } };
    return axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
  }, TAGS);
  return results.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 120)} ${failureSummary ?? ""}`).join(" | ")}`,
  );
}

/** Every rule, in both themes and both widths; nothing wider than the window; a title, one h1 and a visible focus. */
async function inspect(page: Page, address: string): Promise<void> {
  await test.step(address, async () => {
    await page.goto(address);
    await page.evaluate(AXE);
    for (const width of WIDTHS_PX) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        expect.soft(await violations(page), `${address} at ${String(width)} px, ${colorScheme}`).toEqual([]);
      }
      const needed = await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0);
      expect.soft(needed, `${address} at ${String(width)} px scrolls sideways`).toBeLessThanOrEqual(width);
    }
    expect.soft(await page.title(), `${address} has a title`).toMatch(/\S.*defend-it|defend-it.*\S/);
    await expect.soft(page.locator("h1"), `${address} has one h1`).toHaveCount(1);
    expect.soft(await stopsWithoutFocusRing(page), `${address}: focus that cannot be seen`).toEqual([]);
  });
}

/** Walks the page with Tab; what takes the focus without showing it. */
async function stopsWithoutFocusRing(page: Page): Promise<string[]> {
  const unseen: string[] = [];
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    window.scrollTo(0, 0);
  });
  const MOST_STOPS = 25;
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return { isEnd: true, unseen: null };
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const isSeen = (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) || boxShadow !== "none";
      return {
        isEnd: false,
        unseen: isSeen && box.width > 1 && box.height > 1 ? null : element.outerHTML.slice(0, 160),
      };
    });
    if (found.isEnd) break;
    if (found.unseen !== null) unseen.push(found.unseen);
  }
  return unseen;
}

test.describe.configure({ timeout: 240_000 });

test("pages for everybody", async ({ page, troubles }) => {
  troubles.allow(
    /answer 404: GET .*\/(no-such-page|scenarios\/no-such-scenario)/,
    /console: Failed to load resource.*404.*\/no-such/,
  );
  for (const address of [
    "/",
    "/scenarios",
    "/scenarios?q=nothing-like-it",
    `/scenarios/${SCENARIO}`,
    "/start",
    "/signin",
    "/signup",
    "/trust",
    "/no-such-page",
    "/scenarios/no-such-scenario",
  ])
    await inspect(page, address);
});

test("the parts of an attempt", async ({ page, context, baseURL }) => {
  const id = await practiseUpTo({ request: context.request, base: baseURL ?? "" }, "contrast", DESIGN);
  for (const phase of PHASES.filter((one) => one !== "finished")) await inspect(page, `/attempts/${id}/${phase}`);
});

test("the parts of an attempt while they are open", async ({ page, context, baseURL }) => {
  const sender = { request: context.request, base: baseURL ?? "" };
  for (const phase of PHASES)
    await inspect(page, `/attempts/${await practiseUpTo(sender, phase, phase === "design" ? "" : DESIGN)}/${phase}`);
});

test("today, progress and settings, empty and with work, as a guest and with an account", async ({
  page,
  context,
  baseURL,
  troubles,
}) => {
  troubles.allow(/answer 400: POST .*\/signup/, /console: Failed to load resource.*400.*\/signup/);
  await page.goto("/start");
  await page.getByRole("button", { name: "Start as a guest" }).click();
  await expect(page).toHaveURL("/");
  for (const address of ["/", "/progress", "/review", "/settings", "/settings/review", "/settings/delete", "/signout"])
    await inspect(page, address);
  const sender = { request: context.request, base: baseURL ?? "" };
  await practiseUpTo(sender, "finished", DESIGN);
  await practiseUpTo(sender, "grade", "Use spot instances because they are cheaper, and a PodDisruptionBudget.");
  await practiseUpTo(sender, "design", "A draft.", "gpu-autoscaling");
  for (const address of ["/", "/progress", "/scenarios", `/scenarios/${SCENARIO}`]) await inspect(page, address);
  await signUp(page, newCredentials());
  for (const address of ["/settings", "/settings/sessions", "/settings/password", "/settings/delete"])
    await inspect(page, address);
});

test("a refused form, the shortcut list and the choice between two versions", async ({
  page,
  context,
  baseURL,
  troubles,
}) => {
  troubles.allow(/answer 4\d\d: POST /, /console: Failed to load resource.*4\d\d/);
  await page.goto("/signin");
  await page.getByRole("textbox", { name: "E-mail" }).fill("nobody@example.org");
  await page.getByLabel("Password", { exact: true }).fill("wrong");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await page.evaluate(AXE);
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), `refused sign-in, ${colorScheme}`).toEqual([]);
  }
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), `shortcut list, ${colorScheme}`).toEqual([]);
  }
  const sender = { request: context.request, base: baseURL ?? "" };
  const id = await practiseUpTo(sender, "design", "The text that was quicker.");
  for (const [text, baseRevision] of [
    ["Now it stands.", 0],
    ["And this came too late.", 0],
  ] as const)
    await context.request.post(`/attempts/${id}/draft`, {
      data: { text, baseRevision },
      headers: { origin: sender.base },
    });
  await inspect(page, `/attempts/${id}/design`);
  await expect(page.getByRole("region", { name: /^Two versions/ }).first()).toBeVisible();
});

test("an explicit dark theme is as readable in a light system", async ({ page, context, baseURL }) => {
  const id = await practiseUpTo({ request: context.request, base: baseURL ?? "" }, "grade", DESIGN);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/settings");
  await page.getByRole("button", { name: "Dark", exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  for (const address of ["/settings", `/attempts/${id}/grade`]) {
    await page.goto(address);
    await page.evaluate(AXE);
    expect(await violations(page), address).toEqual([]);
  }
});
