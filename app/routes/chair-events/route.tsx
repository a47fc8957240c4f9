import { setTimeout as pause } from "node:timers/promises";
import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { requireUser } from "../../auth/require-user.server";
import { parseCursor } from "../../domain/chairs/wire";
import { ChairParams, paths } from "../../paths";
import { appContext } from "../../services/app-context.server";
import { followPair } from "../../services/chairs/follow-pair.server";
import { openPair } from "../../services/chairs/open-pair.server";
import { openStream } from "../../services/chairs/open-streams.server";
import { parseParams, withHttpErrors } from "../respond.server";

const HEADERS = {
  "Content-Type": "text/event-stream; charset=utf-8",
  // no-transform: compression would hold messages back until it has enough of them; X-Accel-Buffering says the same to proxies.
  "Cache-Control": "private, no-store, no-transform",
  "X-Accel-Buffering": "no",
  // A connection that has streamed is not used again: a server that is told to stop would be asked for another stream on it.
  Connection: "close",
};

/** What happens in a round, as server-sent events. Last-Event-ID, or `after` for a page's first connection, says where to go on. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await appContext();
  const { id: userId } = await requireUser({ request, context }, ctx.db);
  const { id: pairId } = parseParams(ChairParams, params);
  await withHttpErrors(() => openPair(ctx, { userId, pairId }));
  if (request.headers.get("Accept")?.includes("text/event-stream") !== true) return redirect(paths.chair(pairId));

  const after = parseCursor(request.headers.get("Last-Event-ID") ?? new URL(request.url).searchParams.get("after"));
  const open = openStream(userId);
  request.signal.addEventListener("abort", open.close);
  const messages = followPair(ctx, { userId, pairId, after, signal: open.signal, wait });
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { value, done } = await messages.next();
        if (done !== true) {
          controller.enqueue(encoder.encode(value));
          return;
        }
      } catch (error) {
        open.close();
        throw error;
      }
      open.close();
      controller.close();
    },
    cancel: open.close,
  });
  return new Response(body, { headers: HEADERS });
}

/** Ends early, and quietly, when the stream is closed. */
async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  await pause(milliseconds, undefined, { signal }).catch(() => undefined);
}
