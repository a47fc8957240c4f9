import type { Criterion, Rubric } from "../rubric/schema";
import { duplicates } from "./lint-duplicates";
import type { Problem } from "./issue";

/** What is wrong with a pattern, or null: the grader's own parser, handed in. */
export type PatternCheck = (pattern: string) => string | null;

const DIMENSIONS_NEEDED = 4;
/** Two criteria that share more of their concepts than this cannot be told apart. */
const MOST_SHARED_CONCEPTS = 0.5;

export function lintRubric(rubric: Rubric, checkPattern: PatternCheck): Problem[] {
  return [
    ...duplicates(
      "rubric.yaml",
      "criteria",
      rubric.criteria.map((criterion) => criterion.id),
    ),
    ...lintCoverage(rubric),
    ...lintConcepts(rubric, checkPattern),
    ...rubric.criteria.flatMap((criterion, index) =>
      lintCriterion(criterion, rubric.concepts, { file: "rubric.yaml", path: ["criteria", index] }, checkPattern),
    ),
    ...lintSharing(rubric),
  ];
}

/** Every concept a criterion uses, in knowledge, links, support or contradictions. */
export function conceptsOf(criterion: Criterion): Set<string> {
  return new Set([
    ...criterion.knowledge.any,
    ...criterion.reasoning.links.flatMap((link) => [...link.from, ...link.to]),
    ...criterion.reasoning.supportedBy,
    ...criterion.contradicts.map((item) => item.concept),
  ]);
}

export function lintCriterion(
  criterion: Criterion,
  concepts: Rubric["concepts"],
  at: { file: string; path: (string | number)[] },
  checkPattern: PatternCheck,
): Problem[] {
  const problems: Problem[] = [];
  const say = (path: (string | number)[], problem: string, mend: string): void => {
    problems.push({ file: at.file, path: [...at.path, ...path], problem, mend });
  };
  for (const concept of conceptsOf(criterion)) {
    if (!Object.hasOwn(concepts, concept)) {
      say(
        [],
        `criterion '${criterion.id}' uses the concept '${concept}', which is not defined`,
        "define it under 'concepts', or correct the name",
      );
    }
  }
  criterion.reasoning.links.forEach((link, index) => {
    const path = ["reasoning", "links", index];
    if (link.rel === "compare" && link.direction === undefined)
      say(path, "a comparison without a direction", "add direction: gt, ge, lt or le");
    if (link.rel !== "compare" && (link.direction !== undefined || link.dims.length > 0)) {
      say(path, `'direction' and 'dims' mean nothing for ${link.rel}`, "take them out, or make it rel: compare");
    }
  });
  const support = criterion.reasoning.support.length + criterion.reasoning.supportedBy.length;
  if (criterion.reasoning.need > support)
    say(
      ["reasoning", "need"],
      `${criterion.reasoning.need} kinds of support needed, ${support} named`,
      "name more, or need fewer",
    );
  criterion.misconceptions.forEach((item, index) => {
    item.any.forEach((pattern, place) => {
      const wrong = checkPattern(pattern);
      if (wrong !== null) say(["misconceptions", index, "any", place], wrong, "see 'Patterns' in docs/authoring.md");
    });
  });
  return problems;
}

export function lintPatterns(file: string, concepts: Rubric["concepts"], checkPattern: PatternCheck): Problem[] {
  return Object.entries(concepts).flatMap(([name, concept]) =>
    concept.any.flatMap((pattern, index) => {
      const wrong = checkPattern(pattern);
      return wrong === null
        ? []
        : [
            {
              file,
              path: ["concepts", name, "any", index],
              problem: wrong,
              mend: "see 'Patterns' in docs/authoring.md",
            },
          ];
    }),
  );
}

function lintConcepts(rubric: Rubric, checkPattern: PatternCheck): Problem[] {
  const used = new Set(rubric.criteria.flatMap((criterion) => [...conceptsOf(criterion)]));
  return [
    ...lintPatterns("rubric.yaml", rubric.concepts, checkPattern),
    ...Object.keys(rubric.concepts).flatMap((name) =>
      used.has(name)
        ? []
        : [
            {
              file: "rubric.yaml",
              path: ["concepts", name],
              problem: "no criterion uses this concept",
              mend: "use it or delete it",
            },
          ],
    ),
  ];
}

function lintCoverage(rubric: Rubric): Problem[] {
  const dimensions = new Set(rubric.criteria.map((criterion) => criterion.dimension));
  const at = (problem: string, mend: string): Problem => ({ file: "rubric.yaml", path: ["criteria"], problem, mend });
  return [
    ...(dimensions.size < DIMENSIONS_NEEDED
      ? [at(`only ${dimensions.size} dimensions are covered`, `cover at least ${DIMENSIONS_NEEDED}`)]
      : []),
    ...(["trade-off", "failure-mode"] as const).flatMap((dimension) =>
      dimensions.has(dimension)
        ? []
        : [at(`no criterion is about ${dimension}`, `every scenario asks for a ${dimension}`)],
    ),
  ];
}

function lintSharing(rubric: Rubric): Problem[] {
  const sets = rubric.criteria.map((criterion) => ({ id: criterion.id, concepts: conceptsOf(criterion) }));
  return sets.flatMap((a, index) =>
    sets.slice(index + 1).flatMap((b) => {
      const shared = [...a.concepts].filter((concept) => b.concepts.has(concept)).length;
      const share = shared / Math.min(a.concepts.size, b.concepts.size);
      return share <= MOST_SHARED_CONCEPTS
        ? []
        : [
            {
              file: "rubric.yaml",
              path: ["criteria", index],
              problem: `'${a.id}' and '${b.id}' share ${shared} concepts`,
              mend: "split the ideas, or merge the criteria",
            },
          ];
    }),
  );
}
