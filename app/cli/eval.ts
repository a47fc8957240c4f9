import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { readGold, readParaphrases, type GoldAnswer, type GoldSplit } from "../content/gold.server";
import { targetOf, type Target } from "../domain/evaluation/attacks";
import { attackFigures, evaluate, type Evaluation } from "../domain/evaluation/evaluation";
import { invariance, type InvarianceFigure } from "../domain/evaluation/invariance";
import { judgeGold } from "../domain/evaluation/judge-gold";
import { paraphraseFigures, paraphraseGaps, type ParaphraseFigures } from "../domain/evaluation/paraphrase";
import { SPLITS, trustReport, TrustReportSchema } from "../domain/evaluation/trust-report";
import { compileScenario, GRADER_VERSION } from "../domain/grading/grade";
import { openLibrary, ROOT } from "./content-place";
import { printAttacks, printEvaluation, printInvariance, printParaphrase } from "./eval-print";

/** The same attempts and disguises on every run. */
const SEED = 20_261_124;
/** Not app/content/trust.server.ts: it would read the file that is written here. */
const TRUST_FILE = "app/content/trust.json";

/**
 * `eval:grader [--blind] [--scenario id] [--errors N] [--attacks] [--json] [--out FILE]`: how well grades agree with labels; with
 * --attacks also how often gaming fails and whether looks alone change a level. `--report [--date yyyy-mm-dd]` measures all of it, on
 * both splits, for the trust page.
 */
export async function runEval(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      blind: { type: "boolean", default: false },
      scenario: { type: "string" },
      errors: { type: "string", default: "12" },
      attacks: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      out: { type: "string" },
      report: { type: "boolean", default: false },
      date: { type: "string" },
    },
  });
  if (values.report) return Promise.resolve(writeReport(values.date ?? new Date().toISOString().slice(0, 10)));
  const split: GoldSplit = values.blind ? "blind" : "dev";
  const gold = goldOf(split, values.scenario);
  if (gold.length === 0) {
    console.error(
      `There are no ${split} answers${values.scenario === undefined ? "" : ` to '${values.scenario}'`} in tests/gold.`,
    );
    return Promise.resolve(2);
  }
  const targets = targetsOf(values.attacks ? values.scenario : new Set(gold.map(({ scenario }) => scenario)));
  const evaluation = evaluateGold(targets, gold);
  const extra = values.attacks
    ? {
        attacks: attackFigures(targets, SEED),
        invariance: invarianceOf(targets, gold),
        paraphrase: paraphraseOf(targets),
      }
    : null;
  const json = JSON.stringify({ split, grader: GRADER_VERSION, ...evaluation, ...extra });
  if (values.out !== undefined) writeFileSync(path.resolve(values.out), `${json}\n`);
  if (values.json) {
    console.log(json);
    return Promise.resolve(0);
  }
  printEvaluation(split, evaluation, Number(values.errors));
  if (extra !== null) {
    printAttacks(extra.attacks);
    printInvariance(extra.invariance);
    printParaphrase(extra.paraphrase);
  }
  return Promise.resolve(0);
}

function writeReport(date: string): number {
  if (!z.iso.date().safeParse(date).success) {
    console.error(`'${date}' is no date. Write it as 2026-11-24.`);
    return 2;
  }
  const targets = targetsOf(undefined);
  const measured = SPLITS.flatMap((split) => {
    const gold = goldOf(split, undefined);
    if (gold.length === 0) return [];
    return [{ split, evaluation: evaluateGold(targets, gold), invariance: invarianceOf(targets, gold) }];
  });
  const attacks = attackFigures(targets, SEED);
  const paraphrase = paraphraseOf(targets);
  const report = trustReport(measured, attacks, { date, graderVersion: GRADER_VERSION, targets, paraphrase });
  writeFileSync(path.join(ROOT, TRUST_FILE), `${JSON.stringify(TrustReportSchema.parse(report), null, 2)}\n`);
  for (const { split, evaluation, invariance: figures } of measured) {
    printEvaluation(split, evaluation, 0);
    printInvariance(figures);
  }
  printAttacks(attacks);
  printParaphrase(paraphrase);
  console.log(`\nWrote ${TRUST_FILE}: the page /trust shows it after the next build.`);
  return 0;
}

function goldOf(split: GoldSplit, scenario: string | undefined): GoldAnswer[] {
  return readGold(ROOT, split).filter((answer) => scenario === undefined || answer.scenario === scenario);
}

/** The named scenarios, compiled; all of them for undefined. */
function targetsOf(wanted: string | ReadonlySet<string> | undefined): Target[] {
  const ids = typeof wanted === "string" ? new Set([wanted]) : wanted;
  return openLibrary()
    .scenarios.filter(({ id }) => ids === undefined || ids.has(id))
    .map((loaded) => targetOf({ ...loaded, compiled: compileScenario(loaded) }));
}

function evaluateGold(targets: readonly Target[], gold: readonly GoldAnswer[]): Evaluation {
  const judged = targets.map(({ compiled }) =>
    judgeGold(
      compiled,
      gold.filter((answer) => answer.scenario === compiled.scenarioId),
    ),
  );
  return evaluate(
    judged.flatMap((one) => one.judgements),
    judged.flatMap((one) => one.scores),
  );
}

function invarianceOf(targets: readonly Target[], gold: readonly GoldAnswer[]): InvarianceFigure[] {
  const compiled = new Map(targets.map((target) => [target.scenario.id, target.compiled]));
  const answers = gold.flatMap(({ scenario, text }) => {
    const known = compiled.get(scenario);
    return known === undefined ? [] : [{ compiled: known, text }];
  });
  return invariance(answers, SEED);
}

function paraphraseOf(targets: readonly Target[]): ParaphraseFigures {
  return paraphraseFigures(
    targets.flatMap(({ compiled }) => paraphraseGaps(compiled, readParaphrases(ROOT, compiled.scenarioId))),
  );
}
