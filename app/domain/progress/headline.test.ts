import { expect, test } from "vitest";
import { criterionGrade } from "../../../tests/setup/practice-judge";
import { CRITERIA } from "../../../tests/setup/practice-library";
import type { GradeReport } from "../grading/evidence";
import type { LevelOrUnknown } from "../rubric/level";
import { gradeHeadline } from "./headline";

function headline(levels: LevelOrUnknown[], flags: GradeReport["flags"] = []): string {
  return gradeHeadline({
    criteria: CRITERIA.map((criterion, i) => criterionGrade(criterion, levels[i] ?? null)),
    flags,
  });
}

test("says in words what was reached, the best first, and what is missing", () => {
  expect(headline([3, 2, 2, 1, 0])).toBe(
    "Of five criteria, one is defended, two are explained, one is only named and one is not found. " +
      "What is only named lacks its reason: say why it works, or what happens without it.",
  );
});

test("says how much is unclear", () => {
  expect(headline([3, 3, 3, 3, null])).toBe(
    "Of five criteria, four are defended and one is unclear. One sentence more may settle what is unclear.",
  );
});

test("one level for everything is one sentence about everything", () => {
  expect(headline([3, 3, 3, 3, 3])).toBe(
    "All five criteria are defended. What is left is to hold it when a constraint changes.",
  );
});

test("says kindly why nothing could be told", () => {
  const nothing: LevelOrUnknown[] = [null, null, null, null, null];
  expect(headline(nothing, ["not-english"])).toContain("reads English only");
  expect(headline(nothing, ["very-short"])).toContain("full sentences");
  expect(headline(nothing)).toContain("The questions that follow");
});
