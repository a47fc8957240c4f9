import type { Criterion, QuantityDim, SupportKind } from "../../rubric/schema";
import { sameFigure } from "../pattern/bounds";
import { clauseStart } from "../text/clauses";
import type { Document } from "../text/document";
import type { Quantity } from "../text/quantities";
import type { FiredLink } from "./links";
import type { Hit } from "./hits";
import { TRADEOFF, FAILURE, CONDITION, BOUND, EXCEPTION, JOINING, type Phrases } from "./support-words";

/** `weak`: it may as well be part of the step itself; it counts only with similar defended examples. */
export type Support = { what: string; from: number; to: number; role: "quantity" | "support"; weak: boolean };

/** Words of the longest phrase of a list that begins at a token; 0 for none. */
function starts(document: Document, at: number, to: number, list: Phrases): number {
  let longest = 0;
  for (const words of list.get(document.tokens[at]?.lower ?? "") ?? []) {
    if (words.length <= longest || at + words.length > to) continue;
    if (words.every((word, offset) => document.tokens[at + offset]?.lower === word)) longest = words.length;
  }
  return longest;
}

/** Which kinds of backing words stand in some sentences, whatever they back. */
export function backingWords(
  document: Document,
  sentences: readonly number[],
): { tradeoff: boolean; failure: boolean; condition: boolean } {
  const found = { tradeoff: false, failure: false, condition: false };
  for (const index of sentences) {
    const sentence = document.sentences[index];
    if (!sentence) continue;
    for (let at = sentence.from; at < sentence.to; at += 1) {
      found.tradeoff ||= starts(document, at, sentence.to, TRADEOFF) > 0;
      found.failure ||= starts(document, at, sentence.to, FAILURE) > 0;
      found.condition ||= starts(document, at, sentence.to, CONDITION) > 0;
    }
  }
  return found;
}

/** Sentences that carry on a thought instead of beginning another. */
const CARRIES_ON = new Set([
  "that",
  "this",
  "it",
  "so",
  "then",
  "otherwise",
  "and",
  "but",
  "because",
  "which",
  "these",
  "those",
  "they",
  "without",
  "if",
  "only",
  "the",
  "therefore",
  "hence",
  "even",
  "at",
  "for",
]);

/**
 * Sentences in which support for a link may stand: its own, and one more on each side in the same paragraph where that one speaks of the
 * same criterion or carries the thought on.
 */
function reach(
  document: Document,
  fired: FiredLink,
  onTopic: (sentence: number) => boolean,
): { first: number; last: number } {
  const low = Math.min(fired.from.sentence, fired.to.sentence);
  const high = Math.max(fired.from.sentence, fired.to.sentence);
  const paragraph = document.sentences[low]?.paragraph;
  const sameParagraph = (index: number): boolean => document.sentences[index]?.paragraph === paragraph;
  const carriesOn = (index: number): boolean =>
    CARRIES_ON.has(document.tokens[document.sentences[index]?.from ?? -1]?.lower ?? "");
  return {
    first: low > 0 && sameParagraph(low - 1) && onTopic(low - 1) ? low - 1 : low,
    last: sameParagraph(high + 1) && (onTopic(high + 1) || carriesOn(high + 1)) ? high + 1 : high,
  };
}

