import type { BrowserContext, Page, Route } from "@playwright/test";
import { createRng } from "./seeded";
import { DESIGN } from "./answers";
import { expect, test } from "./journey";
import { discard, freePort, startOwnServer, stop, type OwnServer } from "./own-server";
import { attemptIdOf, begin, editor, expectSaving, judgeEverything, newCredentials, signIn, signUp } from "./pages";
import { endSessions, storedDraft } from "./stored";

const DRAFT = /\/attempts\/[a-z0-9]+\/draft$/;

/** Remembers, in the page, the last text beside which "saved" was shown. */
async function watchClaims(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const claims = window as Window & { claimed?: string };
    new MutationObserver(() => {
      const text = document.querySelector<HTMLTextAreaElement>("#design-text");
      const isSaved = document.querySelector("[data-save-status]")?.getAttribute("data-save-status") === "saved";
      if (text !== null && isSaved) claims.claimed = text.value;
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  });
}

function claimedText(page: Page): Promise<string> {
  return page.evaluate(() => (window as Window & { claimed?: string }).claimed ?? "");
}

test("a reload keeps every word, saved or not", async ({ page }) => {
  await begin(page);
  await editor(page).pressSequentially("The first sentence is saved.");
  await expectSaving(page, "saved");
  await page.reload();
  await expect(editor(page)).toHaveValue("The first sentence is saved.");
  await editor(page).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText(" The second was typed a moment before.");
  await page.reload();
  await expect(editor(page)).toHaveValue("The first sentence is saved. The second was typed a moment before.");
  await expectSaving(page, "saved");
});

