import { splitSentences, type Sentence } from "./sentences";
import { findQuantities, type Quantity } from "./quantities";
import { tokenize, type Token } from "./tokens";

/** A text as the grader reads it. Positions everywhere are UTF-16 offsets into `text` as stored. */
export type Document = { text: string; tokens: Token[]; sentences: Sentence[]; quantities: Quantity[] };

/** Reads a text whose line ends are already LF. */
export function readDocument(text: string): Document {
  const tokens = tokenize(text);
  const sentences = splitSentences(text, tokens);
  return {
    text,
    tokens,
    sentences,
    quantities: sentences.flatMap((sentence) => findQuantities(tokens, sentence.from, sentence.to)),
  };
}

/** Words as a person would count them: runs of non-space that hold a letter or a digit. */
export function wordCount(text: string): number {
  let count = 0;
  for (const run of text.split(/\s+/)) if (/[\p{L}\p{N}]/u.test(run)) count += 1;
  return count;
}
