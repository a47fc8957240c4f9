import { countingAttempts, oldestFirst, type PastAttempt } from "../history";
import { weightedScore } from "../levels";
import { BARS, TARGET_LEVELS, type TargetLevel } from "./bars";
import { afterScore, afterStep, beliefAfter, expectedScore, GRID, passChance, SIGMAS, stepVariance } from "./filter";
import type { Belief, Score } from "./filter";

/** Older scores say nothing more about today (the walk has forgotten them) and would only cost time. */
const MOST_SCORES = 60;
/** A question answered less than three months ago is remembered: answering it again measures memory. */
export const FRESH_DAYS = 90;
const MS_PER_DAY = 86_400_000;
/** How many more scenarios the page's "what would narrow it" supposes. */
export const MORE_SCENARIOS = 3;

export type Interval = { low: number; median: number; high: number };
export type Readiness = {
  level: TargetLevel;
  bar: number;
  /** Of the chance to pass a loop today: 10%, 50% and 90% of the belief. */
  chance: Interval;
  /** The same after three more fresh scenarios that come out as expected today. */
  afterMore: Interval;
};
/** `null`: nothing can be said yet. */
export type ReadinessReport = {
  scores: (Score & { attemptId: string; scenarioId: string })[];
  /** Graded attempts that are left out because the question was fresh in memory. */
  repeats: number;
  expected: number;
  levels: Readiness[];
} | null;

/**
 * Which attempts measure: the learner's own words, graded, at a question that was not answered within 90 days before. The score is
 * that of the INITIAL levels: what was said before any probe, because a probe tells where to look and a loop gives few of them.
 */
export function freshScores(attempts: readonly PastAttempt[]): {
  scores: (Score & { attemptId: string; scenarioId: string })[];
  repeats: number;
} {
  const lastAt = new Map<string, number>();
  const scores: (Score & { attemptId: string; scenarioId: string })[] = [];
  let repeats = 0;
  for (const { id, scenarioId, startedAt, criteria } of oldestFirst(countingAttempts(attempts))) {
    const before = lastAt.get(scenarioId);
    lastAt.set(scenarioId, startedAt.getTime());
    const value = weightedScore(criteria.map(({ weight, initial }) => ({ weight, level: initial })));
    if (value === null) continue;
    if (before !== undefined && startedAt.getTime() - before < FRESH_DAYS * MS_PER_DAY) repeats += 1;
    else scores.push({ at: startedAt, value, attemptId: id, scenarioId });
  }
  return { scores: scores.slice(-MOST_SCORES), repeats };
}

export function readinessOf(attempts: readonly PastAttempt[], now: Date): ReadinessReport {
  const { scores, repeats } = freshScores(attempts);
  if (scores.length === 0) return null;
  const belief = beliefAfter(scores, now);
  const expected = expectedScore(belief);
  let further = belief;
  for (let more = 0; more < MORE_SCENARIOS; more += 1)
    further = afterScore(afterStep(further, stepVariance(now, now, 1)), expected);
  return {
    scores,
    repeats,
    expected,
    levels: TARGET_LEVELS.map((level) => ({
      level,
      bar: BARS[level],
      chance: chanceInterval(belief, BARS[level]),
      afterMore: chanceInterval(further, BARS[level]),
    })),
  };
}

/** 10%, 50% and 90% of the belief about the chance to pass. */
export function chanceInterval(belief: Belief, bar: number): Interval {
  const points = belief.flatMap((row, index) =>
    row.map((weight, at) => ({ weight, chance: passChance(GRID[at] ?? 0, SIGMAS[index] ?? 1, bar) })),
  );
  points.sort((a, b) => a.chance - b.chance);
  return { low: quantile(points, 0.1), median: quantile(points, 0.5), high: quantile(points, 0.9) };
}

/** The value below which `share` of the weight lies, between neighbouring points in proportion. `points` ascend. */
function quantile(points: readonly { weight: number; chance: number }[], share: number): number {
  let below = 0;
  let previous: { middle: number; chance: number } | null = null;
  for (const { weight, chance } of points) {
    if (weight <= 0) continue;
    const middle = below + weight / 2;
    if (middle >= share) {
      if (previous === null) return chance;
      const part = (share - previous.middle) / (middle - previous.middle);
      return previous.chance + part * (chance - previous.chance);
    }
    previous = { middle, chance };
    below += weight;
  }
  return previous?.chance ?? 0;
}
