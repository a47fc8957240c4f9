export type OriginFacts = {
  method: string;
  /** The `Origin` header. */
  origin: string | undefined;
  /** The `Sec-Fetch-Site` header: set by the browser, out of reach of any page. */
  secFetchSite: string | undefined;
  /** The host the request was sent to. */
  host: string | undefined;
  /** The address people type, when it is configured; then it alone decides. */
  publicUrl: string | undefined;
};

const SAFE_METHODS = new Set(["GET", "HEAD"]);

/**
 * Whether a request may change something: true for GET and HEAD, and for any other method only when it was sent by a page of
 * this site. SameSite cookies stop most forgeries; this stops those from a sibling subdomain and from browsers without them.
 * A request with neither `Origin` nor `Sec-Fetch-Site` is refused: every browser in use sends one with a form.
 */
export function isSameOrigin({ method, origin, secFetchSite, host, publicUrl }: OriginFacts): boolean {
  if (SAFE_METHODS.has(method.toUpperCase())) return true;
  if (secFetchSite === "cross-site" || secFetchSite === "same-site") return false;
  // "null" is what a form of our own page sends under a no-referrer policy; a sandboxed frame sends it too, as cross-site.
  if (origin === undefined || origin === "" || origin === "null") return secFetchSite === "same-origin";
  const from = parseOrigin(origin);
  if (from === null) return false;
  if (publicUrl !== undefined) return from.origin === parseOrigin(publicUrl)?.origin;
  // Without a configured address the scheme in front of a proxy is unknown: only the hosts can be compared.
  return host !== undefined && from.host === parseOrigin(`${from.protocol}//${host}`)?.host;
}

function parseOrigin(value: string): URL | null {
  try {
    const url = new URL(value);
    return url.protocol === "http:" || url.protocol === "https:" ? url : null;
  } catch {
    return null;
  }
}
