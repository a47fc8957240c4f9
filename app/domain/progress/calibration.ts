import type { Dimension } from "../rubric/schema";
import { countingAttempts, type PastAttempt } from "./history";
import { dimensionLines, mean, selfGaps } from "./timeline";

/** Fewer judged criteria than this say more about one scenario than about the judge: about one attempt. */
const ENOUGH_JUDGED = 5;
/** Levels. Below it the direction changes from one attempt to the next. */
const NOTICEABLE_GAP = 0.15;

const PLURAL: Record<Dimension, string> = {
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
  sentence: string;
};

/** How well the learner judges their own answers, against the grade frozen at submission. */
export function calibrationOf(attempts: readonly PastAttempt[]): Calibration {
  const gaps = countingAttempts(attempts).flatMap(({ criteria }) => selfGaps(criteria));
  const meanGap = mean(gaps);
  return {
    judged: gaps.length,
    tooHigh: gaps.filter((gap) => gap > 0).length,
    tooLow: gaps.filter((gap) => gap < 0).length,
    exact: gaps.filter((gap) => gap === 0).length,
    meanGap,
    sentence: sentenceFor(attempts, gaps, meanGap),
  };
}

function sentenceFor(attempts: readonly PastAttempt[], gaps: readonly number[], meanGap: number | null): string {
  if (meanGap === null || gaps.length < ENOUGH_JUDGED) {
    return "There is too little to say yet how well you judge yourself: one whole attempt is enough to begin.";
  }
  const worst = widest(attempts, Math.sign(meanGap));
  if (Math.abs(meanGap) < NOTICEABLE_GAP) {
    return gaps.every((gap) => gap === 0)
      ? "You judge yourself exactly as the grade does."
      : "On average you judge yourself as the grade does; single criteria still differ in both directions.";
  }
  const direction = meanGap > 0 ? "high" : "low";
  const where = worst === null ? "" : `, mostly on ${PLURAL[worst]}`;
  return `You judge yourself ${Math.abs(meanGap).toFixed(1)} levels too ${direction}${where}.`;
}

/** The dimension with the widest gap in the given direction; null when only one was judged, where "mostly" says nothing. */
function widest(attempts: readonly PastAttempt[], direction: number): Dimension | null {
  const judged = dimensionLines(attempts).flatMap(({ dimension, selfGap }) =>
    selfGap === null ? [] : [{ dimension, gap: selfGap * direction }],
  );
  if (judged.length < 2) return null;
  return judged.reduce((a, b) => (b.gap > a.gap ? b : a)).dimension;
}
