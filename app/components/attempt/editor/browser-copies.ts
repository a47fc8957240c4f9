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

/** The browser's storage, or null where there is none or reading it is forbidden. */
export function browserStorage(): CopyStorage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
