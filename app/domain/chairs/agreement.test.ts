import fc from "fast-check";
import { expect, test } from "vitest";
import { LEVELS, type LevelOrUnknown } from "../rubric/level";
import { agreementOf, type ThreeLevels } from "./agreement";

const rows = (levels: [LevelOrUnknown, LevelOrUnknown, LevelOrUnknown][]): ThreeLevels[] =>
  levels.map(([human, self, automatic], index) => ({
    criterionId: `c${String(index)}`,
    title: `Criterion ${String(index)}`,
    human,
    self,
    automatic,
  }));

test("kappa, its range when one criterion is left out, and exact agreement, between each two", () => {
  const { pairs } = agreementOf(
    rows([
      [0, 1, 0],
      [1, 2, 1],
      [2, 3, 2],
      [3, 3, 3],
      [3, 3, 2],
    ]),
  );
  const [humanAutomatic, humanSelf] = pairs;
  expect(humanAutomatic).toMatchObject({ between: ["human", "automatic"], compared: 5, exact: 4, adjacent: 1 });
  // One square of 1 over five pairs; by chance 61 over the 25 couples of a human and an automatic level: 1 - 5 / 61.
  expect(humanAutomatic?.kappa?.value).toBeCloseTo(0.918, 3);
  expect(humanAutomatic?.kappa?.high).toBe(1);
  expect(humanSelf).toMatchObject({ exact: 2, adjacent: 3 });
  expect(humanAutomatic?.sentence).toContain("a hint, not a measurement");
});

test("with too few criteria no figure is given, and it is said why", () => {
  const [pair] = agreementOf(
    rows([
      [1, 1, 1],
      [2, 2, 2],
      [null, 3, 3],
      [3, 3, null],
    ]),
  ).pairs;
  expect(pair).toMatchObject({ compared: 2, exact: 2, kappa: null });
  expect(pair?.sentence).toContain("Too few to say more");
});

test("one and the same level throughout is no proof of agreement", () => {
  const [pair] = agreementOf(
    rows([
      [2, 2, 2],
      [2, 2, 2],
      [2, 2, 2],
      [2, 2, 2],
    ]),
  ).pairs;
  expect(pair?.kappa).toBeNull();
  expect(pair?.sentence).toContain("chance cannot be told from agreement");
});

test("no interviewer's level at all is said, not counted", () => {
  const [pair] = agreementOf(rows([[null, 2, 2]])).pairs;
  expect(pair?.sentence).toBe("There is no criterion with a level from both.");
});

test("where they differ most comes first, in words", () => {
  const { differences } = agreementOf(
    rows([
      [2, 2, 2],
      [2, 2, 1],
      [0, 3, null],
    ]),
  );
  expect(differences.map(({ criterionId, spread }) => [criterionId, spread])).toEqual([
    ["c2", 3],
    ["c1", 1],
  ]);
  expect(differences[0]?.sentence).toBe("the candidate says Defended, the interviewer says Not found.");
});

test("kappa lies in its own range, and perfect agreement with variation is 1", () => {
  const level = fc.constantFrom<LevelOrUnknown>(...LEVELS, null);
  fc.assert(
    fc.property(fc.array(fc.tuple(level, level, level), { maxLength: 6 }), (levels) => {
      for (const { kappa, compared, exact, adjacent } of agreementOf(rows(levels)).pairs) {
        expect(exact + adjacent).toBeLessThanOrEqual(compared);
        if (kappa === null) continue;
        expect(kappa.low).toBeLessThanOrEqual(kappa.value);
        expect(kappa.high).toBeGreaterThanOrEqual(kappa.value);
        if (exact === compared) expect(kappa.value).toBe(1);
      }
    }),
  );
});
