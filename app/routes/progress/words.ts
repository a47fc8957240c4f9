import { levelName, type Level } from "../../domain/rubric/level";

/** Below this mean difference, in levels, two judgements count as the same. */
const SAME_LEVELS = 0.15;

/** A mean of self minus grade, in words. */
export function gapWords(gap: number | null): string {
  if (gap === null) return "not judged yet";
  if (Math.abs(gap) < SAME_LEVELS) return "as graded";
  return `${Math.abs(gap).toFixed(1)} ${Math.abs(gap) === 1 ? "level" : "levels"} too ${gap > 0 ? "high" : "low"}`;
}

/** A mean level as the nearest words: "Explained", "between Named and Explained". */
export function meanWords(level: number | null): string {
  if (level === null) return "nothing graded yet";
  const nearest = Math.round(level);
  if (Math.abs(level - nearest) <= 0.2) return levelName(toLevel(nearest));
  return `between ${levelName(toLevel(Math.floor(level)))} and ${levelName(toLevel(Math.ceil(level)))}`;
}

function toLevel(value: number): Level {
  return value <= 0 ? 0 : value === 1 ? 1 : value === 2 ? 2 : 3;
}

/** What a curve shows, for its description: from where to where, over how many attempts. */
export function trendWords(levels: readonly number[]): string {
  const [first, last] = [levels.at(0), levels.at(-1)];
  if (first === undefined || last === undefined) return "Nothing graded yet.";
  if (levels.length === 1) return `One attempt: ${meanWords(last)}.`;
  return `${String(levels.length)} attempts, from ${meanWords(first)} to ${meanWords(last)}.`;
}
