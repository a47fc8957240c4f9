import { DIMENSIONS, type Dimension } from "../rubric/dimension";
import type { LevelOrUnknown } from "../rubric/level";
import { countingAttempts, type PastAttempt } from "./history";
import { mean, selfGaps } from "./timeline";

/** Fewer judged criteria than this say more about one scenario than about the judge: about one attempt. */
const ENOUGH_JUDGED = 5;
/** Levels. Below it the direction changes from one attempt to the next. */
const NOTICEABLE_GAP = 0.15;

/**
 * What a self-judgement says about the grade, as a chance that it will be Explained or better: a judgement in words leaves room, so
 * that even "Defended" may be wrong once in twenty times.
 */
export const CHANCE_OF_LEVEL = [0.05, 0.25, 0.75, 0.95] as const;

export const DIMENSION_PLURAL: Record<Dimension, string> = {
  mechanism: "mechanisms",
  quantity: "quantities",
  "trade-off": "trade-offs",
  "failure-mode": "failure modes",
  rollout: "containment and rollout",
  evidence: "evidence",
};

export type Calibration = {
  judged: number;
  tooHigh: number;
  tooLow: number;
  exact: number;
  /** Levels, self minus grade; null when nothing was judged. */
  meanGap: number | null;
  /** Mean squared distance of the chances said to what happened: 0 is perfect, 0.25 a coin. null when nothing was judged. */
  brier: number | null;
  /** What somebody would have got who always said their own average: below it the judgements tell answers apart. */
  brierOfAverage: number | null;
  dimensions: DimensionCalibration[];
  sentence: string;
};

export type DimensionCalibration = {
  dimension: Dimension;
  judged: number;
  meanGap: number | null;
  brier: number | null;
  verdict: "unknown" | "too high" | "too low" | "as graded";
};

type Judgement = { dimension: Dimension; self: LevelOrUnknown; initial: LevelOrUnknown };

/** How well the learner judges their own answers, against the grade frozen at submission. */
export function calibrationOf(attempts: readonly PastAttempt[]): Calibration {
  const judgements = countingAttempts(attempts).flatMap(({ criteria }) => criteria);
  const gaps = selfGaps(judgements);
  const meanGap = mean(gaps);
  const dimensions = DIMENSIONS.map((dimension) =>
    ofDimension(
      dimension,
      judgements.filter((one) => one.dimension === dimension),
    ),
  );
  return {
    judged: gaps.length,
    tooHigh: gaps.filter((gap) => gap > 0).length,
    tooLow: gaps.filter((gap) => gap < 0).length,
    exact: gaps.filter((gap) => gap === 0).length,
    meanGap,
    ...brierOf(judgements),
    dimensions,
    sentence: sentenceFor(dimensions, gaps, meanGap),
  };
}

function ofDimension(dimension: Dimension, judgements: readonly Judgement[]): DimensionCalibration {
  const gaps = selfGaps(judgements);
  const meanGap = mean(gaps);
  const verdict =
    meanGap === null || gaps.length < ENOUGH_JUDGED
      ? "unknown"
      : Math.abs(meanGap) < NOTICEABLE_GAP
        ? "as graded"
        : meanGap > 0
          ? "too high"
          : "too low";
  return { dimension, judged: gaps.length, meanGap, brier: brierOf(judgements).brier, verdict };
}

/** Brier's score (1950) of the event "graded Explained or better", over the criteria that have a judgement and a level. */
function brierOf(judgements: readonly Judgement[]): { brier: number | null; brierOfAverage: number | null } {
  let squares = 0;
  let happened = 0;
  let judged = 0;
  for (const { self, initial } of judgements) {
    if (self === null || initial === null) continue;
    const outcome = initial >= 2 ? 1 : 0;
    squares += (CHANCE_OF_LEVEL[self] - outcome) ** 2;
    happened += outcome;
    judged += 1;
  }
  if (judged === 0) return { brier: null, brierOfAverage: null };
  const average = happened / judged;
  return { brier: squares / judged, brierOfAverage: average * (1 - average) };
}

function sentenceFor(
  dimensions: readonly DimensionCalibration[],
  gaps: readonly number[],
  meanGap: number | null,
): string {
  if (meanGap === null || gaps.length < ENOUGH_JUDGED) {
    return "There is too little to say yet how well you judge yourself: one whole attempt is enough to begin.";
  }
  const worst = widest(dimensions, Math.sign(meanGap));
  if (Math.abs(meanGap) < NOTICEABLE_GAP) {
    return gaps.every((gap) => gap === 0)
      ? "You judge yourself exactly as the grade does."
      : "On average you judge yourself as the grade does; single criteria still differ in both directions.";
  }
  const direction = meanGap > 0 ? "high" : "low";
  const where = worst === null ? "" : `, mostly on ${DIMENSION_PLURAL[worst]}`;
  return `You judge yourself ${Math.abs(meanGap).toFixed(1)} levels too ${direction}${where}.`;
}

/** The dimension with the widest gap in the given direction; null when only one was judged, where "mostly" says nothing. */
function widest(dimensions: readonly DimensionCalibration[], direction: number): Dimension | null {
  const judged = dimensions.flatMap(({ dimension, meanGap }) =>
    meanGap === null ? [] : [{ dimension, gap: meanGap * direction }],
  );
  if (judged.length < 2) return null;
  return judged.reduce((a, b) => (b.gap > a.gap ? b : a)).dimension;
}
