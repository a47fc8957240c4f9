import { expect, test } from "vitest";
import type { LevelOrUnknown } from "../rubric/level";
import { currentProbe, planProbes } from "./probes";

function graded(id: string, level: LevelOrUnknown, weight = 1) {
  const probeKey = level === 3 ? null : (level ?? ("unsure" as const));
  return { id, level, weight, probeKey, probe: probeKey === null ? null : `What about ${id}?` };
}

test("what could not be told is asked first, then what was not found, named, explained", () => {
  const planned = planProbes([
    graded("explained", 2, 5),
    graded("named", 1),
    graded("missing", 0),
    graded("unclear", null),
  ]);
  expect(planned.map((probe) => probe.criterionId)).toEqual(["unclear", "missing", "named", "explained"]);
  expect(planned[0]).toEqual({
    criterionId: "unclear",
    key: "unsure",
    question: "What about unclear?",
    levelBefore: null,
  });
});

test("at most four are asked, the heavier criterion first, the rubric's order on a tie", () => {
  const planned = planProbes([graded("a", 1), graded("b", 1, 3), graded("c", 1), graded("d", 1, 2), graded("e", 2, 9)]);
  expect(planned.map((probe) => probe.criterionId)).toEqual(["b", "d", "a", "c"]);
});

test("a defended criterion is never probed", () => {
  expect(planProbes([graded("a", 3), graded("b", 3)])).toEqual([]);
});

test("the current question is the first that is not settled", () => {
  const planned = planProbes([graded("a", 0), graded("b", 1)]);
  expect(currentProbe(planned, [])?.criterionId).toBe("a");
  expect(currentProbe(planned, [{ criterionId: "a" }])?.criterionId).toBe("b");
  expect(currentProbe(planned, [{ criterionId: "b" }, { criterionId: "a" }])).toBeNull();
});
