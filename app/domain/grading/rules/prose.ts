import type { Document } from "../text/document";
import type { Sentence } from "../text/sentences";
import type { Token } from "../text/tokens";
import { AUXILIARIES, CONJUNCTIONS, DETERMINERS, isGlue, PREPOSITIONS, PRONOUNS } from "../text/words";
import { isFiniteVerb, looksLikeVerb } from "../text/verbs";

/** Why a sentence does not read as prose; null when it does. */
export type ProseFault = "list" | "shuffled" | "stuffed" | null;

const SUBJECTS = new Set(["i", "we", "they", "he", "she"]);
/** Pronouns that people pile up between key words as they do conjunctions. */
const JOINING_PRONOUNS = new Set(["which", "that", "what", "who", "all", "then", "more", "less"]);
/** Shares below which a sentence of some length is a list of words, and above which its grammar is scrambled or all connectives. */
const GLUE_NEEDED = 0.1;
/** With so little grammar a sentence needs two verbs that are used as verbs. */
const SPARSE_GLUE = 0.11;
const ILLEGAL_SHARE = 0.09;
const CONNECTIVE_SHARE = 0.26;
const CONNECTIVES = new Set([
  "because",
  "so",
  "therefore",
  "thus",
  "hence",
  "since",
  "if",
  "then",
  "otherwise",
  "unless",
  "which",
  "means",
  "consequently",
  "however",
  "but",
  "instead",
  "without",
  "before",
  "after",
  "when",
  "while",
  "although",
]);

/** Neighbours that English does not allow, whatever the words around them mean. */
function illegalPair(left: Token, right: Token | undefined): boolean {
  const a = left.lower;
  if (
    a === "that" ||
    a === "this" ||
    a === "these" ||
    a === "those" ||
    a === "some" ||
    a === "any" ||
    a === "each" ||
    a === "every"
  )
    return false;
  if (!right || right.lead === "stop" || right.lead === "," || right.lead === ";")
    return DETERMINERS.has(a) && a !== "her" && a !== "his" && a !== "its";
  const b = right.lower;
  if (DETERMINERS.has(a)) {
    return (
      (DETERMINERS.has(b) && !["some", "any", "each", "every"].includes(b)) ||
      (PREPOSITIONS.has(b) &&
        !["on", "in", "over", "under", "off", "per", "up", "about", "within", "via", "to", "by", "at"].includes(b)) ||
      ["because", "so", "if", "is", "are", "was", "were", "be", "and", "or", "but", "we", "i", "they", "it"].includes(b)
    );
  }
  if (["of", "to", "into", "from", "with"].includes(a))
    return (
      [
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "can",
        "could",
        "because",
        "so",
        "of",
        "and",
        "or",
        "but",
        "therefore",
      ].includes(b) && !(a === "to" && b === "and")
    );
  if (SUBJECTS.has(a))
    return (
      DETERMINERS.has(b) ||
      (PREPOSITIONS.has(b) && !["in", "on", "at", "for", "with", "by", "up", "over", "about"].includes(b)) ||
      b === "is" ||
      b === "because"
    );
  if (["is", "are", "was", "were"].includes(a))
    return ["is", "are", "was", "were", "will", "would", "can", "could", "must", "should", "do", "does"].includes(b);
  if (["will", "would", "must", "should", "could"].includes(a))
    return (
      DETERMINERS.has(b) || ["is", "are", "was", "were", "will", "would", "of", "because", "to", "for"].includes(b)
    );
  if (a === "because" || a === "therefore")
    return (
      ["of", "because", "therefore", "so", "and", "or"].includes(b) &&
      !(a === "because" && b === "of") &&
      !(a === "therefore" && b === "and")
    );
  return false;
}

