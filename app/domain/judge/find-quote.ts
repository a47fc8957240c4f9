import type { Span } from "../grading/evidence";

/** A text in the form in which quotes are compared; `starts` and `ends` say where each of its characters stands in the original. */
export type Comparable = { text: string; starts: number[]; ends: number[] };

const SAME: Readonly<Record<string, string>> = {
  "\u2018": "'",
  "\u2019": "'",
  "\u201c": '"',
  "\u201d": '"',
  "\u2010": "-",
  "\u2011": "-",
  "\u2012": "-",
  "\u2013": "-",
  "\u2014": "-",
  "\u2026": "...",
};
/** Marks of Markdown that a model leaves out or adds when it quotes. */
const DROPPED = /[*_`\u00ad\u200b-\u200d\ufeff]/;
const EDGES = /^[\s"'.,;:!?()[\]-]+|[\s"'.,;:!?()[\]-]+$/g;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * Lower case, straight quotation marks, plain hyphens, single spaces, no Markdown marks, compatibility forms opened (NFKC): what a
 * model may change in a quote. Everything else must stand as it was written.
 */
export function comparable(text: string): Comparable {
  let out = "";
  const starts: number[] = [];
  const ends: number[] = [];
  let offset = 0;
  for (const character of text) {
    const start = offset;
    offset += character.length;
    if (DROPPED.test(character)) continue;
    const plain = /\s/.test(character) ? " " : (SAME[character] ?? character).normalize("NFKC").toLowerCase();
    if (plain === " " && (out === "" || out.endsWith(" "))) continue;
    out += plain;
    starts.push(...Array.from({ length: plain.length }, () => start));
    ends.push(...Array.from({ length: plain.length }, () => offset));
  }
  return { text: out, starts, ends };
}

/** Every place at which a quote stands in a text, whole words only. Spans are offsets into the original text. */
export function findQuote(haystack: Comparable, quote: string): Span[] {
  const needle = comparable(quote).text.replace(EDGES, "");
  if (needle === "") return [];
  const found: Span[] = [];
  for (let from = haystack.text.indexOf(needle); from >= 0; from = haystack.text.indexOf(needle, from + 1)) {
    const to = from + needle.length;
    if (LETTER.test(haystack.text[from - 1] ?? " ") || LETTER.test(haystack.text[to] ?? " ")) continue;
    found.push({ start: haystack.starts[from] ?? 0, end: haystack.ends[to - 1] ?? 0 });
  }
  return found;
}
