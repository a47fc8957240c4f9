import type { Params } from "../params";

type Quantiles = readonly (readonly [share: number, tokens: number])[];

/**
 * Quantiles of GeneratedTokens, recomputed from AzureLLMInferenceTrace_code.csv and _conv.csv of 2023 (Azure/AzurePublicDataset,
 * CC-BY-4.0: 8,819 and 19,366 requests, means 27.9 and 211.1).
 */
const CODE: Quantiles = [
  [0, 6],
  [0.1, 7],
  [0.25, 9],
  [0.5, 13],
  [0.6, 16],
  [0.7, 20],
  [0.75, 24],
  [0.8, 29],
  [0.85, 39],
  [0.9, 55],
  [0.95, 90],
  [0.975, 145],
  [0.99, 252],
  [0.995, 361],
  [0.998, 676],
  [0.999, 831],
  [0.9995, 895],
  [1, 1899],
];
const CHAT: Quantiles = [
  [0, 7],
  [0.1, 54],
  [0.25, 85],
  [0.4, 103],
  [0.5, 129],
  [0.6, 177],
  [0.7, 384],
  [0.75, 395],
  [0.8, 400],
  [0.9, 424],
  [0.95, 451],
  [0.975, 522],
  [0.99, 601],
  [0.995, 644],
  [0.998, 918],
  [0.9995, 1000],
  [1, 1000],
];
/** The scenario's: 20 to 1,500, 300 on average, and nearly every batch of 16 has one near 1,500 (1 - 0.875^16 = 88%). */
const WIDE: Quantiles = [
  [0, 20],
  [0.5, 100],
  [0.875, 330],
  [0.8751, 1400],
  [1, 1500],
];

/** One output length, from a number in [0, 1). At least one token. */
export function lengthAt(share: number, { lengths, outputMean }: Pick<Params, "lengths" | "outputMean">): number {
  switch (lengths) {
    case "code":
      return between(CODE, share);
    case "chat":
      return between(CHAT, share);
    case "wide":
      return between(WIDE, share);
    case "uniform":
      return 1 + Math.floor(share * (2 * outputMean - 1));
    case "exponential":
      return exponential(share, outputMean);
    case "fixed":
      return outputMean;
  }
}

/** Whole tokens, at least one. */
export function exponential(share: number, mean: number): number {
  return Math.max(1, Math.round(-mean * Math.log(1 - share)));
}

/** Straight lines between the quantiles. */
function between(quantiles: Quantiles, share: number): number {
  const upper = quantiles.findIndex(([at]) => at > share);
  const [toShare, to] = quantiles[upper] ?? [1, 1];
  const [fromShare, from] = quantiles[upper - 1] ?? [0, 1];
  return Math.max(1, Math.round(from + ((to - from) * (share - fromShare)) / (toShare - fromShare)));
}
