import fc from "fast-check";
import { expect, test } from "vitest";
import { isBlank, normaliseText, utf8Bytes } from "./text";

test("line ends of every system become LF", () => {
  expect(normaliseText("a\r\nb\rc\nd")).toBe("a\nb\nc\nd");
});

test("characters that a database would change are replaced before they get there", () => {
  expect(normaliseText("a\u0000b\uD800c\uDC00")).toBe("a\uFFFDb\uFFFDc\uFFFD");
  expect(normaliseText("pair \u{1F600} stays")).toBe("pair \u{1F600} stays");
});

test("normalising twice is normalising once", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(normaliseText(normaliseText(text))).toBe(normaliseText(text));
    }),
  );
});

test("bytes are counted as UTF-8 would store them", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const stored = normaliseText(text);
      expect(utf8Bytes(stored)).toBe(new TextEncoder().encode(stored).length);
    }),
  );
});

test("white space and invisible characters are blank, a single letter is not", () => {
  expect(isBlank(" \n\t\u200B\uFEFF")).toBe(true);
  expect(isBlank(" x ")).toBe(false);
});
