/** Tries after the first one. */
export const RETRIES = 2;
const FIRST_PAUSE_MS = 1000;
/** Nobody waits longer than this for one answer: a server that asks for more is given up for now. */
export const LONGEST_PAUSE_MS = 20_000;

/** Too many requests, a timeout, or a fault of the server: worth another try. */
export function isWorthARetry(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** Retry-After in milliseconds from now: seconds or an HTTP date; null for none or one that makes no sense. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header.trim()) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/**
 * How long to wait before try number `retry` (from 1): what the server asks for, else one second doubled each time; plus up to half
 * of that at random, so that many askers do not come back at once. Null: not at all.
 */
export function pauseMs(retry: number, askedMs: number | null, random: () => number): number | null {
  const base = askedMs ?? FIRST_PAUSE_MS * 2 ** (retry - 1);
  if (retry > RETRIES || base > LONGEST_PAUSE_MS) return null;
  return Math.round(base * (1 + random() / 2));
}
