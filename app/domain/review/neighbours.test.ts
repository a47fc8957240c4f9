import { expect, test } from "vitest";
import { makeScenario } from "../../../tests/setup/practice-library";
import { findNeighbours, termsOf } from "./neighbours";

test("terms are the lexicon sets and the words by which a criterion is graded", () => {
  const { rubric } = makeScenario();
  const criterion = rubric.criteria[0]!;
  const concepts = {
    ...rubric.concepts,
    drain: { name: "the drain of pods", any: ["@leaving-pod ... out"], want: "assert" as const },
  };
  const terms = termsOf({ ...rubric, concepts }, criterion);
  expect([...terms]).toEqual(expect.arrayContaining(["@leaving-pod", "drain", "pod", "readiness"]));
  expect(terms.has("the")).toBe(false);
});

test("neighbours share dimension and terms, and stand in another scenario; none is better than a bad one", () => {
  const first = makeScenario();
  const second = makeScenario({ id: "other-fleet" });
  const stranger = makeScenario({
    id: "stranger",
    criteria: ["alpha", "beta", "gamma", "delta", "epsilon"].map((id) => ({
      id,
      title: `Something about ${id} alone`,
      dimension: "rollout" as const,
      weight: 2,
    })),
  });
  const found = findNeighbours([first, second, stranger]);
  expect(found.get("small-fleet/headroom")).toMatchObject([{ scenarioId: "other-fleet", criterionId: "headroom" }]);
  expect(found.get("other-fleet/headroom")).toMatchObject([{ scenarioId: "small-fleet", criterionId: "headroom" }]);
  expect(found.has("stranger/alpha")).toBe(false);
});