/** Looks at form alone: enough grammar, no impossible neighbours, not mostly connectives. */
export function proseFault(document: Document, sentence: Sentence): ProseFault {
  const { tokens } = document;
  const length = sentence.to - sentence.from;
  let glue = 0;
  let verbs = 0;
  let illegal = 0;
  let connectives = 0;
  let operators = 0;
  let finite = 0;
  let grammar = 0;
  for (let at = sentence.from; at < sentence.to; at += 1) {
    const token = tokens[at];
    if (!token) continue;
    if (isGlue(token.lower)) {
      glue += 1;
      if (!JOINING_PRONOUNS.has(token.lower)) grammar += 1;
    }
    if (looksLikeVerb(token.lower)) verbs += 1;
    if (isFiniteVerb(token.lower, at > sentence.from ? (tokens[at - 1]?.lower ?? "") : "to")) finite += 1;
    if (CONNECTIVES.has(token.lower)) connectives += 1;
    if (token.kind === "op" || token.lead === ":" || token.lead === ";") operators += 1;
    if (illegalPair(token, at + 1 < sentence.to ? tokens[at + 1] : undefined)) illegal += 1;
  }
  if (illegal >= 2 && illegal / length >= ILLEGAL_SHARE) return "shuffled";
  if (length >= 5 && connectives / length > CONNECTIVE_SHARE && glue / length < 0.2) return "stuffed";
  if (grammar === 0 && length >= 6) return connectives > 0 ? "stuffed" : "list";
  if (verbs === 0 && finite === 0 && length >= 4) return "list";
  if (length >= 6 && glue / length < GLUE_NEEDED && verbs < 2) return "list";
  if (length >= 8 && operators === 0 && glue / length < SPARSE_GLUE && finite < 2)
    return connectives > 0 ? "stuffed" : "list";
  if (length >= 9 && operators === 0 && glue === 0) return connectives > 0 ? "stuffed" : "list";
  if (length >= 10 && commas(tokens, sentence) / length > 0.3) return "list";
  return null;
}

function commas(tokens: readonly Token[], sentence: Sentence): number {
  let count = 0;
  for (let at = sentence.from + 1; at < sentence.to; at += 1)
    if (tokens[at]?.lead === "," || tokens[at]?.lead === ";") count += 1;
  return count;
}

/** Share of the longer sentences that are no prose, from which the rest is not believed either. */
const MOSTLY_FAULTY = 0.5;

/** A text made of word lists: one of its sentences may look like prose by luck. */
export function isMostlyLists(document: Document, faulty: readonly boolean[], speaking: ReadonlySet<number>): boolean {
  let longer = 0;
  let lists = 0;
  document.sentences.forEach((sentence, index) => {
    if (sentence.to - sentence.from < 6 || !speaking.has(index)) return;
    longer += 1;
    if (faulty[index]) lists += 1;
  });
  return longer > 0 && lists / longer > MOSTLY_FAULTY;
}

/** Scrambled words spoil a whole text even where single sentences escape by luck. */
export function isScrambled(document: Document, speaking: ReadonlySet<number>): boolean {
  let illegal = 0;
  let connectivesLast = 0;
  let total = 0;
  for (const [index, sentence] of document.sentences.entries()) {
    if (!speaking.has(index)) continue;
    total += sentence.to - sentence.from;
    for (let at = sentence.from; at < sentence.to; at += 1) {
      const token = document.tokens[at];
      if (token && illegalPair(token, at + 1 < sentence.to ? document.tokens[at + 1] : undefined)) illegal += 1;
    }
    const last = document.tokens[sentence.to - 1]?.lower ?? "";
    if (
      sentence.to - sentence.from > 4 &&
      (CONJUNCTIONS.has(last) ||
        AUXILIARIES.has(last) ||
        (!PRONOUNS.has(last) &&
          PREPOSITIONS.has(last) &&
          ![
            "up",
            "in",
            "on",
            "off",
            "over",
            "for",
            "with",
            "about",
            "through",
            "by",
            "of",
            "at",
            "to",
            "from",
          ].includes(last)))
    )
      connectivesLast += 1;
  }
  return total >= 12 && (illegal + connectivesLast) / total > 0.055 && illegal >= 3;
}

/** Whether a stretch of tokens holds a verb that is used as one. */
export function hasFiniteVerb(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1)
    if (isFiniteVerb(tokens[at]?.lower ?? "", at > from ? (tokens[at - 1]?.lower ?? "") : "to")) return true;
  return false;
}

/** Whether a stretch of tokens holds a verb. */
export function hasVerb(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (looksLikeVerb(tokens[at]?.lower ?? "")) return true;
  return false;
}
