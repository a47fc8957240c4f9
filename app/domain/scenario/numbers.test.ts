import { expect, test } from "vitest";
import { carries, checkNumbers, printedNumbers } from "./numbers";
import type { Scenario, ScenarioNumber } from "./schema";

const number = (value: number, rest: Partial<ScenarioNumber>): ScenarioNumber => ({
  value,
  unit: "GPU",
  means: "a count",
  tolerance: 0,
  printed: [],
  ...rest,
});

const TEXT = "Your fleet is 40 on-demand H100s at $4.00 each, so $160 an hour; 20% of it idles.";
const NUMBERS = {
  gpus: number(40, { from: "question", printed: ["40 on-demand H100s"] }),
  price: number(4, { from: "question", printed: ["$4.00 each"] }),
  idle: number(0.2, { from: "question", printed: ["20% of it"] }),
  bill: number(160, { formula: "gpus * price", printed: ["$160 an hour"] }),
  wasted: number(32, { formula: "bill * idle" }),
};

function problems(numbers: Record<string, ScenarioNumber>): string[] {
  const scenario = { numbers, sources: [{ id: "price-list" }] } as unknown as Scenario;
  return checkNumbers(scenario, [TEXT]).map((problem) => `${problem.path.join(".")}: ${problem.problem}`);
}

test("figures that follow from each other and stand in the text have no problem", () => {
  expect(problems(NUMBERS)).toEqual([]);
});

test("changing any one number is noticed", () => {
  for (const [name, entry] of Object.entries(NUMBERS)) {
    const changed = { ...NUMBERS, [name]: { ...entry, value: entry.value * 1.5 } };
    expect(problems(changed).length, name).toBeGreaterThan(0);
  }
});

test("an input that no formula uses, and a phrase that stands nowhere, are problems", () => {
  expect(problems({ ...NUMBERS, spare: number(7, { from: "assumption" }) })).toEqual([
    "numbers.spare: no formula uses this input, so a change of it would go unnoticed",
  ]);
  expect(problems({ ...NUMBERS, wasted: number(32, { formula: "bill * idle", printed: ["32 GPUs"] }) })).toEqual([
    'numbers.wasted.printed.0: "32 GPUs" stands nowhere in the scenario\'s text',
  ]);
});

test("formulas without names, with unknown names or about themselves are problems", () => {
  expect(problems({ ...NUMBERS, x: number(4, { formula: "2 + 2" }) })[0]).toMatch(/names no other number/);
  expect(problems({ ...NUMBERS, x: number(4, { formula: "nothing + 1" }) })[0]).toMatch(/unknown number: nothing/);
  expect(problems({ ...NUMBERS, x: number(4, { formula: "x" }) })[0]).toMatch(/refers to itself/);
  expect(problems({ ...NUMBERS, x: number(1, { from: "source:nowhere" }) })[0]).toMatch(
    /no source is called 'nowhere'/,
  );
});

test("a printed phrase carries a value rounded to the digits it shows", () => {
  expect(carries("about 36.4% of the bill", 0.36363636)).toBe(true);
  expect(carries("about 36.5% of the bill", 0.36363636)).toBe(false);
  expect(carries("4,000 queries", 4000)).toBe(true);
  expect(carries("twelve nodes", 12)).toBe(true);
  expect(printedNumbers("from 20 to 1,500 tokens").map((found) => found.value)).toEqual([20, 1500]);
});
