import { grade, type CompiledScenario } from "../grading/grade";
import type { Level, LevelOrUnknown } from "../rubric/level";
import type { Example } from "../rubric/schema";

/** One label against what the grader says with that example and its near-copies left out. */
export type Judged = {
  example: string;
  criterion: string;
  label: Level;
  level: LevelOrUnknown;
  /** Level of the rules alone. */
  rules: LevelOrUnknown;
  /** Expectation of the nearest examples alone. */
  expected: number | null;
  hasLink: boolean;
};

/** Grades every marked example leave-one-out; one entry per label. */
export function judgeExamples(compiled: CompiledScenario, examples: readonly Example[]): Judged[] {
  return examples.flatMap((example) => {
    const report = grade(compiled, example.text, { exclude: new Set([example.id]) });
    return report.criteria.flatMap((criterion) => {
      const label = example.levels[criterion.id];
      if (label === undefined) return [];
      return [
        {
          example: example.id,
          criterion: criterion.id,
          label,
          level: criterion.level,
          rules: criterion.rules.level,
          expected: criterion.examples.expected,
          hasLink: criterion.rules.links.length > 0,
        },
      ];
    });
  });
}

export type CriterionFigures = {
  criterion: string;
  labels: number;
  /** Share of the labels that got a level. */
  coverage: number;
  /** Share of the answered ones that got exactly their label. */
  exact: number;
  /** Share of the labels at 2 or 3 in which a link fired, and of those at 0 or 1 in which one did. */
  linksFound: number;
  linksFalse: number;
  /** The same as counts: reasoned labels with a link, reasoned labels without one, plain labels with one. */
  matched: number;
  missedPositive: number;
  missedNegative: number;
};

export function figuresOf(criterion: string, judged: readonly Judged[]): CriterionFigures {
  const own = judged.filter((one) => one.criterion === criterion);
  const answered = own.filter((one) => one.level !== null);
  const reasoned = own.filter((one) => one.label >= 2);
  const plain = own.filter((one) => one.label < 2);
  return {
    criterion,
    labels: own.length,
    coverage: share(answered.length, own.length),
    exact: share(answered.filter((one) => one.level === one.label).length, answered.length),
    linksFound: share(reasoned.filter((one) => one.hasLink).length, reasoned.length),
    linksFalse: share(plain.filter((one) => one.hasLink).length, plain.length),
    matched: reasoned.filter((one) => one.hasLink).length,
    missedPositive: reasoned.filter((one) => !one.hasLink).length,
    missedNegative: plain.filter((one) => one.hasLink).length,
  };
}

/**
 * Quadratic weighted kappa between labels and levels 0..3: 1 = agreement, 0 = no better than chance.
 * Cohen 1968, weights (i - j)^2 / 9. Null when there is nothing to compare or no variation.
 */
export function quadraticKappa(pairs: readonly (readonly [number, number])[]): number | null {
  let observed = 0;
  let expected = 0;
  for (const [a] of pairs) for (const [, b] of pairs) expected += (a - b) ** 2;
  for (const [a, b] of pairs) observed += (a - b) ** 2;
  return expected === 0 ? null : 1 - (observed * pairs.length) / expected;
}

/** `part / whole`, and 1 for nothing of nothing. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
