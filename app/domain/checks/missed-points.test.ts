import { expect, test } from "vitest";
import { ExampleSchema } from "../rubric/schema";
import { candidatesOf, exampleOf, withoutAddresses, type CandidatePoint } from "./missed-points";

const POINT: CandidatePoint = {
  scenarioId: "small-fleet",
  criterionId: "headroom",
  quote: "We keep seven spare, since one pool goes at once.",
  wantedLevel: 2,
  reason: null,
  gradedLevel: 1,
  rubricVersion: "r1",
  graderVersion: "1.0.0",
};

test("one passage that two learners marked is one candidate; others keep to their criterion", () => {
  const found = candidatesOf([
    { ...POINT, criterionId: "proof" },
    POINT,
    { ...POINT, wantedLevel: 3, reason: "It has a\nnumber." },
    { ...POINT, scenarioId: "another-fleet" },
  ]);
  expect(found.map(({ scenario, criterion, marks }) => [scenario, criterion, marks.length])).toEqual([
    ["another-fleet", "headroom", 1],
    ["small-fleet", "headroom", 2],
    ["small-fleet", "proof", 1],
  ]);
});

test("a candidate is an example that the schema takes; of two thoughts the lower level stands", () => {
  const [candidate] = candidatesOf([{ ...POINT, wantedLevel: 3, reason: "It has a\nnumber." }, POINT]);
  const example = exampleOf(candidate!, "missed-headroom-1a2b3c");
  expect(ExampleSchema.parse(example)).toMatchObject({
    kind: "passage",
    levels: { headroom: 2 },
    stands: "It has a number.",
    text: POINT.quote,
  });
  const [three] = candidatesOf([POINT, { ...POINT, wantedLevel: 3 }, { ...POINT, wantedLevel: 3 }]);
  expect(exampleOf(three!, "x").levels).toEqual({ headroom: 3 });
});

test("an address in a passage or a reason does not reach the author", () => {
  expect(withoutAddresses("ask ann@example.org, or (bob.b+x@mail.example.com)!")).toBe(
    "ask [address], or ([address])!",
  );
  const [candidate] = candidatesOf([{ ...POINT, quote: "mail ann@example.org", reason: "ann@example.org said so" }]);
  expect(JSON.stringify(candidate)).not.toContain("ann@");
});
