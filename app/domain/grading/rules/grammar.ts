import type { Document } from "../text/document";
import type { Token } from "../text/tokens";
import { isGlue, CONJUNCTIONS } from "../text/words";

/** How often one class of word follows another in the marked examples of a scenario: real order against chance. */
export type Grammar = {
  pairs: ReadonlyMap<string, number>;
  left: ReadonlyMap<string, number>;
  right: ReadonlyMap<string, number>;
  total: number;
};

/** With fewer words than this the counts say nothing, and no text is called scrambled by them. */
const ENOUGH = 2_000;
const SMOOTHING = 0.5;
/** Mean association of neighbours below which a text is in no English order. Measured on texts the counts had not seen: prose 0.1 to 0.5, the same words shuffled -0.5 to 0.1. */
const SCRAMBLED_TEXT = 0.04;
const TEXT_WORDS = 24;
/** Longer texts scatter less, so more may be asked of them. */
const SCRAMBLED_LONG_TEXT = 0.09;
const LONG_TEXT_WORDS = 80;
const SCRAMBLED_SENTENCE = -0.3;
const SENTENCE_WORDS = 14;

/** A word's class: itself when it belongs to the grammar, otherwise its ending. */
function classOf(token: Token): string {
  if (token.kind !== "word") return token.kind;
  if (
    isGlue(token.lower) ||
    CONJUNCTIONS.has(token.lower) ||
    token.lower === "not" ||
    token.lower === "no" ||
    token.lower === "as" ||
    token.lower === "then" ||
    token.lower === "when"
  )
    return token.lower;
  if (token.span > 0) return "N";
  return token.lower.endsWith("ing")
    ? "ING"
    : token.lower.endsWith("ed")
      ? "ED"
      : token.lower.endsWith("ly")
        ? "LY"
        : /[^s]s$/.test(token.lower)
          ? "S"
          : "N";
}

function eachPair(document: Document, from: number, to: number, visit: (left: string, right: string) => void): void {
  let left = "^";
  for (let at = from; at < to; at += 1) {
    const token = document.tokens[at];
    if (!token) break;
    const right = classOf(token);
    if (token.lead === "," || token.lead === ";" || token.lead === ":") {
      visit(left, ",");
      left = ",";
    }
    visit(left, right);
    left = right;
  }
  visit(left, "$");
}

/** Counts neighbours over texts that are known to be prose. */
export function learnGrammar(documents: readonly Document[]): Grammar {
  const pairs = new Map<string, number>();
  const left = new Map<string, number>();
  const right = new Map<string, number>();
  let total = 0;
  const count = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);
  for (const document of documents) {
    for (const sentence of document.sentences) {
      eachPair(document, sentence.from, sentence.to, (a, b) => {
        count(pairs, `${a} ${b}`);
        count(left, a);
        count(right, b);
        total += 1;
      });
    }
  }
  return { pairs, left, right, total };
}

/** Mean association of neighbouring words: log of how much oftener they meet than by chance. */
export function association(grammar: Grammar, document: Document, from: number, to: number): number {
  let sum = 0;
  let count = 0;
  eachPair(document, from, to, (a, b) => {
    const expected = ((grammar.left.get(a) ?? 0) * (grammar.right.get(b) ?? 0)) / grammar.total;
    const met = grammar.pairs.get(`${a} ${b}`) ?? 0;
    sum += Math.log((met + SMOOTHING) / (expected + SMOOTHING));
    count += 1;
  });
  return count === 0 ? 0 : sum / count;
}

/** Whether the sentences that speak of the subject stand in no English order; others, such as filler, count for nothing. */
export function isOutOfOrder(grammar: Grammar, document: Document, speaking: ReadonlySet<number>): boolean {
  if (grammar.total < ENOUGH) return false;
  let sum = 0;
  let words = 0;
  for (const [index, sentence] of document.sentences.entries()) {
    if (!speaking.has(index)) continue;
    sum += association(grammar, document, sentence.from, sentence.to) * (sentence.to - sentence.from);
    words += sentence.to - sentence.from;
  }
  return words >= TEXT_WORDS && sum / words < (words >= LONG_TEXT_WORDS ? SCRAMBLED_LONG_TEXT : SCRAMBLED_TEXT);
}

export function isSentenceOutOfOrder(grammar: Grammar, document: Document, from: number, to: number): boolean {
  return (
    grammar.total >= ENOUGH &&
    to - from >= SENTENCE_WORDS &&
    association(grammar, document, from, to) < SCRAMBLED_SENTENCE
  );
}
