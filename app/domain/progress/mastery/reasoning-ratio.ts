import { countingAttempts, oldestFirst, type PastAttempt } from "../history";

/** Of what was answered at all (Named or better, before any probe), how much was reasoned (Explained or Defended). */
export type ReasoningShare = { named: number; reasoned: number; share: number | null };
export type ReasoningPeriod = ReasoningShare & { from: Date; to: Date; attempts: number };

/** Periods of equally many attempts: a month without practice is no point of a curve. */
const MOST_PERIODS = 12;

export function reasoningShare(attempts: readonly PastAttempt[]): ReasoningShare {
  let named = 0;
  let reasoned = 0;
  for (const { criteria } of countingAttempts(attempts)) {
    for (const { initial } of criteria) {
      if (initial === 1) named += 1;
      else if (initial !== null && initial >= 2) reasoned += 1;
    }
  }
  return { named, reasoned, share: named + reasoned === 0 ? null : reasoned / (named + reasoned) };
}

/** The share over time, oldest first. */
export function reasoningOverTime(attempts: readonly PastAttempt[]): ReasoningPeriod[] {
  return inPeriods(oldestFirst(countingAttempts(attempts)), MOST_PERIODS).flatMap((period) => {
    const [first, last] = [period.at(0), period.at(-1)];
    if (first === undefined || last === undefined) return [];
    return [{ ...reasoningShare(period), from: first.startedAt, to: last.startedAt, attempts: period.length }];
  });
}

/** Splits a list into at most `most` neighbouring parts whose lengths differ by at most one. */
export function inPeriods<T>(list: readonly T[], most: number): T[][] {
  const parts = Math.min(most, list.length);
  return Array.from({ length: parts }, (_, part) =>
    list.slice(Math.floor((part * list.length) / parts), Math.floor(((part + 1) * list.length) / parts)),
  );
}
