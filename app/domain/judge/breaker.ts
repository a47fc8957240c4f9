/** A circuit breaker: after failures in a row nobody asks for a while; then one may try. Times in milliseconds since 1970. */
export type Breaker = { failures: number; openUntil: number };

export const CLOSED: Breaker = { failures: 0, openUntil: 0 };
export const FAILURES_TO_OPEN = 4;
export const OPEN_MS = 60_000;

export function isOpen(breaker: Breaker, now: number): boolean {
  return now < breaker.openUntil;
}

/** Before a try. After the pause the breaker closes by a hair: whoever comes next, while this one is still trying, waits. */
export function onTry(breaker: Breaker, now: number): Breaker {
  return breaker.failures >= FAILURES_TO_OPEN ? { ...breaker, openUntil: now + OPEN_MS } : breaker;
}

export function onFailure(breaker: Breaker, now: number): Breaker {
  const failures = breaker.failures + 1;
  return { failures, openUntil: failures >= FAILURES_TO_OPEN ? now + OPEN_MS : 0 };
}
