import { phaseIndex, type Phase } from "../attempt/attempt";
import type { LevelOrUnknown } from "../rubric/level";
import type { Dimension } from "../rubric/schema";

export type PastCriterion = {
  criterionId: string;
  dimension: Dimension;
  weight: number;
  self: LevelOrUnknown;
  initial: LevelOrUnknown;
  final: LevelOrUnknown;
};

/** An attempt as progress sees it: no text, only what it came to. */
export type PastAttempt = {
  id: string;
  scenarioId: string;
  rubricVersion: string;
  phase: Phase;
  startedAt: Date;
  updatedAt: Date;
  finishedAt: Date | null;
  isCounted: boolean;
  /** Seconds of work, gaps of more than 15 minutes left out (active-time.ts). */
  activeSeconds: number;
  /** In no particular order; empty before submission. */
  criteria: readonly PastCriterion[];
};

/** A grade exists for the learner only once they have judged themselves. */
export function isGraded(attempt: PastAttempt): boolean {
  return phaseIndex(attempt.phase) >= phaseIndex("grade");
}

/** Graded, and the learner's own words: what every figure on progress is made from. */
export function countingAttempts(attempts: readonly PastAttempt[]): PastAttempt[] {
  return attempts.filter((attempt) => attempt.isCounted && isGraded(attempt));
}

/** Oldest first, with the id as tie-break so that equal times never swap places between two requests. */
export function oldestFirst(attempts: readonly PastAttempt[]): PastAttempt[] {
  return [...attempts].sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime() || (a.id < b.id ? -1 : 1));
}

/** The newest unfinished attempt of a scenario: the one to go on with. */
export function openAttempt(attempts: readonly PastAttempt[], scenarioId: string): PastAttempt | null {
  const open = attempts.filter((attempt) => attempt.scenarioId === scenarioId && attempt.phase !== "finished");
  return oldestFirst(open).at(-1) ?? null;
}
