/** What the editor keeps in the browser while the server has not confirmed it. */
export type BrowserCopy = {
  v: 1;
  text: string;
  /** The server's revision that the text builds on. */
  base: number;
  /** A text that was on its way to the server when this was written. */
  sent: string | null;
  /** When it was written, in milliseconds since 1970. */
  at: number;
};

/** The copy, or null when what lies there is not one. By hand: a schema library would weigh more than the editor. */
export function parseBrowserCopy(json: string): BrowserCopy | null {
  try {
    const value: unknown = JSON.parse(json);
    return isBrowserCopy(value) ? value : null;
  } catch {
    return null;
  }
}

function isBrowserCopy(value: unknown): value is BrowserCopy {
  if (typeof value !== "object" || value === null) return false;
  const copy: Partial<Record<keyof BrowserCopy, unknown>> = value;
  return (
    copy.v === 1 &&
    typeof copy.text === "string" &&
    Number.isInteger(copy.base) &&
    (copy.sent === null || typeof copy.sent === "string") &&
    Number.isFinite(copy.at)
  );
}

export type FoundCopy = { key: string; copy: BrowserCopy };

/**
 * What to do, on opening the editor, with copies that earlier pages of this browser left behind.
 * `forget`: the server has this text. `restore`: the server stands where the copy began, or holds what the copy's page last
 * sent, so the copy is simply newer. `offer`: the two went different ways; the person decides.
 */
export function reconcileCopies(
  server: { text: string; revision: number; otherTexts: readonly string[] },
  found: readonly FoundCopy[],
): { forget: FoundCopy[]; restore: FoundCopy | null; offer: FoundCopy[] } {
  const isHeld = ({ copy }: FoundCopy) => copy.text === server.text || server.otherTexts.includes(copy.text);
  const isAhead = ({ copy }: FoundCopy) => copy.base === server.revision || copy.sent === server.text;
  const differing = found.filter((one) => !isHeld(one)).sort((a, b) => b.copy.at - a.copy.at);
  const restore = differing.find(isAhead) ?? null;
  return {
    forget: found.filter(isHeld),
    restore,
    offer: differing.filter((one) => one !== restore && one.copy.text !== restore?.copy.text),
  };
}
