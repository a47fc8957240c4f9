import fc from "fast-check";
import { expect, test } from "vitest";
import { comparable, findQuote } from "./find-quote";

const found = (text: string, quote: string): string[] =>
  findQuote(comparable(text), quote).map(({ start, end }) => text.slice(start, end));

test.each([
  ["case and spaces", "We  drain\nfirst, then stop.", "we drain first", "We  drain\nfirst"],
  [
    "quotation marks and dashes",
    "It’s a “soft” stop — then exit",
    `it's a "soft" stop - then`,
    "It’s a “soft” stop — then",
  ],
  [
    "marks of Markdown",
    "We **drain** with `preStop` first",
    "we drain with prestop first",
    "We **drain** with `preStop` first",
  ],
  ["edges", "We drain first. Then we stop.", '"...drain first.."', "drain first"],
  ["full-width digits", "wait ３０ s for it", "wait 30 s for it", "wait ３０ s for it"],
])("a quote is found under other %s", (_what, text, quote, there) => {
  expect(found(text, quote)).toEqual([there]);
});

test.each([
  ["another word", "we drain first", "we stop first"],
  ["a left-out word", "we do not drain first", "we do drain first"],
  ["half a word", "we undrain first", "drain first"],
  ["joined stretches", "we drain the pod and then stop", "we drain ... then stop"],
  ["nothing", "we drain", " ... "],
])("%s is not a quote", (_what, text, quote) => {
  expect(found(text, quote)).toEqual([]);
});

test("every place is found", () => {
  expect(findQuote(comparable("stop it now, stop it now"), "stop it now")).toHaveLength(2);
});

test("whatever stands between two spaces of a text is found there, at its own characters", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }), { minLength: 3, maxLength: 12 }),
      (words) => {
        const text = words.join(" ");
        const quote = words.slice(1, -1).join(" ");
        for (const { start, end } of findQuote(comparable(text), quote)) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(findQuote(comparable(text.slice(start, end)), quote).length).toBeGreaterThan(0);
        }
      },
    ),
  );
});
