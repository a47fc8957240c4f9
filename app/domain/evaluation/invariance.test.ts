import { expect, test } from "vitest";
import { compileFixture, SAYS } from "../grading/drain-fixture";
import { DISGUISES, invariance } from "./invariance";

const disguise = (id: string, text: string, seed = 1) =>
  DISGUISES.find((one) => one.id === id)?.change(text, seed) ?? "no such change";

test.each([
  ["case", "We keep SIGTERM.", "we keep sigterm."],
  ["bullets", "One. Two, 3.5 s.\n\n- Three. Four.", "- One.\n- Two, 3.5 s.\n\n- Three.\n- Four."],
  ["spelling", "Behavior of the colour, Optimised.", "Behaviour of the color, Optimized."],
  [
    "units",
    "120s, 2 minutes, 30%, $4 and 16 GB at 4 req/s",
    "120 seconds, 2 min, 30 percent, 4 dollars and 16 gigabytes at 4 req/s",
  ],
  ["units", "$1.2k and v1.2", "$1.2k and v1.2"],
])("%s: %j", (id, text, expected) => {
  expect(disguise(id, text)).toBe(expected);
});

test("typos touch long plain words only, the same ones for the same seed", () => {
  const text = "terminationGracePeriodSeconds outlasts everything underneath because readiness happens ".repeat(8);
  const changed = disguise("typos", text);
  expect(changed).not.toBe(text);
  expect(disguise("typos", text)).toBe(changed);
  expect(changed.match(/terminationGracePeriodSeconds/g)).toHaveLength(8);
  expect(Math.abs(changed.length - text.length)).toBeLessThan(12);
});

test("paragraphs change places and nothing else", () => {
  const text = "One.\n\nTwo.\n\nThree.\n\nFour.";
  const changed = disguise("paragraph-order", text, 3);
  expect(changed).not.toBe(text);
  expect(changed.split("\n\n").sort()).toEqual(text.split("\n\n").sort());
});

test("only texts that a change did something to are counted", () => {
  const compiled = compileFixture();
  const figures = invariance([{ compiled, text: SAYS.defended }], 1);
  expect(figures.map(({ id }) => id)).toEqual(DISGUISES.map(({ id }) => id));
  for (const { texts, criteria, changed } of figures) {
    expect(criteria).toBe(texts * compiled.rubric.criteria.length);
    expect(changed).toBeLessThanOrEqual(criteria);
  }
  expect(figures.find(({ id }) => id === "paragraph-order")?.texts).toBe(0);
});
