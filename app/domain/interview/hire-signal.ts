import { randomFrom } from "../rng";
import { DIMENSIONS, type Dimension } from "../rubric/dimension";
import { LEVELS, type Level, type LevelOrUnknown } from "../rubric/level";
import type { InterviewLevel } from "./plan";

/** From worst to best. */
export const SIGNALS = ["strong no hire", "no hire", "lean no hire", "lean hire", "hire", "strong hire"] as const;
export type Signal = (typeof SIGNALS)[number];

export type JudgedCriterion = { dimension: Dimension; weight: number; level: LevelOrUnknown };
export type SignalInput = {
  level: InterviewLevel;
  /** Of every scenario in which a design was handed in. */
  criteria: readonly JudgedCriterion[];
  /** Criteria in which something was contradicted or a known misconception was stated. */
  redFlags: number;
  /** Planned scenarios without a design. */
  missingParts: number;
};

export type Cap = { kind: "dimensions" | "red-flags" | "missing-parts"; signal: Signal };
export type Verdict = {
  signal: Signal;
  /** What the levels alone would give. */
  base: Signal;
  /** Weighted share of what could be reached, 0..1. */
  share: number;
  covered: Dimension[];
  asked: Dimension[];
  /** The limits that applied, whether or not they lowered the signal. */
  caps: Cap[];
};

/** The least share for each signal above "strong no hire", in the order of SIGNALS. Ours, not learned from anybody's decisions. */
export const SHARES: Record<InterviewLevel, readonly number[]> = {
  senior: [0.2, 0.36, 0.5, 0.62, 0.8],
  staff: [0.26, 0.44, 0.58, 0.7, 0.86],
};
/** Dimensions that must hold at Explained or better for "hire", and for "strong hire"; fewer when fewer were asked about. */
export const DIMENSIONS_FOR: Record<InterviewLevel, { hire: number; strongHire: number }> = {
  senior: { hire: 3, strongHire: 4 },
  staff: { hire: 4, strongHire: 5 },
};
/** What a criterion counts that could not be told even after the questions: something was said, and it does not stand. */
const UNTOLD = 0.5;

const rank = (signal: Signal): number => SIGNALS.indexOf(signal);
const signalAt = (index: number): Signal => SIGNALS[Math.max(0, Math.min(SIGNALS.length - 1, index))] ?? "no hire";

/**
 * The signal of an interview: the share of the weighted levels gives the base; too few dimensions at Explained, red flags and designs
 * that were never handed in cap it. Raising any level never lowers it. null when no design was handed in.
 */
export function hireSignal({ level, criteria, redFlags, missingParts }: SignalInput): Verdict | null {
  if (criteria.length === 0) return null;
  const all = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const earned = criteria.reduce((sum, one) => sum + one.weight * (one.level ?? UNTOLD), 0);
  const share = all === 0 ? 0 : earned / (3 * all);
  const base = signalAt(SHARES[level].filter((least) => share >= least).length);
  const asked = DIMENSIONS.filter((dimension) => criteria.some((one) => one.dimension === dimension));
  const covered = asked.filter((dimension) =>
    criteria.some((one) => one.dimension === dimension && one.level !== null && one.level >= 2),
  );
  const caps: Cap[] = [];
  const need = DIMENSIONS_FOR[level];
  if (covered.length < Math.min(need.hire, asked.length)) caps.push({ kind: "dimensions", signal: "lean hire" });
  else if (covered.length < Math.min(need.strongHire, asked.length)) caps.push({ kind: "dimensions", signal: "hire" });
  if (redFlags > 0) caps.push({ kind: "red-flags", signal: signalAt(rank("strong hire") - redFlags) });
  if (missingParts > 0) caps.push({ kind: "missing-parts", signal: "lean hire" });
  const signal = signalAt(Math.min(rank(base), ...caps.map((cap) => rank(cap.signal))));
  return { signal, base, share, covered, asked, caps };
}

/** Rows: the label 0..3; columns: graded 0..3, then can't tell. As the trust page shows it. */
export type Confusion = readonly (readonly number[])[];

/**
 * How often each level was the label where the grader said `level`: one column of the confusion table as shares, with one more answer
 * in each cell so that what was never seen stays possible.
 */
export function levelOdds(level: LevelOrUnknown, confusion: Confusion): number[] {
  const column = level ?? LEVELS.length;
  const counts = LEVELS.map((label) => (confusion[label]?.[column] ?? 0) + 1);
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / all);
}

/** Draws per interview: the shares are shown in steps of five per cent, and this many settles them within one. */
const DRAWS = 4_000;

/**
 * The chance of each signal if the grader errs in each criterion as often as it did against the labels, independently of the others.
 * Drawn from `seed`: the same interview always gives the same figures.
 */
export function signalChances(input: SignalInput, confusion: Confusion, seed: number): Record<Signal, number> {
  const random = randomFrom(seed);
  const odds = input.criteria.map(({ level }) => levelOdds(level, confusion));
  const counts = new Map<Signal, number>();
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const criteria = input.criteria.map((one, index) => ({ ...one, level: drawLevel(odds[index] ?? [], random()) }));
    const signal = hireSignal({ ...input, criteria })?.signal;
    if (signal !== undefined) counts.set(signal, (counts.get(signal) ?? 0) + 1);
  }
  return Object.fromEntries(SIGNALS.map((signal) => [signal, (counts.get(signal) ?? 0) / DRAWS])) as Record<
    Signal,
    number
  >;
}

function drawLevel(odds: readonly number[], at: number): Level {
  let sum = 0;
  for (const level of LEVELS) {
    sum += odds[level] ?? 0;
    if (at < sum) return level;
  }
  return 3;
}

/** The narrowest run of neighbouring signals that holds at least four fifths of the chance, worst first. */
export function likelyRange(chances: Readonly<Record<Signal, number>>): { low: Signal; high: Signal; chance: number } {
  let best: { low: Signal; high: Signal; chance: number; width: number } | null = null;
  for (const [from, low] of SIGNALS.entries()) {
    let chance = 0;
    for (const [to, high] of SIGNALS.entries()) {
      if (to < from) continue;
      chance += chances[high];
      const width = to - from;
      if (chance < 0.8 - 1e-9) continue;
      if (best === null || width < best.width || (width === best.width && chance > best.chance)) {
        best = { low, high, chance, width };
      }
      break;
    }
  }
  return best === null
    ? { low: "strong no hire", high: "strong hire", chance: 1 }
    : { low: best.low, high: best.high, chance: best.chance };
}
