import type { CriterionGrade, Masked, Span } from "../grading/evidence";
import { wordCount } from "../grading/text/document";
import type { LevelOrUnknown } from "../rubric/level";
import { comparable, findQuote, type Comparable } from "./find-quote";
import { levelOfReply, type JudgeReply, type RepliedCriterion } from "./reply";

/** Words of the learner's own that a quote must hold; copying is known by runs of five words, so shorter ones could not be told from it. */
export const QUOTE_WORDS = 5;

/** Why a quote was thrown away. */
export type QuoteFault = "not-in-answer" | "too-short" | "copied" | "instruction" | "repeated";
/** Why a level was thrown away. */
export type LevelFault = "no-quote" | "one-quote";

/** One criterion of a second opinion, as far as it could be verified. */
export type OpinedCriterion = {
  id: string;
  /** null = can't tell: the model said so, or did not show evidence. */
  level: LevelOrUnknown;
  /** Stretches of the answer as submitted: text === answer.slice(start, end). */
  quotes: (Span & { text: string })[];
  missing: string | null;
  /** What the model had said, where it was not accepted. */
  refused: { level: LevelOrUnknown; why: LevelFault } | null;
  badQuotes: QuoteFault[];
};
export type Opinion = { criteria: OpinedCriterion[] };

/** What an opinion is verified against: the answer, what of it is not evidence, and the deterministic levels. */
export type Ground = {
  text: string;
  masked: readonly Masked[];
  criteria: readonly Pick<CriterionGrade, "id" | "level">[];
};

/**
 * Keeps of a reply only what the answer bears out. Above Not found a level needs a valid quote, and two where it stands more than one
 * level above the deterministic grade (can't tell counts as 0 there); otherwise it becomes can't tell.
 */
export function verifyReply(reply: JudgeReply, ground: Ground): Opinion {
  const haystack = comparable(ground.text);
  const graded = new Map(ground.criteria.map(({ id, level }) => [id, level]));
  return { criteria: reply.criteria.map((one) => verifyCriterion(one, graded.get(one.id) ?? null, ground, haystack)) };
}

function verifyCriterion(
  replied: RepliedCriterion,
  graded: LevelOrUnknown,
  ground: Ground,
  haystack: Comparable,
): OpinedCriterion {
  const quotes: OpinedCriterion["quotes"] = [];
  const badQuotes: QuoteFault[] = [];
  for (const quote of replied.quotes) {
    const place = placeOf(quote, ground, haystack, quotes);
    if (typeof place === "string") badQuotes.push(place);
    else quotes.push({ ...place, text: ground.text.slice(place.start, place.end) });
  }
  const said = levelOfReply(replied.level);
  const needed = said === null || said === 0 ? 0 : said > (graded ?? 0) + 1 ? 2 : 1;
  const isBorneOut = quotes.length >= needed;
  return {
    id: replied.id,
    level: isBorneOut ? said : null,
    quotes: quotes.sort((a, b) => a.start - b.start),
    missing: said === 3 && isBorneOut ? null : replied.missing,
    refused: isBorneOut ? null : { level: said, why: quotes.length === 0 ? "no-quote" : "one-quote" },
    badQuotes,
  };
}

/** Where a quote is evidence; when nowhere, what is wrong with it at its best place. */
function placeOf(
  quote: string,
  { text, masked }: Ground,
  haystack: Comparable,
  taken: readonly Span[],
): Span | QuoteFault {
  const places = findQuote(haystack, quote);
  let fault: QuoteFault = "not-in-answer";
  for (const place of places) {
    const found = faultAt(place, text, masked, taken);
    if (found === null) return place;
    fault = found;
  }
  return fault;
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

function faultAt(place: Span, text: string, masked: readonly Masked[], taken: readonly Span[]): QuoteFault | null {
  const touched = masked.filter((span) => overlaps(span, place));
  if (touched.some((span) => span.reason === "instruction")) return "instruction";
  if (wordCount(text.slice(place.start, place.end)) < QUOTE_WORDS) return "too-short";
  let own = "";
  let from = place.start;
  for (const span of touched) {
    own += `${text.slice(from, Math.max(from, span.start))} `;
    from = Math.max(from, span.end);
  }
  own += text.slice(from, Math.max(from, place.end));
  if (wordCount(own) < QUOTE_WORDS) return "copied";
  return taken.some((other) => overlaps(other, place)) ? "repeated" : null;
}
