/**
 * Gradient-boosted trees over a handful of features: for each level a sum of small trees, turned into probabilities by softmax
 * (Friedman 2001). Learned by scripts/calibrate.ts from labelled answers; applying it is a few hundred comparisons.
 */
export type Tree = { value: number } | { feature: number; cut: number; low: Tree; high: Tree };
export type Forest = {
  /** Names of the features it was learned on, in order: a changed list makes it unusable. */
  features: readonly string[];
  /** Starting score of each level. */
  base: readonly number[];
  /** For each round one tree per level. */
  rounds: readonly (readonly Tree[])[];
};

/** Probability of each level for one vector of features; sums to 1. */
export function weigh(forest: Forest, features: readonly number[]): number[] {
  const scores = [...forest.base];
  for (const round of forest.rounds)
    round.forEach((tree, level) => {
      scores[level] = (scores[level] ?? 0) + valueOf(tree, features);
    });
  return softmax(scores);
}

export function valueOf(tree: Tree, features: readonly number[]): number {
  let node = tree;
  while ("feature" in node) node = (features[node.feature] ?? 0) <= node.cut ? node.low : node.high;
  return node.value;
}

export function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - top));
  const sum = raised.reduce((total, one) => total + one, 0);
  return raised.map((one) => one / sum);
}
