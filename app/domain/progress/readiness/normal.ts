/** The normal distribution, as far as readiness needs it. Relative error of `normalTail` below 1.2e-7 (Numerical Recipes, erfcc). */

export function density(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}

/** P(Z > x). */
export function normalTail(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + 0.5 * z);
  const series =
    -1.26551223 +
    t *
      (1.00002368 +
        t *
          (0.37409196 +
            t *
              (0.09678418 +
                t *
                  (-0.18628806 +
                    t * (0.27886807 + t * (-1.13520398 + t * (1.48851587 + t * (-0.82215223 + t * 0.17087277))))))));
  const tail = 0.5 * t * Math.exp(-z * z + series);
  return x >= 0 ? tail : 1 - tail;
}

export type Moments = { mean: number; variance: number };

/** Mean and variance of a normal (mean, sd) that is cut off at 0 and 1 (Johnson, Kotz, Balakrishnan 1994, 13.10). */
export function truncatedMoments(mean: number, sd: number): Moments {
  const [low, high] = [(0 - mean) / sd, (1 - mean) / sd];
  const mass = insideMass(mean, sd);
  const shift = (density(low) - density(high)) / mass;
  const spread = (low * density(low) - high * density(high)) / mass;
  return { mean: mean + sd * shift, variance: Math.max(1e-9, sd * sd * (1 + spread - shift * shift)) };
}

/** P(0 < X < 1) of a normal (mean, sd). */
export function insideMass(mean: number, sd: number): number {
  return normalTail((0 - mean) / sd) - normalTail((1 - mean) / sd);
}
