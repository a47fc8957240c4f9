import type { Criterion } from "../../rubric/schema";

const known = new WeakMap<Criterion, readonly string[]>();

/** Every concept a criterion speaks of; listed once per criterion. */
export function conceptsOf(criterion: Criterion): readonly string[] {
  const listed = known.get(criterion) ?? list(criterion);
  known.set(criterion, listed);
  return listed;
}

function list(criterion: Criterion): string[] {
  return [
    ...new Set([
      ...criterion.knowledge.any,
      ...criterion.reasoning.links.flatMap((link) => [...link.from, ...link.to]),
      ...criterion.reasoning.supportedBy,
    ]),
  ];
}
