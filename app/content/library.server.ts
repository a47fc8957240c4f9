import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { canonicalJson } from "../domain/canonical-json";
import { parsePattern, setsOf } from "../domain/grading/pattern/parse";
import { SLUG } from "../domain/ids";
import {
  AnswersSchema,
  LexiconSchema,
  RubricSchema,
  type Example,
  type Lexicon,
  type Rubric,
} from "../domain/rubric/schema";
import type { Issue } from "../domain/scenario/issue";
import { lintScenario } from "../domain/scenario/lint";
import { ScenarioSchema, TwinSchema, type Scenario, type Twin } from "../domain/scenario/schema";
import { locate, parseYaml, readYaml, type YamlFile } from "./yaml-file.server";

export type LoadedScenario = {
  id: string;
  scenario: Scenario;
  rubric: Rubric;
  examples: readonly Example[];
  twin: Twin | null;
  lexicon: Lexicon;
  /** Hash of all that can change a grade but the grader's code. */
  rubricVersion: string;
  /** JSON of a Snapshot: stored once per version with the first attempt that uses it. */
  snapshotJson: string;
};

export type ContentLibrary = {
  scenarios: readonly LoadedScenario[];
  get: (id: string) => LoadedScenario | undefined;
  /** Folders that did not load, with every problem. */
  quarantined: readonly { folder: string; issues: readonly Issue[] }[];
};

/** What an attempt keeps, so that its report shows and grades by its own text for ever. */
export const SnapshotSchema = z.object({
  scenario: ScenarioSchema,
  rubric: RubricSchema,
  examples: AnswersSchema.shape.examples,
  lexicon: LexiconSchema,
});
export type Snapshot = z.infer<typeof SnapshotSchema>;

/**
 * Reads every scenario folder under `folders` (the built-in one first; an id that stands twice is a problem of the later one).
 * A folder with problems is quarantined with all of them; the others load. Throws only when the lexicon does not load.
 */
export function loadLibrary(folders: readonly string[], lexiconFile: string): ContentLibrary {
  const lexicon = readLexicon(lexiconFile);
  const loaded = new Map<string, LoadedScenario>();
  const quarantined: { folder: string; issues: readonly Issue[] }[] = [];
  for (const folder of folders.flatMap(scenarioFolders)) {
    const { scenario, issues } = readScenario(folder, lexicon);
    const twice = scenario !== null && loaded.has(scenario.id);
    if (scenario === null || issues.length > 0 || twice) {
      const extra = twice
        ? [
            {
              file: path.join(folder, "scenario.yaml"),
              line: 1,
              path: "id",
              problem: "another folder already has this id",
              mend: "rename the folder and its ids",
            },
          ]
        : [];
      quarantined.push({ folder, issues: [...issues, ...extra] });
    } else {
      loaded.set(scenario.id, scenario);
    }
  }
  const scenarios = [...loaded.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return deepFreeze({ scenarios, get: (id: string) => loaded.get(id), quarantined });
}

export function readLexicon(file: string): Lexicon {
  const { value, issues } = parseYaml(readYaml(file, file), LexiconSchema, file);
  if (value === null) {
    throw new Error(
      `The lexicon does not load:\n${issues.map((issue) => `  ${issue.file}:${String(issue.line)} ${issue.path} ${issue.problem}`).join("\n")}`,
    );
  }
  return value;
}

/** Every folder that holds (or should hold) a scenario, in the order of their names. */
export function scenarioFolders(parent: string): string[] {
  if (!existsSync(parent)) return [];
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && SLUG.test(entry.name))
    .map((entry) => path.join(parent, entry.name))
    .sort();
}

/** Reads and checks one folder; issues name files as they would be opened from the working directory. */
export function readScenario(folder: string, lexicon: Lexicon): { scenario: LoadedScenario | null; issues: Issue[] } {
  const shown = (name: string): string => path.relative(process.cwd(), path.join(folder, name));
  const files: Record<string, YamlFile> = {};
  const read = <T>(name: string, schema: z.ZodType<T>): { value: T | null; issues: Issue[] } => {
    const file = readYaml(path.join(folder, name), shown(name));
    files[name] = file;
    return parseYaml(file, schema, shown(name));
  };
  const scenario = read("scenario.yaml", ScenarioSchema);
  const rubric = read("rubric.yaml", RubricSchema);
  const answers = read("answers.yaml", AnswersSchema);
  const twin = existsSync(path.join(folder, "twin.yaml")) ? read("twin.yaml", TwinSchema) : { value: null, issues: [] };
  const issues = [scenario, rubric, answers, twin].flatMap((part) => part.issues);
  if (scenario.value === null || rubric.value === null || answers.value === null || issues.length > 0) {
    return { scenario: null, issues };
  }
  const parts = {
    folder: path.basename(folder),
    scenario: scenario.value,
    rubric: rubric.value,
    answers: answers.value,
    twin: twin.value,
  };
  const problems = lintScenario(parts, (pattern) => checkPattern(pattern, lexicon));
  const missing: YamlFile = { value: undefined, lineOf: () => 1, issues: [] };
  return {
    scenario: assemble(parts.scenario, parts.rubric, parts.answers.examples, parts.twin, lexicon),
    issues: problems.map((problem) => locate(problem, files[problem.file] ?? missing, shown(problem.file))),
  };
}

/** The version that a snapshot is stored under: its hash, so that a version never changes and nobody can write another text under it. */
export function versionOf(snapshotJson: string): string {
  return createHash("sha256").update(snapshotJson).digest("hex").slice(0, 16);
}

function assemble(
  scenario: Scenario,
  rubric: Rubric,
  examples: readonly Example[],
  twin: Twin | null,
  lexicon: Lexicon,
): LoadedScenario {
  const snapshotJson = canonicalJson({ scenario, rubric, examples, lexicon });
  const rubricVersion = versionOf(snapshotJson);
  return { id: scenario.id, scenario, rubric, examples, twin, lexicon, rubricVersion, snapshotJson };
}

function checkPattern(source: string, lexicon: Lexicon): string | null {
  const parsed = parsePattern(source);
  if (!parsed.ok) return `"${source}" ${parsed.problem.says} (at character ${parsed.problem.at + 1})`;
  const unknown = setsOf(parsed.pattern.root).filter((name) => !Object.hasOwn(lexicon.sets, name));
  return unknown.length === 0 ? null : `the lexicon has no set '${unknown.join("', '")}'`;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}
