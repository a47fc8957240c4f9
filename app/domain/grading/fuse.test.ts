import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Level } from "../rubric/level";
import type { Nearest } from "./examples/nearest";
import { fuse } from "./fuse";
import type { RuleFinding } from "./rules/rules";

const HIT = { concept: "one", from: 0, to: 1, sentence: 0, polarity: "asserted", evidence: true } as const;
const FIRED = { link: 0, from: HIT, to: HIT, cue: null, quantities: [], sure: true };

function finding(level: Level, more: Partial<RuleFinding> = {}): RuleFinding {
  return {
    level,
    named: [],
    unusable: [],
    fired: [],
    support: [],
    weakSupport: [],
    opposed: false,
    almost: false,
    half: null,
    halfWithNumber: false,
    reversed: [],
    contradicted: [],
    misconceptions: [],
    near: [],
    listOnly: false,
    sure: true,
    prose: true,
    ...more,
  };
}
const near = (expected: number | null, similarity = 0.7): Nearest => ({
  expected,
  nearest: expected === null ? [] : [{ id: "x", similarity, level: 1 }],
});

describe("rule level and expectation together:", () => {
  test.each([
    [0, 0, 0, "high"],
    [1, 1.2, 1, "high"],
    [2, 2.1, 2, "high"],
    [3, 2.6, 3, "high"],
    [2, 1.1, 2, "medium"],
    [3, 1.6, 3, "medium"],
  ] as const)("%i and %d agree or blend to %i, %s", (rules, expected, level, confidence) => {
    expect(fuse(finding(rules), near(expected))).toMatchObject({ level, confidence });
  });

  test.each([
    [1, 2.6, 2],
    [0, 1.2, 1],
  ] as const)("a similar example raises %i to %d by one level and no more", (rules, expected, level) => {
    expect(fuse(finding(rules), near(expected))).toEqual({ level, confidence: "low", how: "raised" });
  });

  test.each([
    [0, 2.8],
    [2, 0.1],
    [3, 0.3],
  ] as const)("%i and %d are too far apart to tell", (rules, expected) => {
    expect(fuse(finding(rules), near(expected))).toEqual({ level: null, confidence: "low", how: "apart" });
  });

  test.each([
    [3, 1.2, 2],
    [2, 0.6, 1],
    [1, 0.1, 0],
  ] as const)("%i falls by one when its examples say %d", (rules, expected, level) => {
    expect(fuse(finding(rules), near(expected))).toMatchObject({ level, how: "lowered" });
  });

  test("without any near example the rules decide alone, less surely", () => {
    expect(fuse(finding(2), near(null))).toEqual({ level: 2, confidence: "medium", how: "rules-alone" });
    expect(fuse(finding(2, { sure: false }), near(null))).toEqual({ level: 2, confidence: "low", how: "rules-alone" });
  });
});

describe("support that the rules doubt", () => {
  test("is settled by defended examples, as Defended", () => {
    expect(fuse(finding(2, { almost: true }), near(2.8))).toEqual({ level: 3, confidence: "low", how: "settled" });
  });

  test.each([
    ["by examples that are not defended", finding(2, { almost: true }), near(2.2)],
    ["by examples that are not similar", finding(2, { almost: true }), near(2.8, 0.2)],
    ["where the step itself is doubtful", finding(2, { sure: false }), near(2.8)],
    ["where there is none and the examples are only alike", finding(2), near(2.8, 0.4)],
    ["beside a misconception", finding(2, { almost: true, misconceptions: [{ says: "wrong", hit: HIT }] }), near(2.8)],
  ])("is not settled %s", (_why, rules, examples) => {
    expect(fuse(rules, examples).level).toBe(2);
  });
});

describe("two ideas of a step that stand together, one of them explained", () => {
  const together = { near: [{ from: HIT, to: HIT }], half: HIT };
  test("are a step, with little confidence", () => {
    expect(fuse(finding(1, together), near(1.5, 0.3))).toEqual({ level: 2, confidence: "low", how: "joined" });
  });
  test("are none when the examples speak against it, the text is a list or something is misunderstood", () => {
    expect(fuse(finding(1, together), near(1)).level).toBe(1);
    expect(fuse(finding(1, { ...together, listOnly: true }), near(2)).level).toBe(1);
    expect(fuse(finding(1, { ...together, misconceptions: [{ says: "wrong", hit: HIT }] }), near(2)).level).toBe(1);
  });
  test("one idea alone, explained and with a number, has two readings", () => {
    expect(fuse(finding(1, { half: HIT, halfWithNumber: true }), near(2))).toMatchObject({
      level: null,
      how: "unclear",
    });
  });
});

describe("the examples never raise", () => {
  test.each([
    ["a text that is no prose", finding(1, { prose: false })],
    ["an idea that is denied somewhere", finding(1, { unusable: [{ ...HIT, polarity: "denied", evidence: false }] })],
    ["a misconception", finding(1, { misconceptions: [{ says: "wrong", hit: HIT }] })],
    ["a list of words", finding(1, { listOnly: true })],
    ["a contradiction", finding(1, { contradicted: [{ says: "both", hit: HIT }] })],
    ["a step turned round", finding(1, { reversed: [FIRED] })],
  ])("%s", (_what, rules) => {
    expect(fuse(rules, near(2.9)).level).toBe(1);
  });

  test("by an example that is not similar", () => {
    expect(fuse(finding(1), near(2.9, 0.3)).level).toBe(1);
  });
});

test.each([
  ["a list of words", { listOnly: true }],
  ["a contradiction", { contradicted: [{ says: "both", hit: HIT }] }],
  ["a step turned round", { reversed: [FIRED] }],
])("%s is capped at Named whatever the rules found", (_what, more) => {
  expect(fuse(finding(3, more), near(3))).toMatchObject({ level: 1, how: "capped" });
});

test("whatever the channels say, the result is at most one level above the rules, and Defended only where a sure step stands", () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Level>(0, 1, 2, 3),
      fc.double({ min: 0, max: 3, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.boolean(),
      fc.boolean(),
      (level, expected, similarity, sure, prose) => {
        const fused = fuse(finding(level, { sure, prose }), near(expected, similarity));
        if (fused.level === null) return;
        expect(fused.level).toBeLessThanOrEqual(Math.min(level + 1, 3));
        if (fused.level === 3) expect(level).toBeGreaterThanOrEqual(2);
        if (fused.level === 3 && level === 2) expect(sure).toBe(true);
        if (fused.level > level) expect(prose).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
