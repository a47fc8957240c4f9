import { LEVELS } from "../rubric/level";
import type { Answers, Example, Rubric } from "../rubric/schema";
import { duplicates } from "./lint-duplicates";
import type { Problem } from "./issue";
import { runsOf, sharedShare } from "./overlap";

const EXAMPLES_PER_LEVEL = 3;
const ANTI_EXAMPLES = 3;
const MOST_SHARED_RUNS = 0.3;

export function lintExamples(answers: Answers, rubric: Rubric): Problem[] {
  const criteria = rubric.criteria.map((criterion) => criterion.id);
  return [
    ...duplicates(
      "answers.yaml",
      "examples",
      answers.examples.map((example) => example.id),
    ),
    ...lintLabels("answers.yaml", answers.examples, criteria),
    ...lintCounts(answers, criteria),
    ...lintOverlap("answers.yaml", answers.examples),
  ];
}

/** Labels name criteria that exist; whole answers label every one. */
export function lintLabels(file: string, examples: readonly Example[], criteria: readonly string[]): Problem[] {
  return examples.flatMap((example, index) => {
    const labelled = Object.keys(example.levels);
    const unknown = labelled.filter((id) => !criteria.includes(id));
    const isWhole = example.kind === "strong" || example.kind === "middling" || example.kind === "knowledge";
    const missing = isWhole ? criteria.filter((id) => !labelled.includes(id)) : [];
    return [
      ...(unknown.length === 0
        ? []
        : [
            {
              file,
              path: ["examples", index, "levels"],
              problem: `no criterion is called ${unknown.join(", ")}`,
              mend: `use: ${criteria.join(", ")}`,
            },
          ]),
      ...(missing.length === 0
        ? []
        : [
            {
              file,
              path: ["examples", index, "levels"],
              problem: `a whole answer without a label for ${missing.join(", ")}`,
              mend: "label every criterion (0 where the answer says nothing)",
            },
          ]),
    ];
  });
}

/** No two examples may be near-copies: they would grade each other. */
export function lintOverlap(file: string, examples: readonly Example[]): Problem[] {
  const runs = examples.map((example) => ({ id: example.id, runs: runsOf(example.text) }));
  return runs.flatMap((a, index) =>
    runs.slice(0, index).flatMap((b) => {
      const share = sharedShare(a.runs, b.runs);
      return share <= MOST_SHARED_RUNS
        ? []
        : [
            {
              file,
              path: ["examples", index, "text"],
              problem: `${Math.round(share * 100)}% of its five-word runs also stand in '${b.id}'`,
              mend: "write it in other words (30% at most)",
            },
          ];
    }),
  );
}

function lintCounts(answers: Answers, criteria: readonly string[]): Problem[] {
  const anti = answers.examples.filter((example) => example.kind === "anti").length;
  return [
    ...criteria.flatMap((id) =>
      LEVELS.flatMap((level) => {
        const count = answers.examples.filter((example) => example.levels[id] === level).length;
        return count >= EXAMPLES_PER_LEVEL
          ? []
          : [
              {
                file: "answers.yaml",
                path: ["examples"],
                problem: `'${id}' has ${count} examples at level ${level}`,
                mend: `mark at least ${EXAMPLES_PER_LEVEL}`,
              },
            ];
      }),
    ),
    ...(anti >= ANTI_EXAMPLES
      ? []
      : [
          {
            file: "answers.yaml",
            path: ["examples"],
            problem: `${anti} fluent-but-wrong examples`,
            mend: `write at least ${ANTI_EXAMPLES} of kind: anti`,
          },
        ]),
  ];
}
