import type { Criterion } from "../../rubric/schema";
import type { Quantity } from "../text/quantities";
import type { Bag } from "../examples/features";
import {
  relevanceOf,
  relevantSentences,
  type CriterionExamples,
  type Likened,
  type Nearest,
} from "../examples/nearest";
import { backingWords } from "../rules/support";
import { EXPLAINING_CUES } from "../rules/half";
import type { Reading, RuleFinding } from "../rules/rules";
import { likeness } from "./likeness";
import { conceptsOf } from "../rules/concepts";
import type { Hit } from "../rules/hits";

/**
 * What is weighed of one criterion, the same list for every scenario: nothing in it knows a topic. All of it is taken from the sentences that
 * speak of the criterion, as sets, so that filler and repetition change nothing.
 */
export const FEATURES = [
  "one",
  "rulesNamed",
  "rulesExplained",
  "rulesDefended",
  "surelyLinked",
  "twoLinks",
  "threeLinks",
  "halfAStep",
  "endsNear",
  "conceptsSaid",
  "supportKinds",
  "doubtfulSupport",
  "denied",
  "misunderstood",
  "listed",
  "topic",
  "topicWide",
  "connectives",
  "ownNumbers",
  "givenNumbers",
  "tradeoffWords",
  "failureWords",
  "conditionWords",
  "nearestLevel",
  "nearestSure",
  "likeReasoned",
  "likeNamed",
  "nothingLike",
  "togetherExplained",
  "halfWithNumber",
  "twoIdeasInSentence",
  "ideaWithNumber",
  "topicExplained",
  "nearestThree",
  "nearestThreeSure",
  "mistakenElsewhere",
  "dismissed",
  "opposed",
  "alikeLevel",
  "alikeNamed",
  "alikeExplained",
  "alikeDefended",
  "wholeLevel",
  "othersLevel",
] as const;
export type Feature = (typeof FEATURES)[number];

export type FeatureInput = {
  criterion: Criterion;
  rules: RuleFinding;
  reading: Reading;
  bags: readonly Bag[];
  known: CriterionExamples;
  /** Marked examples by likeness to what is said of the criterion; null when nothing is. */
  ranked: readonly Likened[] | null;
  /** Expectation of the nearest three examples. */
  nearest: Nearest;
  estimates: Estimates;
  /** Criteria of the same answer in which something is misunderstood, contradicted or turned round. */
  mistaken: number;
};

/** What regressions over the marked examples make of a text. */
export type Estimates = {
  /** Level, and shares at or above 1, 2 and 3, of passages like its own. */
  passage: readonly number[];
  /** Level of whole answers like it. */
  whole: number;
  /** Mean level of the passages on the other criteria: people who reason reason throughout. */
  others: number;
};

/** One number per entry of FEATURES, each roughly between 0 and 1. */
export function featuresOf({
  criterion,
  rules,
  reading,
  bags,
  known,
  ranked,
  nearest,
  estimates,
  mistaken,
}: FeatureInput): number[] {
  const relevant = relevantSentences(bags, known);
  const scores = relevant.map((index) => relevanceOf(bags[index] ?? new Map<string, number>(), known));
  const topic = Math.max(0, ...scores);
  const links = new Set(rules.fired.map((link) => link.link)).size;
  const places = new Set(rules.fired.map((link) => `${String(link.link)}:${String(link.from.sentence)}`)).size;
  const said = new Set(
    conceptsOf(criterion).filter((concept) => (reading.hits.get(concept) ?? []).some((hit) => hit.evidence)),
  ).size;
  const numbers = relevant.flatMap((index) => numbersIn(reading, index));
  const own = numbers.filter((quantity) => !isGiven(reading.given, quantity));
  const words = backingWords(reading.document, relevant);
  const like = likeness(ranked);
  const sentences = toldIn({ criterion, reading, bags, known });
  const has = (value: boolean): number => (value ? 1 : 0);
  return [
    1,
    has(rules.level >= 1),
    has(rules.level >= 2),
    has(rules.level >= 3),
    has(rules.level >= 2 && rules.sure),
    has(links >= 2 || places >= 2),
    has(links >= 3 || places >= 3),
    has(rules.half !== null),
    has(rules.near.length > 0),
    Math.min(1, said / 5),
    Math.min(1, rules.support.length / 3),
    has(rules.almost),
    has(rules.unusable.length > 0),
    has(rules.misconceptions.length > 0 || rules.contradicted.length > 0 || rules.reversed.length > 0),
    has(rules.listOnly || !rules.prose),
    Math.min(1, topic / 6),
    Math.min(1, scores.reduce((sum, score) => sum + score, 0) / 16),
    Math.min(1, connectives(reading, relevant) / 3),
    Math.min(1, distinct(own) / 3),
    Math.min(1, distinct(numbers.filter((quantity) => !own.includes(quantity))) / 3),
    has(words.tradeoff),
    has(words.failure),
    has(words.condition),
    like.level / 3,
    like.best,
    like.reasoned,
    like.plain,
    has(like.best === 0),
    has(rules.near.length > 0 && rules.half !== null),
    has(rules.halfWithNumber),
    has(sentences.some((one) => one.ideas >= 2)),
    has(sentences.some((one) => one.hasNumber)),
    Math.min(1, Math.max(0, ...sentences.filter((one) => one.isExplained).map((one) => one.topic)) / 6),
    (nearest.expected ?? 0) / 3,
    nearest.nearest[0]?.similarity ?? 0,
    Math.min(1, (mistaken - (isMistaken(rules) ? 1 : 0)) / 3),
    has(rules.unusable.some((hit) => hit.polarity === "dismissed")),
    has(rules.opposed),
    (estimates.passage[0] ?? 0) / 3,
    estimates.passage[1] ?? 0,
    estimates.passage[2] ?? 0,
    estimates.passage[3] ?? 0,
    estimates.whole / 3,
    estimates.others / 3,
  ];
}

