import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import type { AxeResults } from "axe-core";
import { ROOT } from "../../scripts/bootstrap.mjs";
import { DESIGN, rubricOf, SCENARIO } from "./answers";
import { expect, test } from "./journey";
import { discard, freePort, startOwnServer, stop } from "./own-server";
import { editor, expectSaving } from "./pages";
import { recordingProxy } from "./recording-proxy";

const AXE = readFileSync(path.join(ROOT, "node_modules/axe-core/axe.min.js"), "utf8");
test.use({ actionTimeout: 20_000 });
const NOTE = "Quokka: knows the discount, not the unit of loss.";

async function expectAccessible(page: Page, what: string): Promise<void> {
  await page.evaluate(AXE);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.waitForTimeout(250);
      const found = await page.evaluate(async () => {
        const { axe } = window as unknown as {
          axe: { run: (root: Document, options: unknown) => Promise<AxeResults> };
        };
        const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
        const { violations } = await axe.run(document, { runOnly: { type: "tag", values: tags } });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
      });
      expect.soft(found, `${what} at ${String(width)} px, ${colorScheme}`).toEqual([]);
    }
    const needed = await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0);
    expect.soft(needed, `${what} at ${String(width)} px scrolls sideways`).toBeLessThanOrEqual(width);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** A stretch of a text that stands the same in HTML, in JSON and in the text itself. */
function stretch(text: string): string {
  const runs = text.replaceAll(/\s+/g, " ").split(/[^A-Za-z0-9 ,.;:()%$-]/);
  return runs
    .reduce((longest, run) => (run.length > longest.length ? run : longest), "")
    .trim()
    .slice(0, 60);
}

/** What only the interviewer may have before the comparison. Titles are judged by, so they come with the judging. */
function secrets(asked: readonly string[]): { titles: string[]; texts: string[] } {
  const { criteria } = rubricOf(SCENARIO);
  const texts = criteria
    .flatMap(({ why, principle, knowledge, reasoning, probes }) => [
      ...[why, principle, knowledge.say, reasoning.say, reasoning.says, ...Object.values(probes)],
    ])
    .filter((text) => !asked.includes(text))
    .map(stretch);
  for (const text of texts) expect(text.length).toBeGreaterThan(12);
  return { titles: criteria.map(({ title }) => stretch(title)), texts: [...texts, stretch(NOTE)] };
}

function expectNothingOf(received: string, hidden: readonly string[], when: string): void {
  expect(
    hidden.filter((secret) => received.includes(secret)),
    `sent to the candidate ${when}`,
  ).toEqual([]);
}

