// npm run simulate:review: a simulated year of study, scheduled by FSRS and by SM-2 (app/domain/review/simulation). Prints Markdown.
import { simulateYear, type SchedulerName, type Year } from "../app/domain/review/simulation/year";

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);
const SCENES: { title: string; scheduler: SchedulerName; pace: number }[] = [
  { title: "FSRS, typical learner", scheduler: "fsrs", pace: 1 },
  { title: "SM-2, typical learner", scheduler: "sm2", pace: 1 },
  { title: "FSRS, forgets 5 times as fast", scheduler: "fsrs", pace: 5 },
  { title: "FSRS, forgets 25 times as fast", scheduler: "fsrs", pace: 25 },
];

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function row(title: string, years: readonly Year[]): string {
  const of = (pick: (year: Year) => number) => mean(years.map(pick));
  const most = (pick: (year: Year) => number) => Math.max(...years.map(pick));
  const wins = years.filter(({ logLoss }) => logLoss.fsrs < logLoss.constant && logLoss.fsrs < logLoss.sm2).length;
  return [
    title,
    of((year) => year.reviews).toFixed(0),
    `${(100 * of((year) => year.recalledShare)).toFixed(1)}%`,
    of((year) => year.logLoss.fsrs).toFixed(4),
    of((year) => year.logLoss.constant).toFixed(4),
    of((year) => year.logLoss.sm2).toFixed(4),
    `${String(wins)} of ${String(years.length)}`,
    `${(100 * of((year) => year.knownAtTheEnd)).toFixed(1)}%`,
    String(most((year) => year.worstBacklog)),
    String(most((year) => year.busiestDay)),
  ].join(" | ");
}

const head = [
  `means of ${String(SEEDS.length)} years`,
  "reviews",
  "recalled",
  "log loss FSRS",
  "constant",
  "SM-2",
  "FSRS best",
  "known at the end",
  "most put off",
  "busiest day (cap 12)",
];
console.log(`| ${head.join(" | ")} |\n|${head.map(() => "---").join("|")}|`);
for (const { title, scheduler, pace } of SCENES) {
  console.log(
    `| ${row(
      title,
      SEEDS.map((seed) => simulateYear({ seed, scheduler, pace })),
    )} |`,
  );
}
