import { NEGATIONS, type Occurrence } from "../pattern/matcher";
import type { Document } from "../text/document";
import { AUXILIARIES } from "../text/words";
import { polarityOf, type Polarity } from "./polarity";

/** One occurrence of a concept, with the sentence it stands in and how the learner stands to it. */
export type Hit = {
  concept: string;
  from: number;
  to: number;
  sentence: number;
  polarity: Polarity;
  evidence: boolean;
};

const REJECTING: ReadonlySet<Polarity> = new Set(["prohibited", "rejected", "denied", "dismissed"]);

/** Whether a polarity is evidence, given what the author wants said about the concept. */
export function isEvidence(polarity: Polarity, want: "assert" | "reject"): boolean {
  return want === "reject" ? REJECTING.has(polarity) : polarity === "asserted" || polarity === "counterfactual";
}

/** Turns occurrences outside masked text into hits, in the order of the text. */
export function readHits(
  document: Document,
  occurrences: ReadonlyMap<string, readonly Occurrence[]>,
  want: (concept: string) => "assert" | "reject",
  masked: (from: number, to: number) => boolean,
): Map<string, Hit[]> {
  const sentenceOf = sentenceIndex(document);
  const explained = literalNegations(document, occurrences);
  const negated = negatedSentences(document, speakingSentences(sentenceOf, occurrences));
  const hits = new Map<string, Hit[]>();
  for (const [concept, list] of occurrences) {
    const found: Hit[] = [];
    for (const occurrence of list) {
      const sentence = sentenceOf[occurrence.from] ?? -1;
      const holder = document.sentences[sentence];
      if (!holder || masked(occurrence.from, occurrence.to)) continue;
      const read = polarityOf(document, holder, occurrence, explained);
      const polarity = read === "asserted" && negated.has(sentence) ? "uncertain" : read;
      found.push({
        concept,
        from: occurrence.from,
        to: occurrence.to,
        sentence,
        polarity,
        evidence: isEvidence(polarity, want(concept)),
      });
    }
    if (found.length > 0) hits.set(concept, found);
  }
  return hits;
}

/** Denied verbs per sentence, and at least so many, from which a text denies more than it says. Prose has 0.1, seldom 0.4. */
const DENYING = 0.55;
const DENYING_COUNT = 4;

/** In a text that denies verb after verb, the sentences that do so: rules about scope are not to be trusted there. */
function negatedSentences(document: Document, speaking: ReadonlySet<number>): Set<number> {
  const { tokens, sentences } = document;
  const found = new Set<number>();
  let count = 0;
  sentences.forEach((sentence, index) => {
    if (!speaking.has(index)) return;
    for (let at = sentence.from + 1; at < sentence.to; at += 1) {
      const word = tokens[at]?.lower;
      if ((word !== "not" && word !== "never") || !AUXILIARIES.has(tokens[at - 1]?.lower ?? "")) continue;
      count += 1;
      found.add(index);
    }
  });
  return count >= DENYING_COUNT && count / speaking.size > DENYING ? found : new Set();
}

/** Negative words that a pattern of the author spells out: they belong to an idea ("never fires") and deny nothing else. */
function literalNegations(document: Document, occurrences: ReadonlyMap<string, readonly Occurrence[]>): Set<number> {
  const explained = new Set<number>();
  for (const list of occurrences.values()) {
    for (const one of list) {
      if (one.negatedInside) continue;
      for (let at = one.from; at < one.to; at += 1)
        if (NEGATIONS.has(document.tokens[at]?.lower ?? "")) explained.add(at);
    }
  }
  return explained;
}

/** Sentences in which any concept occurs: shares are taken over these, so that filler changes none. */
function speakingSentences(
  sentenceOf: readonly number[],
  occurrences: ReadonlyMap<string, readonly Occurrence[]>,
): Set<number> {
  const speaking = new Set<number>();
  for (const list of occurrences.values()) for (const one of list) speaking.add(sentenceOf[one.from] ?? -1);
  return speaking;
}

function sentenceIndex(document: Document): number[] {
  const owner: number[] = [];
  document.sentences.forEach((sentence, index) => {
    for (let at = sentence.from; at < sentence.to; at += 1) owner[at] = index;
  });
  return owner;
}