/** Everything in the window of a fired link that backs it, each kind once (the nearest). `topics`: sentences that speak of the criterion. */
export function findSupport(
  document: Document,
  criterion: Criterion,
  fired: FiredLink,
  hits: ReadonlyMap<string, readonly Hit[]>,
  given: readonly Quantity[],
  masked: (from: number, to: number) => boolean,
  topics: ReadonlySet<number>,
): Support[] {
  const { first, last } = reach(document, fired, (sentence) => topics.has(sentence));
  const from = document.sentences[first]?.from ?? 0;
  const to = document.sentences[last]?.to ?? 0;
  const found = new Map<string, Support>();
  const add = (what: string, start: number, end: number, role: Support["role"] = "support", weak = false): void => {
    const known = found.get(what);
    if ((!known || (known.weak && !weak)) && !masked(start, end))
      found.set(what, { what, from: start, to: end, role, weak });
  };
  const kinds = new Set(criterion.reasoning.support);
  if (kinds.has("quantity")) {
    const { strong, weak } = usefulQuantities(document, criterion.reasoning.dims, from, to, given, fired);
    for (const quantity of strong) add("quantity", quantity.from, quantity.to, "quantity");
    for (const quantity of weak) add("quantity", quantity.from, quantity.to, "quantity", true);
  }
  const ownEnds = (at: number): boolean =>
    [fired.from, fired.to].some((hit) => at >= hit.from && at < hit.to) ||
    (fired.cue !== null && at >= fired.cue.from && at < fired.cue.to);
  const own = linkStretch(document, fired);
  const lists: [SupportKind, Phrases][] = [
    ["tradeoff", TRADEOFF],
    ["failure", FAILURE],
    ["condition", CONDITION],
  ];
  for (const [kind, list] of lists) {
    if (!kinds.has(kind)) continue;
    for (let at = from; at < to; at += 1) {
      const length = starts(document, at, to, list);
      if (length === 0 || ownEnds(at) || (kind === "failure" && deniedBefore(document, at))) continue;
      add(
        kind,
        at,
        at + length,
        "support",
        JOINING.has(document.tokens[at]?.lower ?? "") && at >= own.from && at < own.to,
      );
    }
  }
  if (kinds.has("condition")) {
    for (const quantity of document.quantities) {
      if (quantity.from < from || quantity.to > to) continue;
      for (let at = Math.max(from, quantity.from - 3); at < quantity.from; at += 1) {
        const length = starts(document, at, to, BOUND);
        if (length > 0 && !ownEnds(at)) add("condition", at, quantity.to);
      }
    }
  }
  for (const concept of criterion.reasoning.supportedBy) {
    for (const hit of hits.get(concept) ?? []) {
      const backs = hit.evidence || hit.polarity === "rejected" || hit.polarity === "prohibited";
      const isEnd = hit.from === fired.from.from || hit.from === fired.to.from;
      if (backs && !isEnd && hit.sentence >= first && hit.sentence <= last) add(concept, hit.from, hit.to);
    }
  }
  for (const phrase of [EXCEPTION]) {
    for (let at = from; at < to; at += 1) {
      const length = starts(document, at, to, phrase);
      if (length > 0 && !ownEnds(at)) add("exception", at, at + length, "support", true);
    }
  }
  return [...found.values()];
}

/** From the clause in which the first end stands to the second end. */
function linkStretch(document: Document, fired: FiredLink): { from: number; to: number } {
  const [first, second] = fired.from.from < fired.to.from ? [fired.from, fired.to] : [fired.to, fired.from];
  const sentence = document.sentences[first.sentence];
  return { from: sentence ? clauseStart(document.tokens, sentence, first.from) : first.from, to: second.to };
}

function deniedBefore(document: Document, at: number): boolean {
  return ["not", "no", "never", "nothing"].includes(document.tokens[at - 1]?.lower ?? "");
}

/** Strong: numbers of the right kind that the learner brought, or two given ones set against each other. Weak: a given one that is used. */
function usefulQuantities(
  document: Document,
  dims: readonly QuantityDim[],
  from: number,
  to: number,
  given: readonly Quantity[],
  fired: FiredLink,
): { strong: Quantity[]; weak: Quantity[] } {
  const inside = document.quantities.filter((quantity) => quantity.from >= from && quantity.to <= to);
  const typed = inside.filter((quantity) =>
    dims.length > 0
      ? dims.includes(quantity.dim) || (dims.includes("num") && quantity.dim !== "ratio")
      : quantity.dim !== "num",
  );
  const isGiven = (quantity: Quantity): boolean =>
    given.some(
      (known) =>
        sameFigure(known.value, quantity.value) &&
        (known.dim === quantity.dim || quantity.dim === "num" || known.dim === "num"),
    );
  const own = typed.filter((quantity) => !isGiven(quantity));
  if (own.length > 0) return { strong: own, weak: [] };
  if (fired.quantities.length >= 2) return { strong: fired.quantities, weak: [] };
  const distinct = typed.filter(
    (quantity, index) => typed.findIndex((other) => sameFigure(other.value, quantity.value)) === index,
  );
  if (distinct.length >= 2) return { strong: distinct, weak: [] };
  return {
    strong: [],
    weak: typed.length > 0 ? typed : inside.filter((quantity) => quantity.dim !== "num" || quantity.value > 1),
  };
}
