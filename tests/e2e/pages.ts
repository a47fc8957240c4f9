import type { Locator, Page } from "@playwright/test";
import { expect } from "./journey";
import { DIFFERENCE, SCENARIO } from "./answers";

/** The steps of a practice in a browser, with scripts or without: by what a person reads, not by how it is built. */

export function editor(page: Page): Locator {
  return page.getByRole("textbox", { name: "Your design" });
}

/** The editor's state of saving, as said at the top of the page: idle, dirty, saving, saved, offline, stale, ... */
export async function expectSaving(page: Page, status: string, timeoutMs = 10_000): Promise<void> {
  await expect(page.locator("[data-save-status]").first()).toHaveAttribute("data-save-status", status, {
    timeout: timeoutMs,
  });
}

export function attemptIdOf(page: Page): string {
  const id = /\/attempts\/([a-z0-9]+)/.exec(page.url())?.[1];
  if (id === undefined) throw new Error(`not in an attempt: ${page.url()}`);
  return id;
}

/** From the scenario's page into its design; whoever is unknown becomes a guest on the way. */
export async function begin(page: Page, scenario = SCENARIO): Promise<string> {
  await page.goto(`/scenarios/${scenario}`);
  await page.getByRole("button", { name: /^Start( a new attempt)?$/ }).click();
  await expect(page).toHaveURL(/\/attempts\/[a-z0-9]+\/design$/);
  return attemptIdOf(page);
}

export async function judgeEverything(
  page: Page,
  level: "Not found" | "Named" | "Explained" | "Defended",
): Promise<void> {
  await expect(page).toHaveURL(/\/judge$/);
  const choices = page.getByRole("radio", { name: level });
  await expect(choices.nth(4)).toBeVisible();
  for (const choice of await choices.all()) await choice.check();
  await page.getByRole("button", { name: "Show the grade" }).click();
  await expect(page).toHaveURL(/\/grade$/);
}

/** Answers the first question with `reply` (if there is one) and skips the rest. */
export async function settleProbes(page: Page, reply: string | null): Promise<void> {
  const answered = page.getByRole("region", { name: "Answered so far" }).getByRole("article");
  const skip = page.getByRole("button", { name: "Skip", exact: true });
  const onward = page.getByRole("button", { name: "Change one constraint" });
  await expect(skip.or(onward)).toBeVisible();
  for (let settled = 0; await skip.isVisible(); settled += 1) {
    expect(settled).toBeLessThan(10);
    if (settled === 0 && reply !== null) {
      await page.getByRole("textbox", { name: "Your answer" }).fill(reply);
      await page.getByRole("button", { name: "Answer", exact: true }).click();
    } else await skip.click();
    await expect(answered).toHaveCount(settled + 1);
    await expect(skip.or(onward)).toBeVisible();
  }
  await onward.click();
  await expect(page).toHaveURL(/\/twist$/);
}

export async function settleTwist(page: Page, reply: string | null): Promise<void> {
  if (reply === null) await page.getByRole("button", { name: "Skip", exact: true }).click();
  else {
    await page.getByRole("textbox", { name: "Your answer" }).fill(reply);
    await page.getByRole("button", { name: "Answer", exact: true }).click();
  }
  await expect(page.getByRole("heading", { name: "What shifts" })).toBeVisible();
  await page.getByRole("button", { name: "Compare with two other answers" }).click();
  await expect(page).toHaveURL(/\/contrast$/);
}

export function differenceField(page: Page): Locator {
  return page.getByRole("textbox", { name: "What is the difference, in one sentence?" });
}

/** The criterion whose difference is asked for now. */
export async function currentCriterion(page: Page): Promise<string> {
  return (await page.locator('input[name="criterionId"]').inputValue()).trim();
}

/** Says the difference for the current criterion and waits for the next question, or for the end. */
export async function sayDifference(page: Page, words: string | null = DIFFERENCE): Promise<void> {
  const id = await currentCriterion(page);
  if (words === null) await page.getByRole("button", { name: "Skip", exact: true }).click();
  else {
    await differenceField(page).fill(words);
    await page.getByRole("button", { name: "Say it, then show the principle" }).click();
  }
  await expect(page.locator(`#contrast-${id}`)).toBeVisible();
  // What comes next stands further down and may still be on its way.
  await expect(differenceField(page).or(page.getByRole("button", { name: "Finish" }))).toBeVisible();
}

/** A quotation as it was written: without the labels that stand between its words. */
export async function quotedWords(quotes: Locator): Promise<string[]> {
  return quotes.evaluateAll((blocks) =>
    blocks.map((block) => {
      const copy = block.cloneNode(true) as HTMLElement;
      for (const label of copy.querySelectorAll(".mark-label")) label.remove();
      return copy.textContent;
    }),
  );
}

export type Credentials = { email: string; password: string };

let people = 0;
/** An address nobody else uses, in this run or another. */
export function newCredentials(): Credentials {
  people += 1;
  const unique = `${Date.now().toString(36)}${String(process.pid)}${String(people)}`;
  return { email: `w${unique}@example.org`, password: "plum anvil thirty tornado" };
}

export async function fillCredentials(page: Page, { email, password }: Credentials): Promise<void> {
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
}

/** Turns the guest of this page into an account. */
export async function signUp(page: Page, credentials: Credentials): Promise<void> {
  await page.goto("/signup");
  await fillCredentials(page, credentials);
  await page.getByRole("button", { name: /^(Keep my work|Make the account)$/ }).click();
  await expect(page).not.toHaveURL(/\/signup/);
}

export async function signIn(page: Page, credentials: Credentials, next = "/"): Promise<void> {
  await page.goto(`/signin?next=${encodeURIComponent(next)}`);
  await fillCredentials(page, credentials);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).not.toHaveURL(/\/signin/);
}
