import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { BrowserCopy } from "../../../domain/attempt/browser-copy";
import { saveStatus, type SaveOutcome } from "../../../domain/attempt/saver-state";
import { copyKey, findCopies, removeCopy, writeCopy, type CopyStorage } from "./browser-copies";
import { createDraftSaver, type SaverWorld } from "./draft-saver";
import { chosenText, parseIntent } from "./intent";
import { saveWords } from "./save-words";
import { outcomeOf, type DraftRequest } from "./send-draft";

const START = { text: "", revision: 0, savedAt: null, limitBytes: 100, isLocked: false };
const SAVED_AT = "2026-03-01T09:00:00.000Z";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A server that answers when it is told to. */
function makeWorld(over: Partial<SaverWorld> = {}) {
  const requests: { request: DraftRequest; answer: (outcome: SaveOutcome) => Promise<void> }[] = [];
  const kept: (BrowserCopy | null)[] = [];
  const world: SaverWorld = {
    now: () => Date.now(),
    send: (request) =>
      new Promise((resolve) => {
        requests.push({
          request,
          answer: async (outcome) => {
            resolve(outcome);
            await vi.advanceTimersByTimeAsync(0);
          },
        });
      }),
    keep: (copy) => {
      kept.push(copy);
      return true;
    },
    forget: () => {
      kept.push(null);
    },
    ...over,
  };
  return { world, requests, kept, saver: createDraftSaver(START, world) };
}

const saved = (revision: number): SaveOutcome => ({ kind: "saved", revision, savedAt: SAVED_AT });

describe("the saver on a page", () => {
  it("keeps first, sends after the pause, and drops the copy only when the server has confirmed", async () => {
    const { saver, requests, kept } = makeWorld();
    saver.edit("one");
    await vi.advanceTimersByTimeAsync(300);
    expect(kept).toHaveLength(1);
    expect(requests).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(600);
    expect(requests.map(({ request }) => request)).toEqual([{ text: "one", base: 0, resolves: null }]);
    expect(kept.at(-1)).toMatchObject({ text: "one", sent: "one" });
    await requests[0]?.answer(saved(1));
    expect(kept.at(-1)).toBeNull();
    expect(saveStatus(saver.read())).toBe("saved");
  });

  it("tells whoever waits for a flush whether everything has arrived", async () => {
    const { saver, requests } = makeWorld();
    saver.edit("one");
    const first = saver.flush();
    saver.edit("one two");
    await requests[0]?.answer(saved(1));
    await vi.advanceTimersByTimeAsync(900);
    await requests[1]?.answer(saved(2));
    await expect(first).resolves.toBe(true);
    await expect(saver.flush()).resolves.toBe(true);

    saver.edit("one two three");
    const second = saver.flush();
    await requests[2]?.answer({ kind: "failed", reason: "network" });
    await expect(second).resolves.toBe(false);
  });

  it("tries again by itself when the server is gone", async () => {
    const { saver, requests } = makeWorld();
    saver.edit("one");
    void saver.flush();
    await requests[0]?.answer({ kind: "failed", reason: "network" });
    expect(saveStatus(saver.read())).toBe("offline");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(requests).toHaveLength(2);
    await requests[1]?.answer(saved(1));
    expect(saveStatus(saver.read())).toBe("saved");
  });

  it("says so when the browser keeps no copy", async () => {
    const { saver, requests } = makeWorld({ keep: () => false });
    saver.edit("one");
    void saver.flush();
    await requests[0]?.answer({ kind: "failed", reason: "network" });
    expect(saveWords(saver.read(), 0)).toContain("leave this page open");
  });

  it("does nothing more once it is stopped", async () => {
    const { saver, requests } = makeWorld();
    saver.edit("one");
    saver.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(requests).toHaveLength(0);
  });
});

