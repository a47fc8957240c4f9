import { DESIGN, rubricOf, SCENARIO, ROLLOUT_REPLY, TWIST_REPLY } from "./answers";
import { expect, test } from "./journey";
import {
  begin,
  differenceField,
  editor,
  judgeEverything,
  newCredentials,
  quotedWords,
  sayDifference,
  settleProbes,
  settleTwist,
  signIn,
  signUp,
} from "./pages";

test.use({ javaScriptEnabled: false });

// A browser with scripts switched off reports every script it leaves out.
test.beforeEach(({ troubles }) => {
  troubles.allow(/request failed: GET .*\/assets\/[^/]+\.js csp$/);
});

test("the whole loop works without JavaScript", async ({ page, troubles }) => {
  test.slow();
  const rubric = rubricOf(SCENARIO);
  await page.goto("/");
  await page.getByRole("button", { name: "Start practising" }).first().click();
  await page.goto("/scenarios");
  await page.getByRole("combobox", { name: "Track" }).selectOption("llm-serving");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/track=llm-serving/);
  await begin(page);

  await editor(page).fill("A first line.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page).toHaveURL(/\/design$/);
  await expect(editor(page)).toHaveValue("A first line.");
  await expect(page.getByText(/^Saved /)).toBeVisible();

  // Asking carries the text along: what stands in the field must not be lost by pressing another button.
  await editor(page).fill("A first line, and a second.");
  await page.getByText("Ask a clarifying question").click();
  await page.getByRole("button", { name: "Ask", exact: true }).first().click();
  await expect(page).toHaveURL(/#questions$/);
  await expect(editor(page)).toHaveValue("A first line, and a second.");
  await page.getByText("A hint", { exact: true }).click();
  await page.getByRole("button", { name: "Show hint 1 of 3" }).click();
  await expect(page.getByText("Hint 1.")).toBeVisible();

  troubles.allow(/answer 422: POST .*\/design/, /console: Failed to load resource.*422/);
  await editor(page).fill("");
  await page.getByRole("button", { name: /Judge it yourself/ }).click();
  await expect(page.getByRole("alert")).toContainText("There is nothing to submit yet");
  await editor(page).fill(DESIGN);
  await page.getByRole("button", { name: /Judge it yourself/ }).click();
  await judgeEverything(page, "Named");

  const blocks = page.getByRole("article");
  await expect(blocks).toHaveCount(rubric.criteria.length);
  const quotes = await quotedWords(blocks.locator("blockquote"));
  expect(quotes.length).toBeGreaterThan(0);
  for (const quote of quotes) expect(DESIGN).toContain(quote);

  const first = blocks.first();
  await first.getByText("You missed my point").click();
  await first.getByLabel("The sentence").selectOption({ index: 1 });
  await first.getByLabel("The level it deserves").selectOption("Defended");
  await first.getByRole("button", { name: "Note it" }).click();
  await expect(page).toHaveURL(/\/grade#missed-/);
  await expect(first.getByText("Noted:")).toBeVisible();

  await page.getByText("The number, if you want one").click();
  await expect(page.getByText(/of the weighted levels/)).toBeVisible();
  await page.getByRole("button", { name: "Let the interviewer push back" }).click();
  await settleProbes(page, ROLLOUT_REPLY);
  await settleTwist(page, TWIST_REPLY);
  await sayDifference(page);
  while (await differenceField(page).isVisible()) await sayDifference(page, null);
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Done");

  await page.goto("/progress");
  await expect(
    page
      .getByRole("main")
      .getByRole("link", { name: /Cut the GPU bill/ })
      .first(),
  ).toBeVisible();
  const credentials = newCredentials();
  await signUp(page, credentials);
  await page.goto("/settings");
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("button", { name: "Sign out" }).click();
  await signIn(page, credentials, "/progress");
  await expect(
    page
      .getByRole("main")
      .getByRole("link", { name: /Cut the GPU bill/ })
      .first(),
  ).toBeVisible();
});

test("two pages of one attempt without JavaScript: the late one overwrites nothing and both versions are offered", async ({
  page,
  context,
  troubles,
}) => {
  troubles.allow(/answer 409: POST .*\/design/, /console: Failed to load resource.*409/);
  await begin(page);
  const late = await context.newPage();
  await late.goto(page.url());
  await editor(page).fill("The first page was quicker.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(/^Saved /)).toBeVisible();
  await editor(late).fill("The second page was slower.");
  await late.getByRole("button", { name: "Save", exact: true }).click();
  await expect(late.getByRole("alert")).toContainText("Both are kept");
  await expect(editor(late)).toHaveValue("The first page was quicker.");
  const versions = late.getByRole("region", { name: /^Two versions/ });
  await expect(versions).toContainText("slower");
  await versions.getByRole("button", { name: "Keep both, one after the other" }).click();
  await expect(editor(late)).toHaveValue("The first page was quicker.\n\nThe second page was slower.");
  await expect(versions).toHaveCount(0);
});