test.describe("with a server of its own", () => {
  let server: OwnServer;
  test.slow();
  test.beforeEach(async ({ troubles }) => {
    server = await startOwnServer({ port: await freePort() });
    // These journeys kill the server or end the session under an open page.
    troubles.allow(/net::ERR_(CONNECTION_(REFUSED|RESET|CLOSED)|EMPTY_RESPONSE|FAILED|SOCKET_NOT_CONNECTED)/);
  });
  test.afterEach(async ({ page }, info) => {
    if (info.status !== info.expectedStatus) await info.attach("the server's log", { body: server.output() });
    await page.close();
    await discard(server);
  });

  async function beginOnOwnServer(page: Page): Promise<string> {
    await page.goto(`${server.base}/scenarios/spot-gpu-strategy`);
    await page.getByRole("button", { name: "Start", exact: true }).click();
    await expect(page).toHaveURL(/\/design$/);
    await expectSaving(page, "idle");
    return attemptIdOf(page);
  }

  /** Where in a save the server dies. */
  const DEATHS = ["keystroke", "request", "commit", "reply", "anywhere"] as const;
  const ROUNDS = 8;

  test("killed while somebody types, nothing shown as saved is missing, and the rest is saved once it is back", async ({
    page,
    context,
  }) => {
    test.setTimeout(300_000);
    const rng = createRng(1);
    const { port, dataDir } = server;
    await watchClaims(context);
    const attemptId = await beginOnOwnServer(page);
    const words = DESIGN.replaceAll("\n", " ").split(" ");
    let typed = "";

    for (let round = 0; round < ROUNDS; round += 1) {
      const death = DEATHS[round % DEATHS.length] ?? "anywhere";
      const kill = () => stop(server, "SIGKILL");
      const wait = rng(60);
      let died: Promise<unknown> = Promise.resolve();
      const handler = async (route: Route) => {
        switch (death) {
          case "request":
            died = kill();
            await died;
            return route.abort("connectionrefused");
          case "commit": {
            // The server has committed and answered; the answer never reaches the page.
            await route.fetch().catch(() => undefined);
            died = kill();
            await died;
            return route.abort("connectionreset");
          }
          case "reply": {
            const response = await route.fetch();
            await route.fulfill({ response });
            died = kill();
            return;
          }
          default:
            died = new Promise((resolve) => setTimeout(resolve, wait)).then(kill);
            return route.continue();
        }
      };
      if (death !== "keystroke") await page.route(DRAFT, handler, { times: 1 });

      const chunk = ` ${words.splice(0, 4 + rng(8)).join(" ")}`.slice(typed === "" ? 1 : 0);
      await editor(page).focus();
      await page.keyboard.press("Control+End");
      await page.keyboard.type(chunk, { delay: rng(12) });
      typed += chunk;
      if (death === "keystroke") died = kill();
      else await page.waitForRequest(DRAFT);
      await expect.poll(() => server.child.signalCode, { timeout: 15_000 }).toBe("SIGKILL");
      await died;

      // Typing goes on while nobody listens.
      const offline = ` and offline in round ${String(round)},`;
      await editor(page).focus();
      await page.keyboard.press("Control+End");
      await page.keyboard.type(offline);
      typed += offline;

      const claimed = await claimedText(page);
      const stored = storedDraft(server, attemptId);
      expect(
        stored.text.startsWith(claimed),
        `after a death at ${death}: shown as saved "${claimed}", stored "${stored.text}"`,
      ).toBe(true);
      expect(typed.startsWith(stored.text)).toBe(true);
      expect(stored.versions).toEqual([]);
      await expect(editor(page)).toHaveValue(typed);

      await page.unroute(DRAFT, handler);
      server = await startOwnServer({ port, dataDir });
      if (rng(2) === 0) {
        // The tab is closed and opened again: the browser's own copy holds what the server has not got.
        await page.reload();
        await expect(editor(page)).toHaveValue(typed);
      }
      await expectSaving(page, "saved", 40_000);
      expect(storedDraft(server, attemptId)).toMatchObject({ text: typed, versions: [] });
      await expect(editor(page)).toHaveValue(typed);
    }
  });

  test("an answer that gets lost leads to no conflict", async ({ page }) => {
    const attemptId = await beginOnOwnServer(page);
    const seen: number[] = [];
    await page.route(
      DRAFT,
      async (route) => {
        seen.push((await route.fetch()).status());
        await route.abort("connectionreset");
      },
      { times: 2 },
    );
    await editor(page).pressSequentially("Sent, stored, and not confirmed.");
    await expectSaving(page, "offline");
    await editor(page).pressSequentially(" Typed meanwhile.");
    await expectSaving(page, "saved", 20_000);
    expect(seen).toEqual([200, 200]);
    expect(storedDraft(server, attemptId)).toMatchObject({
      text: "Sent, stored, and not confirmed. Typed meanwhile.",
      versions: [],
    });
    await expect(page.getByRole("region", { name: /^Two versions/ })).toHaveCount(0);
  });

  test("two tabs: the late save overwrites nothing, both versions are kept and offered", async ({
    page,
    context,
    troubles,
  }) => {
    troubles.allow(/answer 409: POST .*\/draft/, /console: Failed to load resource.*409.*\/draft/);
    const attemptId = await beginOnOwnServer(page);
    const late = await context.newPage();
    await late.goto(page.url());
    await expectSaving(late, "idle");
    await editor(page).fill("The first tab was quicker.");
    await expectSaving(page, "saved");
    await editor(late).fill("The second tab was slower.");
    await expectSaving(late, "stale");
    await expect(editor(late)).toHaveValue("The second tab was slower.");
    expect(storedDraft(server, attemptId)).toMatchObject({
      text: "The first tab was quicker.",
      versions: ["The second tab was slower."],
    });

    const versions = late.getByRole("region", { name: /^Two versions/ });
    await expect(versions).toContainText("quicker");
    await versions.getByRole("button", { name: "Keep both, one after the other" }).click();
    await expectSaving(late, "saved");
    const both = "The second tab was slower.\n\nThe first tab was quicker.";
    await expect(editor(late)).toHaveValue(both);
    expect(storedDraft(server, attemptId).text).toBe(both);
    await expect(versions).toHaveCount(0);

    // The first tab has not heard of it: its next save is the late one now.
    await editor(page).pressSequentially(" Really.");
    await expectSaving(page, "stale");
    const again = page.getByRole("region", { name: /^Two versions/ });
    await again.getByRole("button", { name: "Take the other one" }).click();
    await expectSaving(page, "saved");
    await expect(editor(page)).toHaveValue(both);
    const stored = storedDraft(server, attemptId);
    expect(stored.text).toBe(both);
    expect(stored.versions).toContain("The first tab was quicker. Really.");
    await page.reload();
    await expect(editor(page)).toHaveValue(both);
    await expect(page.getByRole("region", { name: /^Two versions/ })).toHaveCount(0);
  });

  test("an ended session: the text stays, the page says so, and it is saved after signing in elsewhere", async ({
    page,
    context,
    troubles,
  }) => {
    troubles.allow(/answer 401: POST .*\/draft/, /console: Failed to load resource.*401.*\/draft/);
    const attemptId = await beginOnOwnServer(page);
    const credentials = newCredentials();
    const other = await context.newPage();
    await other.goto(`${server.base}/signup`);
    await other.getByRole("textbox", { name: "E-mail" }).fill(credentials.email);
    await other.getByLabel("Password", { exact: true }).fill(credentials.password);
    await other.getByRole("button", { name: "Keep my work" }).click();
    await expect(other).not.toHaveURL(/\/signup/);

    await editor(page).pressSequentially("Saved under the first session.");
    await expectSaving(page, "saved");
    endSessions(server);
    await editor(page).pressSequentially(" Typed after its end.");
    await expectSaving(page, "signed-out");
    await expect(page.locator("[data-save-status]").first()).toContainText(
      "This session has ended: your text is kept here",
    );
    await expect(editor(page)).toHaveValue("Saved under the first session. Typed after its end.");
    expect(storedDraft(server, attemptId).text).toBe("Saved under the first session.");
    // Submitting cannot work now and must not lead away from the text.
    await page.getByRole("button", { name: /Judge it yourself/ }).click();
    await expect(page.getByRole("alert")).toContainText("Nothing is lost");
    await expect(editor(page)).toHaveValue("Saved under the first session. Typed after its end.");

    await other.goto(`${server.base}/signin`);
    await other.getByRole("textbox", { name: "E-mail" }).fill(credentials.email);
    await other.getByLabel("Password", { exact: true }).fill(credentials.password);
    await other.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(other).not.toHaveURL(/\/signin/);
    await page.bringToFront();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expectSaving(page, "saved");
    expect(storedDraft(server, attemptId)).toMatchObject({
      text: "Saved under the first session. Typed after its end.",
      versions: [],
    });
  });

  test("a guest whose session is gone keeps the text in the browser and is told", async ({
    page,
    context,
    troubles,
  }) => {
    troubles.allow(/answer 401: POST .*\/draft/, /console: Failed to load resource.*401.*\/draft/);
    const attemptId = await beginOnOwnServer(page);
    const session = await context.cookies();
    await context.clearCookies();
    await editor(page).pressSequentially("Nobody can take this now.");
    await expectSaving(page, "signed-out");
    await page.reload();
    await expect(page).toHaveURL(/\/signin/);
    // The same person comes back.
    await context.addCookies(session);
    await page.goto(`${server.base}/attempts/${attemptId}/design`);
    await expect(editor(page)).toHaveValue("Nobody can take this now.");
    await expect(page.getByText("Your last words are back")).toBeVisible();
    await expectSaving(page, "saved");
    expect(storedDraft(server, attemptId).text).toBe("Nobody can take this now.");
  });

  test("a text that is too large is refused in words and kept", async ({ page }) => {
    const attemptId = await beginOnOwnServer(page);
    const large = "A sentence of some length that is repeated. ".repeat(1600);
    await editor(page).fill(large);
    await expectSaving(page, "too-large");
    await page.reload();
    await expect(editor(page)).toHaveValue(large);
    await editor(page).fill("Short again.");
    await expectSaving(page, "saved");
    expect(storedDraft(server, attemptId).text).toBe("Short again.");
  });
});

