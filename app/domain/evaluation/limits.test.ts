import { expect, test } from "vitest";
import { makeTrustReport } from "../../../tests/setup/trust-report";
import { limitsOf, percent } from "./limits";

test("each weakness that the figures show is one sentence, with its figure", () => {
  expect(limitsOf(makeTrustReport())).toEqual([
    "This is measured on 12 answers to 2 scenarios. With others the agreement of 0.50 could as well be anything from 0.40 to 0.60.",
    "On answers whose errors were read while the grader was mended, the agreement is 0.72; on answers nobody read, 0.50. The second is what your wording will meet.",
    "Where the label is Not found, the grader found something in 40% of the cases: a level above Not found is not proof.",
    "Of what is labelled Defended, it gave 25% a lower level: it misses reasons.",
    "Weakest kind: fluent but wrong answers. There 13% of the levels are the labelled ones.",
    "Weakest scenario: Keep a large fleet up, with an agreement of 0.30.",
    "The length of an answer alone, cut as well as it can be, would agree with the labels at 0.41, the grader at 0.50: part of a good level may be length.",
    "Still gets through in 25% of the tries: fluent nonsense.",
    "The same answer in another dress can change its level, in 5.0% of the cases here: units written out.",
    "A strong answer said again in wholly other words came within a fifth of its first total in 9 of 18 cases; on average the totals lay 25% apart. Wording still matters more than it should.",
  ]);
});

test("nothing is said where nothing is weak, or nothing was measured", () => {
  const report = makeTrustReport();
  expect(limitsOf({ ...report, splits: [] })).toEqual([]);
  const [dev] = report.splits;
  const limits = limitsOf({
    ...report,
    attacks: [],
    splits: [{ ...dev!, confusion: Array<number[]>(4).fill([0, 0, 0, 0, 0]) }],
  });
  expect(limits.join(" ")).not.toMatch(/gets through|Not found|answers nobody read/);
  expect(limits[1]).toContain("All of these answers were read");
});

test.each([
  [0, "0%"],
  [0.004, "0.4%"],
  [0.0987, "9.9%"],
  [0.125, "13%"],
  [1, "100%"],
])("%d is %s", (share, words) => {
  expect(percent(share)).toBe(words);
});
