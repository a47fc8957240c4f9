import { describe, expect, test } from "vitest";
import { readDocument } from "../text/document";
import { buildMatcher, findOccurrences, STEP_LIMIT } from "./matcher";

const LEXICON = { reclaimed: ["reclaim", "take back", "@evicted"], evicted: ["evict", "(throw|kick) out"] };

/** The stretches of the text that a pattern matches. */
function matches(pattern: string, text: string): string[] {
  const { matcher, faults } = buildMatcher(LEXICON, [{ name: "one", patterns: [pattern] }]);
  expect(faults).toEqual([]);
  const document = readDocument(text);
  return (findOccurrences(matcher, document).groups.get("one") ?? []).map(({ from, to }) =>
    text.slice(document.tokens[from]?.start, document.tokens[to - 1]?.end),
  );
}

describe("a pattern finds", () => {
  test.each([
    ["a word in any inflection", "preemption", "Preempted pods wait.", ["Preempted"]],
    ["a word in capitals", "spot", "SPOT is cheap.", ["SPOT"]],
    ["one typo in six letters or more", "headroom", "We keep headrom here.", ["headrom"]],
    ["an exact form", "=SLO", "The SLO holds.", ["SLO"]],
    ["every word that begins so", "interrupt*", "It is interruptible.", ["interruptible"]],
    ["words in a row", "spot capacity", "The spot capacity is gone.", ["spot capacity"]],
    ["up to two small words between", "loss zone", "The loss of a zone hurts.", ["loss of a zone"]],
    ["every alternative", "(reclaim|take back) node", "They take back the node.", ["take back the node"]],
    ["an optional word that is there", "capacity reservation?", "A capacity reservation costs.", ["capacity"]],
    ["an optional word that is not there", "two? minute notice", "A minute notice is short.", ["minute notice"]],
    [
      "an optional group in the middle",
      "notice (of two minutes)? ends",
      "The notice of two minutes ends.",
      ["notice of two minutes ends"],
    ],
    [
      "across a gap",
      "pool ... gone",
      "The pool in that zone is suddenly gone.",
      ["pool in that zone is suddenly gone"],
    ],
    ["across no gap at all", "pool ... gone", "A pool gone.", ["pool gone"]],
    [
      "members in any order",
      "[baseline carry peak]",
      "The peak is what our baseline has to carry.",
      ["peak is what our baseline has to carry"],
    ],
    ["phrases of a lexicon set", "@reclaimed", "They take back nodes.", ["take back"]],
    ["phrases of a set inside a set", "@reclaimed", "They kick out pods.", ["kick out"]],
    ["typed quantities", "#time notice", "We get two minutes notice.", ["two minutes notice"]],
    ["identifiers that are written as one", "hop limit", "The hop-limit is 1.", ["hop-limit"]],
    ["identifiers in parts", "grace period", "Set terminationGracePeriodSeconds to 60.", ["GracePeriod"]],
    [
      "identifiers written apart",
      "terminationGracePeriodSeconds",
      "The termination grace period seconds are 60.",
      ["termination grace period seconds"],
    ],
    ["identifiers with another separator", "hop-limit", "Set hop_limit now.", ["hop_limit"]],
    ["identifiers joined", "preStop", "Use a prestop hook.", ["prestop"]],
    ["words with a possessive ending", "aws", "AWS's zones.", ["AWS's"]],
    ["each of several places", "pod", "One pod here, two pods there.", ["pod", "pods"]],
    ["the innermost of nested readings", "zone ... gone", "A zone and a zone gone.", ["zone gone"]],
  ])("%s", (_what, pattern, text, expected) => {
    expect(matches(pattern, text)).toEqual(expected);
  });
});

describe("a pattern does not find", () => {
  test.each([
    ["an inflection of an exact form", "=SLO", "Two SLOs hold."],
    ["a typo in an exact form", "=baseline", "The baselin holds."],
    ["a typo in a short word", "spot", "The spit is gone."],
    ["two typos", "headroom", "We keep hedrom here."],
    ["the middle of a word", "port", "We support it."],
    ["a word too many between neighbours", "spot capacity", "The spot market has capacity."],
    ["three small words between neighbours", "loss zone", "The loss of all the zone."],
    ["seven words in a gap", "pool ... gone", "The pool one two three four five six seven gone."],
    [
      "members further apart than ten words",
      "[baseline peak]",
      "The baseline one two three four five six seven eight nine ten eleven peak.",
    ],
    ["a member too few", "[baseline carry peak]", "The baseline has a peak."],
    ["across the end of a sentence", "pool ... gone", "The pool stays. It is gone."],
    ["across a comma, unless it says so", "spot capacity", "We buy spot, capacity is short."],
    ["a quantity of another kind", "#time notice", "We get 30% notice."],
  ])("%s", (_what, pattern, text) => {
    expect(matches(pattern, text)).toEqual([]);
  });
});

describe("a bound", () => {
  test.each([
    ["#time>=90s", "2 minutes", true],
    ["#time>=90s", "90 s", true],
    ["#time>=90s", "89 s", false],
    ["#time>90s", "90 s", false],
    ["#time<2min", "119 seconds", true],
    ["#time<2min", "2 minutes", false],
    ["#pct=70%", "70 percent", true],
    ["#pct=70%", "71%", false],
    ["#count<=8", "eight GPUs", true],
    ["#count<=8", "nine GPUs", false],
    ["#mem>=1GB", "1500 MB", true],
    ["#money<5", "$4.00", true],
    ["#ratio=5", "5x", true],
    ["#rate>=1000", "4,000 queries a second", true],
    ["#num=40", "40 GPUs", true],
  ])("%s against %s: %s", (pattern, text, expected) => {
    expect(matches(pattern, `There are ${text} here.`).length > 0).toBe(expected);
  });
});

test("a negation inside a gap is noted, because the place alone would not show it", () => {
  const { matcher } = buildMatcher({}, [{ name: "one", patterns: ["pool ... gone"] }]);
  const negated = (text: string) =>
    findOccurrences(matcher, readDocument(text))
      .groups.get("one")
      ?.map((found) => found.negatedInside);
  expect(negated("The pool is not gone.")).toEqual([true]);
  expect(negated("The pool is gone.")).toEqual([false]);
});

test("faulty patterns are reported with where they stand and left out, the others stay", () => {
  const { matcher, faults } = buildMatcher({ a: ["@b"], b: ["@a"], c: ["(x"] }, [
    { name: "one", patterns: ["pod", "@nowhere"] },
  ]);
  expect(faults.map((fault) => fault.where)).toEqual(["lexicon set c", "lexicon set a", "one"]);
  expect(faults.map((fault) => fault.says).join(" ")).toMatch(/never closed.*circle.*not in the lexicon/);
  expect(findOccurrences(matcher, readDocument("one pod")).groups.get("one")).toHaveLength(1);
});

test("a text made to be slow stays within the bound", () => {
  const { matcher } = buildMatcher(LEXICON, [
    {
      name: "one",
      patterns: [
        "[pod ... pod (pod|pods) pod]",
        "pod ... pod ... pod ... pod",
        "(pod|pod pod)? (pod|pod pod)? pod ... gone",
      ],
    },
  ]);
  expect(findOccurrences(matcher, readDocument("pod ".repeat(3000))).steps).toBeLessThanOrEqual(STEP_LIMIT + 1000);
});
