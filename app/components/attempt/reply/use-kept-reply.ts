import { useEffect, useState } from "react";

const keyOf = (id: string) => `defend-it:reply:${id}`;

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    // Full or forbidden storage: the reply then lives in its field alone.
    return null;
  }
}

/**
 * A reply that is being written, kept in the browser under `id` until it has been sent: it survives a reload, an ended session and
 * a server that does not answer. The server's HTML and the first render hold `initial`.
 */
export function useKeptReply(id: string, initial: string): [string, (text: string) => void] {
  const [text, setText] = useState(initial);
  useEffect(() => {
    const kept = attempt(() => storage()?.getItem(keyOf(id))) ?? "";
    // What was typed here last is never older than what came back from the server.
    if (kept !== "") setText((typed) => (typed === initial ? kept : typed));
  }, [id, initial]);
  function write(next: string) {
    setText(next);
    attempt(() => {
      if (next === "") storage()?.removeItem(keyOf(id));
      else storage()?.setItem(keyOf(id), next);
    });
  }
  return [text, write];
}

/** Drops what was kept for replies that have been settled. */
export function useForgetReplies(ids: readonly string[]): void {
  const joined = ids.join(" ");
  useEffect(() => {
    for (const id of joined.split(" ")) attempt(() => storage()?.removeItem(keyOf(id)));
  }, [joined]);
}
