import { parsePattern as parseTree, type Node } from "./pattern/parse";

/** One pattern of the language in docs/authoring.md, read and well-formed. */
export type Pattern = { source: string; root: Node };

/** Reads a pattern; a faulty one comes back as a sentence that says where it is wrong and how to mend it. Never throws. */
export function parsePattern(source: string): Pattern | { problem: string } {
  const parsed = parseTree(source);
  return parsed.ok ? parsed.pattern : { problem: `at character ${parsed.problem.at + 1}: ${parsed.problem.says}` };
}
