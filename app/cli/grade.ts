import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { ContentLibrary, LoadedScenario } from "../content/library.server";
import { SUBMIT_CHARACTERS } from "../domain/attempt/limits";
import type { CriterionGrade, GradeReport } from "../domain/grading/evidence";
import { withAdditions } from "../domain/grading/describe/addition";
import { inspect } from "../domain/grading/describe/inspect";
import { applyTwin, compileScenario, grade, type CompiledScenario } from "../domain/grading/grade";
import { TWIN_SUFFIX } from "../domain/ids";
import { levelName } from "../domain/rubric/level";
import { openLibrary } from "./content-place";
import { explainReport } from "./explain";
import { normaliseLineEnds, type Normalised } from "./line-ends";

/** `grade --scenario <id>[--twin] [--json | --explain] <file...>`: grades text files offline; 2 when a file or the scenario cannot be used. */
export async function runGrade(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      scenario: { type: "string" },
      json: { type: "boolean", default: false },
      explain: { type: "boolean", default: false },
    },
  });
  const library = openLibrary();
  const compiled = compileNamed(library, values.scenario ?? "");
  if (compiled === null) {
    console.error(unknownScenario(library, values.scenario));
    return Promise.resolve(2);
  }
  if (positionals.length === 0) {
    console.error("Name the text files to grade: npm run grade -- --scenario <id> [--json] answer.txt");
    return Promise.resolve(2);
  }
  let hasFailed = false;
  for (const file of positionals) {
    const read = readAnswer(file);
    if ("error" in read) {
      hasFailed = true;
      console.error(`${file}: ${read.error}`);
      if (values.json) console.log(JSON.stringify({ file, error: read.error }));
      continue;
    }
    const report = grade(compiled, read.text);
    if (values.explain && !values.json) {
      console.log(`${file}${explainReport(withAdditions(compiled, read.text, report), inspect(compiled, read.text))}`);
      continue;
    }
    console.log(values.json ? JSON.stringify(toJson(file, report, read, read.original)) : describe(file, report));
  }
  return Promise.resolve(hasFailed ? 2 : 0);
}

/** The compiled scenario, or twin, of that name; null when there is none. */
export function compileNamed(library: ContentLibrary, name: string): CompiledScenario | null {
  if (!name.endsWith(TWIN_SUFFIX)) {
    const loaded = library.get(name);
    return loaded === undefined ? null : compileScenario(loaded);
  }
  const loaded = library.get(name.slice(0, -TWIN_SUFFIX.length));
  return loaded === undefined ? null : compileTwin(loaded);
}

export function compileTwin(loaded: LoadedScenario): CompiledScenario | null {
  if (loaded.twin === null) return null;
  const { lexicon, rubricVersion } = loaded;
  return compileScenario({
    ...applyTwin(loaded.scenario, loaded.rubric, loaded.examples, loaded.twin),
    lexicon,
    rubricVersion,
  });
}

type Answer = Normalised & { original: string };

function readAnswer(file: string): Answer | { error: string } {
  let original: string;
  try {
    original = readFileSync(file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    return { error: `the file cannot be read (${code})` };
  }
  const normalised = normaliseLineEnds(original);
  if (normalised.text.length > SUBMIT_CHARACTERS) {
    return {
      error: `the text has ${normalised.text.length} characters; at most ${SUBMIT_CHARACTERS} are graded: shorten it`,
    };
  }
  return { ...normalised, original };
}

/** One line of `--json`: offsets are UTF-16 code units of the file as it is on disk, and `text` is exactly that stretch. */
function toJson(file: string, report: GradeReport, { toOriginal }: Normalised, original: string): unknown {
  const quoteOf = (quote: { start: number; end: number }): { start: number; end: number; text: string } => {
    const start = toOriginal(quote.start);
    const end = quote.end > quote.start ? toOriginal(quote.end - 1) + 1 : start;
    return { start, end, text: original.slice(start, end) };
  };
  return {
    file,
    scenario: report.scenario,
    rubricVersion: report.rubricVersion,
    graderVersion: report.graderVersion,
    score: report.score,
    max: report.max,
    coverage: report.coverage,
    criteria: report.criteria.map(({ id, dimension, level, confidence, quotes, missing, probe }) => ({
      id,
      dimension,
      level,
      confidence,
      quotes: quotes.map(quoteOf),
      missing,
      probe,
    })),
  };
}

function describe(file: string, report: GradeReport): string {
  const flags = report.flags.length === 0 ? "" : `  (${report.flags.join(", ")})`;
  const lines = report.criteria.map(describeCriterion);
  const score =
    report.score === null
      ? "nothing could be told"
      : `${Math.round(report.score * 100)}% of the levels, over ${Math.round(report.coverage * 100)}% of the weight`;
  return [
    `${file}${flags}`,
    ...lines,
    `  ${score}. Rubric ${report.rubricVersion}, grader ${report.graderVersion}.`,
  ].join("\n");
}

function describeCriterion(criterion: CriterionGrade): string {
  const lines = [
    `  ${levelName(criterion.level).padEnd(10)}  ${criterion.id} (${criterion.dimension}, ${criterion.confidence} confidence)`,
  ];
  for (const quote of criterion.quotes) lines.push(`              "${quote.text.replaceAll(/\s+/g, " ")}"`);
  for (const note of criterion.notes) lines.push(`              note: ${note.says}`);
  if (criterion.missing !== null) lines.push(`              missing: ${criterion.missing}`);
  if (criterion.probe !== null) lines.push(`              next question: ${criterion.probe}`);
  return lines.join("\n");
}

function unknownScenario(library: ContentLibrary, name: string | undefined): string {
  const known = library.scenarios.map((scenario) => scenario.id).join(", ");
  return name === undefined
    ? `Name the scenario: --scenario <id>. There are: ${known}.`
    : `There is no scenario '${name}'. There are: ${known} (each also as <id>${TWIN_SUFFIX}).`;
}
