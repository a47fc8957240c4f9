import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { AccountExportSchema } from "../../app/domain/account/export";
import { expect, test } from "./journey";
import { begin, editor, expectSaving, fillCredentials, newCredentials, signIn, signUp } from "./pages";

const NEW_PASSWORD = "walnut ferry copper seventeen";

/** A guest's attempt with a design that says who wrote it. */
async function writeAs(page: Page, words: string): Promise<string> {
  const id = await begin(page);
  await editor(page).fill(words);
  await expectSaving(page, "saved");
  return id;
}

async function downloaded(page: Page, button: string) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: button }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^defend-it-\d{4}-\d{2}-\d{2}\.json$/);
  return AccountExportSchema.parse(JSON.parse(readFileSync(await download.path(), "utf8")));
}

test("a guest's work stays when the guest becomes an account, and moves when the guest signs in to an older one", async ({
  page,
  browser,
  baseURL,
  troubles,
}) => {
  test.slow();
  const credentials = newCredentials();
  const first = await writeAs(page, "Written before signing up.");
  await signUp(page, credentials);
  await page.goto(`/attempts/${first}`);
  await expect(editor(page)).toHaveValue("Written before signing up.");

  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  troubles.watch(context);
  const elsewhere = await context.newPage();
  const second = await writeAs(elsewhere, "Written as another guest.");
  await signIn(elsewhere, credentials, `/attempts/${second}/design`);
  await expect(editor(elsewhere)).toHaveValue("Written as another guest.");
  await elsewhere.goto(`/attempts/${first}`);
  await expect(editor(elsewhere)).toHaveValue("Written before signing up.");
  await context.close();

  // The account's first browser sees what came along.
  await page.goto(`/attempts/${second}/design`);
  await expect(editor(page)).toHaveValue("Written as another guest.");
});

test("a wrong password and an unknown e-mail get the same answer, and weak passwords are refused in words", async ({
  page,
  troubles,
}) => {
  troubles.allow(/answer 400: POST .*\/sign(in|up)/, /console: Failed to load resource.*400.*\/sign(in|up)/);
  const credentials = newCredentials();
  await signUp(page, credentials);
  await page.goto("/settings");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: "Start practising" }).first()).toBeVisible();

  const said: string[] = [];
  for (const tried of [
    { ...credentials, password: "not the password" },
    { ...newCredentials(), password: "not the password" },
  ]) {
    await page.goto("/signin");
    await fillCredentials(page, tried);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    const alert = page.getByRole("alert");
    await expect(alert).toBeVisible();
    said.push(await alert.innerText());
    await expect(page.getByRole("textbox", { name: "E-mail" })).toHaveValue(tried.email);
  }
  expect(said[0]).toBe(said[1]);

  await page.goto("/signup");
  await fillCredentials(page, { email: newCredentials().email, password: "password1234" });
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(page.getByRole("alert")).toContainText("lists that attackers try first");
});

