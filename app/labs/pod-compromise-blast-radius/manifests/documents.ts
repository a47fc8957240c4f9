import { isNode, LineCounter, parseAllDocuments, type Document } from "yaml";
import type { z } from "zod";
import { LabInputError, type LabProblem } from "../../kit/lab";

/** One Kubernetes object of a text, with the way back to its line. */
export type Manifest = {
  kind: string;
  value: Record<string, unknown>;
  /** The line of a path into `value`, or of its nearest parent. */
  lineOf(path: readonly PropertyKey[]): number;
};

/** Problems are listed up to this many: the first ones say it. */
const MOST_PROBLEMS = 20;

/** Every object of the documents of a YAML or JSON text; List kinds are taken apart. @throws LabInputError naming the lines */
export function manifestsOf(text: string, field: string): Manifest[] {
  const lines = new LineCounter();
  const documents = parsed(text, field, lines);
  const problems = documents.flatMap((document) => syntaxProblems(document, field, lines));
  if (problems.length > 0) throw new LabInputError(problems.slice(0, MOST_PROBLEMS));
  return documents.flatMap((document) => {
    const value = plainValue(document, field, lines);
    return value === null || value === undefined ? [] : objectsOf(value, [], document, field, lines);
  });
}

/** `value` as the schema has it; what does not fit is thrown with the line it stands on. @throws LabInputError */
export function read<T extends z.ZodType>(
  schema: T,
  manifest: Manifest,
  path: readonly PropertyKey[],
  field: string,
): z.infer<T> {
  const at = path.reduce<unknown>((now, key) => (isRecord(now) ? now[String(key)] : undefined), manifest.value);
  const result = schema.safeParse(at);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue): LabProblem => {
    const whole = [...path, ...issue.path];
    return { field, line: manifest.lineOf(whole), message: `${manifest.kind} ${pathText(whole)}: ${issue.message}` };
  });
  throw new LabInputError(problems.slice(0, MOST_PROBLEMS));
}

/** ["spec", "containers", 0, "name"] -> "spec.containers[0].name" */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key, at) => (typeof key === "number" ? `[${key}]` : `${at === 0 ? "" : "."}${String(key)}`))
    .join("");
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parsed(text: string, field: string, lines: LineCounter): Document.Parsed[] {
  try {
    const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
    return Array.isArray(documents) ? documents : [];
  } catch {
    throw new LabInputError([{ field, line: null, message: "This is nested too deeply to be read as YAML." }]);
  }
}

function syntaxProblems(document: Document.Parsed, field: string, lines: LineCounter): LabProblem[] {
  return document.errors.map(({ pos, message }) => ({ field, line: lines.linePos(pos[0]).line, message }));
}

function plainValue(document: Document.Parsed, field: string, lines: LineCounter): unknown {
  try {
    return document.toJS() as unknown;
  } catch (error) {
    const message = error instanceof Error ? error.message : "This document cannot be read.";
    throw new LabInputError([{ field, line: lines.linePos(document.range[0]).line, message }]);
  }
}

function objectsOf(
  value: unknown,
  base: readonly PropertyKey[],
  document: Document.Parsed,
  field: string,
  lines: LineCounter,
): Manifest[] {
  const lineOf = (path: readonly PropertyKey[]) => lineAt(document, [...base, ...path], lines);
  const fail = (message: string): never => {
    throw new LabInputError([{ field, line: lineOf([]), message }]);
  };
  if (!isRecord(value)) return fail("A Kubernetes object is a mapping with apiVersion, kind and metadata.");
  const { kind } = value;
  if (typeof kind !== "string" || kind === "")
    return fail("This object has no kind. Add kind: Pod, Role or what it is.");
  if (!kind.endsWith("List") || !("items" in value)) return [{ kind, value, lineOf }];
  if (value.items === null) return [];
  if (!Array.isArray(value.items)) return fail(`The items of a ${kind} are a list.`);
  const itemKind = kind.slice(0, -"List".length);
  return value.items.flatMap((item: unknown, index) => {
    // The API server leaves the kind out of the items of a typed list such as PodList.
    const whole = isRecord(item) && itemKind !== "" && item.kind === undefined ? { ...item, kind: itemKind } : item;
    return objectsOf(whole, [...base, "items", index], document, field, lines);
  });
}

function lineAt(document: Document.Parsed, path: readonly PropertyKey[], lines: LineCounter): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return lines.linePos(document.contents?.range[0] ?? document.range[0]).line;
}
