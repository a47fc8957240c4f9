import { applyTwin, compileScenario, grade, type CompiledScenario, type CompileInput } from "../grading/grade";
import { findOccurrences } from "../grading/pattern/matcher";
import { readDocument } from "../grading/text/document";
import type { Problem } from "../scenario/issue";
import type { Scenario, Twin } from "../scenario/schema";
import { figuresOf, judgeExamples, quadraticKappa, type CriterionFigures, type Judged } from "./examples";

/** Floors that may only rise (docs/decisions/010-content-checks.md). Shares of labels over one scenario, leave-one-out. */
export const FLOORS = { linksFound: 0.66, linksFalse: 0.2, exact: 0.6, coverage: 0.75 } as const;

/** What a memorised answer must lose on a flipped criterion. */
const TWIN_DROP = 1;

export type CheckInput = CompileInput & { scenario: Scenario; twin: Twin | null };
export type GradingCheck = {
  problems: Problem[];
  criteria: CriterionFigures[];
  total: CriterionFigures;
  /** Quadratic weighted kappa over answered labels: fused, rules alone, examples alone. */
  kappa: { fused: number | null; rules: number | null; examples: number | null };
  judged: Judged[];
};

/** Everything a scenario must show when it is graded: concepts that fire, links that are found, model answers and twin in order. */
export function checkGrading(input: CheckInput): GradingCheck {
  const compiled = compileScenario(input);
  const judged = judgeExamples(compiled, input.examples);
  const criteria = input.rubric.criteria.map((criterion) => figuresOf(criterion.id, judged));
  const total = {
    ...figuresOf(
      "all",
      judged.map((one) => ({ ...one, criterion: "all" })),
    ),
  };
  const pairs = (value: (one: Judged) => number | null): [number, number][] =>
    judged.flatMap((one) => {
      const graded = value(one);
      return graded === null ? [] : [[one.label, graded] satisfies [number, number]];
    });
  return {
    problems: [
      ...silentConcepts(compiled, input),
      ...belowFloors(total),
      ...modelAnswers(compiled, input),
      ...(input.twin === null ? [] : twinProblems(input, input.twin, compiled)),
    ],
    criteria,
    total,
    kappa: {
      fused: quadraticKappa(pairs((one) => one.level)),
      rules: quadraticKappa(pairs((one) => one.rules)),
      examples: quadraticKappa(pairs((one) => (one.expected === null ? null : Math.round(one.expected)))),
    },
    judged,
  };
}

function silentConcepts(compiled: CompiledScenario, input: CheckInput): Problem[] {
  const seen = new Set<string>();
  for (const { text } of input.examples) {
    for (const [group, found] of findOccurrences(compiled.matcher, readDocument(text)).groups)
      if (found.length > 0) seen.add(group);
  }
  return Object.keys(input.rubric.concepts)
    .filter((concept) => !seen.has(concept))
    .map((concept) => ({
      file: "rubric.yaml",
      path: ["concepts", concept],
      problem: "it occurs in no marked example",
      mend: "widen its patterns, or mark an example that says it",
    }));
}

function belowFloors(total: CriterionFigures): Problem[] {
  const at = (problem: string, mend: string): Problem => ({ file: "answers.yaml", path: ["examples"], problem, mend });
  const percent = (value: number): string => `${Math.round(value * 100)}%`;
  return [
    ...(total.linksFound < FLOORS.linksFound
      ? [
          at(
            `a link fires in ${percent(total.linksFound)} of the labels at 2 or 3 (at least ${percent(FLOORS.linksFound)})`,
            "widen the links' concepts: --verbose lists what was missed",
          ),
        ]
      : []),
    ...(total.linksFalse > FLOORS.linksFalse
      ? [
          at(
            `a link fires in ${percent(total.linksFalse)} of the labels at 0 or 1 (at most ${percent(FLOORS.linksFalse)})`,
            "narrow the concepts that fire in recitals: --verbose lists them",
          ),
        ]
      : []),
    ...(total.exact < FLOORS.exact
      ? [
          at(
            `${percent(total.exact)} of the answered labels come out exactly (at least ${percent(FLOORS.exact)})`,
            "read the misses with --verbose: mend patterns, or labels that were too generous",
          ),
        ]
      : []),
    ...(total.coverage < FLOORS.coverage
      ? [
          at(
            `${percent(total.coverage)} of the labels get a level (at least ${percent(FLOORS.coverage)})`,
            "the two channels disagree too often: mark more varied examples",
          ),
        ]
      : []),
  ];
}

function modelAnswers(compiled: CompiledScenario, { scenario }: CheckInput): Problem[] {
  const knowledge = grade(compiled, scenario.model.knowledge).score ?? 0;
  const reasoning = grade(compiled, scenario.model.reasoning).score ?? 0;
  return knowledge < reasoning
    ? []
    : [
        {
          file: "scenario.yaml",
          path: ["model", "reasoning"],
          problem: `the reasoning answer grades ${reasoning.toFixed(2)}, the knowledge answer ${knowledge.toFixed(2)}`,
          mend: "the reasoning answer must come out higher: look at both with npm run grade",
        },
      ];
}

/** The memorised answer must fall on every flipped criterion, and the twin's own answer must not. */
function twinProblems(input: CheckInput, twin: Twin, compiled: CompiledScenario): Problem[] {
  const patched = compileScenario({
    ...applyTwin(input.scenario, input.rubric, input.examples, twin),
    lexicon: input.lexicon,
    rubricVersion: input.rubricVersion,
  });
  const levels = (graded: CompiledScenario, text: string): Map<string, number> =>
    new Map(grade(graded, text).criteria.map((criterion) => [criterion.id, criterion.level ?? 0]));
  const original = levels(compiled, input.scenario.model.reasoning);
  const memorised = levels(patched, input.scenario.model.reasoning);
  const own = levels(patched, twin.reasoning);
  return twin.flips.flatMap((id) => {
    const [before, after, right] = [original.get(id) ?? 0, memorised.get(id) ?? 0, own.get(id) ?? 0];
    const at = (problem: string, mend: string): Problem => ({ file: "twin.yaml", path: ["flips"], problem, mend });
    return [
      ...(before - after >= TWIN_DROP
        ? []
        : [
            at(
              `the memorised answer grades ${before} on '${id}' and still ${after} against the twin`,
              "the flipped constraint must make it wrong: add contradicts or misconceptions, or narrow the links",
            ),
          ]),
      ...(right > after
        ? []
        : [
            at(
              `the twin's own answer grades ${right} on '${id}', the memorised one ${after}`,
              "the twin's answer must show what the flipped criterion asks for",
            ),
          ]),
    ];
  });
}

/** Misses worth reading, worst first: label against level, and whether a link was missed or fired wrongly. */
export function missesOf(judged: readonly Judged[]): Judged[] {
  const distance = (one: Judged): number => (one.level === null ? 0.5 : Math.abs(one.level - one.label));
  return judged.filter((one) => distance(one) > 0).sort((a, b) => distance(b) - distance(a));
}
