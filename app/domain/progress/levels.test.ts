import fc from "fast-check";
import { expect, test } from "vitest";
import type { Note } from "../grading/evidence";
import { LEVELS, type LevelOrUnknown } from "../rubric/level";
import { countsForProgress, coverageOf, finalLevel, isDefended, weightedScore } from "./levels";

const contradiction: Note = { kind: "contradiction", says: "Both cannot hold.", quotes: [] };
const misconception: Note = { kind: "misconception", says: "That is not how it works.", quotes: [] };
const anyLevel = fc.constantFrom<LevelOrUnknown>(null, ...LEVELS);

test("a reply never lowers a level unless it contradicts the answer", () => {
  fc.assert(
    fc.property(anyLevel, anyLevel, anyLevel, (initial, probe, twist) => {
      const final = finalLevel(
        initial,
        { level: probe, notes: [misconception] },
        { level: twist, notes: [contradiction] },
      );
      expect(final ?? -1).toBe(Math.max(initial ?? -1, probe ?? -1, twist ?? -1));
    }),
  );
});

test("a reply that contradicts the answer caps the level at Named, and the twist cannot lift it again", () => {
  const contradicted = { level: 1 as const, notes: [contradiction] };
  expect(finalLevel(3, contradicted, null)).toBe(1);
  expect(finalLevel(2, contradicted, { level: 3, notes: [] })).toBe(1);
  expect(finalLevel(0, { level: 0, notes: [contradiction] }, null)).toBe(0);
  expect(finalLevel(null, { level: null, notes: [contradiction] }, null)).toBeNull();
});

test("skipping everything leaves the frozen level", () => {
  expect(finalLevel(2, null, null)).toBe(2);
  expect(finalLevel(null, null, null)).toBeNull();
});

test("the score leaves out what could not be told, and 0 counts as answered", () => {
  expect(weightedScore([{ weight: 2, level: null }])).toBeNull();
  expect(
    weightedScore([
      { weight: 1, level: 3 },
      { weight: 2, level: 0 },
      { weight: 5, level: null },
    ]),
  ).toBeCloseTo(1 / 3);
  expect(
    coverageOf([
      { weight: 1, level: 3 },
      { weight: 2, level: 0 },
      { weight: 5, level: null },
    ]),
  ).toBe(3 / 8);
  expect(coverageOf([])).toBe(0);
});

test("defended needs every criterion explained and exactly two thirds of the weight defended", () => {
  expect(
    isDefended([
      { weight: 2, level: 3 },
      { weight: 1, level: 2 },
    ]),
  ).toBe(true);
  expect(
    isDefended([
      { weight: 3, level: 3 },
      { weight: 2, level: 2 },
    ]),
  ).toBe(false);
  expect(
    isDefended([
      { weight: 9, level: 3 },
      { weight: 1, level: 1 },
    ]),
  ).toBe(false);
  expect(
    isDefended([
      { weight: 9, level: 3 },
      { weight: 1, level: null },
    ]),
  ).toBe(false);
  expect(isDefended([])).toBe(false);
});

test("only mostly copied text stays out of progress", () => {
  expect(countsForProgress({ flags: ["very-short", "notes-style"] })).toBe(true);
  expect(countsForProgress({ flags: ["mostly-copied"] })).toBe(false);
});
