import { isAlias, isMap, isNode, isSeq, LineCounter, parseAllDocuments, visit, type Document } from "yaml";
import { LabInputError, type LabProblem } from "../../kit/lab";
import { KINDS } from "./shapes";

/** One object of the text, with where it stands. */
export type ManifestObject = {
  kind: string;
  name: string;
  namespace: string;
  line: number;
  /** Has passed the shape of its kind. */
  value: unknown;
  doc: Document;
  /** Path inside the document: empty, or into the items of a List. */
  path: readonly (string | number)[];
};
export type Manifest = {
  text: string;
  objects: ManifestObject[];
  /** Kinds that play no part in a drain, each once. */
  ignored: string[];
};

const FIELD = "yaml";
const MOST_PROBLEMS = 50;
const MOST_OBJECTS = 3000;

/** @throws LabInputError with every problem, each with its line */
export function readManifest(text: string): Manifest {
  try {
    return objectsOf(text);
  } catch (error) {
    if (error instanceof RangeError) fail([problem(null, "is nested too deeply to be read.")]);
    throw error;
  }
}

function objectsOf(text: string): Manifest {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, merge: false });
  const docs = Array.isArray(parsed) ? parsed : [];
  const problems: LabProblem[] = docs.flatMap((doc) => [...syntaxProblems(doc, lines), ...aliasProblems(doc, lines)]);
  fail(problems);
  const objects: ManifestObject[] = [];
  const ignored = new Set<string>();
  for (const doc of docs) {
    if (doc.contents === null) continue;
    collect({ value: doc.toJS(), doc, path: [] }, { lines, objects, ignored, problems });
  }
  if (objects.length > MOST_OBJECTS) {
    problems.push(
      problem(null, `holds ${String(objects.length)} objects; the lab reads up to ${String(MOST_OBJECTS)}.`),
    );
  }
  if (objects.length === 0 && problems.length === 0) {
    problems.push(
      problem(null, "holds no workload and no budget. Paste what kubectl get deploy,sts,hpa,pdb -o yaml prints."),
    );
  }
  problems.push(...twins(objects));
  fail(problems);
  return { text, objects, ignored: [...ignored].sort() };
}

export function problem(line: number | null, message: string): LabProblem {
  return { field: FIELD, line, message };
}

export function fail(problems: readonly LabProblem[]): void {
  if (problems.length > 0) throw new LabInputError(problems.slice(0, MOST_PROBLEMS));
}

type Found = { value: unknown; doc: Document; path: (string | number)[] };
type Collected = { lines: LineCounter; objects: ManifestObject[]; ignored: Set<string>; problems: LabProblem[] };

function collect(found: Found, into: Collected): void {
  const { value, doc, path } = found;
  const line = lineAt(doc, path, into.lines);
  if (!isRecord(value)) {
    into.problems.push(problem(line, "a document must be a mapping with apiVersion and kind."));
    return;
  }
  const { kind, apiVersion } = value;
  if (typeof kind !== "string" || typeof apiVersion !== "string") {
    into.problems.push(problem(line, "apiVersion and kind are missing, or are not texts."));
    return;
  }
  if (kind.endsWith("List") && (Array.isArray(value.items) || value.items === null)) {
    const items: unknown[] = Array.isArray(value.items) ? value.items : [];
    items.forEach((item, index) => collect({ value: item, doc, path: [...path, "items", index] }, into));
    return;
  }
  const known = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (known === undefined) {
    into.ignored.add(kind);
    return;
  }
  if (!known.versions.includes(apiVersion)) {
    const at = lineAt(doc, [...path, "apiVersion"], into.lines);
    into.problems.push(problem(at, `${kind} is served by ${known.versions.join(" or ")}, not by ${apiVersion}.`));
    return;
  }
  keepValid(found, { kind, line, shape: known.shape }, into);
}

function keepValid(
  { value, doc, path }: Found,
  { kind, line, shape }: { kind: string; line: number; shape: (typeof KINDS)[string]["shape"] },
  into: Collected,
): void {
  const checked = shape.safeParse(value);
  const { name, namespace } = namesOf(value);
  if (!checked.success) {
    for (const issue of checked.error.issues) {
      const at = issue.path.filter((key) => typeof key !== "symbol");
      const where = at.length === 0 ? "" : ` ${at.join(".")}`;
      const message = `${kind} ${name}:${where} ${issue.message}`;
      into.problems.push(problem(lineAt(doc, [...path, ...at], into.lines), message));
    }
    return;
  }
  into.objects.push({ kind, name, namespace, line, value: checked.data, doc, path });
}

function namesOf(value: unknown): { name: string; namespace: string } {
  const metadata = isRecord(value) && isRecord(value.metadata) ? value.metadata : {};
  const { name, namespace } = metadata;
  return {
    name: typeof name === "string" ? name : "(no name)",
    namespace: typeof namespace === "string" && namespace !== "" ? namespace : "default",
  };
}

function twins(objects: readonly ManifestObject[]): LabProblem[] {
  const seen = new Map<string, number>();
  return objects.flatMap(({ kind, namespace, name, line }) => {
    const key = `${kind} ${namespace}/${name}`;
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, line);
      return [];
    }
    return [problem(line, `${kind} ${name} stands twice; the first is in line ${String(first)}. Remove one.`)];
  });
}

function syntaxProblems(doc: Document, lines: LineCounter): LabProblem[] {
  return doc.errors.map(({ pos, message }) => problem(lines.linePos(pos[0]).line, `is no valid YAML: ${message}`));
}

/** Anchors would let one edit change two places, and a few of them can stand for gigabytes. */
function aliasProblems(doc: Document, lines: LineCounter): LabProblem[] {
  const problems: LabProblem[] = [];
  visit(doc, (_key, node) => {
    if (isAlias(node) && problems.length < MOST_PROBLEMS) {
      const line = node.range == null ? null : lines.linePos(node.range[0]).line;
      problems.push(problem(line, `the alias *${node.source} is not followed. Write it out.`));
    }
  });
  return problems;
}

/** The line of the value at `path`, or of the nearest thing around it. */
function lineAt(doc: Document, path: readonly (string | number)[], lines: LineCounter): number {
  for (let size = path.length; size >= 0; size -= 1) {
    const node = nodeAt(doc, path.slice(0, size));
    if (isNode(node) && node.range != null) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

export function nodeAt(doc: Document, path: readonly (string | number)[]): unknown {
  let node: unknown = doc.contents;
  for (const key of path) {
    if (!isMap(node) && !isSeq(node)) return undefined;
    node = node.get(key, true);
  }
  return node;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
