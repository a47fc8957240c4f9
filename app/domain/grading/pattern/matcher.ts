import type { Document } from "../text/document";
import type { Quantity } from "../text/quantities";
import { SMALL_WORDS } from "../text/words";
import { buildAutomaton, type Automaton, type Edge } from "./automaton";
import { fitsQuantity } from "./bounds";
import { parsePattern, setsOf, type Node } from "./parse";
import { Vocabulary } from "./vocabulary";

/** A place where a pattern occurs: half-open token range. `negatedInside`: a "not" stands in one of the pattern's gaps. */
export type Occurrence = { from: number; to: number; negatedInside: boolean };
export type PatternFault = { where: string; source: string; at: number; says: string };

type Entry = { automaton: Automaton; group: string };
type Starts = { words: Map<number, Entry[]>; sets: Map<string, Entry[]>; quantities: Entry[] };
/** A set of named groups of patterns, ready to be run over a text. */
export type Matcher = {
  vocabulary: Vocabulary;
  setOrder: string[];
  sets: Map<string, Starts>;
  groups: Starts;
  names: string[];
};

/** Words that turn a gap's meaning round. */
export const NEGATIONS: ReadonlySet<string> = new Set([
  "not",
  "no",
  "never",
  "without",
  "nor",
  "none",
  "neither",
  "nobody",
  "nothing",
]);
/** No occurrence is longer, whatever its gaps allow. */
const LONGEST = 32;
/** A set may end in several places ("spot", "spot capacity"); more are not followed. */
const ENDS_KEPT = 3;
/** Simulation steps one text may cost; beyond it nothing more is found. 600 ordinary words need about a tenth. */
export const STEP_LIMIT = 6_000_000;

function addTo<K>(map: Map<K, Entry[]>, key: K, entry: Entry): void {
  const list = map.get(key);
  if (!list) map.set(key, [entry]);
  else if (!list.includes(entry)) list.push(entry);
}

function register(starts: Starts, entry: Entry): void {
  for (const edge of entry.automaton.states[entry.automaton.start]?.edges ?? []) {
    if (edge.kind === "word" || edge.kind === "joined") addTo(starts.words, edge.id, entry);
    else if (edge.kind === "set") addTo(starts.sets, edge.name, entry);
    else if (edge.kind === "quantity" && !starts.quantities.includes(entry)) starts.quantities.push(entry);
  }
}

const emptyStarts = (): Starts => ({ words: new Map(), sets: new Map(), quantities: [] });

/** Compiles lexicon and pattern groups; every faulty pattern is reported and left out. */
export function buildMatcher(
  lexicon: Readonly<Record<string, readonly string[]>>,
  groups: readonly { name: string; patterns: readonly string[] }[],
): { matcher: Matcher; faults: PatternFault[] } {
  const faults: PatternFault[] = [];
  const vocabulary = new Vocabulary();
  const parse = (where: string, source: string): Node | null => {
    const parsed = parsePattern(source);
    if (!parsed.ok) {
      faults.push({ where, source, ...parsed.problem });
      return null;
    }
    const unknown = setsOf(parsed.pattern.root).find((name) => !Object.hasOwn(lexicon, name));
    if (unknown === undefined) return parsed.pattern.root;
    faults.push({
      where,
      source,
      at: source.indexOf(`@${unknown}`),
      says: `'@${unknown}' is not in the lexicon: add the set or correct the name`,
    });
    return null;
  };
  const enter = (starts: Starts, where: string, source: string, root: Node, group: string): void => {
    const automaton = buildAutomaton(root, vocabulary);
    if ("says" in automaton) faults.push({ where, source, at: 0, says: automaton.says });
    else register(starts, { automaton, group });
  };
  const roots = new Map<string, { source: string; root: Node }[]>();
  for (const [name, sources] of Object.entries(lexicon)) {
    roots.set(
      name,
      sources.flatMap((source) => {
        const root = parse(`lexicon set ${name}`, source);
        return root ? [{ source, root }] : [];
      }),
    );
  }
  const setOrder = orderSets(roots, faults);
  const sets = new Map<string, Starts>();
  for (const name of setOrder) {
    const starts = emptyStarts();
    for (const { source, root } of roots.get(name) ?? []) enter(starts, `lexicon set ${name}`, source, root, name);
    sets.set(name, starts);
  }
  const all = emptyStarts();
  for (const group of groups) {
    for (const source of group.patterns) {
      const root = parse(group.name, source);
      if (root) enter(all, group.name, source, root, group.name);
    }
  }
  vocabulary.freeze();
  return { matcher: { vocabulary, setOrder, sets, groups: all, names: groups.map((group) => group.name) }, faults };
}

