import { newFamily, present, tokenName, type Answer, type Family, type Policy } from "./family";
import { DAY, limitOf, MINUTE, ownerNext, settledOf, stolenAt } from "./clock";
import type { Params } from "./params";
import type { Actor } from "./result";
import { emptyStory, grantAccess, type Story } from "./story";

/** The second tab of "two tabs at once". */
const TAB_SECONDS = 0.3;
/** A sign-in cookie works so long from the sign-in on (scenario). */
const COOKIE_DAYS = 30;

/** Note of the entry that stands for all further renewals of a thief who lives beside the owner. */
export const BESIDE = "and so on, beside the owner";

/** Somebody who will present a token. */
type Turn = { at: number; actor: Actor; token: number; isRetry?: boolean };
type Play = {
  params: Params;
  policy: Policy;
  family: Family;
  story: Story;
  turns: Turn[];
  /** Of the owner, for `responseLost`, `tabsAtOnce`, and as the clock that a trailing thief follows. */
  ownerRenewals: number;
  ownerToken: number;
  hasCopied: boolean;
  /** The thief's tokens no longer depend on the owner's. */
  hasBranch: boolean;
  repeatsInARow: number;
  wasRepeated: boolean;
  endAt: number;
};

/** One family from the sign-in on: the owner, her tabs, and one thief, in the order of their times. */
export function play(params: Params): Story {
  const state = opening(params);
  const settledAt = settledOf(params);
  for (;;) {
    const turn = takeEarliest(state.turns);
    const now = turn?.at ?? Infinity;
    if (!state.hasCopied && state.story.stolenAt <= Math.min(now, state.endAt)) {
      if (turn !== null) state.turns.push(turn);
      copy(state);
    } else if (turn === null || now > state.endAt) break;
    else if (now > settledAt) {
      goOn(state, turn);
      break;
    } else step(state, turn);
  }
  return closing(state);
}

function opening(params: Params): Play {
  const { graceSeconds, repeats, onReuse } = params;
  const state: Play = {
    params,
    policy: { graceSeconds, repeats, onReuse },
    family: newFamily(0),
    story: emptyStory(stolenAt(params)),
    turns: [],
    ownerRenewals: 0,
    ownerToken: 1,
    hasCopied: false,
    hasBranch: false,
    repeatsInARow: 0,
    wasRepeated: false,
    endAt: params.horizonDays * DAY,
  };
  const first = ownerNext(0, params);
  if (first !== null) state.turns.push({ at: first, actor: "owner", token: 1 });
  return state;
}

function copy(state: Play): void {
  const { params, story } = state;
  state.hasCopied = true;
  story.stolenToken = state.ownerToken;
  // A trailing thief's turn comes with the owner's next renewal.
  if (params.strategy === "trails") return;
  const from = params.strategy === "waits" ? Math.max(story.stolenAt, params.activeMinutes * MINUTE) : story.stolenAt;
  state.turns.push({ at: from + params.delaySeconds, actor: "thief", token: state.ownerToken });
}

/** The thief's renewals until the end, of which none meets anybody any more. */
function goOn(state: Play, from: Turn): void {
  const { params, story, endAt } = state;
  const isIn = story.endedBy === "still inside";
  const next = from.actor === "thief" ? from : state.turns.find(({ actor }) => actor === "thief");
  const at = next?.at ?? Math.max(from.at, story.accessUntil ?? 0);
  const stop = Math.min(endAt, limitOf(params));
  const period = params.accessMinutes * MINUTE;
  const times = Math.ceil((stop - at) / period);
  if (!isIn || times < 1) return;
  story.renewals += times;
  grantAccess(story, at, times * period);
  const token = next?.token ?? from.token;
  const isAlone = from.actor === "thief" && !state.turns.some(({ actor }) => actor === "owner");
  const isShared = !isAlone && params.repeats === "same";
  const answer: Answer = {
    decision: isShared ? "same-successor" : "rotate",
    issued: isAlone ? token + times : null,
    isFork: false,
  };
  write(state, { at, actor: "thief", token }, answer, isAlone ? "renews alone" : BESIDE);
  const entry = story.entries.at(-1);
  if (entry !== undefined) Object.assign(entry, { times, lastAt: at + (times - 1) * period });
  if (limitOf(params) < endAt) story.endedBy = "absolute limit";
}

