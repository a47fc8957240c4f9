/**
 * SM-2 (P. A. Wozniak, 1990), as small as it can be written: what the scheduler is measured against, used nowhere else.
 * It predicts no recall; an interval is read as the time until recall has fallen to 90%, exponentially.
 */
import type { Level } from "../../rubric/level";

export type Sm2 = { repetitions: number; ease: number; intervalDays: number; lastDay: number };

/** Quality 0 to 5 of a rubric level: below 3 is a failure. */
const QUALITY: Record<Level, number> = { 0: 1, 1: 2, 2: 4, 3: 5 };
const LEAST_EASE = 1.3;

export function sm2After(card: Sm2 | null, level: Level, day: number): Sm2 {
  const { repetitions, ease, intervalDays } = card ?? { repetitions: 0, ease: 2.5, intervalDays: 0 };
  const quality = QUALITY[level];
  const nextEase = Math.max(LEAST_EASE, ease + 0.1 - (5 - quality) * (0.08 + (5 - quality) * 0.02));
  if (quality < 3) return { repetitions: 0, ease: nextEase, intervalDays: 1, lastDay: day };
  const next = repetitions === 0 ? 1 : repetitions === 1 ? 6 : Math.round(intervalDays * nextEase);
  return { repetitions: repetitions + 1, ease: nextEase, intervalDays: next, lastDay: day };
}

/** 0.9 ^ (elapsed / interval) */
export function sm2Recall({ intervalDays, lastDay }: Sm2, day: number): number {
  return 0.9 ** ((day - lastDay) / intervalDays);
}
