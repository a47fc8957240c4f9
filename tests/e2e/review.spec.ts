import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import type { AxeResults } from "axe-core";
import { ROOT } from "../../scripts/bootstrap.mjs";
import { DESIGN, rubricOf, SCENARIO } from "./answers";
import { expect, test } from "./journey";
import { practiseUpTo } from "./over-http";
import { discard, freePort, startOwnServer, type OwnServer } from "./own-server";
import { letReviewsFallDue, storedReviews } from "./stored";

const AXE = readFileSync(path.join(ROOT, "node_modules/axe-core/axe.min.js"), "utf8");
const REPLY =
  "A whole pool is reclaimed at once, so the unit of loss is a pool and not a machine: with 5 of 40 in each pool the largest loss is 12%, because one cause takes them all together.";

/** No rule is broken in either theme at either width, and nothing is wider than the window. */
async function inspect(page: Page, what: string): Promise<void> {
  await test.step(`accessibility of ${what}`, async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      for (const width of [1280, 390]) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 900 });
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
        const broken = await page.evaluate<string[]>(async () => {
          const { axe } = window as unknown as { axe: { run: (root: Document) => Promise<AxeResults> } };
          return (await axe.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
        });
        expect(broken, `${what}, ${colorScheme}, ${String(width)} px`).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  });
}

test.describe("reviews", () => {
  let server: OwnServer;
  test.beforeAll(async () => {
    server = await startOwnServer({ port: await freePort() });
  });
  test.afterAll(async () => {
    await discard(server);
  });

  test("what was practised comes back another way, is graded, explained and planned again", async ({
    page,
    playwright,
  }) => {
    test.slow();
    await page.addInitScript(AXE);
    await page.goto(server.base);
    const sender = { request: page.request, base: server.base };
    await practiseUpTo(sender, "finished", DESIGN);
    const titles = rubricOf(SCENARIO).criteria.map(({ title }) => title);

    await test.step("nothing is due on the day itself", async () => {
      await page.goto(`${server.base}/review`);
      await expect(page.getByText("Nothing is left for today.")).toBeVisible();
      await expect(page.getByText("The next one comes back on")).toBeVisible();
    });

    letReviewsFallDue(server);
    await test.step("ten days later the number stands beside the word, and today begins with it", async () => {
      await page.goto(server.base);
      await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /Review/ })).toContainText(
        String(titles.length),
      );
      await page.getByRole("link", { name: /^Begin: about/ }).click();
      await expect(page).toHaveURL(/\/review\/[a-z-]+\/[a-z-]+$/);
    });

    const field = page.getByRole("textbox", { name: "Your answer" });
    await test.step("the question: typed words survive a reload, Ctrl+Enter sends them", async () => {
      await inspect(page, "a question");
      await field.fill(REPLY);
      await page.reload();
      await expect(field).toHaveValue(REPLY);
      await field.press("Control+Enter");
      await expect(page).toHaveURL(/turn=1$/);
      await expect(page.getByRole("heading", { name: "What a reasoning answer says" })).toBeVisible();
      await expect(page.getByRole("heading", { name: "When it comes back" })).toBeVisible();
      await inspect(page, "an outcome");
      expect(storedReviews(server)).toMatchObject([{ form: "probe", reply: REPLY }]);
    });

    await test.step("not knowing is an answer; the next one is the last criterion but one, and so on to the end", async () => {
      for (let left = titles.length - 1; left > 0; left -= 1) {
        await page.getByRole("link", { name: /^Next:/ }).click();
        await page.getByRole("button", { name: "I do not know" }).click();
        await expect(page.getByText("You said that you do not know.")).toBeVisible();
      }
      await page.getByRole("link", { name: "That was the last one today" }).click();
      await expect(page.getByText("Nothing is left for today.")).toBeVisible();
      await expect(page.getByRole("heading", { name: "Does the forecast hold?" })).toBeVisible();
      await inspect(page, "the review page");
    });

    letReviewsFallDue(server);
    await test.step("the next time every one is asked in another form", async () => {
      const before = storedReviews(server);
      await page.goto(`${server.base}/review`);
      await page.getByRole("link", { name: /^(Begin|Go on)/ }).click();
      await expect(page.getByText("Two answers", { exact: false }).first()).toBeVisible();
      await field.fill("One names it, the other says why: because a pool is lost as a whole.");
      await page.getByRole("button", { name: "Answer", exact: true }).click();
      await expect(page).toHaveURL(/turn=2$/);
      const after = storedReviews(server);
      expect(after).toHaveLength(before.length + 1);
      expect(after.at(-1)?.form).toBe("contrast");
    });

    await test.step("settings, and a calendar that says how many", async () => {
      await page.goto(`${server.base}/settings/review`);
      await page.getByRole("spinbutton", { name: "Questions a day, at most" }).fill("3");
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByText("Saved.")).toBeVisible();
      await page.getByRole("button", { name: "Make an address" }).click();
      const address = (await page.locator("code").innerText()).trim();
      await inspect(page, "the settings");
      const stranger = await playwright.request.newContext();
      const calendar = await stranger.get(address);
      expect(calendar.headers()["content-type"]).toContain("text/calendar");
      const text = await calendar.text();
      expect(text).toContain("criteria to defend again");
      for (const title of titles) expect(text).not.toContain(title);
      await stranger.dispose();
    });
  });
});
