import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { reconcileCopies, type FoundCopy } from "../../../domain/attempt/browser-copy";
import { isCommitted, saveStatus, type SaverState } from "../../../domain/attempt/saver-state";
import {
  browserStorage,
  copyKey,
  findCopies,
  noteCommitted,
  removeCopy,
  tabStorage,
  takeCommitted,
  writeCopy,
} from "./browser-copies";
import { createDraftSaver, type DraftSaver } from "./draft-saver";
import { sendDraft } from "./send-draft";

export type DraftStart = {
  attemptId: string;
  text: string;
  revision: number;
  savedAt: string | null;
  limitBytes: number;
  /** Versions that the server keeps and offers already: a copy of one of them need not be offered twice. */
  keptTexts: readonly string[];
};

export type DraftEditing = {
  state: SaverState;
  saver: DraftSaver;
  /** The text that the server had when a newer one of this browser was put in its place. */
  replaced: string | null;
  /** Versions of this browser that went another way than the server's. */
  offered: readonly FoundCopy[];
  /** Puts `text` in the editor and drops the copy it came from. */
  settleOffer: (offer: FoundCopy, text: string | null) => void;
  dismissRestored: () => void;
};

/** Joins the saver to the browser: its storage, its network, and the moments at which a page may die. */
export function useDraftSaver(given: DraftStart, typedBefore: string | null): DraftEditing {
  // What the page came with: what is saved later must not be reconciled again.
  const [start] = useState(given);
  const [early] = useState(typedBefore);
  const [saver] = useState(() => browserSaver(start));
  const state = useSyncExternalStore(saver.subscribe, saver.read, saver.read);
  const [replaced, setReplaced] = useState<string | null>(null);
  const [offered, setOffered] = useState<readonly FoundCopy[]>([]);
  const mounts = useRef(0);

  useEffect(() => {
    const storage = browserStorage();
    // The page before this one was still saving while this one was made: what stands here is older than what is saved.
    const isUntouched = early === null || early === start.text;
    if (takeCommitted(tabStorage(), start.attemptId) > start.revision && isUntouched) {
      window.location.reload();
      return;
    }
    const server = { text: start.text, revision: start.revision, otherTexts: start.keptTexts };
    const { forget, restore, offer } = reconcileCopies(server, findCopies(storage, start.attemptId));
    for (const { key } of forget) removeCopy(storage, key);
    if (early !== null && early !== start.text) {
      saver.edit(early);
      setOffered(restore === null ? offer : [restore, ...offer]);
      return;
    }
    setOffered(offer);
    if (restore === null) return;
    saver.restore(restore.copy);
    setReplaced(start.text);
    // Kept under this page's own key by now; the old one goes only if that worked.
    if (saver.read().canKeep) removeCopy(storage, restore.key);
  }, [saver, start, early]);

  useEffect(() => {
    mounts.current += 1;
    const saveNow = () => void saver.flush();
    const onVisibility = () => {
      if (document.visibilityState === "hidden" || needsAnotherTry(saver.read())) saveNow();
    };
    const onReturn = () => {
      if (needsAnotherTry(saver.read())) saveNow();
    };
    const onUnload = (event: BeforeUnloadEvent) => {
      const state = saver.read();
      if (!state.canKeep && !isCommitted(state)) event.preventDefault();
    };
    document.addEventListener("visibilitychange", onVisibility);
    window.addEventListener("pagehide", saveNow);
    window.addEventListener("online", onReturn);
    window.addEventListener("focus", onReturn);
    window.addEventListener("beforeunload", onUnload);
    return () => {
      document.removeEventListener("visibilitychange", onVisibility);
      window.removeEventListener("pagehide", saveNow);
      window.removeEventListener("online", onReturn);
      window.removeEventListener("focus", onReturn);
      window.removeEventListener("beforeunload", onUnload);
      // Left by a link inside the product: what is not saved goes now; what cannot go stays in the browser's copy.
      mounts.current -= 1;
      void saver.flush().then(() => {
        if (mounts.current === 0) saver.stop();
      });
    };
  }, [saver]);

  const settleOffer = useCallback(
    (offer: FoundCopy, text: string | null) => {
      if (text !== null) {
        saver.edit(text);
        void saver.flush();
      }
      if (text === null || saver.read().canKeep) removeCopy(browserStorage(), offer.key);
      setOffered((all) => all.filter((one) => one !== offer));
    },
    [saver],
  );
  const dismissRestored = useCallback(() => {
    setReplaced(null);
  }, []);

  return { state, saver, replaced, offered, settleOffer, dismissRestored };
}

function needsAnotherTry(state: SaverState): boolean {
  return ["offline", "signed-out"].includes(saveStatus(state));
}

function browserSaver(start: DraftStart): DraftSaver {
  const { attemptId, text, revision, savedAt, limitBytes } = start;
  // Not crypto.randomUUID: it is missing where the product is served over plain HTTP in a company's network.
  const key = copyKey(attemptId, `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`);
  return createDraftSaver(
    { text, revision, savedAt, limitBytes, isLocked: false },
    {
      now: () => Date.now(),
      send: async (request) => {
        const outcome = await sendDraft(attemptId, request);
        if (outcome.kind !== "saved") return outcome;
        noteCommitted(tabStorage(), attemptId, outcome.revision);
        // "3 s ago" is told by this clock: the server's may run apart from it.
        return { ...outcome, savedAt: new Date().toISOString() };
      },
      keep: (copy) => writeCopy(browserStorage(), key, copy),
      forget: () => {
        removeCopy(browserStorage(), key);
      },
    },
  );
}