function step(state: Play, turn: Turn): void {
  const { params, family, story } = state;
  if (turn.at >= limitOf(params)) {
    refuse(state, turn, "past the absolute limit");
    if (turn.actor === "thief" && story.firstUseAt !== null) story.endedBy = "absolute limit";
    return;
  }
  const answer = present(family, turn.at, turn.token, state.policy);
  if (answer.issued === null) {
    lose(state, turn, answer);
    return;
  }
  if (!countRepeats(state, turn, answer)) return;
  if (turn.actor === "thief") thiefWins(state, turn, answer);
  else ownerWins(state, turn, answer);
}

/** False when the flag has just ended the family. */
function countRepeats(state: Play, turn: Turn, answer: Answer): boolean {
  const { params, family, story } = state;
  const isRepeat = answer.decision === "same-successor" || answer.isFork;
  if (!isRepeat) {
    if (!state.wasRepeated) state.repeatsInARow = 0;
    state.wasRepeated = false;
    return true;
  }
  if (!state.wasRepeated) state.repeatsInARow += 1;
  state.wasRepeated = true;
  if (params.flagAfter === 0 || state.repeatsInARow < params.flagAfter) return true;
  family.isRevoked = true;
  const isThief = story.firstUseAt !== null;
  write(state, turn, { ...answer, decision: "revoke-family", issued: null }, "flagged: every renewal is repeated");
  if (isThief) {
    story.detectedAt = turn.at;
    story.detectedBy = "flag";
    story.endedBy = "revocation";
  } else story.falseSignOuts += 1;
  story.signedOutAt = turn.at;
  return false;
}

function ownerWins(state: Play, turn: Turn, answer: Answer): void {
  const { params, story } = state;
  const token = answer.issued ?? turn.token;
  if (turn.actor === "second tab") {
    write(state, turn, answer, answer.isFork ? "a branch of its own" : "second tab, same chain");
    return;
  }
  if (turn.isRetry !== true) state.ownerRenewals += 1;
  const isLost = params.responseLost && state.ownerRenewals === 2 && turn.isRetry !== true;
  write(state, turn, answer, isLost ? "the answer is lost" : turn.isRetry === true ? "retry" : "", isLost);
  if (isLost) {
    state.turns.push({ ...turn, at: turn.at + params.retrySeconds, isRetry: true });
    return;
  }
  state.ownerToken = token;
  if (params.tabsAtOnce && state.ownerRenewals === 1) {
    state.turns.push({ at: turn.at + TAB_SECONDS, actor: "second tab", token: turn.token });
  }
  const next = ownerNext(turn.at, params);
  if (next !== null) state.turns.push({ at: next, actor: "owner", token });
  if (params.strategy === "trails" && state.hasCopied && !state.hasBranch) {
    const isIn = story.endedBy === "never used" || story.endedBy === "still inside";
    if (isIn) state.turns.push({ at: turn.at + params.delaySeconds, actor: "thief", token: turn.token });
  }
}

function thiefWins(state: Play, turn: Turn, answer: Answer): void {
  const { params, story } = state;
  const note = answer.isFork ? "a branch of its own" : answer.decision === "same-successor" ? "shares the leaf" : "";
  write(state, turn, answer, note);
  story.firstUseAt ??= turn.at;
  story.renewals += 1;
  story.endedBy = "still inside";
  grantAccess(story, turn.at, params.accessMinutes * MINUTE);
  // A trailing thief with a branch of his own needs the owner no longer.
  state.hasBranch ||= answer.isFork;
  if (params.strategy === "trails" && !state.hasBranch) return;
  const next = { at: turn.at + params.accessMinutes * MINUTE, actor: turn.actor, token: answer.issued ?? turn.token };
  state.turns.push(renewAlone(state, next));
}