test("submitted twice at once and then once more, there is one submission; going back shows the locked text", async ({
  page,
  baseURL,
  troubles,
}) => {
  // The page may find its draft locked by the requests beside it.
  troubles.allow(/answer 423: POST .*\/draft/, /console: Failed to load resource.*423.*\/draft/);
  const id = await begin(page);
  await editor(page).fill(DESIGN);
  await expectSaving(page, "saved");
  const form = { intent: "submit", text: DESIGN, baseRevision: "1" };
  const post = () =>
    page.request.post(`/attempts/${id}/design`, { form, headers: { origin: baseURL ?? "" }, maxRedirects: 0 });
  const answers = await Promise.all([
    post(),
    post(),
    page.getByRole("button", { name: /Judge it yourself/ }).dblclick(),
  ]);
  expect([answers[0].status(), answers[1].status()]).toEqual([302, 302]);
  await expect(page).toHaveURL(/\/judge$/);
  expect((await post()).status()).toBe(302);
  await page.goBack();
  await expect(page).toHaveURL(/\/design$/);
  await expect(page.getByText("Submitted, and locked")).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);
  await expect(page.locator("section", { hasText: "Submitted, and locked" }).locator(".own-words").first()).toHaveText(
    DESIGN,
  );
  const other = await page.request.post(`/attempts/${id}/design`, {
    form: { ...form, text: "Another text." },
    headers: { origin: baseURL ?? "" },
    maxRedirects: 0,
  });
  expect(other.status()).toBe(422);
  await page.goto(`/attempts/${id}`);
  await expect(page).toHaveURL(/\/judge$/);
});

