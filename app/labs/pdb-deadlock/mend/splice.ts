import { isMap, isScalar, isSeq, type Pair, type YAMLMap } from "yaml";
import { nodeAt, type Manifest, type ManifestObject } from "../manifest/read";

/** A piece of the text and what stands there instead: everything else stays byte for byte, comments and order included. */
export type Splice = { from: number; to: number; text: string };
type Path = readonly string[];

export function spliced(text: string, splices: readonly Splice[]): string {
  return [...splices]
    .sort((a, b) => b.from - a.from)
    .reduce((now, { from, to, text: put }) => now.slice(0, from) + put + now.slice(to), text);
}

/** Sets a field; a missing one is put before `before`, or else before the first of its mapping. Null where that cannot be done. */
export function setField(
  manifest: Manifest,
  object: ManifestObject,
  { path, value, before }: { path: Path; value: string; before?: string },
): Splice | null {
  const found = mapAt(object, path.slice(0, -1));
  const key = path.at(-1);
  if (found === null || key === undefined) return null;
  const pair = pairOf(found, key);
  return pair === null ? inserted(manifest, found, `${key}: ${value}`, before) : replacedValue(pair, value);
}

/** Puts `key: value` where another field stands. */
export function renameField(
  object: ManifestObject,
  { path, key, value }: { path: Path; key: string; value: string },
): Splice[] | null {
  const found = mapAt(object, path.slice(0, -1));
  const pair = found === null ? null : pairOf(found, path.at(-1) ?? "");
  if (pair === null || !isScalar(pair.key) || pair.key.range == null) return null;
  const put = replacedValue(pair, value);
  if (put === null) return null;
  const [from, to] = pair.key.range;
  return [{ from, to, text: key }, put];
}

/** Adds an expression to a budget's selector. */
export function addExpression(manifest: Manifest, object: ManifestObject, expression: string): Splice | null {
  const selector = mapAt(object, ["spec", "selector"]);
  if (selector === null) return null;
  if (selector.items.length === 0) {
    if (selector.range == null) return null;
    const [from, to] = selector.range;
    return { from, to, text: `{matchExpressions: [${expression}]}` };
  }
  const list = nodeAt(object.doc, [...object.path, "spec", "selector", "matchExpressions"]);
  const first = isSeq(list) ? list.items[0] : undefined;
  if (!isSeq(list) || !isMap(first) || first.range == null) {
    return isSeq(list) ? null : inserted(manifest, selector, `matchExpressions: [${expression}]`);
  }
  const from = first.range[0];
  if (list.flow === true) return { from, to: from, text: `${expression}, ` };
  const dash = manifest.text.lastIndexOf("-", from);
  return { from, to: from, text: `${expression}${newline(manifest)}${" ".repeat(columnOf(manifest.text, dash))}- ` };
}

/** Takes a whole document away, with the comments above it; an item of a list with its dash. */
export function removeObject({ text }: Manifest, { doc, path }: ManifestObject): Splice | null {
  const node = nodeAt(doc, path);
  if (!isMap(node) || node.range == null) return null;
  const [start, , end] = node.range;
  if (path.length === 0) {
    const opening = Math.max(text.lastIndexOf("\n---", start) + 1, 0);
    const from = text.startsWith("---", opening) ? opening : 0;
    const closing = text.slice(end - 1).search(/(^|\n)---/m);
    const to = closing === -1 ? text.length : text.indexOf("---", end - 1);
    return { from, to, text: "" };
  }
  const list = nodeAt(doc, path.slice(0, -1));
  if (!isSeq(list) || list.flow === true) return null;
  const dash = text.lastIndexOf("-", start);
  const line = text.lastIndexOf("\n", dash) + 1;
  if (text.slice(line, dash).trim() !== "") return null;
  return { from: line, to: Math.max(text.lastIndexOf("\n", end - 1) + 1, start), text: "" };
}

function mapAt({ doc, path }: ManifestObject, inside: Path): YAMLMap | null {
  const node = nodeAt(doc, [...path, ...inside]);
  return isMap(node) ? node : null;
}

function pairOf(map: YAMLMap, key: string): Pair | null {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key) ?? null;
}

function replacedValue({ value }: Pair, text: string): Splice | null {
  if (!isScalar(value) || value.range == null) return null;
  const [from, to] = value.range;
  return from === to ? null : { from, to, text };
}

function inserted(manifest: Manifest, map: YAMLMap, entry: string, before?: string): Splice | null {
  const at = (before === undefined ? null : pairOf(map, before)) ?? map.items[0];
  if (at === undefined || !isScalar(at.key) || at.key.range == null) return null;
  const from = at.key.range[0];
  const between = map.flow === true ? ", " : `${newline(manifest)}${" ".repeat(columnOf(manifest.text, from))}`;
  return { from, to: from, text: `${entry}${between}` };
}

function newline({ text }: Manifest): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}
