import type { Note, Quote } from "../../domain/grading/evidence";
import { joinForProbe } from "../../judge/judge";

/** The quotes that stand in the reply, with offsets into the reply: what the answer itself earned is shown with the grade. */
export function quotesInReply(quotes: readonly Quote[], answer: string): Quote[] {
  const offset = joinForProbe(answer, "").length;
  return quotes.filter(({ start }) => start >= offset).map((quote) => moveQuote(quote, -offset));
}

/** Notes may quote the answer beside the reply (a contradiction needs both); those in the reply get offsets into it. */
export function notesOnReply(notes: readonly Note[], answer: string): Note[] {
  const offset = joinForProbe(answer, "").length;
  return notes.map((note) => ({
    ...note,
    quotes: note.quotes.map((quote) => (quote.start >= offset ? moveQuote(quote, -offset) : quote)),
  }));
}

function moveQuote(quote: Quote, by: number): Quote {
  return {
    ...quote,
    start: quote.start + by,
    end: quote.end + by,
    marks: quote.marks.map((mark) => ({ ...mark, start: mark.start + by, end: mark.end + by })),
  };
}
