import type { Occurrence } from "../pattern/matcher";
import type { Document } from "../text/document";
import { polarityOf, type Polarity } from "./polarity";

/** One occurrence of a concept, with the sentence it stands in and how the learner stands to it. */
export type Hit = { concept: string; from: number; to: number; sentence: number; polarity: Polarity; evidence: boolean };

const REJECTING: ReadonlySet<Polarity> = new Set(["prohibited", "rejected", "denied"]);

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
  const hits = new Map<string, Hit[]>();
  for (const [concept, list] of occurrences) {
    const found: Hit[] = [];
    for (const occurrence of list) {
      const sentence = sentenceOf[occurrence.from] ?? -1;
      const holder = document.sentences[sentence];
      if (!holder || masked(occurrence.from, occurrence.to)) continue;
      const polarity = polarityOf(document, holder, occurrence);
      found.push({ concept, from: occurrence.from, to: occurrence.to, sentence, polarity, evidence: isEvidence(polarity, want(concept)) });
    }
    if (found.length > 0) hits.set(concept, found);
  }
  return hits;
}

function sentenceIndex(document: Document): number[] {
  const owner: number[] = [];
  document.sentences.forEach((sentence, index) => {
    for (let at = sentence.from; at < sentence.to; at += 1) owner[at] = index;
  });
  return owner;
}
