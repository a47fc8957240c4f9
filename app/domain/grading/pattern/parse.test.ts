import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePattern as parseForContent } from "../patterns";
import { parsePattern, setsOf } from "./parse";

const rootOf = (source: string) => {
  const parsed = parsePattern(source);
  if (!parsed.ok) throw new Error(`${source}: ${parsed.problem.says}`);
  return parsed.pattern.root;
};
const word = (lower: string, match: "stem" | "exact" | "prefix" = "stem") => ({ kind: "word", lower, match });

describe("what an author may write", () => {
  test.each([
    ["a word", "preemption", word("preemption")],
    ["an exact form", "=SLO", word("slo", "exact")],
    ["a prefix", "interrupt*", word("interrupt", "prefix")],
    ["words in a row", "spot capacity", { kind: "sequence", items: [word("spot"), word("capacity")] }],
    [
      "alternatives of several words",
      "(reclaim|take back)",
      { kind: "either", options: [word("reclaim"), { kind: "sequence", items: [word("take"), word("back")] }] },
    ],
    [
      "an optional word",
      "soft warning?",
      { kind: "sequence", items: [word("soft"), { kind: "optional", item: word("warning") }] },
    ],
    [
      "an optional group",
      "(two minute)? notice",
      {
        kind: "sequence",
        items: [{ kind: "optional", item: { kind: "sequence", items: [word("two"), word("minute")] } }, word("notice")],
      },
    ],
    ["a gap", "pool ... gone", { kind: "sequence", items: [word("pool"), { kind: "gap" }, word("gone")] }],
    ["a gap as one sign", "pool … gone", { kind: "sequence", items: [word("pool"), { kind: "gap" }, word("gone")] }],
    [
      "any order",
      "[baseline carry peak]",
      { kind: "unordered", members: [word("baseline"), word("carry"), word("peak")] },
    ],
    ["a lexicon set", "@take-back", { kind: "set", name: "take-back" }],
    ["a quantity", "#time", { kind: "quantity", dim: "time", bound: null }],
    ["a lower bound in a unit", "#time>=2min", { kind: "quantity", dim: "time", bound: { op: ">=", value: 120 } }],
    ["a percentage", "#pct=70%", { kind: "quantity", dim: "pct", bound: { op: "=", value: 70 } }],
    ["an upper bound without a unit", "#count<=8", { kind: "quantity", dim: "count", bound: { op: "<=", value: 8 } }],
    ["an identifier", "hop-limit", { kind: "identifier", joined: "hoplimit", parts: ["hop", "limit"] }],
  ])("%s: %s", (_what, source, expected) => {
    expect(rootOf(source)).toEqual(expected);
  });

  test("the sets of a pattern are found wherever they stand", () => {
    expect(setsOf(rootOf("@a (b|@c)? ... [@d (e|@f)]"))).toEqual(["a", "c", "d", "f"]);
  });
});

describe("a fault is named with its place", () => {
  test.each([
    ["a group that is never closed", "pool (gone|lost", 5, "never closed"],
    ["a bracket that closes nothing", "pool) gone", 4, "closes nothing"],
    ["[ ] that is never closed", "a [b c", 2, "never closed"],
    ["[ ] with one member", "[pool]", 0, "at least two"],
    ["[ ] with five members", "[a b c d e]", 0, "at most 4"],
    ["bare alternatives inside [ ]", "[a|b c]", 2, "parentheses"],
    ["an empty alternative", "(a|)", 3, "empty alternative"],
    ["nothing at all", "", 0, "empty alternative"],
    ["a set without a name", "the @ set", 4, "lexicon set"],
    ["an unknown kind of quantity", "in #length", 3, "#time"],
    ["a bound of another kind", "#time>=5%", 5, "no bound for #time"],
    ["a bound without a number", "#pct>much", 4, "no bound for #pct"],
    ["a star behind too few letters", "in*", 0, "three letters"],
    ["a star behind an identifier", "hop-limit*", 0, "one plain word"],
    ["a star that stands alone", "pool *", 5, "directly behind"],
    ["an optional gap", "a ...? b", 5, "already be empty"],
    ["only optional words", "pool?", 0, "mandatory"],
    ["only a gap", "...", 0, "mandatory"],
    ["a pattern without end", "word ".repeat(200), 600, "longer than"],
  ])("%s", (_what, source, at, says) => {
    const parsed = parsePattern(source);
    expect(parsed).toMatchObject({ ok: false, problem: { at } });
    expect(parsed.ok ? "" : parsed.problem.says).toContain(says);
  });

  test("the content check counts characters from one", () => {
    expect(parseForContent("pool (gone")).toEqual({
      problem: expect.stringMatching(/^at character 6: .*never closed/) as string,
    });
    expect(parseForContent("pool")).toMatchObject({ source: "pool" });
  });
});

test("no source makes the parser throw, and a fault lies inside the source", () => {
  const pieces = fc.array(
    fc.constantFrom(
      "pool",
      "(",
      ")",
      "|",
      "[",
      "]",
      "?",
      "*",
      "...",
      "@",
      "@set",
      "#",
      "#time",
      ">=90s",
      "=",
      " ",
      "…",
      "\uD800",
      "a-b",
    ),
    { maxLength: 25 },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ maxLength: 60 }),
        pieces.map((parts) => parts.join("")),
      ),
      (source) => {
        const parsed = parsePattern(source);
        if (parsed.ok) return;
        expect(parsed.problem.says.length).toBeGreaterThan(10);
        expect(parsed.problem.at).toBeGreaterThanOrEqual(0);
        expect(parsed.problem.at).toBeLessThanOrEqual(source.length);
      },
    ),
    { numRuns: 500 },
  );
});
