import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CriterionGrade, GradeReport, Quote } from "./evidence";
import { fixtureScenario, FIXTURE_EXAMPLES, FIXTURE_KNOWLEDGE, FIXTURE_STRONG } from "./fixture";
import { grade, gradingSteps } from "./grade";
import { TEXT_LIMIT } from "./version";

const compiled = fixtureScenario();
const SENTENCES = [FIXTURE_STRONG, FIXTURE_KNOWLEDGE, ...FIXTURE_EXAMPLES.map((example) => example.text)].flatMap(
  (text) => text.split(/(?<=[.;])\s+/),
);
/** Texts made of real sentences, in any order, in one to four paragraphs. */
const answer = fc
  .array(fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .map((paragraphs) => paragraphs.map((one) => one.join(" ")).join("\n\n"));
/** Any UTF-16 at all, lone surrogates included. */
const anything = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        " ",
        "\n",
        "\n\n",
        ".",
        ",",
        "because ",
        "restore ",
        "backup ",
        "not ",
        "24 hours ",
        "“",
        "é",
        "中",
        "\ud800",
        "\udc00",
        "-",
        "_",
        "1.",
        "- ",
        "$",
        "%",
      ),
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    ),
    { maxLength: 120 },
  )
  .map((parts) => parts.join(""));

const rank = (level: CriterionGrade["level"]): number => level ?? 1;
const quotesOf = (report: GradeReport): Quote[] =>
  report.criteria.flatMap((one) => [...one.quotes, ...one.notes.flatMap((note) => note.quotes)]);

describe("any text", () => {
  it("is graded without throwing, with quotes that are exact stretches of it", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const report = grade(compiled, text);
        expect(report.criteria).toHaveLength(3);
        for (const quote of quotesOf(report)) {
          expect(quote.text).toBe(text.slice(quote.start, quote.end));
          for (const mark of quote.marks)
            expect(mark.start >= quote.start && mark.end <= quote.end && mark.start < mark.end).toBe(true);
        }
        for (const span of report.masked)
          expect(span.start >= 0 && span.start < span.end && span.end <= text.length).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("always gets the same report", () => {
    fc.assert(
      fc.property(answer, (text) => expect(grade(compiled, text)).toEqual(grade(compiled, text))),
      { numRuns: 40 },
    );
  });

  it("keeps score and coverage between 0 and 1", () => {
    fc.assert(
      fc.property(answer, (text) => {
        const { score, coverage } = grade(compiled, text);
        expect(coverage >= 0 && coverage <= 1).toBe(true);
        expect(score === null || (score >= 0 && score <= 1)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe("an answer", () => {
  it("gets the same levels whatever the order of its paragraphs", () => {
    fc.assert(
      fc.property(answer, (text) => {
        const turned = text.split("\n\n").reverse().join("\n\n");
        expect(grade(compiled, turned).criteria.map((one) => one.level)).toEqual(
          grade(compiled, text).criteria.map((one) => one.level),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("never gains by being said twice", () => {
    fc.assert(
      fc.property(answer, (text) => {
        const once = grade(compiled, text).criteria;
        const twice = grade(compiled, `${text}\n\n${text}`).criteria;
        twice.forEach((one, index) =>
          expect(rank(one.level)).toBeLessThanOrEqual(Math.max(rank(once[index]?.level ?? null), 1)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("never gains by filler", () => {
    const filler = fc.constantFrom(
      "This is very important and we take it seriously.",
      "In conclusion, a holistic approach is needed here.",
      "There are many things to think about, and all of them matter.",
      "I have done this many times before.",
    );
    fc.assert(
      fc.property(answer, filler, (text, words) => {
        const plain = grade(compiled, text).criteria;
        grade(compiled, `${words}\n\n${text}\n\n${words}`).criteria.forEach((one, index) =>
          expect(rank(one.level)).toBeLessThanOrEqual(rank(plain[index]?.level ?? null)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("loses the level, or the certainty, when everything that was quoted for it is taken out", () => {
    fc.assert(
      fc.property(answer, (text) => {
        for (const one of grade(compiled, text).criteria) {
          if ((one.level ?? 0) < 2 || one.quotes.length === 0) continue;
          // Quotes are capped in number: take out until none is left, as a reader would.
          let rest = text;
          for (let round = 0; round < 30; round += 1) {
            const again = grade(compiled, rest).criteria.find((other) => other.id === one.id);
            const cited = again && (again.level ?? 0) >= (one.level ?? 0) ? again.quotes : [];
            if (cited.length === 0) break;
            for (const quote of [...cited].reverse()) rest = rest.slice(0, quote.start) + rest.slice(quote.end);
          }
          const left = grade(compiled, rest).criteria.find((other) => other.id === one.id);
          expect(left?.level === null || (left?.level ?? 0) < (one.level ?? 0)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("is never read across a blank line", () => {
    const split = FIXTURE_STRONG.replace(", so I rehearse", ".\n\nSo I rehearse")
      .replace(", so we ship", ".\n\nSo we ship")
      .replace(", then we take", ".\n\nThen we take");
    for (const one of grade(compiled, split).criteria)
      expect(one.rules.links.length === 0 || one.quotes.every((quote) => !quote.text.includes("\n\n"))).toBe(true);
    expect(grade(compiled, split).criteria[2]?.rules.level).toBe(1);
  });
});

describe("hostile texts at the limit", () => {
  const fill = (unit: string): string => unit.repeat(Math.ceil(TEXT_LIMIT / unit.length)).slice(0, TEXT_LIMIT);
  const hostile: [string, string][] = [
    ["one word over and over", fill("backup ")],
    ["alternating ends of a pattern", fill("test backup restore drill ")],
    ["nothing but letters", fill("a")],
    ["nothing but connectives", fill("because so therefore ")],
    ["nothing but numbers", fill("24 hours 4 s ")],
    ["a sentence without end", fill("we restore the broken backup and then lose data because the nightly copy, ")],
    ["nothing but commas", fill(",")],
    ["nothing but new lines", fill("\n")],
    ["words with one typo", fill("restroe bakcup snapsho corrrupt ")],
    ["an endless identifier", fill("aB")],
    ["an endless number", fill("9")],
  ];
  /** Steps of the automata per character; measured at most 60 on the worst of these, and it must not grow with the length. */
  const STEPS_PER_CHARACTER = 150;

  it.each(hostile)("finish within a fixed number of steps: %s", (_name, text) => {
    expect(text).toHaveLength(TEXT_LIMIT);
    expect(gradingSteps(compiled, text)).toBeLessThanOrEqual(TEXT_LIMIT * STEPS_PER_CHARACTER);
    expect(grade(compiled, text).criteria).toHaveLength(3);
  });

  it("grow no faster than the text", () => {
    const short = hostile[5]?.[1].slice(0, TEXT_LIMIT / 4) ?? "";
    const long = hostile[5]?.[1] ?? "";
    expect(gradingSteps(compiled, long)).toBeLessThanOrEqual(gradingSteps(compiled, short) * 5);
  });
});
