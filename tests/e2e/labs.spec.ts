import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import type { AxeResults } from "axe-core";
import { ROOT } from "../../scripts/bootstrap.mjs";
import { LABS } from "../../app/labs/registry";
import { DESIGN } from "./answers";
import { expect, test } from "./journey";
import { practiseUpTo } from "./over-http";
import { discard, freePort, startOwnServer, type OwnServer } from "./own-server";
import { begin, editor, expectSaving, judgeEverything } from "./pages";
import { letLastFormBe, letReviewsFallDue, storedReviews } from "./stored";

const AXE = readFileSync(path.join(ROOT, "node_modules/axe-core/axe.min.js"), "utf8");
const LOOKS = [
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 390 },
] as const;

async function inspect(page: Page, what: string): Promise<void> {
  for (const { colorScheme, width } of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    const broken = await page.evaluate<string[]>(async () => {
      const { axe } = window as unknown as { axe: { run: (root: Document) => Promise<AxeResults> } };
      return (await axe.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
    });
    expect(broken, `${what}, ${colorScheme}, ${String(width)} px`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), what).toBeLessThanOrEqual(width);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** A lab on the command line. */
function lab(...args: string[]): { result: unknown; outcome: unknown } {
  const out = execFileSync(process.execPath, ["scripts/cli.mjs", "lab", ...args], {
    cwd: ROOT,
    input: "",
    encoding: "utf8",
  });
  return JSON.parse(out) as { result: unknown; outcome: unknown };
}

test("every lab shows its presets' results, and no rule of accessibility is broken", async ({ page }) => {
  test.setTimeout(240_000);
  await page.addInitScript(AXE);
  await page.goto("/labs");
  await inspect(page, "the list");
  for (const { id, title } of Object.values(LABS)) {
    await test.step(id, async () => {
      await page.goto(`/labs/${id}`);
      await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
      await page.getByText("What the presets do").click();
      await page.getByRole("navigation", { name: "Presets" }).locator("details a").first().click();
      await expect(page.getByRole("img").first()).toBeVisible();
      await expect(page.locator("#result h2")).toContainText(/Held|Degraded|Broke/);
      await inspect(page, id);
    });
  }
});

test("a prediction is locked, run in the page, thrown at, and shared by its address", async ({ page, context }) => {
  await page.goto("/labs/ndots-dns");
  await page.getByLabel("ndots").fill("2");
  await page.getByLabel("How many queries leave the pod").fill("2");
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: "Lock and run" }).click();
  await expect(page.getByRole("list", { name: "Your predictions" })).toContainText("You said 2 queries");
  await expect(page.locator("#result h2")).toBeFocused();
  await expect(page).toHaveURL(/ndots=2.*_show=1/);
  const verdict = await page.locator("#result h2").innerText();
  const shared = await context.newPage();
  await shared.goto(page.url());
  await expect(shared.locator("#result h2")).toHaveText(verdict);
  await page.getByRole("button", { name: "Drop one packet of a pair" }).click();
  await expect(page.locator("#result h2")).not.toHaveText(verdict);
});

test("a field that cannot be used is named beside it, and what was typed stays", async ({ page }) => {
  await page.goto("/labs/ndots-dns");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("ndots").fill("900");
  await page.getByRole("button", { name: "Lock and run" }).click();
  await expect(page.getByRole("alert")).toContainText("ndots must be");
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page.getByLabel("ndots")).toHaveValue("900");
});

test("a trace is replayed in the browser's worker, with the bytes of the command line", async ({ page }, info) => {
  const lines = ["TIMESTAMP,ContextTokens,GeneratedTokens"];
  for (let at = 0; at < 400; at += 1) {
    const second = String(at % 60).padStart(2, "0");
    const minute = String(Math.floor(at / 60)).padStart(2, "0");
    lines.push(
      `2023-11-16 18:${minute}:${second}.5000000,${String(200 + ((at * 37) % 900))},${String(10 + ((at * 91) % 300))}`,
    );
  }
  const file = info.outputPath("requests.csv");
  writeFileSync(file, `${lines.join("\n")}\n`);
  const { result, outcome } = lab("continuous-batching", "--trace", file);
  await page.goto("/labs/continuous-batching");
  await page.waitForLoadState("networkidle");
  await page.getByText("Replay your own trace").click();
  await page.getByLabel("Trace file").setInputFiles(file);
  await page.getByRole("button", { name: "Lock and run" }).click();
  await expect(page.getByText("Over your trace requests.csv.")).toBeVisible();
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "JSON" }).click();
  const download = JSON.parse(readFileSync(await (await saved).path(), "utf8")) as {
    result: unknown;
    outcome: unknown;
  };
  expect(JSON.stringify(download.result)).toBe(JSON.stringify(result));
  expect(download.outcome).toEqual(outcome);

  await test.step("a line that cannot be read is named", async () => {
    writeFileSync(file, `${lines.slice(0, 5).join("\n")}\n2023-11-16 18:00:09.0,abc,4\n`);
    await page.getByLabel("Trace file").setInputFiles(file);
    await page.getByRole("button", { name: "Lock and run" }).click();
    await expect(page.getByText(/Line 6/)).toBeVisible();
  });
});

