import { expect, test } from "vitest";
import type { Lab } from "./lab";
import { judgeGuess, readGuess } from "./guess";
import { counted, dollars, duration, percent, plain } from "./number-words";
import { roundNumbers } from "./round-numbers";
import { tableRows } from "./table-rows";

test("numbers are rounded to twelve significant digits wherever they stand, and what JSON has not is refused", () => {
  expect(roundNumbers({ a: [0.1 + 0.2, { b: -0 }], c: "x", d: 123456789012345 })).toEqual({
    a: [0.3, { b: 0 }],
    c: "x",
    d: 123456789012345,
  });
  expect(() => roundNumbers({ a: { b: Infinity } })).toThrow("result.a.b is Infinity");
});

test("numbers read as in a sentence", () => {
  expect([percent(0.438), percent(0.4), plain(12345.678), dollars(112.4), dollars(-4000)]).toEqual([
    "43.8%",
    "40%",
    "12,345.7",
    "$112.40",
    "-$4,000",
  ]);
  expect([
    duration(0.4),
    duration(75),
    duration(7260),
    duration(120),
    counted(1, "node"),
    counted(2000, "pod"),
  ]).toEqual(["0.4 s", "1 min 15 s", "2 h 1 min", "2 min", "1 node", "2,000 pods"]);
});

const lab = {
  predictions: [
    {
      id: "minutes",
      ask: "How long?",
      kind: "number",
      unit: "min",
      min: 0,
      max: 100,
      step: 1,
      actual: ({ minutes }: { minutes: number | null }) => minutes,
      tolerance: () => 5,
    },
    {
      id: "end",
      ask: "How does it end?",
      kind: "choice",
      options: [
        { id: "held", label: "It holds" },
        { id: "broke", label: "It breaks" },
      ],
      actual: () => "broke",
    },
  ],
} as unknown as Lab;

test("a guess is checked before it is locked", () => {
  expect(readGuess(lab, { about: "minutes", value: "12,5" })).toEqual({ guess: { about: "minutes", value: "12.5" } });
  for (const value of ["", "x", "101", "-1"])
    expect(readGuess(lab, { about: "minutes", value })).toHaveProperty("problem");
  expect(readGuess(lab, { about: "end", value: "maybe" })).toHaveProperty("problem");
  expect(readGuess(lab, { about: "nothing", value: "1" })).toHaveProperty("problem");
});

test("a guess is judged by the run, with how far off it was and which way", () => {
  const judged = (about: string, value: string, minutes: number | null) =>
    judgeGuess(lab, { about, value }, { minutes }, {});
  expect(judged("minutes", "41", 41)).toMatchObject({ isRight: true, gap: "", said: "41 min", was: "41 min" });
  expect(judged("minutes", "44", 41)).toMatchObject({ isRight: true, gap: "3 min too high" });
  expect(judged("minutes", "10", 41)).toMatchObject({ isRight: false, gap: "31 min too low" });
  expect(judged("minutes", "10", null)).toBeNull();
  expect(judged("end", "held", 0)).toMatchObject({ isRight: false, said: "It holds", was: "It breaks" });
});

test("tables stand under one another, with their units", () => {
  const table = { id: "a", title: "A", columns: [{ key: "x", title: "X", unit: "s" }], rows: [[1], [null]] };
  expect(tableRows([table, { ...table, title: "B" }])).toEqual([
    ["A"],
    ["X [s]"],
    [1],
    [null],
    [""],
    ["B"],
    ["X [s]"],
    [1],
    [null],
  ]);
});
