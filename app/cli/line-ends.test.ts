import fc from "fast-check";
import { expect, test } from "vitest";
import { normaliseLineEnds } from "./line-ends";

test("CRLF, lone CR and a byte order mark become plain LF text", () => {
  expect(normaliseLineEnds("\uFEFFa\r\nb\rc\nd").text).toBe("a\nb\nc\nd");
});

test("every offset of the plain text leads back to the same character of the file", () => {
  const piece = fc.constantFrom("a", "é", "😀", "\r\n", "\n", "\r", " ");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const original = pieces.join("");
      const { text, toOriginal } = normaliseLineEnds(original);
      for (let at = 0; at < text.length; at += 1) {
        const there = original[toOriginal(at)] ?? "";
        expect(there === "\r" ? "\n" : there).toBe(text[at]);
      }
      expect(toOriginal(text.length)).toBe(original.length);
    }),
  );
});
