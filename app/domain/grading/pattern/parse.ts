import { QUANTITY_DIMS, type QuantityDim } from "../../rubric/schema";
import { tokenize } from "../text/tokens";
import { parseBound, type Bound } from "./bounds";

/** One pattern of docs/authoring.md as a tree; automaton.ts turns it into states. */
export type Node =
  | { kind: "word"; lower: string; match: "stem" | "exact" | "prefix" }
  /** An identifier: its letters joined, and its parts one after the other. */
  | { kind: "identifier"; joined: string; parts: string[] }
  | { kind: "set"; name: string }
  | { kind: "quantity"; dim: QuantityDim; bound: Bound | null }
  | { kind: "gap" }
  | { kind: "sequence"; items: Node[] }
  | { kind: "either"; options: Node[] }
  | { kind: "optional"; item: Node }
  | { kind: "unordered"; members: Node[] };

export type Pattern = { source: string; root: Node };
/** `at` is an offset into the pattern; `says` names the fault and how to mend it. */
export type PatternProblem = { at: number; says: string };
export type ParsedPattern = { ok: true; pattern: Pattern } | { ok: false; problem: PatternProblem };

/** More would make the automaton large: every subset of the members is a state of its own. */
const UNORDERED_LIMIT = 4;
const SOURCE_LIMIT = 600;

class PatternError extends Error {
  constructor(
    readonly at: number,
    readonly says: string,
  ) {
    super(says);
  }
}

/** Parses one pattern; never throws. */
export function parsePattern(source: string): ParsedPattern {
  if (source.length > SOURCE_LIMIT)
    return {
      ok: false,
      problem: { at: SOURCE_LIMIT, says: `is longer than ${SOURCE_LIMIT} characters: split it into several patterns` },
    };
  try {
    const parser = new Parser(source);
    const root = parser.alternatives(null);
    if (matchesNothing(root)) throw new PatternError(0, "can match without any word: make at least one word mandatory");
    return { ok: true, pattern: { source, root } };
  } catch (error) {
    if (error instanceof PatternError) return { ok: false, problem: { at: error.at, says: error.says } };
    throw error;
  }
}

/** Names of the lexicon sets a pattern refers to. */
export function setsOf(node: Node): string[] {
  switch (node.kind) {
    case "set":
      return [node.name];
    case "sequence":
      return node.items.flatMap(setsOf);
    case "either":
      return node.options.flatMap(setsOf);
    case "unordered":
      return node.members.flatMap(setsOf);
    case "optional":
      return setsOf(node.item);
    default:
      return [];
  }
}

function matchesNothing(node: Node): boolean {
  switch (node.kind) {
    case "optional":
    case "gap":
      return true;
    case "sequence":
      return node.items.every(matchesNothing);
    case "either":
      return node.options.some(matchesNothing);
    case "unordered":
      return node.members.every(matchesNothing);
    default:
      return false;
  }
}

class Parser {
  private at = 0;
  constructor(private readonly source: string) {}

  private space(): void {
    while (/\s/.test(this.source[this.at] ?? "")) this.at += 1;
  }

  alternatives(close: string | null): Node {
    const opened = this.at;
    const options: Node[] = [this.sequence()];
    while (this.source[this.at] === "|") {
      this.at += 1;
      options.push(this.sequence());
    }
    const here = this.source[this.at];
    if (close === null && here !== undefined)
      throw new PatternError(this.at, `'${here}' closes nothing: remove it or open the group before it`);
    if (close !== null && here !== close)
      throw new PatternError(opened - 1, `this '(' is never closed: add '${close}'`);
    const only = options[0];
    return options.length === 1 && only ? only : { kind: "either", options };
  }

  private sequence(): Node {
    const items: Node[] = [];
    const from = this.at;
    this.space();
    while (this.at < this.source.length && !"|)]".includes(this.source[this.at] ?? "")) {
      items.push(this.item());
      this.space();
    }
    if (items.length === 0)
      throw new PatternError(from, "an empty alternative: write a word here or remove the '|' or the brackets");
    const only = items[0];
    return items.length === 1 && only ? only : { kind: "sequence", items };
  }

