import type { Criterion, Example } from "../../rubric/schema";
import { conceptsOf } from "../rules/concepts";
import type { Bag } from "./features";
import { passageVector, type CriterionExamples } from "./nearest";
import { fitRidge } from "./ridge";

export type ReadExample = { example: Example; bags: readonly Bag[] };

/** Chosen on answers by authors who were left out (scripts/calibrate.ts -- --check). */
const POWER = 1.5;
const PENALTY = 0.5;
/** Weight that a feature of the criterion's own concepts and texts has before any example is seen. */
const PRIOR = { concept: 1, text: 0.25 };

/** For each criterion: inverse frequencies, typical features and the vectors of its examples. */
export function compileExamples(
  criteria: readonly Criterion[],
  read: readonly ReadExample[],
  textFeatures: ReadonlyMap<string, Bag>,
): Map<string, CriterionExamples> {
  const idf = inverseFrequencies(read);
  const inTexts = new Map<string, number>();
  for (const bag of textFeatures.values())
    for (const feature of bag.keys()) inTexts.set(feature, (inTexts.get(feature) ?? 0) + 1);
  const compiled = new Map<string, CriterionExamples>();
  for (const criterion of criteria) {
    const relevance = new Map<string, number>();
    for (const concept of conceptsOf(criterion)) {
      const owners = criteria.filter((other) => conceptsOf(other).includes(concept)).length;
      for (const sign of ["+", "-", "~"]) relevance.set(`${sign}${concept}`, PRIOR.concept / owners);
    }
    for (const feature of textFeatures.get(criterion.id)?.keys() ?? []) {
      if (/^[&#]/.test(feature) || relevance.has(feature)) continue;
      const share = 1 / (inTexts.get(feature) ?? 1);
      relevance.set(feature, PRIOR.text * share);
    }
    const partial = { idf, relevance };
    const examples = read.flatMap(({ example, bags }) => {
      const level = example.levels[criterion.id];
      const vector = level === undefined ? null : passageVector(bags, partial);
      return level === undefined || !vector ? [] : [{ id: example.id, level, ...vector }];
    });
    const ridge = fitRidge(
      examples.map((example) => ({
        ...example,
        targets: [example.level, ...[1, 2, 3].map((level) => (example.level >= level ? 1 : 0))],
      })),
      POWER,
      PENALTY,
    );
    compiled.set(criterion.id, { ...partial, examples, ridge });
  }
  return compiled;
}

function inverseFrequencies(read: readonly ReadExample[]): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const { bags } of read)
    for (const feature of new Set(bags.flatMap((bag) => [...bag.keys()])))
      frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
  const idf = new Map<string, number>();
  for (const [feature, count] of frequency) idf.set(feature, Math.log(1 + read.length / count));
  return idf;
}
