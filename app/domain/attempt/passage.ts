import type { Span } from "../grading/evidence";

/** Letters of a text without its white space, each with where it stands (UTF-16 offsets). */
function condensed(text: string): { letters: string; at: number[] } {
  const at: number[] = [];
  let letters = "";
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charAt(index);
    if (/\s/.test(unit)) continue;
    letters += unit;
    at.push(index);
  }
  return { letters, at };
}

/**
 * Where a copied passage stands in a text: its first place, whatever a browser made of the line ends and spaces in between.
 * Null when it is not there, or nothing but white space.
 */
export function findPassage(text: string, passage: string): Span | null {
  const wanted = condensed(passage).letters;
  if (wanted === "") return null;
  const { letters, at } = condensed(text);
  const found = letters.indexOf(wanted);
  const start = at[found];
  const last = at[found + wanted.length - 1];
  return found < 0 || start === undefined || last === undefined ? null : { start, end: last + 1 };
}
