import { step } from "../../../domain/attempt/autosave";
import type { BrowserCopy } from "../../../domain/attempt/browser-copy";
import {
  isCommitted,
  nextTickAt,
  startSaver,
  type SaveOutcome,
  type SaverEffect,
  type SaverEvent,
  type SaverState,
} from "../../../domain/attempt/saver-state";
import type { DraftRequest } from "./send-draft";

/** What the saver touches, handed in: the page hands in the browser, a test hands in its own. */
export type SaverWorld = {
  now: () => number;
  send: (request: DraftRequest) => Promise<SaveOutcome>;
  /** Whether the browser took the copy. */
  keep: (copy: BrowserCopy) => boolean;
  forget: () => void;
};

export type DraftSaver = {
  read: () => SaverState;
  subscribe: (listener: () => void) => () => void;
  edit: (text: string) => void;
  /** Goes on with an earlier page's copy, and saves it at once. */
  restore: (copy: Pick<BrowserCopy, "text" | "sent">) => void;
  /** Settles a kept version; `text` is what shall stand. */
  resolve: (conflictId: string, text: string) => void;
  /** Saves now; resolves to whether the server has confirmed what stands in the editor. */
  flush: () => Promise<boolean>;
  stop: () => void;
};

/** Runs the state machine of domain/attempt/autosave.ts: one timer, one request at a time. */
export function createDraftSaver(start: Parameters<typeof startSaver>[0], world: SaverWorld): DraftSaver {
  let state = startSaver(start);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  const listeners = new Set<() => void>();

  function dispatch(event: SaverEvent): void {
    const next = step(state, event);
    state = next.state;
    for (const effect of next.effects) perform(effect);
    arm();
    for (const listener of [...listeners]) listener();
  }

  function perform(effect: SaverEffect): void {
    if (effect.kind === "keep") {
      const { text, base, sent } = effect;
      if (!world.keep({ v: 1, text, base, sent, at: world.now() })) state = step(state, { type: "keep-failed" }).state;
    } else if (effect.kind === "forget") {
      world.forget();
    } else {
      const { id, text, base, resolves } = effect;
      void world.send({ text, base, resolves }).then((outcome) => {
        if (!isStopped) dispatch({ type: "answered", id, outcome, now: world.now() });
      });
    }
  }

  function arm(): void {
    clearTimeout(timer);
    const at = nextTickAt(state);
    if (at === null || isStopped) return;
    timer = setTimeout(
      () => {
        dispatch({ type: "tick", now: world.now() });
      },
      Math.max(0, at - world.now()),
    );
  }

  return {
    read: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    edit: (text) => {
      dispatch({ type: "typed", text, now: world.now() });
    },
    restore: ({ text, sent }) => {
      dispatch({ type: "restored", text, sent, now: world.now() });
    },
    resolve: (conflictId, text) => {
      dispatch({ type: "resolved", text, conflictId, now: world.now() });
    },
    flush: () => {
      dispatch({ type: "flush", now: world.now() });
      return new Promise((resolve) => {
        const settle = () => {
          const hasGivenUp = state.halt !== null || (state.failures > 0 && state.sending === null) || isStopped;
          if (!isCommitted(state) && !hasGivenUp) return;
          listeners.delete(settle);
          resolve(isCommitted(state) && state.halt === null);
        };
        listeners.add(settle);
        settle();
      });
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
