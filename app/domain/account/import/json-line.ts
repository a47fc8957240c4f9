/** Where something stands in a JSON text, so that a person who reads the file in an editor finds it. */

export type JsonPath = readonly (string | number)[];

/** Line (from 1) at which the value of `path` begins; the deepest part that is there when the rest is missing. */
export function lineOfPath(text: string, path: JsonPath): number {
  return lineAt(text, offsetOf(text, path));
}

/** Line (from 1) of an offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}

/** The text must be valid JSON: it has been parsed before. */
function offsetOf(text: string, path: JsonPath): number {
  let at = skipSpace(text, 0);
  for (const step of path) {
    const found =
      text[at] === "{" ? memberAt(text, at, String(step)) : text[at] === "[" ? itemAt(text, at, step) : null;
    if (found === null) return at;
    at = found;
  }
  return at;
}

function memberAt(text: string, open: number, wanted: string): number | null {
  let at = skipSpace(text, open + 1);
  while (text[at] === '"') {
    const end = skipString(text, at);
    const name = JSON.parse(text.slice(at, end)) as string;
    const value = skipSpace(text, skipSpace(text, end) + 1);
    if (name === wanted) return value;
    at = nextEntry(text, value);
  }
  return null;
}

function itemAt(text: string, open: number, wanted: string | number): number | null {
  let at = skipSpace(text, open + 1);
  for (let index = 0; text[at] !== "]" && at < text.length; index += 1) {
    if (index === wanted) return at;
    at = nextEntry(text, at);
  }
  return null;
}

/** The begin of what follows the value at `at` in the same list or object: after its comma. */
function nextEntry(text: string, at: number): number {
  const end = skipSpace(text, skipValue(text, at));
  return text[end] === "," ? skipSpace(text, end + 1) : end;
}

function skipValue(text: string, from: number): number {
  if (text[from] === '"') return skipString(text, from);
  if (text[from] !== "{" && text[from] !== "[") {
    let at = from;
    while (at < text.length && !",]}\n\r\t ".includes(text[at] ?? "")) at += 1;
    return at;
  }
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') at = skipString(text, at) - 1;
    else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}

function skipString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && "\n\r\t ".includes(text[at] ?? "x")) at += 1;
  return at;
}