test("from answer to lab: numbers confirmed, the zone reclaimed, and the criterion it speaks to", async ({ page }) => {
  test.setTimeout(240_000);
  await page.addInitScript(AXE);
  await begin(page);
  await editor(page).fill(`${DESIGN}\n\nI put 70% of the serving fleet on spot.`);
  await expectSaving(page, "saved");
  await page.getByText("Your numbers, for the lab").click();
  await page.getByRole("button", { name: "Look for them in my text" }).click();
  await expect(page.getByText(/From your text/).first()).toBeVisible();
  await page.getByRole("button", { name: "Confirm these numbers" }).click();
  await expect(page.getByText("Your numbers, for the lab: confirmed")).toBeVisible();
  await inspect(page, "design with numbers");
  await page.getByRole("button", { name: /Judge it yourself/ }).click();
  await judgeEverything(page, "Explained");
  const grade = page.url();
  const levels = await page
    .getByRole("article")
    .getByText(/^grade:/)
    .allInnerTexts();

  await page.getByRole("button", { name: /run my design/ }).click();
  await expect(page).toHaveURL(/\/labs\/spot-gpu-strategy\?.*_attempt=/);
  await expect(page.getByText("These are the numbers of your design")).toBeVisible();
  await page.waitForLoadState("networkidle");
  const zone = Object.values(LABS).find(({ id }) => id === "spot-gpu-strategy")?.events[0];
  await page.getByRole("button", { name: zone?.title ?? "" }).click();
  await expect(page.locator("#result h2")).toContainText(/Held|Degraded|Broke/);
  await page
    .getByRole("textbox", { name: "Your answer" })
    .fill(
      "I would spread the spot replicas over more pools first, because one cause takes a whole pool at once and then the largest loss is 5 of 40.",
    );
  await page.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(page.locator("#question").getByText(/Not found|Named|Explained|Defended|Can't tell/)).toBeVisible();

  await page.goto(grade);
  const evidence = page.getByRole("list", { name: "From the lab" });
  await expect(evidence).toHaveCount(2);
  await expect(evidence.first()).toContainText(zone?.title ?? "");
  expect(
    await page
      .getByRole("article")
      .getByText(/^grade:/)
      .allInnerTexts(),
  ).toEqual(levels);
  await inspect(page, "grade with evidence of the lab");
  await evidence.first().getByRole("link", { name: "Look at this run" }).click();
  await expect(page.locator("#result h2")).toContainText(/Held|Degraded|Broke/);
});

test.describe("in a review", () => {
  let server: OwnServer;
  test.beforeAll(async () => {
    server = await startOwnServer({ port: await freePort() });
  });
  test.afterAll(async () => {
    await discard(server);
  });

  test("a criterion is asked as a prediction, which is held against the run beside the grade", async ({ page }) => {
    test.slow();
    await page.addInitScript(AXE);
    await page.goto(server.base);
    await practiseUpTo({ request: page.request, base: server.base }, "finished", DESIGN);
    letReviewsFallDue(server);
    letLastFormBe(server, "neighbour");
    await page.goto(server.base);
    await page.getByRole("link", { name: /^Begin: about/ }).click();
    await expect(page.getByText("A prediction")).toBeVisible();
    const prediction = page.getByRole("group", { name: "Your prediction" }).getByRole("radio").first();
    const number = page.getByRole("spinbutton", { name: "Your prediction" });
    await expect(prediction.or(number)).toBeVisible();
    if (await number.isVisible()) await number.fill("1");
    else await prediction.check();
    await page
      .getByRole("textbox", { name: "Your answer" })
      .fill("One cause takes a whole pool at once, so 5 of 40 go.");
    await inspect(page, "a prediction in a review");
    await page.getByRole("button", { name: "Answer", exact: true }).click();
    await expect(page.getByRole("heading", { name: "What the lab gives" })).toBeVisible();
    await expect(page.getByText("You predicted")).toBeVisible();
    await inspect(page, "what the lab gives");
    expect(storedReviews(server)).toMatchObject([{ form: "lab" }]);
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("the form runs on the server, throws the event, and takes the files away", async ({
    page,
    troubles,
    request,
  }) => {
    troubles.allow(/request failed: GET .*\/assets\/[^/]+\.js csp$/);
    await page.goto("/labs/ndots-dns");
    await page.getByLabel("ndots").fill("2");
    await page.getByRole("button", { name: "Lock and run" }).click();
    await expect(page).toHaveURL(/ndots=2/);
    await expect(page.locator("#result h2")).toContainText(/Held|Degraded|Broke/);
    await expect(page.getByRole("img").first()).toBeVisible();
    for (const name of ["JSON", "CSV", "SVG"]) {
      const href = await page.getByRole("link", { name, exact: true }).getAttribute("href");
      const file = await request.get(href ?? "");
      expect(file.status(), name).toBe(200);
      expect((await file.text()).length, name).toBeGreaterThan(100);
    }
    await page.getByRole("button", { name: "Drop one packet of a pair" }).click();
    await expect(page.locator("#result h2")).toContainText(/Held|Degraded|Broke/);
  });
});
