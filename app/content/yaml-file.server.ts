import { readFileSync } from "node:fs";
import { LineCounter, parseDocument, isNode, type Document } from "yaml";
import type { z } from "zod";
import { printPath, type Issue, type Problem } from "../domain/scenario/issue";

/** A YAML file that was read: its value, and the way from a path in it to a line. */
export type YamlFile = { value: unknown; lineOf: (path: readonly (string | number)[]) => number; issues: Issue[] };

/** No content file is near this size; a larger one is a mistake. */
const LARGEST_FILE_BYTES = 2_000_000;

/** Reads one YAML file. Problems come back as issues (unreadable, not YAML, duplicate keys), never as exceptions. */
export function readYaml(file: string, shownAs: string): YamlFile {
  const failed = (problem: string, mend: string, line = 1): YamlFile => ({
    value: undefined,
    lineOf: () => line,
    issues: [{ file: shownAs, line, path: "", problem, mend }],
  });
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unreadable";
    return failed(
      `the file cannot be read (${code})`,
      code === "ENOENT" ? "create it: npm run content:new shows the shape" : "check its permissions",
    );
  }
  if (text.length > LARGEST_FILE_BYTES) return failed("the file is larger than 2 MB", "split the scenario");
  const lines = new LineCounter();
  // Aliases are not needed in content and can be used to blow a small file up to gigabytes.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  if (document.errors.length > 0) {
    const issues = document.errors.map((error) => ({
      file: shownAs,
      line: lines.linePos(error.pos[0]).line,
      path: "",
      problem: `not valid YAML: ${error.message}`,
      mend: "quote texts that hold ': ' or begin with special characters, and check the indentation",
    }));
    return { value: undefined, lineOf: () => 1, issues };
  }
  try {
    return { value: document.toJS({ maxAliasCount: 0 }), lineOf: (path) => lineOf(document, lines, path), issues: [] };
  } catch {
    return failed("the file uses YAML aliases", "write the value out where it is needed");
  }
}

/** The line of the deepest part of the path that exists in the file. */
function lineOf(document: Document.Parsed, lines: LineCounter, path: readonly (string | number)[]): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** Parses a file's value with a schema: the value, or one issue per problem with line, path and mend. */
export function parseYaml<T>(
  file: YamlFile,
  schema: z.ZodType<T>,
  shownAs: string,
): { value: T | null; issues: Issue[] } {
  if (file.issues.length > 0) return { value: null, issues: file.issues };
  const result = schema.safeParse(file.value);
  if (result.success) return { value: result.data, issues: [] };
  const issues = result.error.issues.map((issue) => {
    const path = issue.path.filter((key): key is string | number => typeof key !== "symbol");
    return {
      file: shownAs,
      line: file.lineOf(path),
      path: printPath(path),
      problem: issue.message,
      mend: mendFor(issue),
    };
  });
  return { value: null, issues };
}

export function locate(problem: Problem, file: YamlFile, shownAs: string): Issue {
  const { path, problem: what, mend } = problem;
  return { file: shownAs, line: file.lineOf(path), path: printPath(path), problem: what, mend };
}

function mendFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "unrecognized_keys":
      return `correct the spelling of ${issue.keys.map((key) => `'${key}'`).join(", ")}, or take it out`;
    case "invalid_type":
      return issue.input === undefined ? `add it (${issue.expected})` : `write a value of type ${issue.expected}`;
    case "invalid_value":
      return `use one of: ${issue.values.map(String).join(", ")}`;
    case "too_small":
      return `the least is ${String(issue.minimum)}`;
    case "too_big":
      return `the most is ${String(issue.maximum)}`;
    default:
      return "see docs/authoring.md";
  }
}
