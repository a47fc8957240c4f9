import type { LevelOrUnknown } from "../rubric/level";

const MS_PER_DAY = 86_400_000;
/** Days after which an undefended criterion comes back: first, second, and every later time. */
export const REVIEW_DAYS = [1, 3, 7] as const;

export type Review = { criterionId: string; step: number; dueAt: Date; attemptId: string };
/** One criterion of an attempt that has just been finished. */
export type Outcome = { criterionId: string; level: LevelOrUnknown; attemptId: string; at: Date };

/**
 * When a criterion comes back after an attempt; null when it was defended. The interval grows only when the learner came back on the
 * due day or later: practising twice in one evening is not two spaced repetitions. The same attempt never counts twice.
 */
export function nextDue(previous: Review | null, outcome: Outcome): Review | null {
  if (outcome.level === 3) return null;
  const { criterionId, attemptId, at } = outcome;
  if (previous?.attemptId === attemptId) return previous;
  const isSpaced = previous !== null && at.getTime() >= previous.dueAt.getTime();
  const step = previous === null ? 0 : Math.min(previous.step + (isSpaced ? 1 : 0), REVIEW_DAYS.length - 1);
  return { criterionId, step, dueAt: new Date(at.getTime() + (REVIEW_DAYS[step] ?? 1) * MS_PER_DAY), attemptId };
}

/** What a finished attempt changes: the criteria to ask again, and the ids of those that are defended now. */
export function planReviews(
  previous: readonly Review[],
  outcomes: readonly Outcome[],
): { due: Review[]; defended: string[] } {
  const due: Review[] = [];
  const defended: string[] = [];
  for (const outcome of outcomes) {
    const review = nextDue(previous.find(({ criterionId }) => criterionId === outcome.criterionId) ?? null, outcome);
    if (review === null) defended.push(outcome.criterionId);
    else due.push(review);
  }
  return { due, defended };
}
