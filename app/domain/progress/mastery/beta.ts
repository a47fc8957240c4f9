/** Quantiles of a Beta(a, b), by summing its density over a grid: exact to about 0.003, with no chance in it. `a` and `b` >= 1. */
const CELLS = 200;
const LOG_X: readonly number[] = Array.from({ length: CELLS }, (_, cell) => Math.log((cell + 0.5) / CELLS));

export type Beta = { a: number; b: number };

export function betaMean({ a, b }: Beta): number {
  return a / (a + b);
}

export function betaVariance({ a, b }: Beta): number {
  return (a * b) / ((a + b) ** 2 * (a + b + 1));
}

/** The values below which the given shares of the belief lie; `shares` ascend. */
export function betaQuantiles({ a, b }: Beta, shares: readonly number[]): number[] {
  const logs = LOG_X.map((log, cell) => (a - 1) * log + (b - 1) * (LOG_X[CELLS - 1 - cell] ?? 0));
  const top = logs.reduce((most, log) => Math.max(most, log), -Infinity);
  const weights = logs.map((log) => Math.exp(log - top));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const found: number[] = [];
  let below = 0;
  weights.forEach((weight, cell) => {
    const share = weight / total;
    for (let next = shares[found.length]; next !== undefined && below + share >= next; next = shares[found.length])
      found.push((cell + (share === 0 ? 0 : (next - below) / share)) / CELLS);
    below += share;
  });
  while (found.length < shares.length) found.push(1);
  return found;
}
