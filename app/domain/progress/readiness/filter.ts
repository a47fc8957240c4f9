/**
 * What a learner's scores say about the next ones: a local level model on the weighted-score scale (0..1), computed on a grid and so
 * without any chance in it.
 *
 *   ability   theta_1 ~ N(0.40, 0.25) within 0..1;  theta_t ~ N(theta_(t-1), step) within 0..1
 *   step      variance 0.02^2 per attempt (what an attempt teaches) + 0.05^2 per 30 days (what time adds and takes)
 *   score     y_t ~ N(theta_t, sigma) within 0..1;  sigma one of six values, all as likely before the first score
 *
 * sigma is the luck of the question and of the day, and the grader's own error: it is learnt from how far scores scatter.
 */
import { insideMass, normalTail, truncatedMoments } from "./normal";
import { LOOP_SCENARIOS } from "./bars";

export const PRIOR = { mean: 0.4, sd: 0.25 } as const;
export const SIGMAS = [0.05, 0.08, 0.11, 0.15, 0.2, 0.26] as const;
export const STEP = { perAttempt: 0.02, perMonth: 0.05 } as const;
const MS_PER_MONTH = 30 * 86_400_000;
const POINTS = 81;
export const GRID: readonly number[] = Array.from({ length: POINTS }, (_, index) => index / (POINTS - 1));
/** Beyond five standard deviations a normal has less than a millionth left. */
const BAND_SDS = 5;

export type Score = { at: Date; value: number };
/** Weight of each (sigma, theta), in the order of SIGMAS and GRID; sums to one. */
export type Belief = readonly (readonly number[])[];

/** Variance of a step between two moments. Going back in time (a moved clock) is no time. */
export function stepVariance(from: Date, to: Date, attempts: number): number {
  const months = Math.max(0, to.getTime() - from.getTime()) / MS_PER_MONTH;
  return attempts * STEP.perAttempt ** 2 + months * STEP.perMonth ** 2;
}

/** The belief before any score. */
export function priorBelief(): Belief {
  const theta = normalised(GRID.map((at) => Math.exp(-0.5 * ((at - PRIOR.mean) / PRIOR.sd) ** 2)));
  return SIGMAS.map(() => theta.map((weight) => weight / SIGMAS.length));
}

/** The belief at `now` after `scores`, oldest first. */
export function beliefAfter(scores: readonly Score[], now: Date): Belief {
  let belief = priorBelief();
  let last: Date | null = null;
  for (const score of scores) {
    if (last !== null) belief = afterStep(belief, stepVariance(last, score.at, 1));
    belief = afterScore(belief, score.value);
    last = score.at;
  }
  return last === null ? belief : afterStep(belief, stepVariance(last, now, 0));
}

export function afterStep(belief: Belief, variance: number): Belief {
  if (variance <= 0) return belief;
  const spacing = 1 / (POINTS - 1);
  const reach = Math.min(POINTS - 1, Math.ceil((BAND_SDS * Math.sqrt(variance)) / spacing));
  const kernel = Array.from({ length: reach + 1 }, (_, offset) =>
    Math.exp(-((offset * spacing) ** 2) / (2 * variance)),
  );
  const shares = GRID.map((_, from) => {
    let mass = 0;
    for (let to = Math.max(0, from - reach); to <= Math.min(POINTS - 1, from + reach); to += 1)
      mass += kernel[Math.abs(to - from)] ?? 0;
    return mass;
  });
  return belief.map((row) => {
    const moved = new Array<number>(POINTS).fill(0);
    row.forEach((weight, from) => {
      if (weight === 0) return;
      const share = weight / (shares[from] ?? 1);
      for (let to = Math.max(0, from - reach); to <= Math.min(POINTS - 1, from + reach); to += 1)
        moved[to] = (moved[to] ?? 0) + share * (kernel[Math.abs(to - from)] ?? 0);
    });
    return moved;
  });
}

export function afterScore(belief: Belief, value: number): Belief {
  const rows = belief.map((row, index) => {
    const sigma = SIGMAS[index] ?? 1;
    const inside = INSIDE[index] ?? [];
    return row.map((weight, at) => {
      const distance = (value - (GRID[at] ?? 0)) / sigma;
      return (weight * Math.exp(-0.5 * distance * distance)) / (sigma * (inside[at] ?? 1));
    });
  });
  const total = rows.reduce((sum, row) => sum + row.reduce((part, weight) => part + weight, 0), 0);
  // A score that no ability could have given (a belief of zero everywhere) says nothing rather than everything.
  return total > 0 ? rows.map((row) => row.map((weight) => weight / total)) : belief;
}

const INSIDE = SIGMAS.map((sigma) => GRID.map((theta) => insideMass(theta, sigma)));

/** Chance that the mean score of a loop of fresh scenarios reaches `bar`, for one known ability and scatter. */
export function passChance(theta: number, sigma: number, bar: number): number {
  const { mean, variance } = truncatedMoments(theta, sigma);
  return normalTail((bar - mean) / Math.sqrt(variance / LOOP_SCENARIOS));
}

/** Expected score of the next attempt. */
export function expectedScore(belief: Belief): number {
  return belief.reduce(
    (sum, row, index) =>
      sum +
      row.reduce((part, weight, at) => part + weight * truncatedMoments(GRID[at] ?? 0, SIGMAS[index] ?? 1).mean, 0),
    0,
  );
}

function normalised(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
