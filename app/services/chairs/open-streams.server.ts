/**
 * The streams that this process holds open: no state of any session, only what has to be closed. A browser that went away without a
 * word (a closed laptop) leaves its stream behind for minutes, so the newest ones win over a refusal.
 */
export const MOST_STREAMS_PER_USER = 4;
export type StreamEnd = "replaced" | "stopping" | "closed";

// Vite's development server evaluates this module again on every change; shutdown must find every stream.
const shared = globalThis as typeof globalThis & { __defendItStreams?: Map<string, AbortController[]> };
const streams = (shared.__defendItStreams ??= new Map<string, AbortController[]>());

export type OpenStream = { signal: AbortSignal; close: () => void };

/** Counts a stream of this person; the oldest gives way when there are too many. `close` is the caller's duty. */
export function openStream(userId: string): OpenStream {
  const controller = new AbortController();
  const own = [...(streams.get(userId) ?? []), controller];
  for (const oldest of own.splice(0, Math.max(0, own.length - MOST_STREAMS_PER_USER))) oldest.abort("replaced");
  streams.set(userId, own);
  return {
    signal: controller.signal,
    close: () => {
      controller.abort("closed");
      const left = (streams.get(userId) ?? []).filter((one) => one !== controller);
      if (left.length === 0) streams.delete(userId);
      else streams.set(userId, left);
    },
  };
}

/** Ends every stream, so that a server that is told to stop need not wait for browsers that only listen. */
export function endStreams(): void {
  for (const own of streams.values()) for (const controller of own) controller.abort("stopping");
}
