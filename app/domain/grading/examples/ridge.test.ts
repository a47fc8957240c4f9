import fc from "fast-check";
import { expect, test } from "vitest";
import { estimate, fitRidge, type RidgeInput } from "./ridge";

const bag = (words: string) => new Map(words.split(" ").map((word) => [word, 1] as const));
const input = (id: string, words: string, ...targets: number[]): RidgeInput => ({
  id,
  vector: bag(words),
  norm: Math.sqrt(bag(words).size),
  targets,
});
const text = (words: string) => ({ vector: bag(words), norm: Math.sqrt(bag(words).size) });
const nobody = () => false;

test("a text like the high ones is estimated high, one like the low ones low, one like none at the mean", () => {
  const ridge = fitRidge(
    [input("a", "drain first then stop", 3), input("b", "drain then stop pods", 3), input("c", "use best tools", 0)],
    1,
    0.5,
  );
  if (ridge === null) throw new Error("no fit");
  const level = (words: string) => estimate(ridge, text(words), nobody)[0] ?? Number.NaN;
  expect(level("drain then stop")).toBeGreaterThan(2.3);
  expect(level("best tools")).toBeLessThan(1.3);
  expect(level("something else entirely")).toBeCloseTo(2, 9);
});

test("leaving an example out gives what a fit without it gives, but for the common mean", () => {
  const words = fc.array(fc.constantFrom("a", "b", "c", "d", "e", "f"), { minLength: 1, maxLength: 5 });
  const examples = fc.array(fc.tuple(words, fc.integer({ min: 0, max: 3 })), { minLength: 4, maxLength: 8 });
  fc.assert(
    fc.property(examples, words, (list, asked) => {
      const all = list.map(([own, level], at) => input(`e${String(at)}`, own.join(" "), level));
      // Two opposite examples that share no word with the others keep the mean of both fits at 1.5.
      const levels = all.map(({ targets }) => targets[0] ?? 0);
      const centred = all.map((one, at) => ({ ...one, targets: [(levels[at] ?? 0) - 1.5] }));
      const mirrored = centred.map((one) => ({
        ...one,
        id: `m${one.id}`,
        vector: new Map([...one.vector].map(([word, value]) => [`${word}'`, value])),
        targets: [-(one.targets[0] ?? 0)],
      }));
      const whole = fitRidge([...centred, ...mirrored], 1.5, 0.5);
      const left = new Set(["e0", "me0"]);
      const part = fitRidge(
        [...centred, ...mirrored].filter(({ id }) => !left.has(id)),
        1.5,
        0.5,
      );
      if (whole === null || part === null) return;
      const question = text(asked.join(" "));
      const expected = estimate(part, question, nobody)[0] ?? Number.NaN;
      expect(estimate(whole, question, (id) => left.has(id))[0]).toBeCloseTo(expected, 6);
    }),
  );
});

test("one example is too few", () => {
  expect(fitRidge([input("a", "b", 1)], 1, 0.5)).toBeNull();
});
