/** Criteria of other scenarios that ask for the same kind of thought about the same things, found in the rubrics alone. */
import type { Criterion, Rubric } from "../rubric/schema";

export type CriterionKey = { scenarioId: string; criterionId: string };
export type Neighbour = CriterionKey & {
  /** Cosine of the two criteria's weighted terms, 0..1. */
  likeness: number;
};

/** From this likeness on two criteria are taken to share a concept; below, they share a few words. */
const LEAST_LIKENESS = 0.08;
/** Two shared words are a coincidence. */
const LEAST_SHARED = 3;
const MOST_NEIGHBOURS = 2;

/** Words that say nothing of a subject: grammar, and what every engineer says of everything. */
const STOP = new Set(
  (
    "about again against all already also always and any are away back because been before being between both but can cause come comes could does down each early end every few first follow follows for from goes gone had has have having how " +
    "into its itself just know large last late less long make many may mean more most much must named need new next none not nothing off old once one only option other out over own per read same second see seeing set small some start still " +
    "sum than that the their them then there they thing this through too two under until use used user users value was way well were what when where which while who whole why will with without work works wrong you your zero"
  ).split(" "),
);

/** Lexicon sets ("@reclaimed") and words of concept names that a criterion is graded by. */
export function termsOf({ concepts }: Rubric, { title, knowledge, reasoning }: Criterion): Set<string> {
  const ids = new Set([
    ...knowledge.any,
    ...reasoning.links.flatMap(({ from, to }) => [...from, ...to]),
    ...reasoning.supportedBy,
  ]);
  const terms = new Set(wordsOf(title));
  for (const id of ids) {
    const concept = concepts[id];
    for (const word of [...wordsOf(id.replaceAll("-", " ")), ...wordsOf(concept?.name ?? "")]) terms.add(word);
    for (const pattern of concept?.any ?? []) for (const [set] of pattern.matchAll(/@[a-z0-9-]+/g)) terms.add(set);
  }
  return terms;
}

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[a-z]{3,}/g) ?? []).filter((word) => !STOP.has(word)).map(singular);
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

type Entry = CriterionKey & { dimension: string; terms: ReadonlySet<string> };

/**
 * The neighbours of every criterion, best first, keyed "scenario/criterion": same dimension, another scenario, and terms in
 * common, each weighted by how rare it is (inverse document frequency). A criterion without any is left out.
 */
export function findNeighbours(rubrics: readonly { id: string; rubric: Rubric }[]): Map<string, Neighbour[]> {
  const entries = rubrics.flatMap(({ id, rubric }) =>
    rubric.criteria.map((criterion): Entry => ({
      scenarioId: id,
      criterionId: criterion.id,
      dimension: criterion.dimension,
      terms: termsOf(rubric, criterion),
    })),
  );
  const frequency = new Map<string, number>();
  for (const { terms } of entries) for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const weightOf = (term: string) => Math.log(entries.length / (frequency.get(term) ?? 1));
  const norms = new Map(
    entries.map((entry) => [entry, Math.sqrt([...entry.terms].reduce((sum, term) => sum + weightOf(term) ** 2, 0))]),
  );
  const found = new Map<string, Neighbour[]>();
  for (const entry of entries) {
    const near = entries
      .filter((other) => other.dimension === entry.dimension && other.scenarioId !== entry.scenarioId)
      .flatMap((other): Neighbour[] => {
        const shared = [...entry.terms].filter((term) => other.terms.has(term));
        const product = (norms.get(entry) ?? 0) * (norms.get(other) ?? 0);
        const likeness = product === 0 ? 0 : shared.reduce((sum, term) => sum + weightOf(term) ** 2, 0) / product;
        const { scenarioId, criterionId } = other;
        return shared.length < LEAST_SHARED || likeness < LEAST_LIKENESS ? [] : [{ scenarioId, criterionId, likeness }];
      })
      .sort((a, b) => b.likeness - a.likeness || (keyOf(a) < keyOf(b) ? -1 : 1))
      .slice(0, MOST_NEIGHBOURS);
    if (near.length > 0) found.set(keyOf(entry), near);
  }
  return found;
}

export function keyOf({ scenarioId, criterionId }: CriterionKey): string {
  return `${scenarioId}/${criterionId}`;
}
