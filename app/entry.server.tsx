import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { isSameOrigin } from "./auth/origin.server";
import { NonceContext } from "./components/nonce";
import { env } from "./env.server";
import { warmJudge } from "./judge/choose.server";
import { log } from "./log.server";
import { sweepAccounts } from "./services/account/sweep-accounts.server";
import { endStreams } from "./services/chairs/open-streams.server";
import { appContext, closeAppContext } from "./services/app-context.server";
import { checkReadiness } from "./services/check-readiness.server";

/** Against renders that never end. Generous: on a slow machine the loop may stand still for seconds while a rubric is compiled. */
const ABORT_AFTER_MS = 30_000;

/** What server/app.mjs needs from the built application; reached through `build.entry.module.serverParts`. */
export const serverParts = { env, log, isSameOrigin, checkReadiness, sweep, warm, endStreams, close: closeAppContext };
export type ServerParts = typeof serverParts;

/** Compiles the rubrics in the background, so that nobody's first answer waits for it. */
async function warm(): Promise<void> {
  if (env.WARM === "off") return;
  const { library, judge } = await appContext();
  await warmJudge(library, judge);
}

/** Removes expired sessions and guests that nobody can come back to; harmless to run at any time, in any process. */
async function sweep(): Promise<void> {
  await sweepAccounts(await appContext());
}

/** Renders a page: to people as soon as the shell is ready, to robots when all of it is. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const nonce = loadContext.cspNonce;
  const waitForAll = isbot(request.headers.get("user-agent")) || remixContext.isSpaMode;
  return new Promise((resolve, reject) => {
    let finalStatus = status;
    let hasShell = false;
    const respond = (): void => {
      hasShell = true;
      const body = new PassThrough();
      // A timer left running per request keeps its whole render in memory for six seconds.
      body.on("close", () => {
        clearTimeout(timer);
      });
      headers.set("Content-Type", "text/html; charset=utf-8");
      keepPrivate(headers);
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: finalStatus }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remixContext} url={request.url} abortDelay={ABORT_AFTER_MS} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        ...(waitForAll ? { onAllReady: respond } : { onShellReady: respond }),
        onShellError: (error) => {
          clearTimeout(timer);
          reject(error instanceof Error ? error : new Error(String(error)));
        },
        onError: (error) => {
          finalStatus = 500;
          if (hasShell) log.error({ err: error, url: new URL(request.url).pathname }, "render failed after the shell");
        },
      },
    );
    const timer = setTimeout(abort, ABORT_AFTER_MS);
  });
}

/** Data of client-side navigations: as personal as the pages. */
export function handleDataRequest(response: Response): Response {
  keepPrivate(response.headers);
  return response;
}

/** Pages show one person's work: no shared cache may keep them, and going back after signing out asks the server again. */
function keepPrivate(headers: Headers): void {
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-cache");
}

/** Loader and action errors: logged here with the request's id; the page says nothing of them in production. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (request.signal.aborted) return;
  log.error(
    { err: error, requestId: context.requestId, method: request.method, url: new URL(request.url).pathname },
    "request failed",
  );
}
