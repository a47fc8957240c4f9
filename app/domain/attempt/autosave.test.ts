import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { step } from "./autosave";
import { parseBrowserCopy, reconcileCopies, type BrowserCopy } from "./browser-copy";
import {
  ANSWER_TIMEOUT_MS,
  isCommitted,
  KEEP_AFTER_MS,
  LONGEST_UNSAVED_MS,
  nextTickAt,
  PAUSE_MS,
  saveStatus,
  startSaver,
  type SaveOutcome,
  type SaverEffect,
  type SaverEvent,
  type SaverState,
} from "./saver-state";

const SAVED_AT = "2026-01-01T10:00:00.000Z";

function begin(over: Partial<Parameters<typeof startSaver>[0]> = {}): SaverState {
  return startSaver({ text: "", revision: 0, savedAt: null, limitBytes: 64_000, isLocked: false, ...over });
}

function run(state: SaverState, ...events: SaverEvent[]): { state: SaverState; effects: SaverEffect[] } {
  const effects: SaverEffect[] = [];
  for (const event of events) {
    const next = step(state, event);
    state = next.state;
    effects.push(...next.effects);
  }
  return { state, effects };
}

const sends = (effects: SaverEffect[]) => effects.filter((effect) => effect.kind === "send");

describe("the saver", () => {
  it("sends after a pause, and says saved only when the answer is there", () => {
    const typed = run(begin(), { type: "typed", text: "a", now: 1_000 });
    expect(saveStatus(typed.state)).toBe("dirty");
    expect(nextTickAt(typed.state)).toBe(1_000 + KEEP_AFTER_MS);

    const kept = run(typed.state, { type: "tick", now: 1_000 + KEEP_AFTER_MS });
    expect(kept.effects).toEqual([{ kind: "keep", text: "a", base: 0, sent: null }]);
    expect(nextTickAt(kept.state)).toBe(1_000 + PAUSE_MS);

    const sent = run(kept.state, { type: "tick", now: 1_000 + PAUSE_MS });
    expect(sends(sent.effects)).toEqual([{ kind: "send", id: 1, text: "a", base: 0, resolves: null }]);
    expect(saveStatus(sent.state)).toBe("saving");

    const saved = run(sent.state, answer(1, { kind: "saved", revision: 1, savedAt: SAVED_AT }, 2_000));
    expect(saveStatus(saved.state)).toBe("saved");
    expect(saved.effects).toEqual([{ kind: "forget" }]);
    expect(nextTickAt(saved.state)).toBeNull();
  });

  it("settles what an earlier page had sent before it saves that page's last words", () => {
    const opened = begin({ text: "a", revision: 1 });
    const restored = run(opened, { type: "restored", text: "abc", sent: "ab", now: 0 });
    expect(sends(restored.effects)).toEqual([{ kind: "send", id: 1, text: "ab", base: 1, resolves: null }]);
    expect(saveStatus(restored.state)).toBe("saving");
    // It had arrived while this page was being made: the server recognises its own text.
    const settled = run(restored.state, answer(1, { kind: "saved", revision: 2, savedAt: SAVED_AT }, 10));
    expect(sends(settled.effects)).toEqual([{ kind: "send", id: 2, text: "abc", base: 2, resolves: null }]);
    const saved = run(settled.state, answer(2, { kind: "saved", revision: 3, savedAt: SAVED_AT }, 20));
    expect(saveStatus(saved.state)).toBe("saved");
  });

  it("saves an earlier page's words at once when nothing of that page is open", () => {
    for (const sent of [null, "a"]) {
      const { effects } = run(begin({ text: "a", revision: 1 }), { type: "restored", text: "abc", sent, now: 0 });
      expect(sends(effects)).toEqual([{ kind: "send", id: 1, text: "abc", base: 1, resolves: null }]);
    }
  });

  it("saves at least every five seconds while the typing does not pause", () => {
    let state = begin();
    const sentAt: number[] = [];
    for (let now = 0; now <= 6_000; now += 200) {
      const next = run(state, { type: "typed", text: "x".repeat(now / 200 + 1), now }, { type: "tick", now });
      state = next.state;
      if (sends(next.effects).length > 0) sentAt.push(now);
    }
    expect(sentAt).toEqual([LONGEST_UNSAVED_MS]);
  });

  it("goes on saving when something was typed while a save was under way", () => {
    const { state, effects } = run(
      begin(),
      { type: "typed", text: "a", now: 0 },
      { type: "tick", now: PAUSE_MS },
      { type: "typed", text: "ab", now: 900 },
      answer(1, { kind: "saved", revision: 1, savedAt: SAVED_AT }, 1_000),
    );
    expect(saveStatus(state)).toBe("dirty");
    expect(sends(effects)).toHaveLength(1);
    const later = run(state, { type: "tick", now: 900 + PAUSE_MS });
    expect(sends(later.effects)).toEqual([{ kind: "send", id: 2, text: "ab", base: 1, resolves: null }]);
  });

  it("sends an unanswered text again before the newer one, so that a lost answer makes no conflict", () => {
    const lost = run(
      begin(),
      { type: "typed", text: "a", now: 0 },
      { type: "tick", now: PAUSE_MS },
      { type: "typed", text: "ab", now: 900 },
      { type: "tick", now: PAUSE_MS + ANSWER_TIMEOUT_MS },
    );
    expect(saveStatus(lost.state)).toBe("offline");
    const again = run(lost.state, { type: "tick", now: nextTickAt(lost.state) ?? 0 });
    expect(sends(again.effects)).toEqual([{ kind: "send", id: 2, text: "a", base: 0, resolves: null }]);
    const settled = run(again.state, answer(2, { kind: "stale", revision: 1, text: "a", conflictId: "c" }, 20_000));
    expect(sends(settled.effects)).toEqual([{ kind: "send", id: 3, text: "ab", base: 1, resolves: null }]);
  });

  it("takes no notice of an answer to a request it has given up", () => {
    const { state } = run(begin(), { type: "typed", text: "a", now: 0 }, { type: "flush", now: 10 });
    const late = run(state, answer(99, { kind: "saved", revision: 7, savedAt: SAVED_AT }, 20));
    expect(late.state).toBe(state);
  });

  it("does not call a text saved when it was typed back to the committed one while another is open", () => {
    const { state } = run(
      begin({ text: "a", revision: 1, savedAt: SAVED_AT }),
      { type: "typed", text: "ab", now: 0 },
      { type: "tick", now: PAUSE_MS },
      answer(1, { kind: "failed", reason: "network" }, 900),
      { type: "typed", text: "a", now: 950 },
    );
    expect(saveStatus(state)).toBe("offline");
    expect(isCommitted(state)).toBe(false);
  });

  it("waits as long as a busy server asks, and not at all once the person presses Save", () => {
    const busy = run(
      begin(),
      { type: "typed", text: "a", now: 0 },
      { type: "tick", now: PAUSE_MS },
      answer(1, { kind: "failed", reason: "busy", retryAfterMs: 20_000 }, 900),
    );
    expect(nextTickAt(busy.state)).toBe(20_900);
    expect(sends(run(busy.state, { type: "tick", now: 5_000 }).effects)).toEqual([]);
    expect(sends(run(busy.state, { type: "flush", now: 5_000 }).effects)).toHaveLength(1);
  });

  it("keeps the text and stops sending when the session has ended, and tries again on Save", () => {
    const ended = run(
      begin(),
      { type: "typed", text: "a", now: 0 },
      { type: "tick", now: PAUSE_MS },
      answer(1, { kind: "signed-out" }, 900),
    );
    expect(saveStatus(ended.state)).toBe("signed-out");
    expect(ended.effects.at(-1)).toEqual({ kind: "keep", text: "a", base: 0, sent: null });
    const typing = run(ended.state, { type: "typed", text: "ab", now: 2_000 }, { type: "tick", now: 9_000 });
    expect(sends(typing.effects)).toEqual([]);
    expect(sends(run(typing.state, { type: "flush", now: 9_500 }).effects)).toMatchObject([{ text: "ab", base: 0 }]);
  });

  it("does not send more than the limit, counts bytes and not characters, and resumes when the text is shorter", () => {
    const long = run(begin({ limitBytes: 10 }), { type: "typed", text: "ééééé!", now: 0 }, { type: "flush", now: 1 });
    expect(sends(long.effects)).toEqual([]);
    expect(long.state.halt).toEqual({ kind: "too-large", limitBytes: 10, bytes: 11 });
    const shorter = run(long.state, { type: "typed", text: "ééééé", now: 10 }, { type: "tick", now: 10 + PAUSE_MS });
    expect(sends(shorter.effects)).toHaveLength(1);
  });

  it("holds both versions of a conflict and saves the chosen one on top of the newer", () => {
    const stale = run(
      begin(),
      { type: "typed", text: "mine", now: 0 },
      { type: "flush", now: 1 },
      answer(1, { kind: "stale", revision: 4, text: "theirs", conflictId: "c1" }, 2),
    );
    expect(saveStatus(stale.state)).toBe("stale");
    expect(stale.state.text).toBe("mine");
    const more = run(stale.state, { type: "typed", text: "mine!", now: 10 }, { type: "flush", now: 20 });
    expect(sends(more.effects)).toEqual([]);
    const chosen = run(more.state, { type: "resolved", text: "theirs\n\nmine!", conflictId: "c1", now: 30 });
    expect(sends(chosen.effects)).toEqual([{ kind: "send", id: 2, text: "theirs\n\nmine!", base: 4, resolves: "c1" }]);
  });

  it("settles a conflict on the server even when the server's own version was chosen", () => {
    const stale = run(
      begin(),
      { type: "typed", text: "mine", now: 0 },
      { type: "flush", now: 1 },
      answer(1, { kind: "stale", revision: 4, text: "theirs", conflictId: "c1" }, 2),
    );
    const chosen = run(stale.state, { type: "resolved", text: "theirs", conflictId: "c1", now: 30 });
    expect(sends(chosen.effects)).toMatchObject([{ text: "theirs", base: 4, resolves: "c1" }]);
    expect(saveStatus(chosen.state)).toBe("saving");
  });
});

