import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { loadLibrary } from "../../app/content/library.server";
import { quadraticKappa } from "../../app/domain/checks/examples";
import { compileScenario, grade } from "../../app/domain/grading/grade";

const ROOT = path.resolve(import.meta.dirname, "../..");
const library = loadLibrary([path.join(ROOT, "scenarios")], path.join(ROOT, "scenarios/lexicon.yaml"));
const compiled = new Map(library.scenarios.map((loaded) => [loaded.id, compileScenario(loaded)]));

/** Floors over answers that the grader was not built from (tests/gold/README.md). They may only rise. */
const FLOORS = { kappa: 0.65, exact: 0.56, adjacent: 0.86, coverage: 0.85 } as const;

type Judged = { label: number; level: number | null };

function judge(set: string): Judged[] {
  const folder = path.join(ROOT, "tests/gold", set);
  const labels = JSON.parse(readFileSync(path.join(folder, "labels.json"), "utf8")) as Record<
    string,
    Record<string, number>
  >;
  return Object.entries(labels).flatMap(([file, levels]) => {
    const scenario = compiled.get(file.split("/")[0] ?? "");
    if (scenario === undefined) throw new Error(`no scenario for ${file}`);
    return grade(scenario, readFileSync(path.join(folder, file), "utf8")).criteria.map((criterion) => {
      const label = levels[criterion.id];
      if (label === undefined) throw new Error(`${file} has no label for ${criterion.id}`);
      return { label, level: criterion.level };
    });
  });
}

test.each(["one", "two"])(
  "held-out answers, set %s: agreement, exactness and coverage stay above their floors",
  (set) => {
    const judged = judge(set);
    const pairs = judged.flatMap(({ label, level }) => (level === null ? [] : [[label, level] as const]));
    expect(pairs.length / judged.length).toBeGreaterThanOrEqual(FLOORS.coverage);
    expect(quadraticKappa(pairs) ?? 0).toBeGreaterThanOrEqual(FLOORS.kappa);
    expect(pairs.filter(([label, level]) => label === level).length / pairs.length).toBeGreaterThanOrEqual(
      FLOORS.exact,
    );
    expect(pairs.filter(([label, level]) => Math.abs(label - level) <= 1).length / pairs.length).toBeGreaterThanOrEqual(
      FLOORS.adjacent,
    );
  },
);

test("every whole answer that reasons outscores the recitals of the same set, on average", () => {
  const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  for (const set of ["one", "two"]) {
    const folder = path.join(ROOT, "tests/gold", set);
    const labels = JSON.parse(readFileSync(path.join(folder, "labels.json"), "utf8")) as Record<
      string,
      Record<string, number>
    >;
    const scores = (kind: RegExp): number[] =>
      Object.keys(labels)
        .filter((file) => kind.test(file))
        .map((file) => {
          const scenario = compiled.get(file.split("/")[0] ?? "");
          return scenario === undefined
            ? 0
            : (grade(scenario, readFileSync(path.join(folder, file), "utf8")).score ?? 0);
        });
    expect(mean(scores(/\/\d+-(strong|spoken|nonnative|notes)/))).toBeGreaterThan(mean(scores(/\/\d+-middling/)));
    expect(mean(scores(/\/\d+-middling/))).toBeGreaterThan(mean(scores(/\/\d+-(recital|wrong)/)));
  }
});
