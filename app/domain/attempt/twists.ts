import type { LevelOrUnknown } from "../rubric/level";

type Candidate = { id: string; criteria: readonly string[] };

/**
 * The one twist of an attempt: not one that the learner has met in this scenario before (while there is another), and of those the
 * one that touches the weakest criterion, then the weakest criteria on the whole, then the author's order. No chance is involved.
 * Returns null only for an empty list.
 */
export function chooseTwist<T extends Candidate>(
  twists: readonly T[],
  levels: ReadonlyMap<string, LevelOrUnknown>,
  usedIds: ReadonlySet<string>,
): T | null {
  const unused = twists.filter(({ id }) => !usedIds.has(id));
  const ranked = (unused.length > 0 ? unused : [...twists]).map((twist) => ({
    twist,
    strength: strengthOf(twist, levels),
  }));
  ranked.sort((a, b) => a.strength.weakest - b.strength.weakest || a.strength.mean - b.strength.mean);
  return ranked[0]?.twist ?? null;
}

/** Can't tell ranks between Not found and Named: something was said, but it does not stand yet. */
function rank(level: LevelOrUnknown | undefined): number {
  return level ?? 0.5;
}

function strengthOf(twist: Candidate, levels: ReadonlyMap<string, LevelOrUnknown>): { weakest: number; mean: number } {
  const ranks = twist.criteria.map((id) => rank(levels.get(id)));
  return { weakest: Math.min(...ranks), mean: ranks.reduce((sum, value) => sum + value, 0) / ranks.length };
}
