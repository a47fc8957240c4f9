import type { Rubric } from "../rubric/schema";
import { lintCriterion, lintPatterns, type PatternCheck } from "./lint-rubric";
import { lintLabels, lintOverlap } from "./lint-examples";
import type { Problem } from "./issue";
import { countWords } from "./overlap";
import type { Twin } from "./schema";

export function lintTwin(twin: Twin, rubric: Rubric, checkPattern: PatternCheck): Problem[] {
  const file = "twin.yaml";
  const known = rubric.criteria.map((criterion) => criterion.id);
  const replaced = twin.criteria.map((criterion) => criterion.id);
  const concepts = { ...rubric.concepts, ...twin.concepts };
  const words = countWords(twin.reasoning);
  return [
    ...twin.flips.flatMap((id, index) =>
      replaced.includes(id)
        ? []
        : [
            {
              file,
              path: ["flips", index],
              problem: `'${id}' is flipped but not replaced`,
              mend: "give its whole new text under 'criteria'",
            },
          ],
    ),
    ...twin.criteria.flatMap((criterion, index) => [
      ...(known.includes(criterion.id)
        ? []
        : [
            {
              file,
              path: ["criteria", index, "id"],
              problem: `the scenario has no criterion '${criterion.id}'`,
              mend: `use one of: ${known.join(", ")}`,
            },
          ]),
      ...(twin.flips.includes(criterion.id)
        ? []
        : [
            {
              file,
              path: ["criteria", index, "id"],
              problem: `'${criterion.id}' is replaced but not flipped`,
              mend: "add it to 'flips', or leave it as it is",
            },
          ]),
      ...lintCriterion(criterion, concepts, { file, path: ["criteria", index] }, checkPattern),
    ]),
    ...lintPatterns(file, twin.concepts, checkPattern),
    ...lintLabels(
      file,
      twin.examples.map((example) => ({ ...example, kind: "passage" as const })),
      known,
    ),
    ...lintOverlap(file, twin.examples),
    ...(words < 150 || words > 400
      ? [{ file, path: ["reasoning"], problem: `${words} words`, mend: "write 150 to 400" }]
      : []),
  ];
}
