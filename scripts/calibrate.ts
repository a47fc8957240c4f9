// npm run calibrate: learns how the findings of the grader are weighed (app/domain/grading/weigh/learned.json) from labelled answers.
//   npm run calibrate              writes the table
//   npm run calibrate -- --check   leaves out a quarter of the authors, then each scenario, then two of them, and prints what that gives on
//                                  what was left out; writes nothing
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
const LEARNING = { rounds: 60, rate: 0.1, depth: 2, leaf: 8, penalty: 2 };
/** Answers whose errors were read while rubrics were widened look better than the next person's: they and the marked examples count for less. */
const WEIGHT = { unread: 1, read: 0.1 };
const READ = /^(one|two)-/;
/** Whose answer it is, told by the name of its file. A person's other answers are left out when one is looked at: nobody's next answer comes with ten marked ones. */
const AUTHOR = /^(?:one|two|three|four)-[a-z]/;
const AUTHOR_PARTS = 4;
const authorOf = (answer: string): string => AUTHOR.exec(answer)?.[0] ?? answer;

type Row = Sample & {
  scenario: string;
  answer: string;
  author: string;
  criterion: string;
  labels: readonly Level[];
  rules: RuleFinding;
  isSaid: boolean;
  isGold: boolean;
};

const rows: Row[] = openLibrary().scenarios.flatMap((loaded) => {
  const compiled = compileScenario(loaded);
  const gold = readGold(ROOT, "dev").filter((answer) => answer.scenario === loaded.id);
  const writtenBy = new Map<string, string[]>();
  for (const { id } of loaded.examples)
    if (id.startsWith("written-")) {
      const author = authorOf(id.slice("written-".length));
      writtenBy.set(author, [...(writtenBy.get(author) ?? []), id]);
    }
  const rowsOf = (
    answer: string,
    text: string,
    labels: readonly Partial<Record<string, Level>>[],
    weight: number,
    isGold: boolean,
  ) =>
    featuresFor(compiled, text, { exclude: new Set([answer, ...(writtenBy.get(authorOf(answer)) ?? [])]) }).flatMap(
      (found): Row[] => {
        const given = labels.flatMap((one) => one[found.criterion] ?? []);
        if (given.length === 0) return [];
        const shares = LEVELS.map((level) => given.filter((one) => one === level).length / given.length);
        const { criterion, rules, features, isSaid } = found;
        return [
          {
            scenario: loaded.id,
            answer,
            author: authorOf(answer),
            criterion,
            labels: given,
            rules,
            features,
            isSaid,
            shares,
            weight,
            isGold,
          },
        ];
      },
    );
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
  const authors = [...new Set(unread.map((row) => row.author))];
  const scenarios = [...new Set(unread.map((row) => row.scenario))];
  const parts = Array.from(
    { length: AUTHOR_PARTS },
    (_, part) => new Set(authors.filter((_author, at) => at % AUTHOR_PARTS === part)),
  );
  console.log("Authors left out, a quarter at a time:");
  const byAuthors = parts.flatMap((part) => judgedWithout(unread, (row) => part.has(row.author)));
  for (const name of ["all", ...scenarios])
    print(
      name,
      byAuthors.filter((one) => name === "all" || one.scenario === name),
    );
  console.log("Scenarios left out, one at a time:");
  const byScenario = scenarios.flatMap((scenario) => judgedWithout(unread, (row) => row.scenario === scenario));
  for (const name of ["all", ...scenarios])
    print(
      name,
      byScenario.filter((one) => name === "all" || one.scenario === name),
    );
  console.log("Learned on four scenarios, on the other two (beside: the same answers with authors left out):");
  const gaps: number[] = [];
  for (let at = 0; at < scenarios.length; at += 2) {
    const pair = new Set(scenarios.slice(at, at + 2));
    const without = print(
      [...pair].join(", "),
      judgedWithout(unread, (row) => pair.has(row.scenario)),
    );
    gaps.push(
      print(
        "  beside",
        byAuthors.filter((one) => pair.has(one.scenario)),
      ) - without,
    );
  }
  console.log(`Gap in kappa: ${gaps.map((gap) => gap.toFixed(2)).join(", ")} (at most 0.07 is wanted)`);
} else {
  const file = path.join(ROOT, "app/domain/grading/weigh/learned.json");
  writeFileSync(file, `${JSON.stringify(pack(learnForest(rows, FEATURES, LEARNING)))}\n`);
  console.log(
    `Learned from ${String(rows.length)} judgements; wrote ${path.relative(ROOT, file)}. Raise GRADER_VERSION.`,
  );
}

/** Judgements on what is left out, by a table learned from the rest. */
function judgedWithout(unread: readonly Row[], isLeftOut: (row: Row) => boolean): Judgement[] {
  const forest = learnForest(
    rows.filter((row) => !isLeftOut(row)),
    FEATURES,
    LEARNING,
  );
  return unread.filter(isLeftOut).map((row) => ({
    scenario: row.scenario,
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
}

/** One line of agreement; returns the kappa where a level was given. */
function print(name: string, judged: readonly Judgement[]): number {
  const { kappa, kappaAll, exact, adjacent, middle, coverage } = agreement(judged);
  console.log(
    `${name.padEnd(56)} kappa ${kappa.value.toFixed(2)} (all ${kappaAll.value.toFixed(2)}), exact ${exact.value.toFixed(2)}, within one ${adjacent.value.toFixed(2)}, exact on 1-2 ${middle.value.toFixed(2)}, answered ${coverage.toFixed(2)}`,
  );
  return kappa.value;
}