describe("the words for saving", () => {
  it("never say saved before the server did, and tell the age of what is saved", async () => {
    const { saver, requests } = makeWorld();
    expect(saveWords(saver.read(), 0)).toBe("Saves by itself while you type");
    saver.edit("one");
    expect(saveWords(saver.read(), 0)).toBe("Not saved yet - typing");
    void saver.flush();
    expect(saveWords(saver.read(), 0)).toBe("Saving");
    await requests[0]?.answer(saved(1));
    const at = Date.parse(SAVED_AT);
    expect(saveWords(saver.read(), at + 1_000)).toBe("Saved just now");
    expect(saveWords(saver.read(), at + 30_000)).toBe("Saved 30 s ago");
    expect(saveWords(saver.read(), at + 240_000)).toBe("Saved 4 min ago");
    expect(saveWords(saver.read(), at + 7_200_000)).toMatch(/^Saved at \d\d:\d\d$/);
  });
});

describe("an answer to a save", () => {
  it("counts as saved only when it says so in full", () => {
    const body = { kind: "saved", revision: 3, savedAt: SAVED_AT };
    expect(outcomeOf(200, null, body)).toEqual(body);
    for (const wrong of [null, "saved", {}, { kind: "saved" }, { kind: "saved", revision: "3", savedAt: SAVED_AT }]) {
      expect(outcomeOf(200, null, wrong)).toEqual({ kind: "failed", reason: "server" });
    }
  });

  it("without a session, or with somebody else's, leaves the text where it is", () => {
    for (const status of [401, 403, 404]) expect(outcomeOf(status, null, null)).toEqual({ kind: "signed-out" });
  });

  it("waits as long as a busy server asks", () => {
    expect(outcomeOf(429, "20", null)).toEqual({ kind: "failed", reason: "busy", retryAfterMs: 20_000 });
    expect(outcomeOf(429, null, null)).toMatchObject({ reason: "busy", retryAfterMs: 5_000 });
  });
});

describe("copies in the browser", () => {
  const copy: BrowserCopy = { v: 1, text: "x", base: 1, sent: null, at: 1 };

  function makeStorage(): CopyStorage {
    const map = new Map<string, string>();
    return {
      get length() {
        return map.size;
      },
      key: (index) => [...map.keys()][index] ?? null,
      getItem: (key) => map.get(key) ?? null,
      setItem: (key, value) => void map.set(key, value),
      removeItem: (key) => void map.delete(key),
    };
  }

  it("of two pages lie side by side, and another attempt's are not found", () => {
    const storage = makeStorage();
    writeCopy(storage, copyKey("a", "1"), copy);
    writeCopy(storage, copyKey("a", "2"), { ...copy, text: "y" });
    writeCopy(storage, copyKey("b", "1"), copy);
    storage.setItem(copyKey("a", "3"), "not a copy");
    expect(findCopies(storage, "a").map((found) => found.copy.text)).toEqual(["x", "y"]);
    removeCopy(storage, copyKey("a", "1"));
    expect(findCopies(storage, "a")).toHaveLength(1);
  });

  it("that cannot be written or read are no error", () => {
    const full = { ...makeStorage(), setItem: () => { throw new Error("quota"); } }; // prettier-ignore
    expect(writeCopy(full, "key", copy)).toBe(false);
    expect(writeCopy(null, "key", copy)).toBe(false);
    expect(findCopies(null, "a")).toEqual([]);
  });
});

describe("two versions", () => {
  it("can be kept one after the other; an empty editor adds nothing", () => {
    expect(chosenText("both", "mine\n", "theirs")).toBe("mine\n\ntheirs");
    expect(chosenText("both", " ", "theirs")).toBe("theirs");
    expect(chosenText("keep", "mine", "theirs")).toBe("mine");
    expect(chosenText("other", "mine", "theirs")).toBe("theirs");
  });

  it("are settled by buttons that name the version, and nothing else is read as a button", () => {
    const conflictId = "abcdefghijklmnop";
    expect(parseIntent(`resolve:both:${conflictId}`)).toEqual({ kind: "resolve", choice: "both", conflictId });
    expect(parseIntent("hint:2")).toEqual({ kind: "hint", step: 2 });
    for (const value of ["", "hint:3", "ask:", "ask:A", "resolve:mine:abcdefghijklmnop", "resolve:both:x"]) {
      expect(parseIntent(value)).toBeNull();
    }
  });
});
