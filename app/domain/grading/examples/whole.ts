import type { Criterion } from "../../rubric/schema";
import type { ReadExample } from "./compile";
import { merge, type Bag } from "./features";
import { estimate, fitRidge, type Ridge } from "./ridge";

/** Whole answers, compared as wholes: which words and ideas go with which level of each criterion, wherever they stand. */
export type Whole = { criteria: readonly string[]; idf: ReadonlyMap<string, number>; ridge: Ridge };

const POWER = 1.5;
const PENALTY = 1;
/** A word that only one answer uses says nothing of another. */
const LEAST_ANSWERS = 2;

/** Null where fewer than two examples mark every criterion. */
export function compileWhole(criteria: readonly Criterion[], read: readonly ReadExample[]): Whole | null {
  const answers = read
    .filter(({ example }) => criteria.every(({ id }) => example.levels[id] !== undefined))
    .map(({ example, bags }) => ({ example, bag: merge(bags) }));
  const frequency = new Map<string, number>();
  for (const { bag } of answers)
    for (const feature of bag.keys()) frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
  const idf = new Map(
    [...frequency]
      .filter(([, count]) => count >= LEAST_ANSWERS)
      .map(([feature, count]) => [feature, Math.log(answers.length / count)]),
  );
  const ridge = fitRidge(
    answers.map(({ example, bag }) => ({
      id: example.id,
      ...weighted(bag, idf),
      targets: criteria.map(({ id }) => example.levels[id] ?? 0),
    })),
    POWER,
    PENALTY,
  );
  return ridge === null ? null : { criteria: criteria.map(({ id }) => id), idf, ridge };
}

/** The level of each criterion that whole answers like this one were marked with. */
export function estimateWhole(
  { criteria, idf, ridge }: Whole,
  bags: readonly Bag[],
  excluded: (id: string) => boolean,
): Map<string, number> {
  const levels = estimate(ridge, weighted(merge(bags), idf), excluded);
  return new Map(criteria.map((id, at) => [id, levels[at] ?? 0]));
}

function weighted(bag: Bag, idf: ReadonlyMap<string, number>): { vector: Bag; norm: number } {
  const vector: Bag = new Map();
  let sum = 0;
  for (const [feature, weight] of bag) {
    const value = weight * (idf.get(feature) ?? 0);
    if (value === 0) continue;
    vector.set(feature, value);
    sum += value * value;
  }
  return { vector, norm: Math.sqrt(sum) };
}