test("two browsers on two processes hold a session to its end, both processes killed in the middle; the rubric never reaches the candidate", async ({
  page: ida,
  browser,
  troubles,
}) => {
  test.setTimeout(600_000);
  troubles.allow(
    /net::ERR_(CONNECTION_(REFUSED|RESET|CLOSED)|EMPTY_RESPONSE|FAILED|SOCKET_NOT_CONNECTED|INCOMPLETE_CHUNKED_ENCODING)/,
  );
  let first = await startOwnServer({ port: await freePort() });
  const { dataDir } = first;
  let second = await startOwnServer({ port: await freePort(), dataDir });
  const wire = await recordingProxy(second.port);
  const context = await browser.newContext({ baseURL: wire.base });
  troubles.watch(context);
  const cem = await context.newPage();
  const { criteria } = rubricOf(SCENARIO);
  const suggested = criteria[0]?.probes[0] ?? "";
  const criterionAt = (index: number) => ida.getByRole("group", { name: criteria[index]?.title ?? "" });
  const { titles, texts } = secrets([suggested]);

  try {
    await test.step("one opens a session, the other comes with the code and without an account", async () => {
      await ida.goto(`${first.base}/chairs`);
      await expectAccessible(ida, "/chairs");
      await ida.getByRole("combobox", { name: "Scenario" }).selectOption(SCENARIO);
      await ida.getByRole("button", { name: "Open a session" }).click();
      const code = (await ida.locator("[data-join-code]").textContent()) ?? "";
      expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
      await expect(ida.locator("[data-join-url]")).toHaveText(`${first.base}/chairs/join/${code}`);
      await cem.goto("/chairs");
      await cem.getByRole("textbox", { name: "Code" }).fill(code.toLowerCase());
      await cem.getByRole("button", { name: "Go to the session" }).click();
      await expectAccessible(cem, "the invitation");
      await cem.getByRole("button", { name: "Sit down and answer" }).click();
      await expect(cem.getByText("Waiting for your interviewer to begin")).toBeVisible();
      await ida.getByRole("button", { name: "Begin the interview" }).click();
      await expect(editor(cem)).toBeVisible();
    });

    await test.step("the answer is seen as it is written, questions and answers go across", async () => {
      await editor(cem).fill(DESIGN.slice(0, 200));
      await expectSaving(cem, "saved");
      await expect(ida.locator("[data-live-answer]")).toHaveText(DESIGN.slice(0, 200));
      const criterion = criterionAt(0);
      await criterion.getByText("Questions to ask").click();
      await criterion.getByRole("button", { name: "Ask", exact: true }).first().click();
      const conversation = cem.getByRole("region", { name: "Your interviewer" });
      await expect(conversation.getByText(stretch(suggested))).toBeVisible();
      await cem
        .getByRole("textbox", { name: "Say something to your interviewer" })
        .fill("Because a pool goes at once.");
      await cem.keyboard.press("Control+Enter");
      await expect(ida.getByText("Because a pool goes at once.")).toBeVisible();
      await expect(cem.getByRole("textbox", { name: "Say something to your interviewer" })).toHaveValue("");
      await criterion.getByRole("radio", { name: "Explained" }).check();
      await criterion.getByRole("textbox", { name: "Private note" }).fill(NOTE);
      await expect(ida.locator("[data-kept]")).toHaveAttribute("data-kept", "saved");
      await expectAccessible(ida, "the interviewer's chair");
      await expectAccessible(cem, "the candidate's chair");
    });

    await test.step("both processes are killed while both go on, and are started again", async () => {
      await Promise.all([stop(first, "SIGKILL"), stop(second, "SIGKILL")]);
      await expect(cem.locator("[data-following]")).toHaveAttribute("data-following", "lost");
      await editor(cem).fill(DESIGN);
      await expectSaving(cem, "offline", 30_000);
      await criterionAt(1).getByRole("textbox", { name: "Private note" }).fill("A note while the server was gone.");
      await expect(ida.locator("[data-kept]")).toHaveAttribute("data-kept", "unsaved");
      first = await startOwnServer({ port: first.port, dataDir });
      second = await startOwnServer({ port: second.port, dataDir });
      await expect(ida.locator("[data-following]")).toHaveAttribute("data-following", "live", { timeout: 60_000 });
      await expect(cem.locator("[data-following]")).toHaveAttribute("data-following", "live", { timeout: 60_000 });
      await expectSaving(cem, "saved", 60_000);
      await expect(ida.locator("[data-live-answer]")).toHaveText(DESIGN);
      await expect(ida.locator("[data-kept]")).toHaveAttribute("data-kept", "saved");
      await ida.getByRole("textbox", { name: "Ask in your own words" }).fill("And if the spare pool is sold out too?");
      await ida.getByRole("button", { name: "Ask", exact: true }).first().click();
      await expect(cem.getByText("And if the spare pool is sold out too?")).toBeVisible();
      await expect(cem.getByRole("listitem").filter({ hasText: "Because a pool goes at once." })).toHaveCount(1);
    });

    await test.step("handed in, ended, judged: until then nothing of the rubric was sent to the candidate", async () => {
      await cem.getByRole("button", { name: /Hand it in/ }).click();
      // The first answer to a scenario compiles its rubric.
      await expect(cem.getByText("Handed in, and locked")).toBeVisible({ timeout: 90_000 });
      const attempt = await cem.request.get("/", { maxRedirects: 0 });
      const own = /\/attempts\/[a-z0-9]+/.exec(await attempt.text())?.[0] ?? "";
      for (const part of ["/judge", "/grade", "/contrast"]) {
        const answer = await cem.request.get(`${own}${part}`, { maxRedirects: 0 });
        expect(answer.headers().location).toMatch(/^\/chairs\/[a-z0-9]+$/);
      }
      await cem.request.get("/settings/export");
      await cem.request.get("/progress");
      await expect(ida.getByText(/, handed in/)).toBeVisible();
      await ida.getByRole("button", { name: "End the interview" }).click();
      await expect(cem.getByRole("link", { name: /Judge your answer/ })).toBeVisible();
      expectNothingOf(wire.received(), [...titles, ...texts, '"initialLevel"'], "before the judging");
      expect(wire.received()).toContain("event: said");
      await cem.getByRole("link", { name: /Judge your answer/ }).click();
      await ida.getByRole("link", { name: /Compare/ }).click();
      await expect(ida.getByText("The candidate is judging the answer.")).toBeVisible();
      await expectAccessible(cem, "judging");
      for (const choice of await cem.getByRole("radio", { name: "Explained" }).all()) await choice.check();
      expectNothingOf(wire.received(), texts, "before the comparison");
    });

    await test.step("three judgements side by side, for both; the notes stay with the interviewer", async () => {
      await cem.getByRole("button", { name: "Show the grade" }).click();
      await expect(cem.getByRole("heading", { level: 1 })).toHaveText("Three judgements");
      await expect(ida.getByRole("heading", { level: 1 })).toHaveText("Three judgements");
      await expect(ida.getByText(NOTE)).toBeVisible();
      await expect(cem.getByText("Interviewer and grader")).toBeVisible();
      await expect(cem.getByText(NOTE)).toHaveCount(0);
      await expectAccessible(cem, "the comparison");
      expectNothingOf(wire.received(), [stretch(NOTE), "note while the server was gone"], "at any time");
    });

    await test.step("the chairs change", async () => {
      await ida.getByRole("button", { name: /Change chairs/ }).click();
      await expect(ida.getByText("You answer, round 2")).toBeVisible();
      await cem.getByRole("link", { name: "To the next round" }).click();
      await expect(cem.getByText("You interview, round 2")).toBeVisible();
      await cem.getByRole("button", { name: "Begin the interview" }).click();
      await expect(editor(ida)).toBeVisible();
    });

    await test.step("a process that is told to stop does not wait for those who listen", async () => {
      const started = Date.now();
      expect(await stop(first, "SIGTERM")).toBe(0);
      expect(Date.now() - started).toBeLessThan(8_000);
    });
  } finally {
    await context.close();
    await ida.close();
    await wire.close();
    await stop(second, "SIGKILL");
    await discard(first);
  }
});
