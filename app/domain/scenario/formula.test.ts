import fc from "fast-check";
import { expect, test } from "vitest";
import { parseFormula } from "./formula";

function value(source: string, values: Record<string, number> = {}): number | string {
  const formula = parseFormula(source);
  return "problem" in formula ? formula.problem : formula.evaluate(values);
}

test("arithmetic follows the usual precedence and powers bind tighter than products", () => {
  expect(value("2 + 3 * 4")).toBe(14);
  expect(value("(2 + 3) * 4")).toBe(20);
  expect(value("2 * 3 ** 2")).toBe(18);
  expect(value("2 ** 3 ** 2")).toBe(512);
  expect(value("-3 + 5")).toBe(2);
  expect(value("7 % 4")).toBe(3);
});

test("names are read from the values, and functions work on them", () => {
  expect(value("ceil(peak * share / per_gpu)", { peak: 100, share: 0.3, per_gpu: 7 })).toBe(5);
  expect(value("min(a, b) + max(a, b)", { a: 2, b: 9 })).toBe(11);
  expect(value("round(exp(ln(x)))", { x: 12 })).toBe(12);
});

test("whatever is not arithmetic is refused with a reason", () => {
  for (const source of [
    "a.b",
    "a[0]",
    "x => 1",
    "f(1)",
    "'text'",
    "a ? b : c",
    "[1,2]",
    "a && b",
    "!a",
    "1 +",
    "constructor(1)",
    "__proto__(1)",
    "a = 1",
  ]) {
    const formula = parseFormula(source);
    expect("problem" in formula ? "refused" : `accepted ${source}`).toBe("refused");
  }
});

test("no text makes the parser throw", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (source) => {
      const formula = parseFormula(source);
      if (!("problem" in formula)) formula.evaluate(Object.fromEntries([...formula.names].map((name) => [name, 2])));
    }),
  );
});
