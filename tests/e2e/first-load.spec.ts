import { SCENARIO } from "./answers";
import { expect, test } from "./journey";
import { quotedWords } from "./pages";

/** What a first visit may cost in JavaScript, gzipped, in bytes. */
const SCRIPT_BUDGET = 120_000;

test("the first load of a scenario's page brings at most 120 kB of JavaScript", async ({ page }) => {
  const sizes: Promise<number>[] = [];
  const names: string[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() !== "script" && !request.url().endsWith(".js")) return;
    names.push(request.url());
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto(`/scenarios/${SCENARIO}`, { waitUntil: "networkidle" });
  await expect(page.getByRole("button", { name: "Keyboard shortcuts" })).toBeVisible();
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(names.length).toBeGreaterThan(3);
  expect(new Set(names).size, "nothing is fetched twice").toBe(names.length);
  expect(total).toBeGreaterThan(10_000);
  expect(total, names.join("\n")).toBeLessThanOrEqual(SCRIPT_BUDGET);
});

test("the first page shows two answers that are really graded, one better than the other", async ({ page }) => {
  await page.goto("/");
  const answers = page.getByRole("article");
  await expect(answers).toHaveCount(2);
  const shapes = await answers.locator("h3 svg").evaluateAll((all) => all.map((one) => one.getAttribute("data-level")));
  expect(Number(shapes[1])).toBeGreaterThan(Number(shapes[0]));
  const reasoned = answers.filter({ hasText: "A reasoned answer" });
  await expect(reasoned.locator("mark").first()).toBeVisible();
  const [text = ""] = await quotedWords(reasoned.locator(".own-words"));
  for (const words of await quotedWords(reasoned.locator("mark"))) expect(text).toContain(words);
});

test("assets are immutable and compressed, pages are private", async ({ request }) => {
  const html = await request.get("/");
  const script = /"(\/assets\/[^"]+\.js)"/.exec(await html.text())?.[1] ?? "";
  const asset = await request.get(script);
  expect(asset.headers()["cache-control"]).toContain("immutable");
  expect(asset.headers()["content-encoding"]).toBeDefined();
  expect(html.headers()["cache-control"] ?? "").not.toMatch(/public|immutable/);
});
