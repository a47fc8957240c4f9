import { quadraticKappa } from "../checks/examples";
import { randomFrom } from "../rng";
import type { Level, LevelOrUnknown } from "../rubric/level";

/** One criterion of one held-out answer: what the labels say, and what the grader and its parts said. */
export type Judgement = {
  scenario: string;
  answer: string;
  kind: AnswerKind;
  criterion: string;
  /** One level per labeller. */
  labels: readonly Level[];
  level: LevelOrUnknown;
  /** The two channels alone: rules, and the nearest marked examples rounded. */
  rules: LevelOrUnknown;
  examples: LevelOrUnknown;
  /** For the baselines: words of the whole answer, concepts of the criterion that were said. */
  words: number;
  concepts: number;
};

export type Interval = { value: number; low: number; high: number };
export type Agreement = {
  judgements: number;
  /** Share that got a level. */
  coverage: number;
  /** Quadratic weighted kappa over all judgements, "can't tell" counted as Named: what a reader gets who must have a level. */
  kappaAll: Interval;
  /** The same over answered ones. */
  kappa: Interval;
  exact: Interval;
  adjacent: Interval;
  /** Exact where the label is Named or Explained. */
  middle: Interval;
};

type Pair = readonly [label: Level, level: Level];
const RESAMPLES = 400;
const SEED = 20_261_124;

/** Every label against the answered level: two labellers make two pairs of one judgement. */
export function pairsOf(judgements: readonly Judgement[], level: (one: Judgement) => LevelOrUnknown): Pair[] {
  return judgements.flatMap((one) => {
    const given = level(one);
    return given === null ? [] : one.labels.map((label): Pair => [label, given]);
  });
}

const share = (pairs: readonly Pair[], test: (pair: Pair) => boolean): number =>
  pairs.length === 0 ? Number.NaN : pairs.filter(test).length / pairs.length;
const isMiddle = ([label]: Pair): boolean => label === 1 || label === 2;

/**
 * Agreement of levels with labels. Intervals: 95%, percentile bootstrap over whole answers (criteria of one answer are not independent),
 * with a fixed seed.
 */
export function agreement(
  judgements: readonly Judgement[],
  level: (one: Judgement) => LevelOrUnknown = (one) => one.level,
): Agreement {
  const answers = [...groupBy(judgements, (one) => `${one.scenario}/${one.answer}`).values()];
  const measure = (list: readonly Judgement[]): number[] => {
    const pairs = pairsOf(list, level);
    return [
      quadraticKappa(pairsOf(list, (one) => level(one) ?? 1)) ?? Number.NaN,
      quadraticKappa(pairs) ?? Number.NaN,
      share(pairs, ([a, b]) => a === b),
      share(pairs, ([a, b]) => Math.abs(a - b) <= 1),
      share(pairs.filter(isMiddle), ([a, b]) => a === b),
    ];
  };
  const point = measure(judgements);
  const random = randomFrom(SEED);
  const samples = Array.from({ length: RESAMPLES }, () =>
    measure(answers.flatMap(() => answers[Math.floor(random() * answers.length)] ?? [])),
  );
  const interval = (index: number): Interval => {
    const sorted = samples
      .map((sample) => sample[index] ?? Number.NaN)
      .filter((value) => !Number.isNaN(value))
      .sort((a, b) => a - b);
    const at = (part: number): number => sorted[Math.floor(part * (sorted.length - 1))] ?? Number.NaN;
    return { value: point[index] ?? Number.NaN, low: at(0.025), high: at(0.975) };
  };
  const answered = judgements.filter((one) => level(one) !== null).length;
  return {
    judgements: judgements.length,
    coverage: judgements.length === 0 ? 1 : answered / judgements.length,
    kappaAll: interval(0),
    kappa: interval(1),
    exact: interval(2),
    adjacent: interval(3),
    middle: interval(4),
  };
}

/** Rows: label 0..3; columns: graded 0..3 and can't tell. Counts of labels, so each judgement counts once per labeller. */
export function confusion(judgements: readonly Judgement[]): number[][] {
  const table = Array.from({ length: 4 }, () => [0, 0, 0, 0, 0]);
  for (const one of judgements)
    for (const label of one.labels) {
      const row = table[label];
      if (row) row[one.level ?? 4] = (row[one.level ?? 4] ?? 0) + 1;
    }
  return table;
}

/** Agreement between the first two labellers: what the grader is measured against. Null with fewer than two. */
export function labellers(judgements: readonly Judgement[]): { kappa: number | null; exact: number } | null {
  const pairs = judgements.flatMap(({ labels: [a, b] }) =>
    a === undefined || b === undefined ? [] : [[a, b] as const],
  );
  return pairs.length === 0 ? null : { kappa: quadraticKappa(pairs), exact: share(pairs, ([a, b]) => a === b) };
}

/**
 * Levels from a quantity alone (length, number of concepts), cut where it agrees best in rank with the labels' own distribution: as good
 * as that quantity can be.
 */
export function baselineFrom(
  judgements: readonly Judgement[],
  of: (one: Judgement) => number,
): (one: Judgement) => Level {
  const labels = judgements.flatMap((one) => one.labels).sort((a, b) => a - b);
  const sorted = judgements.map(of).sort((a, b) => a - b);
  const cut = (level: Level): number => {
    const below = labels.filter((label) => label < level).length / Math.max(1, labels.length);
    return sorted[Math.min(sorted.length - 1, Math.floor(below * sorted.length))] ?? Infinity;
  };
  const cuts = [cut(1), cut(2), cut(3)];
  return (one) => cuts.filter((at) => of(one) >= at).length as Level;
}

/** The commonest label, for everything. */
export function majority(judgements: readonly Judgement[]): Level {
  const counts = [0, 0, 0, 0];
  for (const one of judgements) for (const label of one.labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts.indexOf(Math.max(...counts)) as Level;
}

/** Largest distance first, then "can't tell" on clear labels. */
export function worst(judgements: readonly Judgement[]): Judgement[] {
  const distance = (one: Judgement): number =>
    one.level === null
      ? 0.4
      : one.labels.reduce<number>((sum, label) => sum + Math.abs(label - (one.level ?? 0)), 0) / one.labels.length;
  return judgements.filter((one) => distance(one) > 0).sort((a, b) => distance(b) - distance(a));
}

export const ANSWER_KINDS = ["strong", "middling", "knowledge", "wrong"] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];
export type ScoredAnswer = { scenario: string; answer: string; kind: AnswerKind; score: number };

/** Pairs of whole answers to one question whose order is beyond doubt; a tie counts half. */
const ORDERED: readonly (readonly [AnswerKind, AnswerKind])[] = [
  ["strong", "middling"],
  ["middling", "knowledge"],
  ["strong", "knowledge"],
  ["strong", "wrong"],
];

/** Share of pairs in the right order. */
export function ranking(answers: readonly ScoredAnswer[]): { pairs: number; right: number } {
  let pairs = 0;
  let right = 0;
  for (const [better, worse] of ORDERED) {
    for (const a of answers.filter((one) => one.kind === better)) {
      for (const b of answers.filter((one) => one.kind === worse && one.scenario === a.scenario)) {
        pairs += 1;
        right += a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0;
      }
    }
  }
  return { pairs, right: pairs === 0 ? 1 : right / pairs };
}

export function groupBy<T>(list: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
