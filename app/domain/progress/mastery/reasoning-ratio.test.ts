import fc from "fast-check";
import { expect, test } from "vitest";
import { pastAttempt } from "../../../../tests/setup/past-attempts";
import { inPeriods, reasoningOverTime, reasoningShare } from "./reasoning-ratio";

test("the share is reasoned against named; not found and can't tell are neither", () => {
  expect(reasoningShare([pastAttempt({ levels: [1, 2, 3, 0, null] })])).toEqual({
    named: 1,
    reasoned: 2,
    share: 2 / 3,
  });
  expect(reasoningShare([pastAttempt({ levels: [0, null] })]).share).toBeNull();
  expect(reasoningShare([pastAttempt({ levels: [3], isCounted: false })]).share).toBeNull();
});

test("time goes in at most twelve parts of equally many attempts, oldest first", () => {
  const attempts = Array.from({ length: 30 }, (_, n) => pastAttempt({ day: n + 1, levels: [n < 15 ? 1 : 2] }));
  const periods = reasoningOverTime([...attempts].reverse());
  expect(periods).toHaveLength(12);
  expect(periods[0]).toMatchObject({ share: 0, attempts: 2, from: attempts[0]!.startedAt });
  expect(periods.at(-1)).toMatchObject({ share: 1 });
});

test("parts lose nothing and differ in length by at most one", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 20 }), (list, most) => {
      const parts = inPeriods(list, most);
      expect(parts.flat()).toEqual(list);
      const lengths = parts.map((part) => part.length);
      if (lengths.length > 0) expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
    }),
  );
});
