/** One problem with content: where it is, what is wrong, and what to do about it. */
export type Problem = {
  /** File inside the scenario's folder: "rubric.yaml". */
  file: string;
  /** Path inside the file: ["criteria", 2, "weight"]. */
  path: readonly (string | number)[];
  problem: string;
  mend: string;
};

/** A problem with its place on disk; `line` counts from 1. */
export type Issue = Omit<Problem, "path"> & { line: number; path: string };

/** `rubric.yaml:41 criteria[2].weight: too big. Use 1 to 5.` */
export function describeIssue(issue: Issue): string {
  const place = issue.path === "" ? "" : ` ${issue.path}:`;
  return `${issue.file}:${issue.line}${place} ${issue.problem}\n    -> ${issue.mend}`;
}

/** ["criteria", 2, "weight"] -> "criteria[2].weight" */
export function printPath(path: readonly (string | number)[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : text === "" ? key : `${text}.${key}`),
    "",
  );
}
