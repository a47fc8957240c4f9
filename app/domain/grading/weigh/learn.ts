import { softmax, valueOf, type Forest, type Tree } from "./forest";

/** One judgement: features, how often each level was its label (sums to 1), and how much it counts. */
export type Sample = { features: readonly number[]; shares: readonly number[]; weight: number };
export type Learning = {
  rounds: number;
  /** Shrinkage of each tree. */
  rate: number;
  depth: number;
  /** Least weight of the samples in a leaf. */
  leaf: number;
  /** L2 penalty on leaf values. */
  penalty: number;
};

const LEVELS = 4;
const CUTS = 14;

/** Learns a forest by gradient boosting with Newton steps. Deterministic. */
export function learnForest(samples: readonly Sample[], names: readonly string[], how: Learning): Forest {
  const cuts = names.map((_, feature) => cutsOf(samples.map((sample) => sample.features[feature] ?? 0)));
  const bins = samples.map(({ features }) =>
    Uint8Array.from(cuts, (list, feature) => list.filter((cut) => (features[feature] ?? 0) > cut).length),
  );
  const total = samples.reduce((sum, sample) => sum + sample.weight, 0);
  const base = Array.from({ length: LEVELS }, (_, level) =>
    Math.log(samples.reduce((sum, one) => sum + one.weight * (one.shares[level] ?? 0), 1e-6) / total),
  );
  const scores = samples.map(() => [...base]);
  const rounds: Tree[][] = [];
  for (let round = 0; round < how.rounds; round += 1) {
    const chances = scores.map(softmax);
    const trees = base.map((_, level) => {
      const gradient = samples.map((one, at) => one.weight * ((one.shares[level] ?? 0) - (chances[at]?.[level] ?? 0)));
      const curvature = samples.map((one, at) => {
        const chance = chances[at]?.[level] ?? 0;
        return one.weight * chance * (1 - chance) + 1e-9;
      });
      return grow(
        { samples, bins, cuts, gradient, curvature, how },
        samples.map((_sample, at) => at),
        how.depth,
      );
    });
    samples.forEach(({ features }, at) => {
      trees.forEach((tree, level) => {
        const row = scores[at];
        if (row) row[level] = (row[level] ?? 0) + valueOf(tree, features);
      });
    });
    rounds.push(trees);
  }
  return { features: names, base: base.map(rounded), rounds };
}

type Ground = {
  samples: readonly Sample[];
  bins: readonly Uint8Array[];
  cuts: readonly (readonly number[])[];
  gradient: readonly number[];
  curvature: readonly number[];
  how: Learning;
};
type Sums = { gradient: number; curvature: number; weight: number };

const rounded = (value: number): number => Number(value.toPrecision(4));

function grow(ground: Ground, indices: readonly number[], depth: number): Tree {
  const all = sumsOf(ground, indices);
  const leaf: Tree = { value: rounded((ground.how.rate * all.gradient) / (all.curvature + ground.how.penalty)) };
  if (depth === 0 || all.weight < 2 * ground.how.leaf) return leaf;
  const best = bestSplit(ground, indices, all);
  if (best === null) return leaf;
  const { feature, bin } = best;
  const isLow = (at: number): boolean => (ground.bins[at]?.[feature] ?? 0) <= bin;
  return {
    feature,
    cut: ground.cuts[feature]?.[bin] ?? 0,
    low: grow(ground, indices.filter(isLow), depth - 1),
    high: grow(
      ground,
      indices.filter((at) => !isLow(at)),
      depth - 1,
    ),
  };
}

function sumsOf({ samples, gradient, curvature }: Ground, indices: readonly number[]): Sums {
  const sums = { gradient: 0, curvature: 0, weight: 0 };
  for (const at of indices) {
    sums.gradient += gradient[at] ?? 0;
    sums.curvature += curvature[at] ?? 0;
    sums.weight += samples[at]?.weight ?? 0;
  }
  return sums;
}

/** The split that lowers the loss most (second-order gain), over histograms of binned features. */
function bestSplit(ground: Ground, indices: readonly number[], all: Sums): { feature: number; bin: number } | null {
  const { bins, cuts, gradient, curvature, samples, how } = ground;
  const score = (g: number, h: number): number => (g * g) / (h + how.penalty);
  let best: { feature: number; bin: number; gain: number } | null = null;
  for (let feature = 0; feature < cuts.length; feature += 1) {
    const count = cuts[feature]?.length ?? 0;
    const sums = Array.from({ length: count + 1 }, (): Sums => ({ gradient: 0, curvature: 0, weight: 0 }));
    for (const at of indices) {
      const sum = sums[bins[at]?.[feature] ?? 0];
      if (!sum) continue;
      sum.gradient += gradient[at] ?? 0;
      sum.curvature += curvature[at] ?? 0;
      sum.weight += samples[at]?.weight ?? 0;
    }
    const low: Sums = { gradient: 0, curvature: 0, weight: 0 };
    for (let bin = 0; bin < count; bin += 1) {
      low.gradient += sums[bin]?.gradient ?? 0;
      low.curvature += sums[bin]?.curvature ?? 0;
      low.weight += sums[bin]?.weight ?? 0;
      if (low.weight < how.leaf || all.weight - low.weight < how.leaf) continue;
      const gain =
        score(low.gradient, low.curvature) +
        score(all.gradient - low.gradient, all.curvature - low.curvature) -
        score(all.gradient, all.curvature);
      if (gain > 1e-6 && (best === null || gain > best.gain)) best = { feature, bin, gain };
    }
  }
  return best;
}

/** Places between values where a feature may be cut: all of few, quantiles of many. */
function cutsOf(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const distinct = [...new Set(sorted)];
  if (distinct.length <= CUTS + 1)
    return distinct.slice(1).map((value, at) => rounded((value + (distinct[at] ?? value)) / 2));
  const cuts = Array.from({ length: CUTS }, (_, at) =>
    rounded(sorted[Math.floor(((at + 1) * sorted.length) / (CUTS + 1))] ?? 0),
  );
  return [...new Set(cuts)];
}
