/**
 * The form in which text is stored, compared and graded: LF line ends; no NUL (SQLite's C strings end there) and no
 * lone surrogate (it has no UTF-8 form, so it would come back as another character and offsets would lie).
 */
export function normaliseText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replaceAll("\u0000", "\uFFFD")
    .replace(/\p{Surrogate}/gu, "\uFFFD");
}

/** Length in bytes of the text's UTF-8 form; `text` is normalised (a lone surrogate counts as U+FFFD would). */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** Whether there is anything in it that a person wrote: white space and format characters alone do not count. */
export function isBlank(text: string): boolean {
  return /^[\s\p{Cf}]*$/u.test(text);
}
