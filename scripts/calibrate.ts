// npm run calibrate: learns how the findings of the grader are weighed (app/domain/grading/weigh/learned.json) from labelled answers.
//   npm run calibrate              writes the table
//   npm run calibrate -- --check   leaves one scenario out at a time and prints what that gives on it; writes nothing
import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { readGold } from "../app/content/gold.server";
import { openLibrary, ROOT } from "../app/cli/content-place";
import { agreement, type Judgement } from "../app/domain/evaluation/figures";
import { compileScenario, featuresFor } from "../app/domain/grading/grade";
import type { RuleFinding } from "../app/domain/grading/rules/rules";
import { decide } from "../app/domain/grading/weigh/decide";
import { FEATURES } from "../app/domain/grading/weigh/features";
import { weigh } from "../app/domain/grading/weigh/forest";
import { learnForest, type Sample } from "../app/domain/grading/weigh/learn";
import { pack } from "../app/domain/grading/weigh/learned";
import { LEVELS, type Level } from "../app/domain/rubric/level";

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const LEARNING = { rounds: 40, rate: 0.1, depth: 2, leaf: 8, penalty: 2 };
/** Answers whose errors were read while rubrics were widened look better than the next person's: they and the marked examples count for less. */
const WEIGHT = { unread: 1, read: 0.1 };
const READ = /^(one|two)-/;

type Row = Sample & {
  scenario: string;
  answer: string;
  criterion: string;
  labels: readonly Level[];
  rules: RuleFinding;
  isSaid: boolean;
  isGold: boolean;
};

const rows: Row[] = openLibrary().scenarios.flatMap((loaded) => {
  const compiled = compileScenario(loaded);
  const gold = readGold(path.join(ROOT, "tests/gold"), "dev").filter((answer) => answer.scenario === loaded.id);
  const rowsOf = (
    answer: string,
    text: string,
    labels: readonly Partial<Record<string, Level>>[],
    weight: number,
    isGold: boolean,
  ) =>
    featuresFor(compiled, text, { exclude: new Set([answer, `written-${answer}`]) }).flatMap((found): Row[] => {
      const given = labels.flatMap((one) => one[found.criterion] ?? []);
      if (given.length === 0) return [];
      const shares = LEVELS.map((level) => given.filter((one) => one === level).length / given.length);
      const { criterion, rules, features, isSaid } = found;
      return [
        { scenario: loaded.id, answer, criterion, labels: given, rules, features, isSaid, shares, weight, isGold },
      ];
    });
  return [
    ...gold.flatMap(({ file, text, labels }) =>
      rowsOf(file.replace(/\.txt$/, ""), text, labels, READ.test(file) ? WEIGHT.read : WEIGHT.unread, true),
    ),
    ...loaded.examples
      .filter(({ id }) => !id.startsWith("written-"))
      .flatMap(({ id, text, levels }) => rowsOf(id, text, [levels], WEIGHT.read, false)),
  ];
});

if (values.check) {
  const unread = rows.filter((row) => row.isGold && row.weight === WEIGHT.unread);
  const scenarios = [...new Set(unread.map((row) => row.scenario))];
  const judged = scenarios.flatMap((scenario) => {
    const forest = learnForest(
      rows.filter((row) => row.scenario !== scenario),
      FEATURES,
      LEARNING,
    );
    return unread
      .filter((row) => row.scenario === scenario)
      .map((row): Judgement => ({
        scenario,
        answer: row.answer,
        kind: "middling",
        criterion: row.criterion,
        labels: row.labels,
        level: decide(row.rules, weigh(forest, row.features), row.isSaid).level,
        rules: row.rules.level,
        examples: null,
        words: 0,
        concepts: 0,
      }));
  });
  for (const name of ["all", ...scenarios]) {
    const { kappa, exact, adjacent, middle, coverage } = agreement(
      judged.filter((one) => name === "all" || one.scenario === name),
    );
    console.log(
      `${name.padEnd(30)} kappa ${kappa.value.toFixed(2)}, exact ${exact.value.toFixed(2)}, within one ${adjacent.value.toFixed(2)}, exact on 1-2 ${middle.value.toFixed(2)}, answered ${coverage.toFixed(2)}`,
    );
  }
} else {
  const file = path.join(ROOT, "app/domain/grading/weigh/learned.json");
  writeFileSync(file, `${JSON.stringify(pack(learnForest(rows, FEATURES, LEARNING)))}\n`);
  console.log(
    `Learned from ${String(rows.length)} judgements; wrote ${path.relative(ROOT, file)}. Raise GRADER_VERSION.`,
  );
}
