import { expect, test } from "vitest";
import type { Bag } from "./features";
import { cosine, expectFromNearest, passageVector, relevantSentences, type CriterionExamples } from "./nearest";

const bag = (...features: string[]): Bag => new Map(features.map((feature) => [feature, 1]));
const relevance = new Map([
  ["zone", 1],
  ["loss", 1],
  ["headroom", 1],
]);
const idf = new Map<string, number>();

function vector(...features: string[]) {
  const made = passageVector([bag(...features)], { idf, relevance });
  if (!made) throw new Error("the passage speaks of the criterion");
  return made;
}
const criterion: CriterionExamples = {
  ridge: null,
  idf,
  relevance,
  examples: [
    { id: "defended", level: 3, ...vector("zone", "loss", "headroom", "#count") },
    { id: "explained", level: 2, ...vector("zone", "loss", "&so") },
    { id: "named", level: 1, ...vector("zone", "loss") },
    { id: "other", level: 0, ...vector("headroom", "cache") },
  ],
};
const nobody = (): boolean => false;

test("only sentences that speak of the criterion are compared", () => {
  expect(relevantSentences([bag("cache"), bag("zone", "loss"), bag("pages", "fast")], criterion)).toEqual([1]);
  expect(relevantSentences([bag("cache"), bag("pages")], criterion)).toEqual([]);
});

test("cosine is 1 for the same, 0 for nothing in common, and symmetric", () => {
  const a = vector("zone", "loss");
  const b = vector("zone", "headroom");
  expect(cosine(a, a)).toBeCloseTo(1, 10);
  expect(cosine(a, vector("headroom"))).toBe(0);
  expect(cosine(a, b)).toBe(cosine(b, a));
});

test("the expectation lies nearest to the most similar example", () => {
  const found = expectFromNearest([bag("zone", "loss", "headroom", "#count")], criterion, nobody);
  expect(found.nearest[0]).toMatchObject({ id: "defended", level: 3 });
  expect(found.nearest).toHaveLength(3);
  expect(found.expected).toBeGreaterThan(2);
});

test("an excluded example has no say", () => {
  const found = expectFromNearest([bag("zone", "loss", "headroom", "#count")], criterion, (id) => id === "defended");
  expect(found.nearest.map((near) => near.id)).not.toContain("defended");
});

test("a text that does not speak of the criterion is expected at 0", () => {
  expect(expectFromNearest([bag("cache")], criterion, nobody)).toEqual({ expected: 0, nearest: [] });
});

test("with fewer than three examples, or none that is near, nothing is expected", () => {
  expect(
    expectFromNearest([bag("zone", "loss")], { ...criterion, examples: criterion.examples.slice(0, 2) }, nobody)
      .expected,
  ).toBeNull();
  const far = expectFromNearest(
    [bag("zone", "x1", "x2", "x3", "x4", "x5", "x6")],
    { ...criterion, examples: ["a", "b", "c"].map((id) => ({ id, level: 3, ...vector("headroom") })) },
    nobody,
  );
  expect(far.expected).toBeNull();
});
