import path from "node:path";
import { expect, test } from "vitest";
import { loadLibrary, SnapshotSchema } from "../../app/content/library.server";
import { renderMarkdown } from "../../app/content/markdown.server";
import { applyTwin, compileScenario, grade } from "../../app/domain/grading/grade";

const ROOT = path.resolve(import.meta.dirname, "../..");
const library = loadLibrary([path.join(ROOT, "scenarios")], path.join(ROOT, "scenarios/lexicon.yaml"));
const scenarios = library.scenarios.map((scenario) => [scenario.id, scenario] as const);

test("the built-in scenarios all load", () => {
  expect(library.quarantined).toEqual([]);
  expect(scenarios.map(([id]) => id)).toEqual(
    expect.arrayContaining(["gpu-autoscaling", "pod-compromise-blast-radius", "spot-gpu-strategy"]),
  );
});

test.each(scenarios)("%s: its stored snapshot reads back as what it was made from", (_id, loaded) => {
  const snapshot = SnapshotSchema.parse(JSON.parse(loaded.snapshotJson));
  expect(snapshot.scenario).toEqual(loaded.scenario);
  expect(snapshot.rubric).toEqual(loaded.rubric);
  expect(snapshot.examples).toEqual(loaded.examples);
});

test.each(scenarios)("%s: every Markdown text renders without raw HTML", (_id, { scenario }) => {
  for (const text of [scenario.brief.story, scenario.model.knowledge, scenario.model.reasoning])
    expect(renderMarkdown(text)).not.toMatch(/&lt;[a-z]/i);
});

test.each(scenarios)(
  "%s: quotes map back to exact characters, the question earns nothing, and the same text gets the same grade",
  (_id, loaded) => {
    const compiled = compileScenario(loaded);
    expect(compiled.faults).toEqual([]);
    const text = loaded.examples.find((example) => example.kind === "strong")?.text ?? "";
    const report = grade(compiled, text);
    expect(report.criteria.map((criterion) => criterion.id)).toEqual(
      loaded.rubric.criteria.map((criterion) => criterion.id),
    );
    for (const quote of report.criteria.flatMap((criterion) => criterion.quotes))
      expect(text.slice(quote.start, quote.end)).toBe(quote.text);
    expect(report.criteria.some((criterion) => criterion.quotes.length > 0)).toBe(true);
    expect(grade(compiled, text)).toEqual(report);

    const copied = grade(compiled, loaded.scenario.question);
    expect(copied.flags).toContain("mostly-copied");
    expect(copied.criteria.filter((criterion) => (criterion.level ?? 0) > 0)).toEqual([]);
  },
);

test.each(scenarios)("%s: the twin changes only what it says it flips", (_id, loaded) => {
  const { twin } = loaded;
  if (twin === null) throw new Error("every built-in scenario has a twin");
  const patched = applyTwin(loaded.scenario, loaded.rubric, loaded.examples, twin);
  const changed = patched.rubric.criteria
    .filter((criterion, index) => criterion !== loaded.rubric.criteria[index])
    .map((criterion) => criterion.id);
  expect(changed.sort()).toEqual([...twin.flips].sort());
});
