import { expect, test } from "vitest";
import { compileFixture, RUBRIC, SAYS, STRONG } from "../domain/grading/drain-fixture";
import { createJudge } from "./embedded";
import { joinForProbe } from "./judge";

// By the rules alone: what is tested is that each part arrives.
const compiled = compileFixture([]);
const at = { scenarioId: "graceful-stop", rubricVersion: compiled.rubricVersion };
const judge = createJudge(() => compiled);

test("a grade is that of the compiled rubric which is asked for, awaited or not", async () => {
  const asked: string[] = [];
  const later = createJudge((...which) => {
    asked.push(which.join("@"));
    return Promise.resolve(compiled);
  });
  const report = await later.grade({ ...at, text: STRONG, shown: [] });
  expect(report).toMatchObject({ scenario: "graceful-stop", rubricVersion: compiled.rubricVersion, score: 1 });
  expect(await judge.grade({ ...at, text: STRONG, shown: [] })).toEqual(report);
  expect(asked).toEqual([`graceful-stop@${compiled.rubricVersion}`]);
});

test("what was shown is masked", async () => {
  const report = await judge.grade({ ...at, text: SAYS.defended, shown: [SAYS.defended] });
  expect(report.criteria[0]?.level).toBe(0);
  expect(report.flags).toContain("mostly-copied");
});

test("a reply to a probe is graded with the answer, on its one criterion, without the question", async () => {
  const request = {
    ...at,
    answer: SAYS.named,
    criterionId: "drain-order",
    question: "Why must readiness fail before the process stops?",
    shown: [],
  };
  const better = await judge.gradeProbe({ ...request, probeAnswer: SAYS.defended });
  expect(better).toMatchObject({ id: "drain-order", level: 3 });
  const text = joinForProbe(SAYS.named, SAYS.defended);
  for (const quote of better.quotes) expect(text.slice(quote.start, quote.end)).toBe(quote.text);
  expect(await judge.gradeProbe({ ...request, probeAnswer: request.question })).toMatchObject({ level: 1 });
  expect(
    await judge.gradeProbe({ ...request, answer: SAYS.defended, probeAnswer: "Then we delete the pod by force." }),
  ).toMatchObject({ level: 1 });
});

test("a criterion that the rubric does not have is refused by name", async () => {
  const request = { ...at, answer: STRONG, criterionId: "no-such", question: "Why?", probeAnswer: "", shown: [] };
  await expect(judge.gradeProbe(request)).rejects.toThrow(/no criterion 'no-such'/);
  expect(RUBRIC.criteria.map((criterion) => criterion.id)).not.toContain("no-such");
});

test("a rubric that cannot be compiled is the asker's error and nothing is remembered of it", async () => {
  let tries = 0;
  const broken = createJudge(() => {
    tries += 1;
    throw new Error("no such rubric");
  });
  await expect(broken.grade({ ...at, text: "", shown: [] })).rejects.toThrow("no such rubric");
  await expect(broken.grade({ ...at, text: "", shown: [] })).rejects.toThrow("no such rubric");
  expect(tries).toBe(2);
});
