/** What the saver of the design editor knows, and what can be read off it. The machine itself is autosave.ts. */
export const KEEP_AFTER_MS = 250;
export const PAUSE_MS = 800;
export const LONGEST_UNSAVED_MS = 5_000;
export const ANSWER_TIMEOUT_MS = 15_000;
export const FIRST_RETRY_MS = 1_000;
export const LONGEST_RETRY_MS = 30_000;

export type SaveStatus =
  "idle" | "dirty" | "saving" | "saved" | "offline" | "stale" | "locked" | "signed-out" | "too-large";

/** Why nothing is sent until something changes. */
export type Halt =
  | { kind: "stale"; revision: number; text: string; conflictId: string }
  | { kind: "locked" }
  | { kind: "signed-out" }
  | { kind: "too-large"; limitBytes: number; bytes: number };

export type FailureReason = "network" | "busy" | "server";

export type SaverState = {
  /** What stands in the editor. */
  text: string;
  /** What the server is known to hold, and under which revision. */
  committed: string;
  revision: number;
  savedAt: string | null;
  limitBytes: number;
  sending: { id: number; text: string; startedAt: number; resolves: string | null } | null;
  /** Sent without an answer: the server may or may not have it. */
  unsure: string | null;
  /** The kept conflict that the next save settles. */
  resolves: string | null;
  halt: Halt | null;
  lastRequestId: number;
  editedAt: number;
  dirtySince: number | null;
  isUrgent: boolean;
  failures: number;
  failure: FailureReason | null;
  retryAt: number | null;
  keepAt: number | null;
  /** A copy lies in the browser. */
  isKept: boolean;
  /** False once the browser has refused to keep a copy (private mode, full storage). */
  canKeep: boolean;
};

export type SaveOutcome =
  | { kind: "saved"; revision: number; savedAt: string }
  | { kind: "stale"; revision: number; text: string; conflictId: string }
  | { kind: "locked" }
  | { kind: "too-large"; limitBytes: number; bytes: number }
  | { kind: "signed-out" }
  | { kind: "failed"; reason: FailureReason; retryAfterMs?: number };

export type SaverEvent =
  | { type: "typed"; text: string; now: number }
  /** An earlier page's copy goes on here; `sent` is what that page had sent without hearing what became of it. */
  | { type: "restored"; text: string; sent: string | null; now: number }
  | { type: "tick"; now: number }
  /** Save now: the Save key, a hidden page, a network that came back, a window that got the focus again. */
  | { type: "flush"; now: number }
  | { type: "answered"; id: number; outcome: SaveOutcome; now: number }
  /** The person decided between two versions; `text` is what shall stand. */
  | { type: "resolved"; text: string; conflictId: string; now: number }
  | { type: "keep-failed" };

export type SaverEffect =
  | { kind: "send"; id: number; text: string; base: number; resolves: string | null }
  /** Write the browser's copy; `sent` is the text whose fate is open. */
  | { kind: "keep"; text: string; base: number; sent: string | null }
  /** The server holds everything: the browser's copy can go. */
  | { kind: "forget" };

/** @param start what the server's page came with; `limitBytes` counts UTF-8 bytes. */
export function startSaver(start: {
  text: string;
  revision: number;
  savedAt: string | null;
  limitBytes: number;
  isLocked: boolean;
}): SaverState {
  return {
    text: start.text,
    committed: start.text,
    revision: start.revision,
    savedAt: start.savedAt,
    limitBytes: start.limitBytes,
    sending: null,
    unsure: null,
    resolves: null,
    halt: start.isLocked ? { kind: "locked" } : null,
    lastRequestId: 0,
    editedAt: 0,
    dirtySince: null,
    isUrgent: false,
    failures: 0,
    failure: null,
    retryAt: null,
    keepAt: null,
    isKept: false,
    canKeep: true,
  };
}

/** Whether the server is known to hold exactly what stands in the editor. */
export function isCommitted(state: SaverState): boolean {
  return state.text === state.committed && state.unsure === null && state.sending === null && state.resolves === null;
}

export function saveStatus(state: SaverState): SaveStatus {
  if (state.halt !== null) return state.halt.kind;
  if (state.sending !== null) return state.failures > 0 ? "offline" : "saving";
  if (!isCommitted(state)) return state.failures > 0 ? "offline" : "dirty";
  return state.revision > 0 ? "saved" : "idle";
}

/** When the machine wants its next `tick`; null when only an outside event can change anything. */
export function nextTickAt(state: SaverState): number | null {
  const times: number[] = [];
  if (state.keepAt !== null) times.push(state.keepAt);
  if (state.sending !== null) times.push(state.sending.startedAt + ANSWER_TIMEOUT_MS);
  else if (wantsToSend(state)) times.push(sendAt(state));
  return times.length === 0 ? null : Math.min(...times);
}

export function wantsToSend(state: SaverState): boolean {
  return state.halt === null && state.sending === null && !isCommitted(state);
}

export function sendAt(state: SaverState): number {
  if (state.isUrgent) return 0;
  if (state.retryAt !== null) return state.retryAt;
  return Math.min(state.editedAt + PAUSE_MS, (state.dirtySince ?? state.editedAt) + LONGEST_UNSAVED_MS);
}
