import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { parseYaml, readYaml } from "../content/yaml-file.server";
import { readLexicon, readScenario, scenarioFolders, type LoadedScenario } from "../content/library.server";
import { checkGrading, missesOf, type GradingCheck } from "../domain/checks/grading";
import { idsOf, IdsLockSchema, lockProblems, printLock } from "../domain/scenario/ids-lock";
import type { Example } from "../domain/rubric/schema";
import { describeIssue, type Issue } from "../domain/scenario/issue";
import { BUILT_IN, LEXICON, scenarioParents } from "./content-place";

/**
 * `content:check [id ...] [--verbose] [--update-lock]`: every problem of every scenario with file, line, path and mend, and what the
 * grader makes of its marked examples; 1 when there is any problem.
 */
export async function runCheck(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { verbose: { type: "boolean", default: false }, "update-lock": { type: "boolean", default: false } },
  });
  const lexicon = readLexicon(LEXICON);
  const folders = scenarioParents().flatMap(scenarioFolders);
  const unknown = positionals.filter((id) => !folders.some((folder) => path.basename(folder) === id));
  if (unknown.length > 0) {
    console.error(
      `There is no scenario folder '${unknown.join("', '")}'. There are: ${folders.map((folder) => path.basename(folder)).join(", ")}.`,
    );
    return Promise.resolve(2);
  }
  let problems = 0;
  const builtIn: LoadedScenario[] = [];
  for (const folder of folders) {
    const { scenario, issues } = readScenario(folder, lexicon);
    if (scenario !== null && path.dirname(folder) === BUILT_IN) builtIn.push(scenario);
    if (positionals.length > 0 && !positionals.includes(path.basename(folder))) continue;
    const check = scenario !== null && issues.length === 0 ? checkGrading(scenario) : null;
    const all = [
      ...issues,
      ...(check?.problems ?? []).map((problem): Issue => ({
        ...problem,
        file: path.join(path.relative(process.cwd(), folder), problem.file),
        line: 1,
        path: problem.path.join("."),
      })),
    ];
    problems += all.length;
    console.log(
      `\n${path.basename(folder)}: ${all.length === 0 ? "no problem" : `${all.length} problem${all.length === 1 ? "" : "s"}`}`,
    );
    for (const issue of all) console.log(describeIssue(issue));
    if (check !== null) printFigures(check, scenario?.examples ?? [], values.verbose);
  }
  if (positionals.length === 0) problems += checkLock(builtIn, values["update-lock"]);
  return Promise.resolve(problems === 0 ? 0 : 1);
}

/** For each criterion the texts behind the two kinds of miss: what an author reads to mend patterns. */
function printSentences(check: GradingCheck, examples: readonly Example[]): void {
  const texts = new Map(examples.map(({ id, text }) => [id, text.trim().replaceAll(/\s+/g, " ")]));
  for (const { criterion } of check.criteria) {
    for (const one of check.judged.filter((judged) => judged.criterion === criterion)) {
      const kind =
        one.label >= 2 && !one.hasLink ? "missed positive" : one.label < 2 && one.hasLink ? "missed negative" : null;
      if (kind === null) continue;
      const text = texts.get(one.example) ?? "";
      console.log(
        `    ${criterion}, ${kind}: ${one.example}: ${text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text}`,
      );
    }
  }
}
const SHOWN = 240;

function printFigures(check: GradingCheck, examples: readonly Example[], isVerbose: boolean): void {
  const percent = (value: number): string => `${Math.round(100 * value)}%`.padStart(6);
  console.log("  leave-one-out             labels  graded  exact   matched  missed positive  missed negative");
  for (const row of [...check.criteria, check.total]) {
    console.log(
      `  ${row.criterion.padEnd(26)}${String(row.labels).padStart(6)} ${percent(row.coverage)} ${percent(row.exact)}   ${String(row.matched).padStart(7)}  ${String(row.missedPositive).padStart(15)}  ${String(row.missedNegative).padStart(15)}`,
    );
  }
  const kappa = (value: number | null): string => (value === null ? "-" : value.toFixed(2));
  console.log(
    `  weighted kappa: ${kappa(check.kappa.fused)} (rules alone ${kappa(check.kappa.rules)}, examples alone ${kappa(check.kappa.examples)})`,
  );
  console.log(
    "  matched: marked Explained or Defended, and a link fires. Missed positive: marked so, and none does. Missed negative: marked Named or Not found, and one does.",
  );
  if (!isVerbose) return;
  printSentences(check, examples);
  for (const miss of missesOf(check.judged)) {
    console.log(
      `    ${miss.example} / ${miss.criterion}: marked ${miss.label}, graded ${miss.level ?? "can't tell"} (rules ${miss.rules ?? "-"}, examples ${miss.expected?.toFixed(1) ?? "-"}${miss.hasLink ? ", link" : ""})`,
    );
  }
}

/** Ids that were published once stay for ever: progress, reviews and links hang on them. */
function checkLock(scenarios: readonly LoadedScenario[], isUpdate: boolean): number {
  const file = path.join(BUILT_IN, "ids.lock.yaml");
  const present = idsOf(scenarios);
  if (isUpdate) {
    const known = existsSync(file) ? parseYaml(readYaml(file, file), IdsLockSchema, file).value : null;
    writeFileSync(file, printLock(present, known));
    console.log(`\nWrote ${path.relative(process.cwd(), file)}.`);
    return 0;
  }
  const { value, issues } = parseYaml(
    readYaml(file, path.relative(process.cwd(), file)),
    IdsLockSchema,
    path.relative(process.cwd(), file),
  );
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  const found =
    value === null
      ? issues
      : lockProblems(value, present).map(({ id, problem, mend }): Issue => ({
          file: path.relative(process.cwd(), file),
          line: Math.max(1, lines.findIndex((line) => line.includes(id)) + 1),
          path: id,
          problem,
          mend,
        }));
  for (const issue of found) console.log(describeIssue(issue));
  return found.length;
}
