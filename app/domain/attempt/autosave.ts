import { utf8Bytes } from "../wording/text";
import {
  ANSWER_TIMEOUT_MS,
  FIRST_RETRY_MS,
  isCommitted,
  KEEP_AFTER_MS,
  LONGEST_RETRY_MS,
  sendAt,
  wantsToSend,
  type FailureReason,
  type SaveOutcome,
  type SaverEffect,
  type SaverEvent,
  type SaverState,
} from "./saver-state";

/**
 * The saver of the design editor as a pure state machine: state x event -> state and effects. Time comes with the event.
 *
 * Promises, held by the property test beside this file:
 * - "saved" is claimed only when the server has confirmed exactly the text that stands in the editor;
 * - one request at a time, each with the revision it builds on, so that a late or repeated save cannot overwrite;
 * - a text that was sent and not answered is sent again, unchanged, before anything newer: when the server had taken it after
 *   all, it recognises its own text, and no conflict arises from a lost answer;
 * - every change reaches the browser's own copy within KEEP_AFTER_MS, whatever the server does.
 */
export type Step = { state: SaverState; effects: SaverEffect[] };

/** The next state and what has to be done in the world; nothing is done here. */
export function step(state: SaverState, event: SaverEvent): Step {
  switch (event.type) {
    case "typed":
      return proceed(typed(state, event.text, event.now), event.now);
    case "restored":
      return proceed(restored(state, event), event.now);
    case "tick":
      return proceed(timedOut(state, event.now), event.now);
    case "flush":
      return proceed(flushed(state), event.now);
    case "answered":
      if (state.sending?.id !== event.id) return { state, effects: [] };
      return proceed(answered(state, state.sending, event.outcome, event.now), event.now);
    case "resolved":
      return proceed(resolved(state, event), event.now);
    case "keep-failed":
      return { state: { ...state, canKeep: false }, effects: [] };
  }
}

type Request = NonNullable<SaverState["sending"]>;

function typed(state: SaverState, text: string, now: number): SaverState {
  if (text === state.text) return state;
  const fits = state.halt?.kind === "too-large" && utf8Bytes(text) <= state.limitBytes;
  return {
    ...state,
    text,
    halt: fits ? null : state.halt,
    editedAt: now,
    dirtySince: state.dirtySince ?? now,
    keepAt: state.keepAt ?? now + KEEP_AFTER_MS,
  };
}

/** What the earlier page sent may still arrive, even after this page was made: it is settled first, like any unanswered save. */
function restored(state: SaverState, { text, sent, now }: Extract<SaverEvent, { type: "restored" }>): SaverState {
  const isOpen = sent !== null && sent !== state.committed && state.sending === null && state.unsure === null;
  return flushed({ ...typed(state, text, now), unsure: isOpen ? sent : state.unsure });
}

function timedOut(state: SaverState, now: number): SaverState {
  if (state.sending === null || now < state.sending.startedAt + ANSWER_TIMEOUT_MS) return state;
  return failed(state, state.sending.text, "network", undefined, now);
}

function flushed(state: SaverState): SaverState {
  const halt = state.halt?.kind === "signed-out" ? null : state.halt;
  return { ...state, halt, isUrgent: true, retryAt: null, keepAt: state.keepAt === null ? null : 0 };
}

function answered(state: SaverState, request: Request, outcome: SaveOutcome, now: number): SaverState {
  const sent = request.text;
  const quiet = { ...state, sending: null, failures: 0, failure: null, retryAt: null };
  switch (outcome.kind) {
    case "saved":
      return committedAs(quiet, request, sent, outcome.revision, outcome.savedAt);
    case "stale":
      // Our own text came back: an earlier try had arrived although its answer was lost.
      if (outcome.text === sent) return committedAs(quiet, request, sent, outcome.revision, null);
      if (outcome.text === state.text) return committedAs(quiet, request, state.text, outcome.revision, null);
      return { ...quiet, unsure: null, halt: outcome, keepAt: 0 };
    case "locked":
    case "signed-out":
      return { ...quiet, halt: { kind: outcome.kind }, keepAt: 0 };
    case "too-large":
      return { ...quiet, unsure: null, halt: outcome, keepAt: 0 };
    case "failed":
      return failed(state, sent, outcome.reason, outcome.retryAfterMs, now);
  }
}

function committedAs(
  state: SaverState,
  request: Request,
  text: string,
  revision: number,
  savedAt: string | null,
): SaverState {
  const dirtySince = state.text === text ? null : state.editedAt;
  // A decision made while this request was under way still has to be sent.
  const resolves = state.resolves === request.resolves ? null : state.resolves;
  return { ...state, committed: text, revision, savedAt, unsure: null, resolves, dirtySince };
}

function failed(
  state: SaverState,
  sent: string,
  reason: FailureReason,
  retryAfterMs: number | undefined,
  now: number,
): SaverState {
  const wait = retryAfterMs ?? Math.min(FIRST_RETRY_MS * 2 ** Math.min(state.failures, 10), LONGEST_RETRY_MS);
  return {
    ...state,
    sending: null,
    // A busy server says that it did not take the text; any other failure leaves it open.
    unsure: reason === "busy" ? state.unsure : sent,
    failures: state.failures + 1,
    failure: reason,
    retryAt: now + wait,
    isUrgent: false,
  };
}

function resolved(state: SaverState, { text, conflictId, now }: Extract<SaverEvent, { type: "resolved" }>): SaverState {
  const stale = state.halt?.kind === "stale" && state.halt.conflictId === conflictId ? state.halt : null;
  const known = stale === null ? {} : { committed: stale.text, revision: stale.revision, unsure: null, halt: null };
  return {
    ...state,
    ...known,
    text,
    resolves: conflictId,
    editedAt: now,
    dirtySince: now,
    keepAt: 0,
    isUrgent: true,
  };
}

/** After any event: send if it is time, then write or drop the browser's copy. */
function proceed(before: SaverState, now: number): Step {
  const effects: SaverEffect[] = [];
  let state = before;
  if (wantsToSend(state) && now >= sendAt(state)) {
    const text = state.unsure ?? state.text;
    const bytes = utf8Bytes(text);
    if (bytes > state.limitBytes) {
      state = { ...state, halt: { kind: "too-large", limitBytes: state.limitBytes, bytes }, keepAt: 0 };
    } else {
      const id = state.lastRequestId + 1;
      // A second save follows at once when the first only settles what an earlier one left open.
      const isUrgent = state.isUrgent && state.unsure !== null;
      // An older text must not pass for the decision: that one goes with the text it decided for.
      const resolves = state.unsure === null ? state.resolves : null;
      const sending = { id, text, startedAt: now, resolves };
      state = { ...state, sending, lastRequestId: id, retryAt: null, isUrgent, keepAt: 0 };
      effects.push({ kind: "send", id, text, base: state.revision, resolves });
    }
  }
  if (isCommitted(state)) {
    if (state.isKept) effects.push({ kind: "forget" });
    state = { ...state, keepAt: null, isKept: false, dirtySince: null, isUrgent: false };
  } else if (state.keepAt !== null && now >= state.keepAt) {
    const sent = state.sending?.text ?? state.unsure;
    effects.unshift({ kind: "keep", text: state.text, base: state.revision, sent });
    state = { ...state, keepAt: null, isKept: true };
  }
  return { state, effects };
}