describe("a version that was kept earlier", () => {
  it("is settled by the next save, also when another save is under way at that moment", () => {
    const decided = run(
      begin({ text: "now", revision: 2, savedAt: SAVED_AT }),
      { type: "typed", text: "now!", now: 0 },
      { type: "flush", now: 1 },
      { type: "resolved", text: "now!\n\nkept", conflictId: "c7", now: 2 },
      answer(1, { kind: "saved", revision: 3, savedAt: SAVED_AT }, 3),
    );
    expect(sends(decided.effects).at(-1)).toMatchObject({ text: "now!\n\nkept", base: 3, resolves: "c7" });
  });
});

describe("any interleaving of typing, lost, late and repeated messages, other tabs and crashes", () => {
  for (const recognisesOwnText of [true, false]) {
    it(`never claims saved falsely and loses nothing (server ${recognisesOwnText ? "recognises" : "does not recognise"} a repeated save)`, () => {
      fc.assert(
        fc.property(fc.array(actionArbitrary, { minLength: 1, maxLength: 80 }), (actions) => {
          const world = new World(recognisesOwnText);
          for (const action of actions) {
            world.perform(action);
            world.check();
          }
          world.settle();
        }),
        { numRuns: 3_000 },
      );
    }, 30_000);
  }
});

type Action =
  | { do: "type"; letter: string }
  | { do: "erase" }
  | { do: "wait"; ms: number }
  | { do: "arrive" | "repeat" | "lose" | "reply" | "lose-reply" | "repeat-reply"; pick: number }
  | { do: "fail"; reason: "network" | "busy" | "server" }
  | { do: "flush" | "other-tab" | "crash" | "sign-out" | "sign-in" }
  | { do: "choose"; which: "mine" | "theirs" | "both" };

