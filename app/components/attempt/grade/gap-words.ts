import type { LevelOrUnknown } from "../../../domain/rubric/level";
import { counted, sentenceCase } from "../../../domain/wording/count";

/** Levels; a smaller mean is no direction. */
const NOTICEABLE = 0.15;

type Judged = { selfLevel: LevelOrUnknown; initialLevel: LevelOrUnknown };

/** The gap between self-judgement and grade in a large and a small sentence; null when there is nothing to compare. */
export function gapWords(selfGap: number | null, criteria: readonly Judged[]): { large: string; small: string } | null {
  if (selfGap === null) return null;
  const gaps = criteria.flatMap(({ selfLevel, initialLevel }) =>
    selfLevel === null || initialLevel === null ? [] : [selfLevel - initialLevel],
  );
  const same = gaps.filter((gap) => gap === 0).length;
  const high = gaps.filter((gap) => gap > 0).length;
  const low = gaps.length - same - high;
  return { large: large(selfGap, same === gaps.length), small: small(same, high, low) };
}

function large(gap: number, isExact: boolean): string {
  if (isExact) return "You saw your answer exactly as the grade does.";
  if (Math.abs(gap) < NOTICEABLE) return "You were too high here and too low there; on average they cancel out.";
  return `You judged yourself ${Math.abs(gap).toFixed(1)} levels too ${gap > 0 ? "high" : "low"}.`;
}

function small(same: number, high: number, low: number): string {
  const parts = [
    high > 0 ? `higher than the grade on ${counted(high, "criterion", "criteria")}` : null,
    low > 0 ? `lower on ${counted(low, "criterion", "criteria")}` : null,
    same > 0 ? `the same on ${counted(same, "criterion", "criteria")}` : null,
  ].filter((part) => part !== null);
  return `${sentenceCase(parts.join(", "))}.`;
}
