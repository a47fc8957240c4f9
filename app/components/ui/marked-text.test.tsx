import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Mark, MarkRole, Masked } from "../../domain/grading/evidence";
import { cutPieces, MarkedText, MarkLegend, QuoteText } from "./marked-text";

const TEXT = "spot pools go together, so keep 8 spare GPUs";
const mark = (words: string, role: MarkRole): Mark => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length, role };
};
const plain = (html: string) =>
  html.replace(/<span class="mark-label.*?<\/span>\w+<span.*?<\/span><\/span>/g, "").replace(/<[^>]+>/g, "");

test("what is marked is underlined by its role and labelled once, after its last word", () => {
  const html = renderToStaticMarkup(<MarkedText text={TEXT} marks={[mark("spot pools go together", "claim")]} />);
  expect(html).toContain(
    '<mark class="mark mark-claim">spot pools go together</mark><span class="mark-label mark-label-claim">',
  );
  expect(html.match(/mark-label-claim/g)).toHaveLength(1);
});

test("overlapping marks are nested, and each is labelled where it ends", () => {
  const pieces = cutPieces(TEXT, [mark("keep 8 spare GPUs", "support"), mark("8 spare", "quantity")], []);
  expect(pieces.map(({ text, roles, ending }) => ({ text, roles, ending }))).toEqual([
    { text: "spot pools go together, so ", roles: [], ending: [] },
    { text: "keep ", roles: ["support"], ending: [] },
    { text: "8 spare", roles: ["quantity", "support"], ending: ["quantity"] },
    { text: " GPUs", roles: ["support"], ending: ["support"] },
  ]);
});

test("a masked stretch is cut out of what surrounds it and says why", () => {
  const masked: Masked[] = [{ start: 5, end: 10, reason: "copied" }];
  const pieces = cutPieces(TEXT, [mark("spot pools go together", "claim")], masked);
  expect(pieces.filter((piece) => piece.masked === "copied").map((piece) => piece.text)).toEqual(["pools"]);
  expect(pieces.map((piece) => piece.text).join("")).toBe(TEXT);
});

test("a quote's marks count from the start of the whole answer", () => {
  const start = 100;
  const quote = {
    start,
    end: start + TEXT.length,
    text: TEXT,
    marks: [{ start: start + 24, end: start + 26, role: "link" as const }],
  };
  expect(renderToStaticMarkup(<QuoteText quote={quote} />)).toContain('<mark class="mark mark-link">so</mark>');
});

test("what the learner typed is text, never markup", () => {
  const html = renderToStaticMarkup(<MarkedText text={'<img src=x onerror="alert(1)">'} marks={[]} />);
  expect(html).not.toContain("<img");
  expect(html).toContain("&lt;img");
});

test("any marks and masks leave the learner's text as it was", () => {
  const span = fc.tuple(fc.nat(40), fc.nat(12)).map(([start, length]) => ({ start, end: start + length + 1 }));
  const role = fc.constantFrom<MarkRole>("claim", "link", "consequence", "quantity", "support");
  fc.assert(
    fc.property(
      fc.string({ minLength: 60, maxLength: 80, unit: "grapheme" }),
      fc.array(
        fc.tuple(span, role).map(([at, one]): Mark => ({ ...at, role: one })),
        { maxLength: 6 },
      ),
      fc.array(
        span.map((at): Masked => ({ ...at, reason: "instruction" })),
        { maxLength: 3 },
      ),
      (text, marks, masked) =>
        cutPieces(text, marks, masked)
          .map((piece) => piece.text)
          .join("") === text,
    ),
  );
});

test("the legend names only the roles on the page", () => {
  const words = plain(renderToStaticMarkup(<MarkLegend roles={["quantity", "claim"]} />));
  expect(words).toBe("claimnumber");
});
