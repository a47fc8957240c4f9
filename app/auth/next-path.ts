import { NextPath } from "../paths";

/**
 * Where to go on to after signing in, from something a link may carry: always a path of this site, percent-encoded, "/" when
 * in doubt. Parsing it as a browser would closes what a pattern may miss ("/./ /other.example", "/\t/other.example").
 */
export function safeNextPath(value: unknown): string {
  const path = NextPath.parse(value);
  const base = "http://site.invalid";
  try {
    const url = new URL(path, base);
    if (url.origin !== base || url.pathname.startsWith("//")) return "/";
    return url.pathname + url.search + url.hash;
  } catch {
    return "/";
  }
}
