// Part of npm run bench: what one graded answer costs, against splitting the same text into words (the floor of anything that reads it).
import path from "node:path";
import { loadLibrary } from "../app/content/library.server";
import { compileScenario, grade, type CompiledScenario } from "../app/domain/grading/grade";

const ROOT = path.resolve(import.meta.dirname, "..");
const ROUNDS = 200;

const started = performance.now();
const library = loadLibrary([path.join(ROOT, "scenarios")], path.join(ROOT, "scenarios/lexicon.yaml"));
const loadMs = performance.now() - started;

const at = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;

function measure(work: () => void, rounds: number): number[] {
  for (let i = 0; i < 10; i += 1) work();
  return Array.from({ length: rounds }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  });
}

/** Text that costs a matcher the most: the scenario's own words without an end of sentence, up to the limit. */
function hostile(compiled: CompiledScenario): string {
  const words = Object.values(compiled.rubric.concepts).flatMap(
    (concept) => concept.any.join(" ").match(/[a-z]{3,}/g) ?? [],
  );
  return Array.from({ length: 3000 }, (_, index) => words[(index * 7) % words.length] ?? "spot")
    .join(" ")
    .slice(0, 12_000);
}

const rows = library.scenarios.map((loaded) => {
  const from = performance.now();
  const compiled = compileScenario(loaded);
  const compileMs = performance.now() - from;
  const words = loaded.examples
    .map((example) => example.text.trim())
    .join("\n\n")
    .split(/(?<=\s)/);
  const answer = words.slice(0, 600).join("");
  const times = measure(() => grade(compiled, answer), ROUNDS);
  const floor = measure(() => answer.toLowerCase().split(/\W+/), ROUNDS);
  const worst = hostile(compiled);
  const worstTimes = measure(() => grade(compiled, worst), 10);
  return [
    loaded.id,
    at(times, 0.5).toFixed(1),
    at(times, 0.95).toFixed(1),
    `${(at(times, 0.5) / at(floor, 0.5)).toFixed(0)} : 1`,
    (60_000 / (times.reduce((sum, time) => sum + time, 0) / times.length)).toFixed(0),
    at(worstTimes, 0.95).toFixed(0),
    compileMs.toFixed(0),
  ];
});

const head = [
  "grading, 600 words, one core",
  "p50 ms",
  "p95 ms",
  "against splitting into words",
  "answers a minute",
  "hostile 12,000 characters, ms",
  "compiling once, ms",
];
console.log(`\n| ${head.join(" | ")} |\n|${head.map(() => "---").join("|")}|`);
for (const row of rows) console.log(`| ${row.join(" | ")} |`);
console.log(`\nReading and checking all scenarios at start: ${loadMs.toFixed(0)} ms.`);