  private item(): Node {
    let node = this.atom();
    while (this.source[this.at] === "?") {
      this.at += 1;
      if (node.kind === "gap") throw new PatternError(this.at - 1, "'...' may already be empty: remove the '?'");
      node = { kind: "optional", item: node };
    }
    return node;
  }

  private atom(): Node {
    const start = this.at;
    const here = this.source[this.at] ?? "";
    if (this.source.startsWith("...", this.at) || here === "…") {
      this.at += here === "…" ? 1 : 3;
      return { kind: "gap" };
    }
    if (here === "(") {
      this.at += 1;
      const inner = this.alternatives(")");
      this.at += 1;
      return inner;
    }
    if (here === "[") return this.unordered();
    if (here === "@") {
      const name = /^@([a-z0-9]+(?:-[a-z0-9]+)*)/.exec(this.source.slice(start))?.[1];
      if (name === undefined)
        throw new PatternError(start, "'@' needs the name of a lexicon set, for example '@reclaimed'");
      this.at += name.length + 1;
      return { kind: "set", name };
    }
    if (here === "#") return this.quantity();
    if (here === "*" || here === "?")
      throw new PatternError(start, `'${here}' must stand directly behind a word or a group`);
    return this.word();
  }

  private unordered(): Node {
    const start = this.at;
    this.at += 1;
    const members: Node[] = [];
    this.space();
    while (this.source[this.at] !== "]") {
      if (this.at >= this.source.length) throw new PatternError(start, "this '[' is never closed: add ']'");
      if ("|)".includes(this.source[this.at] ?? ""))
        throw new PatternError(this.at, "inside [ ] write alternatives in their own parentheses: [(a|b) c]");
      const member = this.item();
      if (member.kind !== "gap") members.push(member);
      this.space();
    }
    this.at += 1;
    if (members.length < 2) throw new PatternError(start, "[ ] needs at least two members");
    if (members.length > UNORDERED_LIMIT)
      throw new PatternError(start, `[ ] takes at most ${UNORDERED_LIMIT} members: split the pattern`);
    return { kind: "unordered", members };
  }

  private quantity(): Node {
    const start = this.at;
    const rest = this.source.slice(start + 1);
    const name = /^[a-z]+/.exec(rest)?.[0] ?? "";
    const dim = QUANTITY_DIMS.find((known) => known === name);
    if (!dim)
      throw new PatternError(
        start,
        `'#${name}' is no kind of quantity: use one of ${QUANTITY_DIMS.map((known) => `#${known}`).join(" ")}`,
      );
    this.at += 1 + name.length;
    const written = /^(?:>=|<=|=|>|<)[^\s()|[\]?]+/.exec(this.source.slice(this.at))?.[0];
    if (written === undefined) return { kind: "quantity", dim, bound: null };
    const bound = parseBound(written, dim);
    if (!bound)
      throw new PatternError(
        this.at,
        `'${written}' is no bound for #${dim}: write for example '#time>=90s', '#pct=70%' or '#count<=8'`,
      );
    this.at += written.length;
    return { kind: "quantity", dim, bound };
  }

  private word(): Node {
    const start = this.at;
    const exact = this.source[start] === "=";
    const raw = /^(?:(?!\.\.\.)[^\s()|[\]?*@#…])+/.exec(this.source.slice(exact ? start + 1 : start))?.[0] ?? "";
    this.at += raw.length + (exact ? 1 : 0);
    const tokens = tokenize(raw);
    if (tokens.length === 0)
      throw new PatternError(start, `'${exact ? "=" : raw}' holds no letter or digit: write a word`);
    if (this.source[this.at] === "*") {
      this.at += 1;
      if (tokens.length > 1 || exact)
        throw new PatternError(start, "'*' goes behind one plain word, for example 'interrupt*'");
      if (raw.length < 3)
        throw new PatternError(start, "'*' needs at least three letters before it, or it matches almost anything");
      return { kind: "word", lower: tokens[0]?.lower ?? "", match: "prefix" };
    }
    if (tokens.length === 1) return { kind: "word", lower: tokens[0]?.lower ?? "", match: exact ? "exact" : "stem" };
    return {
      kind: "identifier",
      joined: tokens.map((token) => token.lower).join(""),
      parts: tokens.map((token) => token.lower),
    };
  }
}
