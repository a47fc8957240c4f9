import fc from "fast-check";
import { expect, test } from "vitest";
import { DIMENSIONS } from "../rubric/dimension";
import { LEVELS, type LevelOrUnknown } from "../rubric/level";
import { digestOf, digestReader } from "./digest";

const level = fc.constantFrom<LevelOrUnknown>(null, ...LEVELS);
const criterion = fc.record({
  criterionId: fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/).filter((id) => id.length < 40),
  dimension: fc.constantFrom(...DIMENSIONS),
  weight: fc.integer({ min: 1, max: 12 }),
  self: level,
  initial: level,
  final: level,
});

test("a digest says everything that it was made from", () => {
  const read = digestReader();
  fc.assert(
    fc.property(fc.array(criterion, { maxLength: 8 }), (criteria) => {
      expect(read(digestOf(criteria))).toEqual(criteria);
    }),
  );
});

test("the same attempt twice costs one reading", () => {
  const read = digestReader();
  const [first] = read("headroom q2123;proof e1-0-");
  expect(read("headroom q2123")[0]).toBe(first);
  expect(first).toMatchObject({ criterionId: "headroom", weight: 2, self: 1, initial: 2, final: 3 });
});

test("a damaged text does not pass", () => {
  expect(() => digestReader()("headroom q2129")).toThrow("headroom q2129");
  expect(() => digestReader()("headroom x2123")).toThrow();
});
