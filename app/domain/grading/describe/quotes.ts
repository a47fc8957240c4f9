import type { Mark, Quote } from "../evidence";
import type { FiredLink } from "../rules/links";
import type { Hit } from "../rules/hits";
import type { Support } from "../rules/support";
import type { Document } from "../text/document";

function markOf(document: Document, from: number, to: number, role: Mark["role"]): Mark | null {
  const first = document.tokens[from];
  const last = document.tokens[to - 1];
  return first && last ? { start: first.start, end: last.end, role } : null;
}

/** A quote over the sentences that hold all marks, cut to their first and last word. */
function quoteOver(document: Document, marks: readonly (Mark | null)[]): Quote | null {
  const real = marks.filter((mark): mark is Mark => mark !== null).sort((a, b) => a.start - b.start || a.end - b.end);
  const first = real[0];
  if (!first) return null;
  const end = Math.max(...real.map((mark) => mark.end));
  const inside = document.sentences.filter((sentence) => sentence.start < end && sentence.end > first.start);
  const start = Math.min(first.start, inside[0]?.start ?? first.start);
  const stop = Math.max(end, inside.at(-1)?.end ?? end);
  return { start, end: stop, text: document.text.slice(start, stop), marks: real };
}

/** The sentence or sentences of a fired link, its parts marked apart. */
export function quoteLink(document: Document, fired: FiredLink, support: readonly Support[]): Quote | null {
  return quoteOver(document, [
    markOf(document, fired.from.from, fired.from.to, "claim"),
    markOf(document, fired.to.from, fired.to.to, "consequence"),
    fired.cue ? markOf(document, fired.cue.from, fired.cue.to, "link") : null,
    ...fired.quantities.map((quantity) => markOf(document, quantity.from, quantity.to, "quantity")),
    ...support.map((one) => markOf(document, one.from, one.to, one.role)),
  ]);
}

/** The sentence in which a concept stands. */
export function quoteHit(document: Document, hit: Hit): Quote | null {
  return quoteOver(document, [markOf(document, hit.from, hit.to, "claim")]);
}

/** Whole sentences, without marks. */
export function quoteSentences(document: Document, indices: readonly number[]): Quote[] {
  return indices.flatMap((index) => {
    const sentence = document.sentences[index];
    return sentence
      ? [
          {
            start: sentence.start,
            end: sentence.end,
            text: document.text.slice(sentence.start, sentence.end),
            marks: [],
          },
        ]
      : [];
  });
}

/** Quotes in the order of the text, each stretch once. */
export function distinctQuotes(quotes: readonly (Quote | null)[], limit: number): Quote[] {
  const kept: Quote[] = [];
  for (const quote of quotes) {
    if (!quote || kept.some((other) => other.start <= quote.start && other.end >= quote.end)) continue;
    kept.push(quote);
    if (kept.length === limit) break;
  }
  return kept.sort((a, b) => a.start - b.start);
}