test("a new password ends the other sessions; sessions are listed and can be ended one by one", async ({
  page,
  browser,
  baseURL,
  troubles,
}) => {
  test.slow();
  const credentials = newCredentials();
  await signUp(page, credentials);
  const others = [];
  for (let index = 0; index < 2; index += 1) {
    const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
    troubles.watch(context);
    const other = await context.newPage();
    await signIn(other, credentials);
    others.push(other);
  }
  const [second, third] = others;
  if (second === undefined || third === undefined) throw new Error("two more sessions are needed");

  await page.goto("/settings");
  await page.getByRole("link", { name: "Where you are signed in" }).click();
  const sessions = page.getByRole("main").getByRole("listitem");
  await expect(sessions).toHaveCount(3);
  await expect(sessions.filter({ hasText: "this session" })).toHaveCount(1);
  await page
    .getByRole("button", { name: /^End the session of/ })
    .first()
    .click();
  await expect(sessions).toHaveCount(2);
  const isOut = await Promise.all(
    others.map(async (other) => {
      await other.goto("/progress");
      return new URL(other.url()).pathname === "/signin";
    }),
  );
  expect(isOut.filter(Boolean)).toHaveLength(1);
  for (const other of others) if (new URL(other.url()).pathname === "/signin") await signIn(other, credentials);

  await page.goto("/settings/password");
  await page.getByLabel("Current password").fill(credentials.password);
  await page.getByLabel("New password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByText("The password is changed")).toBeVisible();
  for (const other of others) {
    await other.goto("/progress");
    await expect(other).toHaveURL(/\/signin/);
  }
  await page.goto("/progress");
  await expect(page).toHaveURL(/\/progress$/);
  await signIn(second, { ...credentials, password: NEW_PASSWORD });
  await Promise.all(others.map((other) => other.context().close()));
});

test("everything can be downloaded as JSON, and deleted for good", async ({ page, troubles }) => {
  troubles.allow(
    /answer 400: POST .*\/(signin|settings\/delete)/,
    /console: Failed to load resource.*400/,
    /answer 404: GET .*\/attempts\//,
    /console: Failed to load resource.*404.*\/attempts\//,
  );
  const credentials = newCredentials();
  const id = await writeAs(page, "Mine, to take along.");
  await signUp(page, credentials);
  await page.goto("/settings");
  const file = await downloaded(page, "Download everything");
  expect(file.account.email).toBe(credentials.email);
  expect(file.attempts).toMatchObject([{ id, draft: "Mine, to take along.", phase: "design" }]);
  expect(JSON.stringify(file)).not.toContain("$argon2");

  await page.getByRole("link", { name: "Delete everything" }).click();
  await page.getByLabel(`Password of ${credentials.email}`).fill("not the password");
  await page.getByRole("button", { name: "Delete everything for good" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await page.getByLabel(`Password of ${credentials.email}`).fill(credentials.password);
  await page.getByRole("button", { name: "Delete everything for good" }).click();
  await expect(page.getByRole("button", { name: "Start practising" }).first()).toBeVisible();
  expect(await page.context().cookies()).toEqual([]);

  await page.goto("/signin");
  await fillCredentials(page, credentials);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await begin(page);
  await page.goto(`/attempts/${id}/design`);
  await expect(page.getByText("Error 404")).toBeVisible();
});

test("a guest can delete everything by typing a word, and is asked before leaving", async ({ page }) => {
  await writeAs(page, "Not worth keeping.");
  await page.goto("/settings");
  await page.getByRole("link", { name: "Leave as a guest" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Leave as a guest?");
  await page.goto("/settings/delete");
  const field = page.getByRole("textbox", { name: /^Type \S+ to confirm$/ });
  const label = await page.locator("label", { hasText: "to confirm" }).innerText();
  await field.fill(/Type (\S+) to confirm/.exec(label)?.[1] ?? "");
  await page.getByRole("button", { name: "Delete everything for good" }).click();
  await expect(page.getByRole("button", { name: "Start practising" }).first()).toBeVisible();
});

test("the theme follows the system until one is chosen, and the choice comes along when signing in elsewhere", async ({
  page,
  browser,
  baseURL,
  troubles,
}) => {
  const credentials = newCredentials();
  await signUp(page, credentials);
  await page.goto("/settings");
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const html = page.locator("html");
  await page.emulateMedia({ colorScheme: "light" });
  const light = await paper();
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await paper();
  expect(dark).not.toBe(light);

  await page.getByRole("button", { name: "Light", exact: true }).click();
  await expect(html).toHaveAttribute("data-theme", "light");
  expect(await paper()).toBe(light);
  await page.emulateMedia({ colorScheme: "light" });
  await page.getByRole("button", { name: "Dark", exact: true }).click();
  await expect(html).toHaveAttribute("data-theme", "dark");
  expect(await paper()).toBe(dark);
  await page.reload();
  await expect(page.getByRole("button", { name: "Dark", exact: true })).toHaveAttribute("aria-pressed", "true");

  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  troubles.watch(context);
  const elsewhere = await context.newPage();
  await signIn(elsewhere, credentials, "/settings");
  await elsewhere.reload();
  await expect(elsewhere.locator("html")).toHaveAttribute("data-theme", "dark");
  await context.close();

  await page.getByRole("button", { name: "Like the system" }).click();
  await expect(html).not.toHaveAttribute("data-theme");
  expect(await paper()).toBe(light);
});

test("the question mark lists the shortcuts, they work, and they can be switched off", async ({ page }) => {
  await begin(page);
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await editor(page).focus();
  await page.keyboard.type("Really?");
  await expect(dialog).toBeHidden();
  await page
    .getByRole("heading", { name: "Brief" })
    .or(page.locator("summary", { hasText: "Brief" }))
    .first()
    .click();
  await page.keyboard.press("?");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.keyboard.press("?");
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(dialog).toBeHidden();
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await expect(page).toHaveURL(/\/scenarios$/);
  await expect(page.getByRole("searchbox", { name: "Search" })).toBeVisible();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search" })).toBeFocused();

  await page.goto("/settings");
  await page.getByRole("button", { name: "Switch single keys off" }).click();
  await expect(page.getByRole("button", { name: "Switch single keys on" })).toBeVisible();
  await page.locator("h1").click();
  await page.keyboard.press("?");
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/\/settings/);
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await expect(dialog).toBeVisible();
});

test("Tab always leaves the editor, forwards and backwards, and types nothing", async ({ page }) => {
  await begin(page);
  await editor(page).focus();
  await page.keyboard.type("a");
  await page.keyboard.press("Tab");
  await expect(editor(page)).not.toBeFocused();
  await expect(page.getByRole("button", { name: "Save", exact: true })).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(editor(page)).not.toBeFocused();
  await expect(editor(page)).toHaveValue("a");
});
