import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import type { AxeResults } from "axe-core";
import { parse } from "yaml";
import { ScenarioSchema } from "../../app/domain/scenario/schema";
import { ROOT } from "../../scripts/bootstrap.mjs";
import { markedAnswer, rubricOf } from "./answers";
import { expect, test } from "./journey";
import { discard, freePort, startOwnServer, stop } from "./own-server";
import { editor, expectSaving } from "./pages";

const AXE = readFileSync(path.join(ROOT, "node_modules/axe-core/axe.min.js"), "utf8");

/** One line per broken rule of WCAG A and AA, in the theme and width that the page has now. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (root: Document, options: unknown) => Promise<AxeResults> } };
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const found = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  });
}

async function inspect(page: Page): Promise<void> {
  expect.soft(await violations(page), page.url()).toEqual([]);
  await page.setViewportSize({ width: 390, height: 900 });
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await page.waitForTimeout(300);
  expect.soft(await violations(page), `${page.url()} at 390 px, dark`).toEqual([]);
  const needed = await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0);
  expect.soft(needed, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(390);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.waitForTimeout(300);
}

/** The library's scenarios by title: which ones an interview takes is its plan's business. */
const SCENARIOS = new Map(
  readdirSync(path.join(ROOT, "scenarios"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const file = readFileSync(path.join(ROOT, "scenarios", name, "scenario.yaml"), "utf8");
      return [ScenarioSchema.parse(parse(file)).title, name];
    }),
);
const scenarioOf = async (page: Page): Promise<string> =>
  SCENARIOS.get((await page.getByRole("heading", { level: 1 }).textContent()) ?? "") ?? "unknown";

async function becomeGuest(page: Page, base = ""): Promise<void> {
  await page.goto(`${base}/`);
  await page.getByRole("button", { name: "Start practising" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your first answer");
}

async function setUp(page: Page): Promise<void> {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Interviews" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mock interviews");
  await page.getByRole("radio", { name: /^Senior/ }).check();
  await page.getByRole("radio", { name: /^20 minutes/ }).check();
  await page.getByRole("button", { name: "Begin the interview" }).click();
  await expect(page).toHaveURL(/\/interviews\/[a-z0-9]{24}$/);
}

/** What somebody who reasons, or recites, says to a question of this scenario. */
function replyTo(scenario: string, question: string, kind: "strong" | "knowledge"): string {
  const { criteria } = rubricOf(scenario);
  const asked = criteria.find(({ probes }) => Object.values(probes).includes(question));
  if (kind === "knowledge") return asked?.knowledge.say ?? "That is the best practice, and everybody does it so.";
  return asked?.reasoning.say ?? "The other way round loses more than it saves, because what it depends on goes first.";
}

/** One scenario: writes the design, hands it in by keyboard, answers until there is nothing more to answer, goes on. */
async function holdScenario(page: Page, kind: "strong" | "knowledge"): Promise<void> {
  const scenario = await scenarioOf(page);
  await editor(page).click();
  await page.keyboard.insertText(markedAnswer(scenario, kind));
  await expectSaving(page, "saved");
  await page.keyboard.press("Control+Enter");
  const answer = page.getByRole("textbox", { name: "Your answer" });
  const onward = page.getByRole("button", { name: /^Go on to the (next scenario|closing)/ });
  await expect(answer.or(onward)).toBeVisible();
  for (let count = 0; await answer.isVisible(); count += 1) {
    expect(count).toBeLessThan(8);
    const said = page.getByRole("region", { name: "What was said" }).getByText("Interviewer", { exact: true });
    const before = await said.count();
    const question = await page.locator("li[id^='said-'] > p.border-accent").last().textContent();
    await answer.fill(replyTo(scenario, question ?? "", kind));
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => said.count()).toBeGreaterThan(before);
  }
  await onward.click();
}

async function close(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "Your answer" }).fill("I would ask for the peak first, and size by it.");
  await page.getByRole("button", { name: "Answer", exact: true }).click();
  await page.getByRole("link", { name: "Judge yourself" }).click();
}

async function judge(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Judge yourself");
  for (const choice of await page.getByRole("radio", { name: "Explained" }).all()) await choice.check();
  await page.getByRole("button", { name: "Open the report" }).click();
  await expect(page).toHaveURL(/\/report$/);
}

