import path from "node:path";
import { parseArgs } from "node:util";
import { readGold, type GoldSplit } from "../content/gold.server";
import {
  agreement,
  ANSWER_KINDS,
  baselineFrom,
  confusion,
  labellers,
  majority,
  pairsOf,
  ranking,
  worst,
  type Agreement,
  type Interval,
  type Judgement,
  type ScoredAnswer,
} from "../domain/evaluation/figures";
import { quadraticKappa } from "../domain/checks/examples";
import { judgeGold } from "../domain/evaluation/judge-gold";
import { compileScenario, GRADER_VERSION } from "../domain/grading/grade";
import { openLibrary, ROOT } from "./content-place";

/** `eval:grader [--blind] [--scenario id] [--errors N] [--json]`: how well grades agree with people's labels. */
export async function runEval(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      blind: { type: "boolean", default: false },
      scenario: { type: "string" },
      errors: { type: "string", default: "12" },
      json: { type: "boolean", default: false },
    },
  });
  const split: GoldSplit = values.blind ? "blind" : "dev";
  const gold = readGold(path.join(ROOT, "tests/gold"), split).filter(
    (answer) => values.scenario === undefined || answer.scenario === values.scenario,
  );
  if (gold.length === 0) {
    console.error(
      `There are no ${split} answers${values.scenario === undefined ? "" : ` to '${values.scenario}'`} in tests/gold.`,
    );
    return Promise.resolve(2);
  }
  const library = openLibrary();
  const judgements: Judgement[] = [];
  const scores: ScoredAnswer[] = [];
  for (const id of [...new Set(gold.map((answer) => answer.scenario))]) {
    const loaded = library.get(id);
    if (loaded === undefined) continue;
    const judged = judgeGold(
      compileScenario(loaded),
      gold.filter((answer) => answer.scenario === id),
    );
    judgements.push(...judged.judgements);
    scores.push(...judged.scores);
  }
  const result = evaluate(judgements, scores);
  if (values.json) console.log(JSON.stringify({ split, grader: GRADER_VERSION, ...result }));
  else print(split, result, Number(values.errors));
  return Promise.resolve(0);
}

type Row = { name: string; agreement: Agreement };
type Result = {
  answers: number;
  labellers: ReturnType<typeof labellers>;
  rows: Row[];
  baselines: { name: string; kappa: number | null; exact: number }[];
  confusion: number[][];
  ranking: ReturnType<typeof ranking>;
  worst: Judgement[];
};

function evaluate(judgements: readonly Judgement[], scores: readonly ScoredAnswer[]): Result {
  const scenarios = [...new Set(judgements.map((one) => one.scenario))];
  const baseline = (name: string, level: (one: Judgement) => Judgement["level"]) => {
    const pairs = pairsOf(judgements, level);
    return {
      name,
      kappa: quadraticKappa(pairs),
      exact: pairs.filter(([a, b]) => a === b).length / Math.max(1, pairs.length),
    };
  };
  const commonest = majority(judgements);
  return {
    answers: scores.length,
    labellers: labellers(judgements),
    rows: [
      { name: "all", agreement: agreement(judgements) },
      ...(scenarios.length > 1
        ? scenarios.map((id) => ({
            name: id,
            agreement: agreement(judgements.filter((one) => one.scenario === id)),
          }))
        : []),
      ...ANSWER_KINDS.map((kind) => ({
        name: `${kind} answers`,
        agreement: agreement(judgements.filter((one) => one.kind === kind)),
      })).filter((row) => row.agreement.judgements > 0),
    ],
    baselines: [
      baseline("rules alone", (one) => one.rules),
      baseline("examples alone", (one) => one.examples),
      baseline(
        "concept count",
        baselineFrom(judgements, (one) => one.concepts),
      ),
      baseline(
        "answer length",
        baselineFrom(judgements, (one) => one.words),
      ),
      baseline("commonest label", () => commonest),
    ],
    confusion: confusion(judgements),
    ranking: ranking(scores),
    worst: worst(judgements),
  };
}

const shown = ({ value, low, high }: Interval): string =>
  `${value.toFixed(2)} (${low.toFixed(2)}-${high.toFixed(2)})`.padEnd(18);

function print(split: GoldSplit, result: Result, errors: number): void {
  console.log(
    `\n${String(result.answers)} ${split} answers, grader ${GRADER_VERSION}; synthetic gold. Intervals: 95%, over whole answers.`,
  );
  if (result.labellers)
    console.log(
      `Labeller against labeller: weighted kappa ${result.labellers.kappa?.toFixed(2) ?? "-"}, exact ${result.labellers.exact.toFixed(2)}.`,
    );
  console.log(
    `\n${"".padEnd(30)}${"kappa, all".padEnd(18)}${"kappa, answered".padEnd(18)}${"exact".padEnd(18)}${"within one".padEnd(18)}${"exact on 1-2".padEnd(18)}answered`,
  );
  for (const { name, agreement: a } of result.rows)
    console.log(
      `${name.padEnd(30)}${shown(a.kappaAll)}${shown(a.kappa)}${shown(a.exact)}${shown(a.adjacent)}${shown(a.middle)}${a.coverage.toFixed(2)}`,
    );
  console.log("\nbaselines");
  for (const { name, kappa, exact } of result.baselines)
    console.log(`${name.padEnd(30)}${(kappa?.toFixed(2) ?? "-").padEnd(36)}${exact.toFixed(2)}`);
  console.log(
    `\nwhole answers in the right order: ${result.ranking.right.toFixed(3)} of ${String(result.ranking.pairs)} pairs`,
  );
  console.log("\nlabel \\ graded   0    1    2    3   can't tell");
  result.confusion.forEach((row, label) =>
    console.log(`${String(label).padEnd(12)}${row.map((count) => String(count).padStart(5)).join("")}`),
  );
  if (errors <= 0) return;
  console.log("\nworst");
  for (const one of result.worst.slice(0, errors))
    console.log(
      `  ${one.scenario}/${one.answer} ${one.criterion}: labels ${one.labels.join(",")}, graded ${String(one.level ?? "can't tell")} (rules ${String(one.rules ?? "-")}, examples ${String(one.examples ?? "-")})`,
    );
}
