import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { reconcileCopies, type FoundCopy } from "../../../domain/attempt/browser-copy";
import { isCommitted, saveStatus, type SaverState } from "../../../domain/attempt/saver-state";
import { browserStorage, copyKey, findCopies, removeCopy, writeCopy } from "./browser-copies";
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
export function useDraftSaver(start: DraftStart, typedBefore: string | null): DraftEditing {
  const [saver] = useState(() => browserSaver(start));
  const state = useSyncExternalStore(saver.subscribe, saver.read, saver.read);
  const [replaced, setReplaced] = useState<string | null>(null);
  const [offered, setOffered] = useState<readonly FoundCopy[]>([]);

  useEffect(() => {
    const storage = browserStorage();
    const server = { text: start.text, revision: start.revision, otherTexts: start.keptTexts };
    const { forget, restore, offer } = reconcileCopies(server, findCopies(storage, start.attemptId));
    for (const { key } of forget) removeCopy(storage, key);
    setOffered(offer);
    if (typedBefore !== null && typedBefore !== start.text) {
      saver.edit(typedBefore);
      if (restore !== null) setOffered([restore, ...offer]);
    } else if (restore !== null) {
      saver.edit(restore.copy.text);
      setReplaced(start.text);
      void saver.flush();
      // Kept under this page's own key by now; the old one goes only if that worked.
      if (saver.read().canKeep) removeCopy(storage, restore.key);
    }
    // The values are those the page came with: what is typed later must not be reconciled again.
    // (`start` and `typedBefore` do not change while the editor of one attempt is shown.)
  }, [saver, start.attemptId, start.keptTexts, start.revision, start.text, typedBefore]);

  useEffect(() => {
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
      // Left by a link inside the product: what is not saved yet goes now, the answer is of no more use here.
      saveNow();
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
      send: (request) => sendDraft(attemptId, request),
      keep: (copy) => writeCopy(browserStorage(), key, copy),
      forget: () => {
        removeCopy(browserStorage(), key);
      },
    },
  );
}
