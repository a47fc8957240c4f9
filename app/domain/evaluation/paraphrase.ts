import { grade, type CompiledScenario } from "../grading/grade";

/** A strong answer and what it says in wholly other words. */
export type Paraphrase = { name: string; original: string; other: string };

/** How far two totals may lie apart, as a share of the first. */
export const PARAPHRASE_TOLERANCE = 0.2;

/** Share of the original's total that the paraphrase lost or won; 1 when only one of the two could be graded at all. */
export function paraphraseGaps(compiled: CompiledScenario, pairs: readonly Paraphrase[]): number[] {
  return pairs.map(({ original, other }) => {
    const [before, after] = [original, other].map((text) => grade(compiled, text).score);
    if (before == null || after == null) return before === after ? 0 : 1;
    return before === 0 ? (after === 0 ? 0 : 1) : Math.abs(after - before) / before;
  });
}

export type ParaphraseFigures = { pairs: number; within: number; meanGap: number };

export function paraphraseFigures(gaps: readonly number[]): ParaphraseFigures {
  const near = gaps.filter((gap) => gap <= PARAPHRASE_TOLERANCE).length;
  return {
    pairs: gaps.length,
    within: gaps.length === 0 ? 0 : near / gaps.length,
    meanGap: gaps.length === 0 ? 0 : gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length,
  };
}
