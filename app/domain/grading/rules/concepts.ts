import type { Criterion } from "../../rubric/schema";

/** Every concept a criterion speaks of. */
export function conceptsOf(criterion: Criterion): string[] {
  return [
    ...new Set([
      ...criterion.knowledge.any,
      ...criterion.reasoning.links.flatMap((link) => [...link.from, ...link.to]),
      ...criterion.reasoning.supportedBy,
    ]),
  ];
}