const pick = fc.nat({ max: 3 });
const actionArbitrary: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("type" as const), letter: fc.constantFrom("a", "b") }) },
  { weight: 1, arbitrary: fc.constant({ do: "erase" as const }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.constantFrom(100, 300, 900, 5_000, 16_000) }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("arrive" as const), pick }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("reply" as const), pick }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom("repeat", "lose", "lose-reply", "repeat-reply"), pick }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("fail" as const), reason: fc.constantFrom("network", "busy", "server") }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("flush", "other-tab", "crash", "sign-out", "sign-in") }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("choose" as const), which: fc.constantFrom("mine", "theirs", "both") }),
  },
);

/** A plain throw: an assertion library in the innermost loop costs most of the time of the test. */
function mustHold(isTrue: boolean, promise: string): void {
  if (!isTrue) throw new Error(`broken promise: ${promise}`);
}

type Request = { id: number; page: number; text: string; base: number; knows: string };
type Reply = { id: number; page: number; outcome: SaveOutcome };

/** A server with revisions, a network that does as it likes, one editor, one browser store. */
class World {
  now = 0;
  page = 0;
  server = { text: "", revision: 0, history: [""], writers: [0], conflicts: [] as string[], isSignedIn: true };
  requests: Request[] = [];
  replies: Reply[] = [];
  store: BrowserCopy | null = null;
  changedAt = 0;
  state = begin();

  constructor(private readonly recognisesOwnText: boolean) {}

