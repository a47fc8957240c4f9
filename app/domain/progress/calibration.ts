import { DIMENSIONS, type Dimension } from "../rubric/dimension";
import { countingAttempts, type PastAttempt } from "./history";

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

/** How often a self-judgement met a grade: `counts[self][initial]`. One pass over a long history, everything else from the sums. */
type Counts = number[][];

const noCounts = (): Counts => [0, 1, 2, 3].map(() => [0, 0, 0, 0]);

function countJudgements(attempts: readonly PastAttempt[]): Map<Dimension, Counts> {
  const byDimension = new Map(DIMENSIONS.map((dimension) => [dimension, noCounts()]));
  for (const { criteria } of countingAttempts(attempts)) {
    for (const { dimension, self, initial } of criteria) {
      const row = self === null || initial === null ? undefined : byDimension.get(dimension)?.[self];
      if (row !== undefined && initial !== null) row[initial] = (row[initial] ?? 0) + 1;
    }
  }
  return byDimension;
}

type Sums = {
  judged: number;
  tooHigh: number;
  tooLow: number;
  exact: number;
  gap: number;
  squares: number;
  happened: number;
};

function sumsOf(all: readonly Counts[]): Sums {
  const sums: Sums = { judged: 0, tooHigh: 0, tooLow: 0, exact: 0, gap: 0, squares: 0, happened: 0 };
  for (const counts of all) {
    counts.forEach((row, self) => {
      row.forEach((count, initial) => {
        const outcome = initial >= 2 ? 1 : 0;
        sums.judged += count;
        sums[self > initial ? "tooHigh" : self < initial ? "tooLow" : "exact"] += count;
        sums.gap += count * (self - initial);
        sums.squares += count * ((CHANCE_OF_LEVEL[self] ?? 0) - outcome) ** 2;
        sums.happened += count * outcome;
      });
    });
  }
  return sums;
}

/** Brier's score (1950) of the event "graded Explained or better", over the criteria that have a judgement and a level. */
function brierOf({ judged, squares, happened }: Sums): { brier: number | null; brierOfAverage: number | null } {
  if (judged === 0) return { brier: null, brierOfAverage: null };
  const average = happened / judged;
  return { brier: squares / judged, brierOfAverage: average * (1 - average) };
}

/** How well the learner judges their own answers, against the grade frozen at submission. */
export function calibrationOf(attempts: readonly PastAttempt[]): Calibration {
  const counts = countJudgements(attempts);
  const sums = sumsOf([...counts.values()]);
  const { judged, tooHigh, tooLow, exact } = sums;
  const meanGap = judged === 0 ? null : sums.gap / judged;
  const dimensions = [...counts].map(([dimension, one]) => ofDimension(dimension, sumsOf([one])));
  const sentence = sentenceFor(dimensions, { judged, meanGap, isExact: exact === judged });
  return { judged, tooHigh, tooLow, exact, meanGap, ...brierOf(sums), dimensions, sentence };
}

function ofDimension(dimension: Dimension, sums: Sums): DimensionCalibration {
  const meanGap = sums.judged === 0 ? null : sums.gap / sums.judged;
  const verdict =
    meanGap === null || sums.judged < ENOUGH_JUDGED
      ? "unknown"
      : Math.abs(meanGap) < NOTICEABLE_GAP
        ? "as graded"
        : meanGap > 0
          ? "too high"
          : "too low";
  return { dimension, judged: sums.judged, meanGap, brier: brierOf(sums).brier, verdict };
}

function sentenceFor(
  dimensions: readonly DimensionCalibration[],
  { judged, meanGap, isExact }: { judged: number; meanGap: number | null; isExact: boolean },
): string {
  if (meanGap === null || judged < ENOUGH_JUDGED) {
    return "There is too little to say yet how well you judge yourself: one whole attempt is enough to begin.";
  }
  const worst = widest(dimensions, Math.sign(meanGap));
  if (Math.abs(meanGap) < NOTICEABLE_GAP) {
    return isExact
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
