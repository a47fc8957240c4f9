import type { Span } from "../evidence";
import type { Token } from "./tokens";

export type Sentence = Span & {
  /** Half-open range of tokens. */
  from: number;
  to: number;
  /** Counts blank lines: evidence never spans two paragraphs. */
  paragraph: number;
  /** A list item: its number, or 0 for a bullet; null in running text. */
  item: number | null;
  question: boolean;
  /** Ends with a colon: what follows is said about it. */
  colon: boolean;
};

const ABBREVIATIONS = new Set([
  "e",
  "g",
  "i",
  "eg",
  "ie",
  "vs",
  "etc",
  "approx",
  "ca",
  "cf",
  "resp",
  "fig",
  "no",
  "nr",
  "incl",
  "excl",
  "st",
  "dr",
  "mr",
  "al",
  "max",
  "min",
  "sec",
  "secs",
  "mins",
  "hr",
  "hrs",
  "avg",
]);
/** Always an abbreviation, even before a capital; the others end a sentence when a capital follows. */
const ALWAYS_OPEN = new Set(["e", "g", "i", "eg", "ie", "vs", "approx", "ca", "cf"]);
/** A line at least this long that ends without a stop was wrapped by an editor, not ended by its author. */
const WRAPPED_LINE = 55;
/** Spoken transcripts run on; beyond this many words a comma or a connective ends the sentence, and at the hard limit any word does. */
const SOFT_LIMIT = 48;
const HARD_LIMIT = 80;
const RUN_ON_BREAKS = new Set(["and", "so", "but", "because", "then", "now", "also", "therefore", "which"]);

type Break = "none" | "sentence" | "paragraph";

function lineBreak(text: string, gapStart: number, gap: string): Break {
  if (/\n[^\S\n]*\n/.test(gap)) return "paragraph";
  const newline = gap.indexOf("\n");
  if (newline < 0) return "none";
  if (/[.!?:;]/.test(gap.slice(0, newline))) return "sentence";
  if (/[-*•#>+|]/.test(gap.slice(newline))) return "sentence";
  const lineStart = text.lastIndexOf("\n", gapStart - 1) + 1;
  return gapStart + newline - lineStart >= WRAPPED_LINE ? "none" : "sentence";
}

function endsSentence(text: string, tokens: readonly Token[], index: number, gap: string): boolean {
  if (
    !/[.!?…][\s"'”’)\]*_`]/.test(gap) &&
    !(/^[.!?]$/.test(gap) && /\p{Lu}/u.test(text[tokens[index]?.start ?? 0] ?? ""))
  )
    return false;
  if (/[!?…]/.test(gap)) return true;
  const before = tokens[index - 1];
  if (before?.kind !== "word" || !ABBREVIATIONS.has(before.lower)) return true;
  if (ALWAYS_OPEN.has(before.lower)) return false;
  return /\p{Lu}/u.test(text[tokens[index]?.start ?? 0] ?? "");
}

/** The number of an ordered list item ("2." or "3)") that opens a line, if `index` is one. */
function listNumber(text: string, tokens: readonly Token[], index: number): number | null {
  const token = tokens[index];
  if (token?.kind !== "number" || token.sign !== "" || token.value > 30 || !Number.isInteger(token.value)) return null;
  const lineStart = text.lastIndexOf("\n", token.start - 1) + 1;
  if (!/^[\s*_>]*$/.test(text.slice(lineStart, token.start))) return null;
  return /^[.)][\s*_]/.test(text.slice(token.end, token.end + 2)) ? token.value : null;
}

/** Splits tokens into sentences; list markers are dropped, versions, abbreviations and wrapped lines are kept whole. */
export function splitSentences(text: string, tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = [];
  let paragraph = 0;
  let from = 0;
  let item: number | null = null;
  const close = (to: number): void => {
    const first = tokens[from];
    const last = tokens[to - 1];
    if (!first || !last || to <= from) return;
    const tail = text.slice(last.end, tokens[to]?.start ?? text.length);
    const stop = /^[^\s]*/.exec(tail)?.[0] ?? "";
    sentences.push({
      start: first.start,
      end: last.end,
      from,
      to,
      paragraph,
      item,
      question: /^[^.!\n]*\?/.test(tail),
      colon: stop.includes(":"),
    });
  };
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token) break;
    const gapStart = tokens[index - 1]?.end ?? 0;
    const gap = text.slice(gapStart, token.start);
    const line = index === 0 ? "none" : lineBreak(text, gapStart, gap);
    const number = index === 0 || gap.includes("\n") ? listNumber(text, tokens, index) : null;
    const length = index - from;
    const runOn =
      length >= HARD_LIMIT || (length >= SOFT_LIMIT && (token.lead !== "" || RUN_ON_BREAKS.has(token.lower)));
    const broken =
      line !== "none" ||
      number !== null ||
      runOn ||
      (index > 0 && !justAfterNumber(sentences, from, index) && endsSentence(text, tokens, index, gap));
    if (broken && index > from) {
      close(index);
      from = index;
      item = null;
    }
    if (line === "paragraph") paragraph += 1;
    if (number !== null) {
      item = number;
      from = index + 1;
    } else if (index === from && /(?:^|\n)[^\S\n]*[-*•+][^\S\n]/.test(gap)) item = 0;
  }
  close(tokens.length);
  return sentences;
}

/** The stop behind a list number belongs to the marker: the item's text begins there. */
function justAfterNumber(sentences: readonly Sentence[], from: number, index: number): boolean {
  return index === from && (sentences.length === 0 || (sentences.at(-1)?.to ?? 0) < from);
}
