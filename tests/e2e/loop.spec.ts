import { DESIGN, rubricOf, SCENARIO, ROLLOUT_REPLY, TWIST_REPLY } from "./answers";
import { expect, test } from "./journey";
import {
  currentCriterion,
  differenceField,
  editor,
  expectSaving,
  fillCredentials,
  judgeEverything,
  newCredentials,
  quotedWords,
  sayDifference,
  settleProbes,
  settleTwist,
  signIn,
} from "./pages";

test("a guest goes through the whole loop, makes an account of it, and finds it all after signing in again", async ({
  page,
  troubles,
}) => {
  test.slow();
  const rubric = rubricOf(SCENARIO);

  await test.step("from the first page to a scenario", async () => {
    await page.goto("/");
    await page.getByRole("button", { name: "Start practising" }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your first answer");
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Library" }).click();
    const found = page.getByRole("main").getByRole("listitem");
    await expect(found.first()).toBeVisible();
    await page.getByRole("searchbox", { name: "Search" }).fill("no such words anywhere");
    await page.getByRole("searchbox", { name: "Search" }).press("Enter");
    await expect(page.getByText("No scenario fits these words and choices together.")).toBeVisible();
    await page.getByRole("searchbox", { name: "Search" }).fill("spot bill");
    await page.getByRole("searchbox", { name: "Search" }).press("Enter");
    await expect(page).toHaveURL(/q=spot/);
    await page.getByRole("combobox", { name: "Track" }).selectOption("llm-serving");
    await expect(page).toHaveURL(/track=llm-serving/);
    await page.getByRole("combobox", { name: "State" }).selectOption("new");
    await expect(page).toHaveURL(/state=new/);
    await page
      .getByRole("heading", { level: 2 })
      .getByRole("link", { name: /Cut the GPU bill/ })
      .click();
    await expect(page).toHaveURL(`/scenarios/${SCENARIO}`);
    await page.getByRole("button", { name: "Start", exact: true }).click();
    await expect(page).toHaveURL(/\/design$/);
  });

  await test.step("design: ask, take a hint, write, submit", async () => {
    for (const { title } of rubric.criteria) await expect(page.getByText(title)).toHaveCount(0);
    await page.getByText("Ask a clarifying question").click();
    await page.getByRole("button", { name: "Ask", exact: true }).first().click();
    await expect(page.getByText("Ask another question")).toBeVisible();
    await page.getByText("A hint", { exact: true }).click();
    await page.getByRole("button", { name: "Show hint 1 of 3" }).click();
    await expect(page.getByText("Hint 1.")).toBeVisible();
    await editor(page).click();
    await page.keyboard.insertText(DESIGN);
    await expectSaving(page, "saved");
    await expect(page.locator("[data-save-status]").first()).toContainText("Saved");
    await page.keyboard.press("Control+Enter");
    await expect(page).toHaveURL(/\/judge$/);
  });

  await test.step("judge oneself before any grade", async () => {
    await expect(page.getByText("grade:")).toHaveCount(0);
    troubles.allow(/answer 422: POST .*\/judge/, /console: Failed to load resource.*422.*\/judge/);
    await page.getByRole("button", { name: "Show the grade" }).click();
    await expect(page.getByRole("alert")).toContainText("no level yet");
    await judgeEverything(page, "Explained");
  });

  await test.step("the grade quotes the answer word for word", async () => {
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your grade");
    const blocks = page.getByRole("article");
    await expect(blocks).toHaveCount(rubric.criteria.length);
    await expect(blocks.locator("mark").first()).toBeVisible();
    const quotes = await quotedWords(blocks.locator("blockquote"));
    expect(quotes.length).toBeGreaterThan(0);
    for (const quote of quotes) expect(DESIGN).toContain(quote);
    await page.getByText("Your whole answer, with what was found in it").click();
    const whole = page.locator("details", { hasText: "Your whole answer" }).locator(".own-words");
    expect(await quotedWords(whole)).toEqual([DESIGN]);
    await expect(page.getByText("You took one hint")).toBeVisible();
    await page.getByRole("button", { name: "Let the interviewer push back" }).click();
    await expect(page).toHaveURL(/\/probe$/);
  });

  await test.step("probes: one answered, the others skipped; then the twist", async () => {
    await settleProbes(page, ROLLOUT_REPLY);
    await settleTwist(page, TWIST_REPLY);
  });

  await test.step("the difference is asked before the principle is anywhere in the page or its data", async () => {
    const id = await currentCriterion(page);
    const criterion = rubric.criteria.find((one) => one.id === id);
    const principle = (criterion?.principle ?? "").replaceAll(/\s+/g, " ").trim();
    expect(principle.length).toBeGreaterThan(20);
    const before = await page.request.get(page.url());
    const data = await page.request.get(`${page.url()}.data`);
    const start = principle.slice(0, 40).replaceAll(/['"&<>]/g, ".");
    for (const text of [await page.content(), await before.text(), await data.text()])
      for (const { principle: other } of rubric.criteria) expect(text).not.toContain(other.trim().slice(0, 30));
    await sayDifference(page);
    await expect(page.getByText(new RegExp(start.replaceAll(/[()[\]*+?^$|\\]/g, ".")))).toBeVisible();
    while (await differenceField(page).isVisible()) await sayDifference(page, null);
    await expect(page.getByRole("heading", { name: "The reasoning answer" })).toBeVisible();
    await page.getByRole("button", { name: "Finish" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Done");
    await expect(page.getByRole("row")).toHaveCount(rubric.criteria.length + 1);
  });

  await test.step("progress shows it", async () => {
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Progress" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("What you can defend");
    await expect(page.getByRole("img").first()).toBeVisible();
    await page.getByText("How the curves are computed, and the same as a table").click();
    await expect(page.getByRole("table", { name: /Mean level per dimension/ })).toBeVisible();
  });

  const credentials = newCredentials();
  await test.step("sign up: the work is still there", async () => {
    await page.getByRole("link", { name: "Keep my work" }).click();
    await fillCredentials(page, credentials);
    await page.getByRole("button", { name: "Keep my work" }).click();
    await expect(page).not.toHaveURL(/\/signup/);
    await page.goto("/progress");
    await expect(
      page
        .getByRole("main")
        .getByRole("link", { name: /Cut the GPU bill/ })
        .first(),
    ).toBeVisible();
  });

  await test.step("sign out, sign in, and find it", async () => {
    await page.goto("/settings");
    await expect(page.getByText(credentials.email)).toBeVisible();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByRole("button", { name: "Start practising" }).first()).toBeVisible();
    await page.goto("/progress");
    await expect(page).toHaveURL(/\/signin/);
    await signIn(page, credentials, "/progress");
    await expect(page).toHaveURL(/\/progress$/);
    await page
      .getByRole("main")
      .getByRole("link", { name: /Cut the GPU bill/ })
      .last()
      .click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Done");
  });
});