  perform(action: Action): void {
    switch (action.do) {
      case "type":
        this.changedAt = this.now;
        this.send({ type: "typed", text: this.state.text + action.letter, now: this.now });
        return;
      case "erase":
        this.changedAt = this.now;
        this.send({ type: "typed", text: this.state.text.slice(0, -1), now: this.now });
        return;
      case "wait":
        this.wait(action.ms);
        return;
      case "arrive":
        this.arrive(this.take(this.requests, action.pick));
        return;
      case "repeat":
        this.arrive(this.requests[action.pick]);
        return;
      case "lose":
        this.take(this.requests, action.pick);
        return;
      case "reply":
        this.reply(this.take(this.replies, action.pick));
        return;
      case "repeat-reply":
        this.reply(this.replies[action.pick]);
        return;
      case "lose-reply":
        this.take(this.replies, action.pick);
        return;
      case "fail":
        this.fail(action.reason);
        return;
      case "flush":
        this.send({ type: "flush", now: this.now });
        return;
      case "other-tab":
        this.commit(`${this.server.text}o${String(this.server.revision)}`, -1);
        return;
      case "sign-out":
      case "sign-in":
        this.server.isSignedIn = action.do === "sign-in";
        return;
      case "choose":
        this.choose(action.which);
        return;
      case "crash":
        this.crash();
        return;
    }
  }

  check(): void {
    const { state, server } = this;
    if (saveStatus(state) === "saved") {
      mustHold(server.history[state.revision] === state.text, "saved means that the server has this text");
      mustHold(state.sending === null, "saved means that nothing is under way");
      const isOvertaken = server.writers.slice(state.revision + 1).includes(this.page);
      mustHold(!isOvertaken, "saved means that nothing of this page came after it");
    }
    if (this.now - this.changedAt >= KEEP_AFTER_MS) {
      mustHold(this.survives(state.text), "what was typed is kept somewhere");
    }
  }

  /** Everything arrives from now on: the saver must come to rest with the editor's text on the server. */
  settle(): void {
    this.server.isSignedIn = true;
    this.perform({ do: "type", letter: "z" });
    for (let round = 0; round < 60; round += 1) {
      if (saveStatus(this.state) === "stale") this.choose("both");
      this.send({ type: "flush", now: this.now });
      for (const request of this.requests.splice(0)) this.arrive(request);
      for (const reply of this.replies.splice(0)) this.reply(reply);
      this.wait(1_000);
      this.check();
    }
    mustHold(saveStatus(this.state) === "saved", "it comes to rest");
    mustHold(this.server.text === this.state.text, "the server ends with the editor's text");
    mustHold(this.store === null, "the browser's copy goes when the server has the text");
  }

  private survives(text: string): boolean {
    return this.store?.text === text || this.server.history.includes(text) || this.server.conflicts.includes(text);
  }

  private take<T>(list: T[], index: number): T | undefined {
    return list.splice(index, 1)[0];
  }

  private send(event: SaverEvent): void {
    const next = step(this.state, event);
    this.state = next.state;
    for (const effect of next.effects) {
      if (effect.kind === "keep") {
        this.store = { v: 1, text: effect.text, base: effect.base, sent: effect.sent, at: this.now };
      } else if (effect.kind === "forget") this.store = null;
      else {
        const { id, text, base } = effect;
        this.requests.push({ id, page: this.page, text, base, knows: this.state.committed });
        mustHold(this.state.sending?.id === effect.id, "one request at a time");
      }
    }
  }

  private wait(ms: number): void {
    const until = this.now + ms;
    for (let guard = 0; guard < 200; guard += 1) {
      const at = nextTickAt(this.state);
      if (at === null || at > until) break;
      this.now = Math.max(this.now, at);
      this.send({ type: "tick", now: this.now });
    }
    this.now = until;
  }

  private arrive(request: Request | undefined): void {
    if (request === undefined) return;
    const { server } = this;
    let outcome: SaveOutcome;
    if (!server.isSignedIn) outcome = { kind: "signed-out" };
    else if (request.base === server.revision) {
      mustHold(request.knows === server.text, "whoever replaces a text has known it");
      this.commit(request.text, request.page);
      outcome = { kind: "saved", revision: server.revision, savedAt: SAVED_AT };
    } else if (this.recognisesOwnText && request.text === server.text) {
      outcome = { kind: "saved", revision: server.revision, savedAt: SAVED_AT };
    } else {
      server.conflicts.push(request.text);
      outcome = { kind: "stale", revision: server.revision, text: server.text, conflictId: "c" };
    }
    this.replies.push({ id: request.id, page: request.page, outcome });
  }