/** Sets that others refer to come first; a circle is a fault and its sets are dropped. */
function orderSets(
  roots: ReadonlyMap<string, readonly { source: string; root: Node }[]>,
  faults: PatternFault[],
): string[] {
  const order: string[] = [];
  const state = new Map<string, "open" | "done">();
  const visit = (name: string): void => {
    if (state.get(name) === "done") return;
    if (state.get(name) === "open") {
      faults.push({
        where: `lexicon set ${name}`,
        source: `@${name}`,
        at: 0,
        says: `the set refers to itself through others: break the circle`,
      });
      return;
    }
    state.set(name, "open");
    for (const { root } of roots.get(name) ?? []) for (const inner of setsOf(root)) visit(inner);
    state.set(name, "done");
    order.push(name);
  };
  for (const name of roots.keys()) visit(name);
  return order;
}

export type Found = {
  /** Where each group (concept, misconception) occurs; none contains another of the same group. */
  groups: Map<string, Occurrence[]>;
  /** Where each lexicon set occurs. */
  sets: Map<string, Occurrence[]>;
  steps: number;
};

/** Runs every pattern over a text. Bounded: no text makes it take more than STEP_LIMIT steps. */
export function findOccurrences(matcher: Matcher, document: Document): Found {
  const { tokens, sentences } = document;
  const byWord = new Map<string, number[]>();
  const words = tokens.map((token) => {
    const known = byWord.get(token.lower);
    if (known) return known;
    const ids = matcher.vocabulary.idsFor(token);
    byWord.set(token.lower, ids);
    return ids;
  });
  const joined = tokens.map((token) => (token.span > 0 ? matcher.vocabulary.joinedIds(token) : []));
  const quantityAt = new Map<number, Quantity>(document.quantities.map((quantity) => [quantity.from, quantity]));
  const setEnds = new Map<string, Map<number, Occurrence[]>>();
  let steps = 0;

  const targets = (edge: Edge, at: number, limit: number): { to: number; negated: boolean }[] => {
    switch (edge.kind) {
      case "word":
        return words[at]?.includes(edge.id) ? [{ to: at + 1, negated: false }] : [];
      case "joined":
        if (words[at]?.includes(edge.id)) return [{ to: at + 1, negated: false }];
        return joined[at]?.includes(edge.id) && at + (tokens[at]?.span ?? 0) <= limit
          ? [{ to: at + (tokens[at]?.span ?? 1), negated: false }]
          : [];
      case "set":
        return (setEnds.get(edge.name)?.get(at) ?? [])
          .filter((end) => end.to <= limit)
          .map((end) => ({ to: end.to, negated: end.negatedInside }));
      case "quantity": {
        const quantity = quantityAt.get(at);
        return quantity && quantity.to <= limit && fitsQuantity(quantity, edge.dim, edge.bound)
          ? [{ to: quantity.to, negated: false }]
          : [];
      }
      case "small":
        return SMALL_WORDS.has(tokens[at]?.lower ?? "") ? [{ to: at + 1, negated: false }] : [];
      case "any":
        return tokens[at]?.kind === "op" ? [] : [{ to: at + 1, negated: NEGATIONS.has(tokens[at]?.lower ?? "") }];
    }
  };

  const run = ({ automaton }: Entry, start: number, sentenceEnd: number): Occurrence[] => {
    const limit = Math.min(sentenceEnd, start + LONGEST);
    const waiting = new Map<number, Set<number>>([[start, new Set([automaton.start * 2])]]);
    const ends: Occurrence[] = [];
    for (let at = start; at <= limit && waiting.size > 0 && ends.length < ENDS_KEPT; at += 1) {
      const here = waiting.get(at);
      if (!here) continue;
      waiting.delete(at);
      let accepted: boolean | null = null;
      for (const key of here) {
        if (!automaton.accepting.has(key >> 1)) continue;
        accepted = accepted === null ? (key & 1) === 1 : accepted && (key & 1) === 1;
      }
      if (accepted !== null) ends.push({ from: start, to: at, negatedInside: accepted });
      if (at >= limit || steps > STEP_LIMIT) continue;
      const lead = at === start ? "" : (tokens[at]?.lead ?? "");
      if (lead === "stop" || lead === ";" || lead === "line") continue;
      const tight = lead === "," || lead === ":" || lead === "dash";
      for (const key of here) {
        const state = automaton.states[key >> 1];
        if (!state || (tight && !state.loose)) continue;
        for (const edge of state.edges) {
          steps += 1;
          for (const target of targets(edge, at, limit)) {
            const next = edge.to * 2 + ((key & 1) === 1 || target.negated ? 1 : 0);
            const set = waiting.get(target.to);
            if (set) set.add(next);
            else waiting.set(target.to, new Set([next]));
          }
        }
      }
    }
    return ends;
  };

  const candidates = (starts: Starts, at: number): Set<Entry> => {
    const entries = new Set<Entry>();
    for (const id of [...(words[at] ?? []), ...(joined[at] ?? [])])
      for (const entry of starts.words.get(id) ?? []) entries.add(entry);
    if (starts.sets.size > 0)
      for (const [name, list] of starts.sets)
        if (setEnds.get(name)?.has(at)) for (const entry of list) entries.add(entry);
    if (quantityAt.has(at)) for (const entry of starts.quantities) entries.add(entry);
    return entries;
  };

  const sets = new Map<string, Occurrence[]>();
  for (const name of matcher.setOrder) {
    const starts = matcher.sets.get(name);
    const ends = new Map<number, Occurrence[]>();
    setEnds.set(name, ends);
    if (!starts) continue;
    const all: Occurrence[] = [];
    for (const sentence of sentences) {
      for (let at = sentence.from; at < sentence.to && steps <= STEP_LIMIT; at += 1) {
        const found = [...candidates(starts, at)].flatMap((entry) => run(entry, at, sentence.to));
        if (found.length === 0) continue;
        ends.set(at, distinctEnds(found));
        all.push(...found);
      }
    }
    if (all.length > 0) sets.set(name, minimal(all));
  }
  const groups = new Map<string, Occurrence[]>();
  for (const sentence of sentences) {
    for (let at = sentence.from; at < sentence.to && steps <= STEP_LIMIT; at += 1) {
      for (const entry of candidates(matcher.groups, at)) {
        const first = run(entry, at, sentence.to)[0];
        if (!first) continue;
        const list = groups.get(entry.group);
        if (list) list.push(first);
        else groups.set(entry.group, [first]);
      }
    }
  }
  for (const [name, list] of groups) groups.set(name, minimal(literalNegations(list, document)));
  return { groups, sets, steps };
}

