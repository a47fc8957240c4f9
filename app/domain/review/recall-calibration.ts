/** Predicted recall against what happened: does a predicted 90% come true nine times in ten? */
import { counted } from "../wording/count";

export type Prediction = {
  /** Probability of recall, 0..1, as predicted just before the answer. */
  predicted: number;
  recalled: boolean;
};
export type RecallBin = {
  /** Half-open: from <= predicted < to; the last one holds 1. */
  from: number;
  to: number;
  count: number;
  /** Means over the bin; null when it is empty. */
  predicted: number | null;
  observed: number | null;
};
export type RecallCalibration = {
  count: number;
  bins: RecallBin[];
  /** Mean negative log likelihood (nats); null without predictions. */
  logLoss: number | null;
  /** The same of somebody who always says the share that was recalled: what a forecast must beat. */
  constantLogLoss: number | null;
  /** Mean squared error of the probability. */
  brier: number | null;
  sentence: string;
};

const EDGES = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 1];
/** A certain forecast that fails would cost infinity. */
const NEAR_CERTAIN = 0.001;
/** Below this many predictions nothing is said about how good they are. */
export const ENOUGH_PREDICTIONS = 20;
/** A difference of the means below this is within what anybody would call right. */
const CLOSE = 0.03;

export function logLossOf(predictions: readonly Prediction[]): number | null {
  return meanOf(
    predictions.map(({ predicted, recalled }) => {
      const safe = Math.min(1 - NEAR_CERTAIN, Math.max(NEAR_CERTAIN, predicted));
      return -Math.log(recalled ? safe : 1 - safe);
    }),
  );
}

export function calibrateRecall(predictions: readonly Prediction[]): RecallCalibration {
  const share = meanOf(predictions.map(({ recalled }) => (recalled ? 1 : 0)));
  const mean = meanOf(predictions.map(({ predicted }) => predicted));
  return {
    count: predictions.length,
    bins: EDGES.slice(0, -1).map((from, index) => binOf(predictions, from, EDGES[index + 1] ?? 1)),
    logLoss: logLossOf(predictions),
    constantLogLoss:
      share === null ? null : logLossOf(predictions.map(({ recalled }) => ({ predicted: share, recalled }))),
    brier: meanOf(predictions.map(({ predicted, recalled }) => (predicted - (recalled ? 1 : 0)) ** 2)),
    sentence: sentenceFor(predictions.length, mean, share),
  };
}

function binOf(predictions: readonly Prediction[], from: number, to: number): RecallBin {
  const inside = predictions.filter(({ predicted }) => predicted >= from && (predicted < to || to === 1));
  return {
    from,
    to,
    count: inside.length,
    predicted: meanOf(inside.map(({ predicted }) => predicted)),
    observed: meanOf(inside.map(({ recalled }) => (recalled ? 1 : 0))),
  };
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function sentenceFor(count: number, predicted: number | null, observed: number | null): string {
  if (predicted === null || observed === null) return "Nothing has come back yet, so there is nothing to compare.";
  const times = counted(count, "review", "reviews");
  if (count < ENOUGH_PREDICTIONS)
    return `Too early to say: ${times} so far, and it takes ${String(ENOUGH_PREDICTIONS)}.`;
  const happened = `Over ${times} it expected you to recall ${percent(predicted)}, and you recalled ${percent(observed)}`;
  if (Math.abs(observed - predicted) < CLOSE) return `${happened}: the forecast is about right.`;
  return observed > predicted
    ? `${happened}: you remember more than it thinks, and could see things less often.`
    : `${happened}: you remember less than it thinks, and should see things more often.`;
}

function percent(share: number): string {
  return `${String(Math.round(100 * share))}%`;
}