test("a submission whose answer gets lost has happened, and the page that is opened again says so", async ({
  page,
  troubles,
}) => {
  troubles.allow(/net::ERR_CONNECTION_RESET/, /page error: Failed to fetch/, /console: .*Failed to fetch/);
  const id = await begin(page);
  await editor(page).fill(DESIGN);
  await expectSaving(page, "saved");
  await page.route(
    /\/design\.data/,
    async (route) => {
      await route.fetch({ maxRedirects: 0 });
      await route.abort("connectionreset");
    },
    { times: 1 },
  );
  const lost = page.waitForEvent("requestfailed");
  await page.getByRole("button", { name: /Judge it yourself/ }).click();
  await lost;
  await page.goto(`/attempts/${id}`);
  await expect(page).toHaveURL(/\/judge$/);
  await expect(page.locator(".own-words").first()).toHaveText(DESIGN);
});

test("replies to the interviewer survive a reload", async ({ page, context, browser, troubles }) => {
  const credentials = newCredentials();
  const id = await begin(page);
  await signUp(page, credentials);
  await page.goto(`/attempts/${id}/design`);
  await editor(page).fill("Use spot.");
  await expectSaving(page, "saved");
  // Somebody else's browser sees the same text.
  const second = await browser.newContext({ baseURL: new URL(page.url()).origin });
  troubles.watch(second);
  const elsewhere = await second.newPage();
  await signIn(elsewhere, credentials, `/attempts/${id}/design`);
  await expect(editor(elsewhere)).toHaveValue("Use spot.");
  await second.close();
  await page.getByRole("button", { name: /Judge it yourself/ }).click();
  await judgeEverything(page, "Named");
  await page.getByRole("button", { name: "Let the interviewer push back" }).click();
  await page.getByRole("textbox", { name: "Your answer" }).fill("Half a reply");
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Your answer" })).toHaveValue("Half a reply");
  expect(await context.cookies()).toHaveLength(1);
});
