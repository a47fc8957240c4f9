import type { CriterionGrade, GradeReport } from "../grading/evidence";
import type { LevelOrUnknown } from "../rubric/level";

/** The higher of two levels; a level that could not be told never wins over one that could. */
export function higherLevel(a: LevelOrUnknown, b: LevelOrUnknown): LevelOrUnknown {
  if (a === null) return b;
  if (b === null) return a;
  return a >= b ? a : b;
}

type Regraded = Pick<CriterionGrade, "level" | "notes">;

/**
 * The level after the interview: the frozen one, or a higher one earned by a reply. A reply to the probe that contradicts the
 * answer caps it at Named, whatever the twist earned. A twist changes the constraints, so that taking something back there is
 * no contradiction.
 */
export function finalLevel(initial: LevelOrUnknown, probe: Regraded | null, twist: Regraded | null): LevelOrUnknown {
  const earned = higherLevel(higherLevel(initial, probe?.level ?? null), twist?.level ?? null);
  const isContradicted = probe?.notes.some((note) => note.kind === "contradiction") ?? false;
  return isContradicted && earned !== null && earned > 1 ? 1 : earned;
}

/** Weighted share of the reachable level (0..1) over criteria with a level; null when none has one. */
export function weightedScore(criteria: readonly { weight: number; level: LevelOrUnknown }[]): number | null {
  let earned = 0;
  let reachable = 0;
  for (const { weight, level } of criteria) {
    if (level === null) continue;
    earned += weight * level;
    reachable += 3 * weight;
  }
  return reachable === 0 ? null : earned / reachable;
}

/** Answered weight / all weight; 0 when there are no criteria. */
export function coverageOf(criteria: readonly { weight: number; level: LevelOrUnknown }[]): number {
  let answered = 0;
  let all = 0;
  for (const { weight, level } of criteria) {
    all += weight;
    if (level !== null) answered += weight;
  }
  return all === 0 ? 0 : answered / all;
}

/** Text that is mostly somebody else's is shown its grade, and stays out of progress and review. */
export function countsForProgress(report: Pick<GradeReport, "flags">): boolean {
  return !report.flags.includes("mostly-copied");
}

/** What "Defended" means for a whole attempt: nothing below Explained, and two thirds of the weight at Defended. */
export function isDefended(criteria: readonly { weight: number; level: LevelOrUnknown }[]): boolean {
  if (criteria.length === 0) return false;
  if (criteria.some(({ level }) => level === null || level < 2)) return false;
  const all = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const defended = criteria.reduce((sum, { weight, level }) => sum + (level === 3 ? weight : 0), 0);
  // In whole numbers, so that exactly two thirds is enough.
  return 3 * defended >= 2 * all;
}
