/**
 * A learner whose memory is not FSRS: Wickelgren's power law of forgetting, R(t) = (1 + t / strength) ^ -decay (W. A. Wickelgren,
 * "Single-trace fragility theory of memory dynamics", Memory & Cognition 2, 1974), with a difficulty of its own for every item.
 * A successful recall strengthens the more the nearer it was to being forgotten (the spacing effect); a failure weakens. At pace 1
 * the figures make a middling item last about as long as the flash cards of many people do (days after a first success, hours after
 * a failure, three to four times as long after each timely recall); a forgetful learner has a higher pace. docs/decisions/017 says
 * what follows from that.
 */
import type { LevelOrUnknown } from "../../rubric/level";

/** Exponent of forgetting, for the easiest and for the hardest item: at `t = strength` recall has fallen to 93% and to 84%. */
const DECAY = { easiest: 0.1, hardest: 0.25 } as const;
/** Days: strength after a first try that failed, and after one that succeeded. */
const FIRST_STRENGTH = { failed: 0.4, succeeded: 4 } as const;
/** How much a recall that was all but forgotten would multiply strength. */
const MOST_GROWTH = { easiest: 35, hardest: 10 } as const;
const KEPT_AFTER_FAILURE = 0.2;
/** Share of answers that the grader cannot tell. */
const UNSURE = 0.03;

export type TrueItem = {
  /** 0 (easiest) to 1. */
  difficulty: number;
  /** Days; 0 before the first try. */
  strength: number;
  /** Day (in fractions) of the last try that was graded. */
  lastAt: number;
  /** How fast time passes for this memory: 1 for the typical learner, more for a forgetful one. */
  pace: number;
};

export function newItem(random: () => number, pace: number): TrueItem {
  return { difficulty: random(), strength: 0, lastAt: 0, pace };
}

/** The true probability that an answer at `day` gives the reason. */
export function trueRecall({ difficulty, strength, lastAt, pace }: TrueItem, day: number): number {
  if (strength === 0) return 0.75 - 0.6 * difficulty;
  return (1 + (pace * (day - lastAt)) / strength) ** -between(DECAY, difficulty);
}

/** Answers at `day`: the rubric level, and the item as it is afterwards. Three random numbers each time, so that runs compare. */
export function answer(item: TrueItem, day: number, random: () => number): { level: LevelOrUnknown; item: TrueItem } {
  const [chance, degree, unsure] = [random(), random(), random()];
  const recall = trueRecall(item, day);
  const isRecalled = chance < recall;
  if (unsure < UNSURE) return { level: null, item };
  const level = isRecalled ? (degree < 0.8 - 0.6 * item.difficulty ? 3 : 2) : degree < 0.5 ? 1 : 0;
  return { level, item: { ...item, strength: strengthAfter(item, recall, isRecalled), lastAt: day } };
}

function strengthAfter({ difficulty, strength }: TrueItem, recall: number, isRecalled: boolean): number {
  const first = FIRST_STRENGTH[isRecalled ? "succeeded" : "failed"];
  if (strength === 0) return first;
  if (!isRecalled) return Math.max(first, strength * KEPT_AFTER_FAILURE);
  return strength * (1 + between(MOST_GROWTH, difficulty) * (1 - recall));
}

function between({ easiest, hardest }: { easiest: number; hardest: number }, difficulty: number): number {
  return easiest + (hardest - easiest) * difficulty;
}