function distinctEnds(found: readonly Occurrence[]): Occurrence[] {
  const byEnd = new Map<number, Occurrence>();
  for (const one of found) if (!byEnd.has(one.to) || !one.negatedInside) byEnd.set(one.to, one);
  return [...byEnd.values()].sort((a, b) => a.to - b.to).slice(0, ENDS_KEPT);
}

/** "do not return" and "return" as patterns of one concept: where the longer spells the negation out, the shorter is no reading of its own. */
function literalNegations(list: readonly Occurrence[], document: Document): Occurrence[] {
  const spelled = list.filter(
    (one) => !one.negatedInside && document.tokens.slice(one.from, one.to).some((token) => NEGATIONS.has(token.lower)),
  );
  return list.filter(
    (one) =>
      !spelled.some((outer) => outer !== one && !spelled.includes(one) && outer.from <= one.from && outer.to >= one.to),
  );
}

/** Keeps the innermost of nested occurrences: "zone ... gone" inside a longer reading of itself. */
function minimal(list: readonly Occurrence[]): Occurrence[] {
  const sorted = [...list].sort((a, b) => b.from - a.from || a.to - b.to);
  const kept: Occurrence[] = [];
  let nearestEnd = Infinity;
  for (const one of sorted) {
    if (one.to >= nearestEnd) continue;
    kept.push(one);
    nearestEnd = one.to;
  }
  return kept.reverse();
}
