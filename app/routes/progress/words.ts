import { levelName, type Level } from "../../domain/rubric/level";
import type { MasteryView } from "../../services/views";

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

/** "46-68%"; "about 50%" when both ends round to one number. */
export function rangeWords(low: number, high: number): string {
  const [from, to] = [Math.round(100 * low), Math.round(100 * high)];
  return from === to ? `about ${String(from)}%` : `${String(from)}-${String(to)}%`;
}

const VERDICT: Record<MasteryView["verdict"], string> = {
  unknown: "too little to say",
  holds: "holds",
  mixed: "sometimes",
  "not yet": "not yet",
};

/** How far something is mastered: the word first, then the range behind it. */
export function masteryWords({ verdict, low, high, answers }: MasteryView): string {
  if (answers === 0) return "nothing graded yet";
  return `${VERDICT[verdict]} (${rangeWords(low, high)})`;
}

/** What a share of reasoned answers says. */
export function reasoningWords({
  named,
  reasoned,
  share,
}: {
  named: number;
  reasoned: number;
  share: number | null;
}): string {
  if (share === null) return "Nothing was named or explained yet.";
  const all = named + reasoned;
  const few = all < 10 ? " There are few answers yet." : "";
  return `Of ${String(all)} points you made before any probe, ${String(reasoned)} gave the reason and ${String(named)} only the name: ${String(Math.round(100 * share))}% reasoning.${few}`;
}

/** What a Brier score says, against a coin and against always saying one's own average. */
export function brierWords(brier: number, ofAverage: number): string {
  const score = brier.toFixed(2);
  if (brier >= 0.25) return `Brier score ${score}: no better than a coin (0.25; 0 is perfect).`;
  return brier < ofAverage
    ? `Brier score ${score}: you tell your good answers from your weak ones (0 is perfect, a coin has 0.25, your own average every time ${ofAverage.toFixed(2)}).`
    : `Brier score ${score}: better than a coin (0.25), not yet better than saying your own average every time (${ofAverage.toFixed(2)}).`;
}
