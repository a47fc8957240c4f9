import { parseBrowserCopy, type BrowserCopy, type FoundCopy } from "../../../domain/attempt/browser-copy";

/** What is used of window.localStorage; any call may throw (private mode, full, switched off). */
export type CopyStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const prefixOf = (attemptId: string) => `defend-it:draft:${attemptId}:`;

/** Each page has a key of its own, so that two tabs never write over each other's copy. */
export function copyKey(attemptId: string, pageId: string): string {
  return prefixOf(attemptId) + pageId;
}

/** Copies that earlier or other pages of this browser left behind; none when the storage cannot be read. */
export function findCopies(storage: CopyStorage | null, attemptId: string): FoundCopy[] {
  const found: FoundCopy[] = [];
  try {
    for (let index = 0; index < (storage?.length ?? 0); index += 1) {
      const key = storage?.key(index) ?? "";
      if (!key.startsWith(prefixOf(attemptId))) continue;
      const copy = parseBrowserCopy(storage?.getItem(key) ?? "");
      if (copy !== null) found.push({ key, copy });
    }
  } catch {
    return [];
  }
  return found;
}

/** Whether the copy was written. */
export function writeCopy(storage: CopyStorage | null, key: string, copy: BrowserCopy): boolean {
  if (storage === null) return false;
  try {
    storage.setItem(key, JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function removeCopy(storage: CopyStorage | null, key: string): void {
  try {
    storage?.removeItem(key);
  } catch {
    // A storage that can no longer be written keeps a copy too many: it is offered again, nothing is lost.
  }
}

const committedKey = (attemptId: string) => `defend-it:committed:${attemptId}`;

/** Remembers for this tab alone which revision the server has confirmed to it. */
export function noteCommitted(storage: CopyStorage | null, attemptId: string, revision: number): void {
  try {
    storage?.setItem(committedKey(attemptId), String(revision));
  } catch {
    // Without it a page that was made before the last save is noticed at its first save instead.
  }
}

/** The revision noted last, forgotten by being read: whoever acts on it acts once. */
export function takeCommitted(storage: CopyStorage | null, attemptId: string): number {
  try {
    const noted = Number(storage?.getItem(committedKey(attemptId)) ?? 0);
    storage?.removeItem(committedKey(attemptId));
    return Number.isInteger(noted) ? noted : 0;
  } catch {
    return 0;
  }
}

/** What this tab alone remembers, or null where there is none or reading it is forbidden. */
export function tabStorage(): CopyStorage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

/** The browser's storage, or null where there is none or reading it is forbidden. */
export function browserStorage(): CopyStorage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
