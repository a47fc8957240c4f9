/**
 * The value of one cookie, or null.
 * Lucia's own parser decodes every cookie and throws when any of them is malformed: one stray `%` set by something else on
 * the host would break every page, so only the cookie asked for is touched and a broken one counts as absent.
 */
export function readCookie(header: string | null, name: string): string | null {
  for (const pair of (header ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at < 0 || pair.slice(0, at).trim() !== name) continue;
    try {
      return decodeURIComponent(pair.slice(at + 1).trim());
    } catch {
      return null;
    }
  }
  return null;
}
