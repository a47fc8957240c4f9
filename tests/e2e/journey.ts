import { expect, test as base, type BrowserContext } from "@playwright/test";

/** What must not happen in a browser, and what one journey provokes on purpose. */
export type Troubles = {
  /** Lets pass what this journey causes itself: a killed server, an ended session. */
  allow: (...patterns: RegExp[]) => void;
  /** Watches another context (a second browser) as well. */
  watch: (context: BrowserContext) => void;
};

/** Every journey fails on console errors and warnings, page errors, failed requests and error answers it did not announce. */
export const test = base.extend<{ troubles: Troubles }>({
  troubles: [
    async ({ context }, use) => {
      const seen: string[] = [];
      const allowed: RegExp[] = [];
      const watch = (watched: BrowserContext) => {
        watched.on("console", (message) => {
          if (message.type() === "error" || message.type() === "warning")
            seen.push(`console: ${message.text()} (${message.location().url})`);
        });
        watched.on("weberror", (error) => seen.push(`page error: ${error.error().message}`));
        watched.on("requestfailed", (request) => {
          const why = request.failure()?.errorText ?? "unknown";
          // Leaving a page, or closing it, cancels what is still under way.
          if (why !== "net::ERR_ABORTED") seen.push(`request failed: ${request.method()} ${request.url()} ${why}`);
        });
        watched.on("response", (response) => {
          if (response.status() >= 400)
            seen.push(`answer ${String(response.status())}: ${response.request().method()} ${response.url()}`);
        });
      };
      watch(context);
      await use({ allow: (...patterns) => allowed.push(...patterns), watch });
      expect(
        seen.filter((line) => !allowed.some((pattern) => pattern.test(line))),
        "troubles in the browser",
      ).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