test("two 20-minute mocks, one reasoned and one recited, come to different reports and signals", async ({ page }) => {
  test.setTimeout(240_000);
  await becomeGuest(page);

  await test.step("set up, and nothing of a grade in the room", async () => {
    await setUp(page);
    await expect(page.getByRole("timer")).toContainText("in all");
    const { criteria } = rubricOf(await scenarioOf(page));
    // As the server sends them: the document in the browser still carries the first page's example.
    const [html, loaded] = [await page.request.get(page.url()), await page.request.get(`${page.url()}.data`)];
    const told = `${await html.text()}${await loaded.text()}`;
    for (const { title, principle } of criteria) {
      expect(told).not.toContain(title);
      expect(told).not.toContain(principle.trim().slice(0, 30));
    }
    expect(told).not.toContain("decisive");
    await page.getByText("Ask a clarifying question").click();
    await page.getByRole("button", { name: "Ask", exact: true }).first().click();
    await expect(page.getByText("Ask another question")).toBeVisible();
    await inspect(page);
  });

  await test.step("a reload loses neither a word nor the clock", async () => {
    await editor(page).fill("A first thought.");
    await expectSaving(page, "saved");
    await page.reload();
    await expect(editor(page)).toHaveValue("A first thought.");
    await expect(page.getByRole("timer")).not.toContainText("Design 0:00");
    await page.getByRole("button", { name: "Pause" }).click();
    await expect(page.getByRole("timer")).toContainText("Paused.");
    await page.getByRole("button", { name: "Go on" }).click();
    await expect(editor(page)).toHaveValue("A first thought.");
    await editor(page).fill("");
    await expectSaving(page, "saved");
  });

  await test.step("reasoned, by keyboard", async () => {
    await holdScenario(page, "strong");
    await expect(page.getByText("scenario 2 of 2")).toBeVisible();
    await holdScenario(page, "strong");
    await close(page);
    await inspect(page);
    await judge(page);
    await inspect(page);
  });
  const strong = page.url();
  const strongSignal = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await expect(page.getByRole("heading", { name: "Three things to practise next" })).toBeVisible();
  await expect(page.getByText("The thresholds are ours.")).toBeVisible();
  await expect(page.locator("blockquote").first()).toBeVisible();

  await test.step("recited", async () => {
    await setUp(page);
    await holdScenario(page, "knowledge");
    await holdScenario(page, "knowledge");
    await close(page);
    await judge(page);
  });
  const recited = page.url();
  const recitedSignal = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  test.info().annotations.push({ type: "signals", description: `${strongSignal} against ${recitedSignal}` });
  expect(["Hire", "Strong hire"]).toContain(strongSignal);
  expect(["Strong no hire", "No hire", "Lean no hire"]).toContain(recitedSignal);

  await test.step("both are kept, and can be taken away", async () => {
    const [markdown, json] = [await page.request.get(`${strong}.md`), await page.request.get(`${recited}.json`)];
    expect(await markdown.text()).toContain("# Mock interview, senior, 20 minutes");
    expect(await json.json()).toMatchObject({ format: "defend-it/interview-report", minutes: 20 });
    await page.goto("/interviews");
    const held = page.getByRole("main").getByRole("listitem");
    await expect(held.filter({ hasText: strongSignal })).not.toHaveCount(0);
    await expect(held).toHaveCount(2);
    await inspect(page);
  });
});

test("a server that is killed in the middle of an answer takes neither a word nor the time", async ({
  page,
  troubles,
}) => {
  test.setTimeout(180_000);
  troubles.allow(/ERR_CONNECTION_REFUSED/, /Failed to fetch/, /ERR_EMPTY_RESPONSE/, /ERR_CONNECTION_RESET/);
  let server = await startOwnServer({ port: await freePort() });
  try {
    await becomeGuest(page, server.base);
    await setUp(page);
    await editor(page).fill("Batch first, because an interrupted job resumes and nobody waits for it.");
    await expectSaving(page, "saved");
    await page.keyboard.press("Control+Enter");
    const answer = page.getByRole("textbox", { name: "Your answer" });
    await answer.fill("Because the pool goes at once, and");
    await stop(server, "SIGKILL");
    await page.getByRole("button", { name: "Answer", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/did not answer|went wrong/);
    server = await startOwnServer({ port: server.port, dataDir: server.dataDir });
    await page.reload();
    await expect(answer).toHaveValue("Because the pool goes at once, and");
    await expect(page.getByText("You handed your design in.")).toBeVisible();
    // The time in which the server was gone has passed all the same.
    const clock = (await page.getByRole("timer").textContent()) ?? "";
    const [, minutes = "0", seconds = "0"] = /Questions (\d+):(\d\d)/.exec(clock) ?? [];
    expect(Number(minutes) * 60 + Number(seconds)).toBeGreaterThan(0);
    await page.getByRole("button", { name: "End early" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Judge yourself");
    await page.getByText("What you said").first().click();
    await expect(page.getByText("Because the pool goes at once, and")).toBeVisible();
  } finally {
    await discard(server);
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("every button takes along what was typed", async ({ page, troubles }) => {
    test.slow();
    troubles.allow(/request failed: GET .*\/assets\/[^/]+\.js csp$/);
    await becomeGuest(page);
    await setUp(page);
    await editor(page).fill("A first thought.");
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByRole("button", { name: "Go on" }).click();
    await expect(editor(page)).toHaveValue("A first thought.");
    await page.getByRole("button", { name: "Hand it in" }).click();
    const answer = page.getByRole("textbox", { name: "Your answer" });
    await answer.fill("Half an answer");
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByRole("button", { name: "Go on" }).click();
    await expect(answer).toHaveValue("Half an answer");
    await page.getByRole("button", { name: "Answer", exact: true }).click();
    await expect(page.getByRole("region", { name: "What was said" })).toContainText("Half an answer");
    await page.getByRole("button", { name: "Next scenario" }).click();
    await expect(page.getByText("scenario 2 of 2")).toBeVisible();
    await editor(page).fill("What stands here when it ends.");
    await page.getByRole("button", { name: "End early" }).click();
    await judge(page);
    await expect(page.getByText("What stands here when it ends.")).not.toHaveCount(0);
    await expect(page.getByText("It was ended early.")).toBeVisible();
  });
});
