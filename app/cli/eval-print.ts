import type { AttackFigure, Evaluation } from "../domain/evaluation/evaluation";
import type { Agreement, Interval } from "../domain/evaluation/figures";
import type { InvarianceFigure } from "../domain/evaluation/invariance";
import type { ParaphraseFigures } from "../domain/evaluation/paraphrase";
import { GRADER_VERSION } from "../domain/grading/grade";

const shown = ({ value, low, high }: Interval): string =>
  `${value.toFixed(2)} (${low.toFixed(2)}-${high.toFixed(2)})`.padEnd(18);

function row(name: string, a: Agreement): string {
  return `${name.padEnd(30)}${shown(a.kappaAll)}${shown(a.kappa)}${shown(a.exact)}${shown(a.adjacent)}${shown(a.middle)}${a.coverage.toFixed(2)}`;
}

/** The table of agreement with labels; `errors` of the worst judgements below it. */
export function printEvaluation(split: string, result: Evaluation, errors: number): void {
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
  console.log(row("all", result.all));
  if (result.scenarios.length > 1) for (const { id, agreement } of result.scenarios) console.log(row(id, agreement));
  for (const { kind, agreement } of result.kinds) console.log(row(`${kind} answers`, agreement));
  console.log("\nbaselines");
  for (const { name, kappa, exact } of result.baselines)
    console.log(`${name.padEnd(30)}${(kappa?.toFixed(2) ?? "-").padEnd(36)}${exact.toFixed(2)}`);
  console.log(
    `\nwhole answers in the right order: ${result.ranking.right.toFixed(3)} of ${String(result.ranking.pairs)} pairs`,
  );
  console.log("\nlabel \\ graded   0    1    2    3   can't tell");
  result.confusion.forEach((counts, label) =>
    console.log(`${String(label).padEnd(12)}${counts.map((count) => String(count).padStart(5)).join("")}`),
  );
  if (errors <= 0) return;
  console.log("\nworst");
  for (const one of result.worst.slice(0, errors))
    console.log(
      `  ${one.scenario}/${one.answer} ${one.criterion}: labels ${one.labels.join(",")}, graded ${String(one.level ?? "can't tell")} (rules ${String(one.rules ?? "-")}, examples ${String(one.examples ?? "-")})`,
    );
}

export function printAttacks(figures: readonly AttackFigure[]): void {
  console.log(`\n${"attacks (each criterion counts)".padEnd(62)}${"attempts".padStart(9)}${"resisted".padStart(10)}`);
  for (const { title, attempts, resisted } of figures)
    console.log(`${title.padEnd(62)}${String(attempts).padStart(9)}${share(resisted, attempts).padStart(10)}`);
  const mean = figures.reduce((sum, { attempts, resisted }) => sum + resisted / Math.max(1, attempts), 0);
  console.log(`${"mean of the families".padEnd(71)}${(mean / Math.max(1, figures.length)).toFixed(3).padStart(10)}`);
}

export function printInvariance(figures: readonly InvarianceFigure[]): void {
  console.log(
    `\n${"another look, the same meaning".padEnd(62)}${"criteria".padStart(9)}${"changed level".padStart(15)}`,
  );
  for (const { title, criteria, changed } of figures)
    console.log(`${title.padEnd(62)}${String(criteria).padStart(9)}${share(changed, criteria).padStart(15)}`);
}

export function printParaphrase({ pairs, within, meanGap }: ParaphraseFigures): void {
  console.log(
    `\nstrong answers in other words: ${String(pairs)} pairs, total within 20% in ${within.toFixed(2)}, mean gap ${meanGap.toFixed(2)}`,
  );
}

const share = (part: number, whole: number): string => (whole === 0 ? "-" : (part / whole).toFixed(3));
