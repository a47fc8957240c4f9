import type { Level } from "../../rubric/level";
import type { Bag } from "./features";
import { merge } from "./features";
import type { Ridge } from "./ridge";

/** A marked example as the channel compares it: for each criterion, the part that speaks of it. */
export type ExampleVector = { id: string; level: Level; vector: Bag; norm: number };
export type CriterionExamples = {
  idf: ReadonlyMap<string, number>;
  /** How much a feature belongs to this criterion rather than to the scenario as a whole. */
  relevance: ReadonlyMap<string, number>;
  examples: readonly ExampleVector[];
  /** The level, and the share at or above each of 1, 2 and 3, among passages like this one. */
  ridge: Ridge | null;
};

const NEIGHBOURS = 3;
/** Below this cosine nothing is near. */
const NEAR_ENOUGH = 0.1;
/** A sentence speaks of a criterion from this share of the best sentence's relevance, and from this absolute relevance. */
const RELEVANT_SHARE = 0.35;
const RELEVANT = 0.9;
const SENTENCES_KEPT = 6;

/** How much a sentence speaks of a criterion. */
export function relevanceOf(bag: Bag, criterion: Pick<CriterionExamples, "relevance">): number {
  let score = 0;
  for (const [feature, weight] of bag) score += weight * (criterion.relevance.get(feature) ?? 0);
  return score;
}

/** Sentences that speak of a criterion, by the features that are typical of it. */
export function relevantSentences(bags: readonly Bag[], criterion: Pick<CriterionExamples, "relevance">): number[] {
  const scores = bags.map((bag) => relevanceOf(bag, criterion));
  const best = Math.max(0, ...scores);
  if (best < RELEVANT) return [];
  return scores
    .map((score, index) => ({ score, index }))
    .filter(({ score }) => score >= best * RELEVANT_SHARE && score >= RELEVANT / 2)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, SENTENCES_KEPT)
    .map(({ index }) => index)
    .sort((a, b) => a - b);
}

/** The weighted vector of the part of a text that speaks of a criterion; null when none does. */
export function passageVector(
  bags: readonly Bag[],
  criterion: Pick<CriterionExamples, "idf" | "relevance">,
): { vector: Bag; norm: number } | null {
  const kept = relevantSentences(bags, criterion);
  if (kept.length === 0) return null;
  const vector: Bag = new Map();
  for (const [feature, weight] of merge(kept.map((index) => bags[index] ?? new Map()))) {
    const value = weight * (criterion.idf.get(feature) ?? 1) * (0.4 + (criterion.relevance.get(feature) ?? 0));
    vector.set(feature, value);
  }
  let norm = 0;
  for (const value of vector.values()) norm += value * value;
  return { vector, norm: Math.sqrt(norm) };
}

export function cosine(a: { vector: Bag; norm: number }, b: { vector: Bag; norm: number }): number {
  if (a.norm === 0 || b.norm === 0) return 0;
  const [small, large] = a.vector.size <= b.vector.size ? [a.vector, b.vector] : [b.vector, a.vector];
  let dot = 0;
  for (const [feature, value] of small) dot += value * (large.get(feature) ?? 0);
  return dot / (a.norm * b.norm);
}

/** A marked example and how much a passage is like it. */
export type Likened = { id: string; similarity: number; level: Level };
export type Nearest = { expected: number | null; nearest: Likened[] };
export type Passage = NonNullable<ReturnType<typeof passageVector>>;

/** The marked examples by likeness to a passage, the nearest first. */
export function rankExamples(
  passage: Passage,
  { examples }: Pick<CriterionExamples, "examples">,
  excluded: (id: string) => boolean,
): Likened[] {
  return examples
    .filter((example) => !excluded(example.id))
    .map((example) => ({ id: example.id, level: example.level, similarity: cosine(passage, example) }))
    .sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1));
}

/** Expectation of the level from the three nearest examples; 0 when no sentence speaks of the criterion (`ranked` null). */
export function expectFromRanked(
  ranked: readonly Likened[] | null,
  { examples }: Pick<CriterionExamples, "examples">,
): Nearest {
  if (examples.length < NEIGHBOURS) return { expected: null, nearest: [] };
  if (ranked === null) return { expected: 0, nearest: [] };
  const nearest = ranked.slice(0, NEIGHBOURS);
  const best = nearest[0]?.similarity ?? 0;
  if (best < NEAR_ENOUGH) return { expected: null, nearest };
  let sum = 0;
  let weights = 0;
  for (const { similarity, level } of nearest) {
    const weight = similarity ** 2;
    sum += weight * level;
    weights += weight;
  }
  return { expected: sum / weights, nearest };
}

/** The same for a text of which nothing was compared yet. */
export function expectFromNearest(
  bags: readonly Bag[],
  criterion: CriterionExamples,
  excluded: (id: string) => boolean,
): Nearest {
  const passage = passageVector(bags, criterion);
  return expectFromRanked(passage && rankExamples(passage, criterion, excluded), criterion);
}
