import type { Problem } from "./issue";
import { parseFormula, type Formula } from "./formula";
import type { Scenario, ScenarioNumber } from "./schema";

const WORDS = [
  ...["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
  ...["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"],
];

/** Numbers that a phrase carries, with half of the last printed digit as their tolerance. */
export function printedNumbers(phrase: string): { value: number; tolerance: number }[] {
  const found: { value: number; tolerance: number }[] = [];
  for (const match of phrase.matchAll(/\d[\d,]*(?:\.\d+)?/g)) {
    const text = match[0].replaceAll(",", "");
    const decimals = text.includes(".") ? text.length - text.indexOf(".") - 1 : 0;
    found.push({ value: Number(text), tolerance: 0.5 * 10 ** -decimals });
  }
  for (const word of phrase.toLowerCase().split(/[^a-z]+/)) {
    const value = WORDS.indexOf(word);
    if (value >= 0) found.push({ value, tolerance: 0 });
  }
  return found;
}

/** Whether the phrase prints this value: as it stands, or as a percentage of a ratio. */
export function carries(phrase: string, value: number): boolean {
  const slack = 1e-9 * Math.max(1, Math.abs(value));
  return printedNumbers(phrase).some(
    (number) =>
      Math.abs(Math.abs(value) - number.value) <= number.tolerance + slack ||
      (phrase.includes("%") && Math.abs(Math.abs(value) * 100 - number.value) <= number.tolerance + slack),
  );
}

/**
 * Recomputes every checked figure, demands that every input is used, and that printed phrases stand in the text and carry
 * their number: changing any input must be noticed. `texts` = every string a reader may see.
 */
export function checkNumbers(scenario: Scenario, texts: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  const say = (path: (string | number)[], problem: string, mend: string): void => {
    problems.push({ file: "scenario.yaml", path: ["numbers", ...path], problem, mend });
  };
  const values = Object.fromEntries(Object.entries(scenario.numbers).map(([name, number]) => [name, number.value]));
  const sources = new Set(scenario.sources.map((source) => source.id));
  const used = new Set<string>();
  for (const [name, number] of Object.entries(scenario.numbers)) {
    if (number.from?.startsWith("source:") === true && !sources.has(number.from.slice(7))) {
      say([name, "from"], `no source is called '${number.from.slice(7)}'`, `use one of: ${[...sources].join(", ")}`);
    }
    if (number.formula === undefined) continue;
    const formula = parseFormula(number.formula);
    if ("problem" in formula) {
      say(
        [name, "formula"],
        `the formula cannot be read: ${formula.problem}`,
        "use names of other numbers, + - * / ** ( ) and ceil floor round min max sqrt ln exp",
      );
      continue;
    }
    for (const used_ of formula.names) used.add(used_);
    problems.push(...checkFormula(name, number, formula, values));
  }
  const whole = texts.map(oneLine).join("\n");
  for (const [name, number] of Object.entries(scenario.numbers)) {
    if (number.from !== undefined && !used.has(name)) {
      say(
        [name],
        "no formula uses this input, so a change of it would go unnoticed",
        "use it in a formula, or delete it",
      );
    }
    number.printed.forEach((phrase, index) => {
      if (!whole.includes(oneLine(phrase))) {
        say(
          [name, "printed", index],
          `"${phrase}" stands nowhere in the scenario's text`,
          "print the phrase exactly as it stands in a text, or delete it",
        );
      }
      if (!carries(phrase, number.value)) {
        say([name, "printed", index], `"${phrase}" does not carry ${number.value}`, "correct the text or the value");
      }
    });
  }
  return problems;
}

function checkFormula(
  name: string,
  number: ScenarioNumber,
  formula: Formula,
  values: Readonly<Record<string, number>>,
): Problem[] {
  const at = (problem: string, mend: string): Problem[] => [
    { file: "scenario.yaml", path: ["numbers", name, "formula"], problem, mend },
  ];
  const unknown = [...formula.names].filter((other) => !Object.hasOwn(values, other));
  if (unknown.length > 0) return at(`unknown number: ${unknown.join(", ")}`, "name an entry of 'numbers'");
  if (formula.names.size === 0)
    return at("the formula names no other number", "reference the inputs by name, so that a change is noticed");
  if (formula.names.has(name)) return at("the formula refers to itself", "reference other numbers only");
  const result = formula.evaluate(values);
  const slack = number.tolerance + 1e-9 * Math.max(1, Math.abs(result));
  if (!(Math.abs(result - number.value) <= slack)) {
    return at(
      `the formula gives ${String(Number(result.toPrecision(12)))}, the value says ${number.value}`,
      "correct the value (and the text that prints it), or state the rounding as 'tolerance'",
    );
  }
  return [];
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