/** His renewals until somebody else has a turn, as one entry of the log. Returns the first turn that is not among them. */
function renewAlone(state: Play, from: Turn): Turn {
  const { params, family, story } = state;
  const period = params.accessMinutes * MINUTE;
  const until = Math.min(state.endAt, limitOf(params), ...state.turns.map(({ at }) => at));
  const times = Math.ceil((until - from.at) / period) - 1;
  if (times < 2) return from;
  let token = from.token;
  let last: Answer = { decision: "rotate", issued: token, isFork: false };
  for (let turn = 0; turn < times; turn += 1) {
    last = present(family, from.at + turn * period, token, state.policy);
    token = last.issued ?? token;
  }
  const lastAt = from.at + (times - 1) * period;
  story.renewals += times;
  grantAccess(story, from.at, (times - 1) * period + period);
  write(state, from, last, "renews alone");
  const entry = story.entries.at(-1);
  if (entry !== undefined) Object.assign(entry, { times, lastAt });
  state.wasRepeated = false;
  state.repeatsInARow = 0;
  return { ...from, at: from.at + times * period, token };
}

function lose(state: Play, turn: Turn, answer: Answer): void {
  const { story } = state;
  const isThief = turn.actor === "thief";
  const isDetection = answer.decision === "revoke-family" && (isThief || story.firstUseAt !== null);
  if (isDetection) {
    story.detectedAt = turn.at;
    story.detectedBy = turn.actor;
    if (story.firstUseAt !== null) story.endedBy = "revocation";
  }
  if (isThief && (story.endedBy === "never used" || story.endedBy === "still inside")) story.endedBy = "refused";
  // A second tab that is refused finds the new token in the storage it shares.
  const isSignedOut = answer.decision === "revoke-family" || turn.actor === "owner";
  if (isSignedOut && story.signedOutAt === null) {
    story.signedOutAt = turn.at;
    if (story.firstUseAt === null && story.detectedAt === null) story.falseSignOuts += 1;
  }
  write(state, turn, answer, isDetection ? "a used token: the family ends" : noteOfLoss(turn, answer));
}

function noteOfLoss(turn: Turn, answer: Answer): string {
  if (answer.decision === "revoke-family") return "honest, and signed out";
  if (turn.actor === "thief") return "of no use any more";
  return turn.actor === "owner" ? "signs in again" : "finds the new token";
}

function refuse(state: Play, turn: Turn, note: string): void {
  write(state, turn, { decision: "deny", issued: null, isFork: false }, note);
}

function closing(state: Play): Story {
  const { story, params, endAt } = state;
  if (story.accessUntil !== null && story.accessUntil > endAt) {
    story.accessSeconds -= story.accessUntil - endAt;
    story.accessUntil = endAt;
  }
  const isOut = story.endedBy === "revocation" || story.endedBy === "absolute limit" || story.endedBy === "refused";
  const isBack = isOut && story.firstUseAt !== null && params.cookieStolen && !params.endsSignIn;
  if (isBack && story.accessUntil !== null) {
    const until = Math.min(endAt, COOKIE_DAYS * DAY);
    story.cameBack = until > story.accessUntil;
    story.accessSeconds += Math.max(0, until - story.accessUntil);
    story.accessUntil = Math.max(until, story.accessUntil);
  }
  return story;
}

function takeEarliest(turns: Turn[]): Turn | null {
  let best = -1;
  for (const [index, turn] of turns.entries()) if (best < 0 || turn.at < (turns[best]?.at ?? 0)) best = index;
  return best < 0 ? null : (turns.splice(best, 1)[0] ?? null);
}

function write(state: Play, turn: Turn, answer: Answer, note: string, isLost = false): void {
  state.story.entries.push({
    at: turn.at,
    actor: turn.actor,
    presents: tokenName(turn.token),
    decision: answer.decision,
    issued: answer.issued === null ? null : tokenName(answer.issued),
    isFork: answer.isFork,
    isLost,
    times: 1,
    lastAt: turn.at,
    note,
  });
}
