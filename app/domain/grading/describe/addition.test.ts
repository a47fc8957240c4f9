import fc from "fast-check";
import { expect, test } from "vitest";
import { smallestAdditions, withAddition, withAdditions } from "./addition";
import { compileFixture, SAYS } from "../drain-fixture";
import { grade } from "../grade";

const compiled = compileFixture();

test("what is offered lifts the level of this very text, for any mixture of sentences", () => {
  const sentences = fc.subarray([
    SAYS.named,
    SAYS.explained,
    SAYS.reversed,
    SAYS.noDatabase,
    "We do not set a preStop hook.",
    "We sell tickets to people in three countries.",
  ]);
  let offered = 0;
  fc.assert(
    fc.property(sentences, (chosen) => {
      const text = chosen.join(" ");
      const report = grade(compiled, text);
      for (const [criterion, passage] of smallestAdditions(compiled, text, report, [])) {
        offered += 1;
        const level = (of: typeof report): number => of.criteria.find((one) => one.id === criterion)?.level ?? 0;
        expect(level(grade(compiled, withAddition(text, passage)))).toBeGreaterThan(level(report));
      }
    }),
    { numRuns: 30 },
  );
  expect(offered).toBeGreaterThan(10);
});

test("a defended criterion is offered nothing, and an empty text the shortest sentence that says something", () => {
  const defended = grade(compiled, SAYS.defended);
  const additions = smallestAdditions(compiled, SAYS.defended, defended, []);
  for (const criterion of defended.criteria) if (criterion.level === 3) expect(additions.has(criterion.id)).toBe(false);
  const empty = withAdditions(compiled, "", grade(compiled, ""));
  expect(empty.criteria.some((criterion) => criterion.addition !== undefined)).toBe(true);
});
