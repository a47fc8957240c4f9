/** A text with LF line ends, and the way from an offset in it back to the file as it is on disk. */
export type Normalised = { text: string; toOriginal: (offset: number) => number };

/** Grading is defined on LF line ends and no byte order mark; files may have either. Offsets are UTF-16 code units. */
export function normaliseLineEnds(original: string): Normalised {
  const kept: number[] = [];
  let text = "";
  const from = original.startsWith("\uFEFF") ? 1 : 0;
  for (let at = from; at < original.length; at += 1) {
    const isCr = original[at] === "\r";
    if (isCr && original[at + 1] === "\n") continue;
    kept.push(at);
    text += isCr ? "\n" : (original[at] ?? "");
  }
  return { text, toOriginal: (offset) => kept[offset] ?? original.length };
}