  private reply(reply: Reply | undefined): void {
    if (reply?.page !== this.page) return;
    this.send({ type: "answered", id: reply.id, outcome: reply.outcome, now: this.now });
  }

  private fail(reason: "network" | "busy" | "server"): void {
    const sending = this.state.sending;
    if (sending === null) return;
    // "busy" is the server's word that it did not take the text: no such request may arrive later.
    if (reason === "busy") this.requests = this.requests.filter((request) => request.id !== sending.id);
    const isTaken = this.replies.some((one) => one.id === sending.id && one.page === this.page);
    if (reason === "busy" && isTaken) return;
    this.send({ type: "answered", id: sending.id, outcome: { kind: "failed", reason }, now: this.now });
  }

  private choose(which: "mine" | "theirs" | "both"): void {
    if (this.state.halt?.kind !== "stale") return;
    const theirs = this.state.halt.text;
    const mine = this.state.text;
    const text = which === "mine" ? mine : which === "theirs" ? theirs : `${theirs}+${mine}`;
    this.send({ type: "resolved", text, conflictId: this.state.halt.conflictId, now: this.now });
    this.changedAt = this.now;
  }

  private commit(text: string, by: number): void {
    this.server.text = text;
    this.server.revision += 1;
    this.server.history.push(text);
    this.server.writers.push(by);
  }

  /** The page dies without a word; requests that left it may still arrive. A new page opens. */
  private crash(): void {
    const before = this.state.text;
    const wasKeptInTime = this.now - this.changedAt >= KEEP_AFTER_MS;
    this.page += 1;
    const { server, store } = this;
    this.state = begin({ text: server.text, revision: server.revision, savedAt: SAVED_AT });
    const found = store === null ? [] : [{ key: "k", copy: store }];
    const { restore, offer, forget } = reconcileCopies({ ...server, otherTexts: server.conflicts }, found);
    if (forget.length > 0) this.store = null;
    if (restore !== null) {
      this.send({ type: "typed", text: restore.copy.text, now: this.now });
      this.send({ type: "flush", now: this.now });
    } else if (offer[0] !== undefined) {
      // The person takes the browser's version: typed over the server's, which stays in its history.
      this.send({ type: "typed", text: offer[0].copy.text, now: this.now });
      this.send({ type: "flush", now: this.now });
    }
    mustHold(!wasKeptInTime || this.state.text === before || this.survives(before), "a crash loses nothing");
    this.changedAt = this.now;
  }
}

describe("copies kept in the browser", () => {
  const copy = (over: Partial<BrowserCopy>): BrowserCopy => ({ v: 1, text: "x", base: 3, sent: null, at: 1, ...over });
  const server = { text: "server", revision: 3, otherTexts: ["kept as a conflict"] };

  it("restores a copy that began where the server still stands", () => {
    const found = [{ key: "a", copy: copy({ text: "server and more" }) }];
    expect(reconcileCopies(server, found)).toEqual({ forget: [], restore: found[0], offer: [] });
  });

  it("restores a copy whose page had sent exactly what the server holds now", () => {
    const found = [{ key: "a", copy: copy({ text: "server!", base: 2, sent: "server" }) }];
    expect(reconcileCopies(server, found).restore).toBe(found[0]);
  });

  it("offers a copy that went another way, and forgets what the server holds already", () => {
    const other = { key: "a", copy: copy({ text: "other", base: 1 }) };
    const same = { key: "b", copy: copy({ text: "server", base: 1 }) };
    const conflict = { key: "c", copy: copy({ text: "kept as a conflict", base: 1 }) };
    expect(reconcileCopies(server, [other, same, conflict])).toEqual({
      forget: [same, conflict],
      restore: null,
      offer: [other],
    });
  });

  it("restores the newest of two that are ahead and offers the other", () => {
    const older = { key: "a", copy: copy({ text: "one", at: 1 }) };
    const newer = { key: "b", copy: copy({ text: "two", at: 2 }) };
    expect(reconcileCopies(server, [older, newer])).toEqual({ forget: [], restore: newer, offer: [older] });
  });

  it("reads back what was written and refuses anything else", () => {
    expect(parseBrowserCopy(JSON.stringify(copy({})))).toEqual(copy({}));
    for (const wrong of ["", "null", "{", '{"v":2}', JSON.stringify({ ...copy({}), base: "3" })]) {
      expect(parseBrowserCopy(wrong)).toBeNull();
    }
  });
});

function answer(id: number, outcome: SaveOutcome, now: number): SaverEvent {
  return { type: "answered", id, outcome, now };
}
