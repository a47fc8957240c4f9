import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadLibrary, readLexicon, readScenario } from "./library.server";

const SCENARIOS = path.resolve(import.meta.dirname, "../../scenarios");
const LEXICON = path.join(SCENARIOS, "lexicon.yaml");
const ID = "spot-gpu-strategy";
const lexicon = readLexicon(LEXICON);

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), "defend-it-content-"));
  cpSync(path.join(SCENARIOS, ID), path.join(parent, ID), { recursive: true });
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

function change(file: string, edit: (text: string) => string): void {
  const full = path.join(parent, ID, file);
  const before = readFileSync(full, "utf8");
  const after = edit(before);
  expect(after, "the edit must change the file").not.toBe(before);
  writeFileSync(full, after);
}

const issues = (): string[] =>
  readScenario(path.join(parent, ID), lexicon).issues.map(
    (issue) => `${path.basename(issue.file)}:${issue.line} ${issue.path} ${issue.problem} -> ${issue.mend}`,
  );

test("the shipped scenario reads without a problem", () => {
  expect(issues()).toEqual([]);
});

test("every problem of every file is reported at once, with file, line, path and mend", () => {
  change("scenario.yaml", (text) =>
    text.replace(/^track: .*$/m, "track: plumbing").replace(/^title: .*$/m, (line) => `${line}\ncolour: teal`),
  );
  change("rubric.yaml", (text) => text.replace(/weight: \d/, "weight: 9"));
  const found = issues();
  expect(found).toHaveLength(3);
  expect(found[0]).toMatch(/^scenario\.yaml:\d+ track .*-> use one of: llm-serving, kubernetes/);
  expect(found[1]).toMatch(/^scenario\.yaml:1 .*colour.*-> correct the spelling of 'colour'/);
  expect(found[2]).toMatch(/^rubric\.yaml:\d+ criteria\[\d\]\.weight .*-> the most is 5/);
});

test("the reported line is the line of the fault", () => {
  change("rubric.yaml", (text) => text.replace(/weight: \d/, "weight: 9"));
  const line = Number(/rubric\.yaml:(\d+)/.exec(issues()[0] ?? "")?.[1]);
  expect(readFileSync(path.join(parent, ID, "rubric.yaml"), "utf8").split("\n")[line - 1]).toContain("weight: 9");
});

test("a number that no longer follows from the others is found", () => {
  change("scenario.yaml", (text) => text.replace(/value: 1\.40?\b/, "value: 1.90"));
  expect(issues().length).toBeGreaterThan(0);
});

test("a pattern that cannot be read, and a set that the lexicon lacks, are found", () => {
  change("rubric.yaml", (text) =>
    text.replace(/^(\s+)any:\n(\s+)- /m, '$1any:\n$2- "(broken"\n$2- "@no-such-set"\n$2- '),
  );
  const found = issues().join("\n");
  expect(found).toMatch(/"\(broken"/);
  expect(found).toContain("the lexicon has no set 'no-such-set'");
});

test.each([
  ["not YAML at all", "a: [unclosed"],
  ["an empty file", ""],
  ["another shape", "- 1\n- 2\n"],
  ["aliases that would grow without bound", "a: &a [x, x]\nb: [*a, *a]\n"],
  ["a key that stands twice", "format: 1\nformat: 1\n"],
])("%s is a problem and never an exception", (_what, text) => {
  writeFileSync(path.join(parent, ID, "rubric.yaml"), text);
  expect(issues().length).toBeGreaterThan(0);
});

test("a missing file is named with what to do", () => {
  rmSync(path.join(parent, ID, "answers.yaml"));
  expect(issues()).toEqual([expect.stringMatching(/^answers\.yaml:1 .*ENOENT.*-> create it/)]);
});

test("a bad folder is quarantined with its problems and the others load", () => {
  cpSync(path.join(parent, ID), path.join(parent, "broken-copy"), { recursive: true });
  const library = loadLibrary([parent], LEXICON);
  expect(library.scenarios.map((scenario) => scenario.id)).toEqual([ID]);
  expect(library.quarantined.map(({ folder }) => path.basename(folder))).toEqual(["broken-copy"]);
  expect(library.quarantined[0]?.issues[0]?.problem).toContain("the folder is 'broken-copy'");
});

test("an id that stands in two places is quarantined in the later one", () => {
  const library = loadLibrary([SCENARIOS, parent], LEXICON);
  expect(library.get(ID)).toBeDefined();
  expect(library.quarantined.flatMap(({ issues: found }) => found.map((issue) => issue.problem))).toContain(
    "another folder already has this id",
  );
});

test("the rubric version changes with anything that can change a grade, and with nothing else", () => {
  const version = (): string | undefined => loadLibrary([parent], LEXICON).get(ID)?.rubricVersion;
  const before = version();
  expect(before).toMatch(/^[0-9a-f]{16}$/);
  change("rubric.yaml", (text) => `# a comment\n${text}`);
  expect(version()).toBe(before);
  change("rubric.yaml", (text) => text.replace(/weight: 3/, "weight: 4"));
  expect(version()).not.toBe(before);
});

test("loaded content is frozen: nobody can change it for everybody else", () => {
  const scenario = loadLibrary([parent], LEXICON).get(ID)?.scenario;
  expect(() => {
    (scenario as { title: string }).title = "changed";
  }).toThrow(TypeError);
});
