import type { QuantityDim } from "../rubric/schema";
import { readDocument, type Document } from "../grading/text/document";
import type { Quantity } from "../grading/text/quantities";
import { stemOf } from "../grading/text/words";

/** What a number of a design may look like in its text. */
export type NumberWanted = {
  param: string;
  unit: "seconds" | "share" | "bytes" | "per-second" | "count" | "usd";
  /** Words, one of which stands near the number. */
  near: readonly string[];
  /** Words that make it another number. */
  never?: readonly string[] | undefined;
};
/** A number as it stands in the text, in the base unit of its kind: seconds, a share of 1, bytes, per second, a bare count. */
export type NumberFound = { param: string; value: number; quote: string; start: number; end: number };

const DIMS: Readonly<Record<NumberWanted["unit"], readonly QuantityDim[]>> = {
  seconds: ["time"],
  share: ["pct"],
  bytes: ["mem"],
  "per-second": ["rate"],
  count: ["count", "num"],
  usd: ["money"],
};
/** Words between a number and what it is about. */
const REACH = 6;
const QUOTE_CHARACTERS = 140;

/**
 * For each number wanted the figure whose word stands nearest to it, the first one where two are as near; nothing where no figure of the
 * unit has one of its words within six words in its sentence. One figure is offered for one number only.
 */
export function findNumbers(text: string, wanted: readonly NumberWanted[]): NumberFound[] {
  const document = readDocument(text.replace(/\r\n?/g, "\n"));
  const offers = wanted
    .flatMap((want) => candidates(document, want))
    .sort((a, b) => a.distance - b.distance || a.quantity.from - b.quantity.from);
  const found = new Map<string, NumberFound>();
  const taken = new Set<number>();
  for (const { want, quantity } of offers) {
    if (found.has(want.param) || taken.has(quantity.from)) continue;
    taken.add(quantity.from);
    found.set(want.param, placed(document, want, quantity));
  }
  return wanted.flatMap(({ param }) => found.get(param) ?? []);
}

type Candidate = { want: NumberWanted; quantity: Quantity; distance: number };

function candidates({ tokens, sentences, quantities }: Document, want: NumberWanted): Candidate[] {
  const near = new Set(want.near.map(stemOf));
  const never = new Set((want.never ?? []).map(stemOf));
  return quantities.flatMap((quantity) => {
    if (!DIMS[want.unit].includes(quantity.dim)) return [];
    const sentence = sentences.find(({ from, to }) => quantity.from >= from && quantity.from < to);
    if (sentence === undefined) return [];
    let distance = Infinity;
    const first = Math.max(sentence.from, quantity.from - REACH);
    const last = Math.min(sentence.to, quantity.to + REACH);
    for (let at = first; at < last; at += 1) {
      const stem = tokens[at]?.stem ?? "";
      const gap = at < quantity.from ? quantity.from - at : Math.max(0, at - quantity.to + 1);
      if (never.has(stem) && gap <= 2) return [];
      if (near.has(stem)) distance = Math.min(distance, gap);
    }
    return distance === Infinity ? [] : [{ want, quantity, distance }];
  });
}

function placed({ text, tokens, sentences }: Document, { param, unit }: NumberWanted, quantity: Quantity): NumberFound {
  const start = tokens[quantity.from]?.start ?? 0;
  const end = tokens[quantity.to - 1]?.end ?? start;
  const sentence = sentences.find(({ from, to }) => quantity.from >= from && quantity.from < to);
  const whole = sentence === undefined ? text.slice(start, end) : text.slice(sentence.start, sentence.end).trim();
  const quote = whole.length > QUOTE_CHARACTERS ? around(text, start, end) : whole;
  return { param, value: unit === "share" ? quantity.value / 100 : quantity.value, quote, start, end };
}

function around(text: string, start: number, end: number): string {
  const room = Math.floor((QUOTE_CHARACTERS - (end - start)) / 2);
  return `… ${text.slice(Math.max(0, start - room), end + room).trim()} …`;
}
