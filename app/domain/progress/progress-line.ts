import { DIMENSION_TITLE } from "../rubric/schema";
import { counted, countWord } from "../wording/count";
import { countingAttempts, oldestFirst, type PastAttempt } from "./history";
import { dimensionLines } from "./timeline";

/** One line on where the learner stands, in words; null before the first counting grade. */
export function progressLine(attempts: readonly PastAttempt[]): string | null {
  const counting = oldestFirst(countingAttempts(attempts));
  if (counting.length === 0) return null;
  const newest = new Map(counting.map((attempt) => [attempt.scenarioId, attempt]));
  const criteria = [...newest.values()].flatMap((attempt) => attempt.criteria);
  const defended = criteria.filter(({ final }) => final === 3).length;
  const where = counted(newest.size, "scenario", "scenarios");
  const first =
    defended === 0
      ? `None of the ${counted(criteria.length, "criterion", "criteria")} in ${where} is defended yet`
      : `You defend ${countWord(defended)} of ${counted(criteria.length, "criterion", "criteria")} in ${where}`;
  return `${first}${strongestAndWeakest(attempts)}.`;
}

function strongestAndWeakest(attempts: readonly PastAttempt[]): string {
  const lines = dimensionLines(attempts).flatMap(({ dimension, latest }) =>
    latest === null ? [] : [{ dimension, latest }],
  );
  const first = lines[0];
  if (first === undefined) return "";
  const best = lines.reduce((a, b) => (b.latest > a.latest ? b : a), first);
  const worst = lines.reduce((a, b) => (b.latest < a.latest ? b : a), first);
  if (best.latest === worst.latest) return "";
  const name = (dimension: typeof best.dimension) => DIMENSION_TITLE[dimension].toLowerCase();
  return `; ${name(best.dimension)} is your strongest side, ${name(worst.dimension)} the one to work on`;
}
