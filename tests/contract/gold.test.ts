import path from "node:path";
import { expect, test } from "vitest";
import { readGold, readParaphrases } from "../../app/content/gold.server";
import { loadLibrary } from "../../app/content/library.server";
import { agreement, ranking } from "../../app/domain/evaluation/figures";
import { paraphraseFigures, paraphraseGaps } from "../../app/domain/evaluation/paraphrase";
import { judgeGold } from "../../app/domain/evaluation/judge-gold";
import { compileScenario } from "../../app/domain/grading/grade";

const ROOT = path.resolve(import.meta.dirname, "../..");
const library = loadLibrary([path.join(ROOT, "scenarios")], path.join(ROOT, "scenarios/lexicon.yaml"));

const compiled = library.scenarios.map(compileScenario);

/** Floors over answers that the patterns were not written from (tests/gold/README.md). They may only rise. */
const FLOORS = {
  dev: { kappa: 0.85, exact: 0.78, adjacent: 0.95, coverage: 0.84, ranking: 0.9 },
  blind: { kappa: 0.83, exact: 0.75, adjacent: 0.95, coverage: 0.82, ranking: 0.93 },
} as const;

test.each(["dev", "blind"] as const)("%s answers: agreement, coverage and ranking stay above their floors", (split) => {
  const all = readGold(ROOT, split);
  // Dev answers are marked examples of their scenarios by now: a fourth of them tells; npm run eval:grader measures all.
  const gold = split === "blind" ? all : all.filter((_answer, index) => index % 4 === 0);
  const judged = compiled.map((scenario) =>
    judgeGold(
      scenario,
      gold.filter((answer) => answer.scenario === scenario.scenarioId),
    ),
  );
  const figures = agreement(judged.flatMap((one) => one.judgements));
  const order = ranking(judged.flatMap((one) => one.scores));
  const floors = FLOORS[split];
  expect(figures.coverage).toBeGreaterThanOrEqual(floors.coverage);
  expect(figures.kappa.value).toBeGreaterThanOrEqual(floors.kappa);
  expect(figures.exact.value).toBeGreaterThanOrEqual(floors.exact);
  expect(figures.adjacent.value).toBeGreaterThanOrEqual(floors.adjacent);
  expect(order.right).toBeGreaterThanOrEqual(floors.ranking);
});

/** Strong answers and the same in other words (tests/gold/paraphrase): mean gap of the totals, and the share within 20%. Floors, not aims. */
test("a strong answer in other words comes out near the first", () => {
  const gaps = compiled.flatMap((scenario) => paraphraseGaps(scenario, readParaphrases(ROOT, scenario.scenarioId)));
  expect(gaps.length).toBeGreaterThanOrEqual(18);
  const figures = paraphraseFigures(gaps);
  expect(figures.within).toBeGreaterThanOrEqual(0.4);
  expect(figures.meanGap).toBeLessThanOrEqual(0.3);
});