/** Whether the rules saw something wrong in what was said of a criterion. */
export function isMistaken(rules: RuleFinding): boolean {
  return rules.misconceptions.length > 0 || rules.contradicted.length > 0 || rules.reversed.length > 0;
}

type Told = { ideas: number; hasNumber: boolean; isExplained: boolean; topic: number };

/** The sentences in which an idea of the criterion is asserted. */
function toldIn({
  criterion,
  reading,
  bags,
  known,
}: Pick<FeatureInput, "criterion" | "reading" | "bags" | "known">): Told[] {
  const bySentence = new Map<number, Hit[]>();
  for (const concept of conceptsOf(criterion))
    for (const hit of reading.hits.get(concept) ?? [])
      if (hit.evidence) bySentence.set(hit.sentence, [...(bySentence.get(hit.sentence) ?? []), hit]);
  return [...bySentence]
    .filter(([index]) => reading.faulty[index] !== true)
    .map(([index, hits]) => {
      const apart = hits.filter(
        (hit, at) => !hits.slice(0, at).some((other) => hit.from < other.to && other.from < hit.to),
      );
      return {
        ideas: new Set(apart.map((hit) => hit.concept)).size,
        hasNumber: numbersIn(reading, index).some(
          (quantity) => quantity.dim !== "num" && !isGiven(reading.given, quantity),
        ),
        isExplained: (reading.cues.get(index) ?? []).some((cue) => EXPLAINING_CUES.has(cue.kind)),
        topic: relevanceOf(bags[index] ?? new Map<string, number>(), known),
      };
    });
}

function numbersIn(reading: Reading, index: number): Quantity[] {
  const sentence = reading.document.sentences[index];
  if (!sentence) return [];
  return reading.document.quantities.filter(
    (quantity) =>
      quantity.from >= sentence.from && quantity.to <= sentence.to && !reading.masked(quantity.from, quantity.to),
  );
}

function isGiven(given: readonly Quantity[], quantity: Quantity): boolean {
  return given.some((known) => Math.abs(known.value - quantity.value) <= 1e-9 * Math.abs(known.value));
}

function distinct(quantities: readonly Quantity[]): number {
  return new Set(quantities.map((quantity) => quantity.value)).size;
}

/** Different connectives that give a reason, a condition or an alternative, in sentences that speak of the criterion. */
function connectives(reading: Reading, relevant: readonly number[]): number {
  const words = new Set<string>();
  for (const index of relevant) {
    if (reading.faulty[index] === true) continue;
    for (const cue of reading.cues.get(index) ?? [])
      if (EXPLAINING_CUES.has(cue.kind) && !reading.masked(cue.from, cue.to)) words.add(`${String(index)}:${cue.kind}`);
  }
  return words.size;
}
