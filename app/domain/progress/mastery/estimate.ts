/**
 * How far something is mastered: the chance that the next unprompted answer gives the reason for it (Explained or Defended) and does
 * not merely name it, with the 80% interval of that chance.
 *
 * Each answer is a success or not (the initial level; can't tell is no observation). The belief is a Beta, uniform before the first
 * answer. An answer's weight falls by a fifth with every later answer to the same criterion, and by half with every 120 days: what was
 * shown long ago says less about today, and the interval widens until it is shown again.
 *
 * Dimensions and tracks add up their criteria, as if these were exchangeable draws of one skill: stated, and only roughly true.
 */
import { DIMENSIONS, type Dimension } from "../../rubric/dimension";
import type { LevelOrUnknown } from "../../rubric/level";
import { TRACKS, type Track } from "../../scenario/track";
import { countingAttempts, oldestFirst, type PastAttempt } from "../history";
import { betaMean, betaQuantiles, type Beta } from "./beta";

export const LATER_ANSWER_KEEPS = 0.8;
export const HALF_LIFE_DAYS = 120;
/** Below this an answer's weight is left out: less than a hundredth of a fresh one. */
const LEAST_WEIGHT = 0.01;
/** After so many later answers any weight is below it. */
const MOST_LATER = Math.ceil(Math.log(LEAST_WEIGHT) / Math.log(LATER_ANSWER_KEEPS));
const MS_PER_DAY = 86_400_000;

export type Mastery = {
  /** Chance that the next answer reasons: the middle of the belief and its 80% interval. */
  chance: number;
  low: number;
  high: number;
  /** Answers behind it, and what they weigh together today. */
  answers: number;
  weight: number;
  verdict: "unknown" | "holds" | "mixed" | "not yet";
};
export type CriterionMastery = Mastery & {
  scenarioId: string;
  criterionId: string;
  dimension: Dimension;
  rubricVersion: string;
  /** The newest levels, newest first; at most SHOWN_LEVELS. */
  lately: { attemptId: string; at: Date; self: LevelOrUnknown; initial: LevelOrUnknown; final: LevelOrUnknown }[];
};
/** How many of a criterion's levels are shown. */
export const SHOWN_LEVELS = 6;

type Tally = { successes: number; failures: number; answers: number };
type Counted = Omit<CriterionMastery, keyof Mastery> & { tally: Tally };

export type MasteryReport = {
  criteria: CriterionMastery[];
  dimensions: ({ dimension: Dimension } & Mastery)[];
  tracks: ({ track: Track } & Mastery)[];
};

/** `trackOf`: null for a scenario that has left the library; it still counts for its dimensions. */
export function masteryOf(
  attempts: readonly PastAttempt[],
  { now, trackOf }: { now: Date; trackOf: (scenarioId: string) => Track | null },
): MasteryReport {
  const byScenario = new Map<string, Map<string, Counted>>();
  // Newest first, so that the number of later answers is what has been counted already.
  for (const attempt of oldestFirst(countingAttempts(attempts)).reverse()) {
    const days = Math.max(0, now.getTime() - attempt.startedAt.getTime()) / MS_PER_DAY;
    const aged = 0.5 ** (days / HALF_LIFE_DAYS);
    const known = byScenario.get(attempt.scenarioId) ?? new Map<string, Counted>();
    byScenario.set(attempt.scenarioId, known);
    for (const { criterionId, dimension, self, initial, final } of attempt.criteria) {
      let entry = known.get(criterionId);
      if (entry === undefined) {
        const { scenarioId, rubricVersion } = attempt;
        const tally = { successes: 0, failures: 0, answers: 0 };
        entry = { scenarioId, criterionId, dimension, rubricVersion, lately: [], tally };
        known.set(criterionId, entry);
      }
      if (entry.lately.length < SHOWN_LEVELS)
        entry.lately.push({ attemptId: attempt.id, at: attempt.startedAt, self, initial, final });
      count(entry.tally, initial, aged);
    }
  }
  const criteria = [...byScenario.values()].flatMap((known) => [...known.values()]);
  const sumOf = (wanted: (criterion: (typeof criteria)[number]) => boolean) =>
    toMastery(added(criteria.filter(wanted).map(({ tally }) => tally)));
  return {
    criteria: criteria.map(({ tally, ...criterion }) => ({ ...criterion, ...toMastery(tally) })),
    dimensions: DIMENSIONS.map((dimension) => ({ dimension, ...sumOf((one) => one.dimension === dimension) })),
    tracks: TRACKS.map((track) => ({ track, ...sumOf((one) => trackOf(one.scenarioId) === track) })).filter(
      ({ answers }) => answers > 0,
    ),
  };
}

function count(tally: Tally, initial: LevelOrUnknown, aged: number): void {
  if (initial === null) return;
  const later = tally.answers;
  tally.answers += 1;
  if (later > MOST_LATER) return;
  const weight = aged * LATER_ANSWER_KEEPS ** later;
  if (weight < LEAST_WEIGHT) return;
  if (initial >= 2) tally.successes += weight;
  else tally.failures += weight;
}

function added(tallies: readonly Tally[]): Tally {
  const sum: Tally = { successes: 0, failures: 0, answers: 0 };
  for (const { successes, failures, answers } of tallies) {
    sum.successes += successes;
    sum.failures += failures;
    sum.answers += answers;
  }
  return sum;
}

function toMastery({ successes, failures, answers }: Tally): Mastery {
  const belief: Beta = { a: 1 + successes, b: 1 + failures };
  const [low = 0, high = 1] = betaQuantiles(belief, [0.1, 0.9]);
  return {
    chance: betaMean(belief),
    low,
    high,
    answers,
    weight: successes + failures,
    verdict: answers === 0 ? "unknown" : verdictOf(low, high),
  };
}

/** "holds" and "not yet" need the whole interval on one side of one half. */
function verdictOf(low: number, high: number): Mastery["verdict"] {
  if (low >= 0.5) return "holds";
  if (high <= 0.5) return "not yet";
  return high - low > 0.55 ? "unknown" : "mixed";
}
