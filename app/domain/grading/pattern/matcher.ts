import type { Document } from "../text/document";
import { buildAutomaton, type Automaton } from "./automaton";
import { parsePattern, setsOf, type Node } from "./parse";
import { NEGATIONS, readScene, type Occurrence, type Scene } from "./scene";
import { ENDS_KEPT, Scratch, Simulation } from "./simulation";
import { Vocabulary } from "./vocabulary";

export { NEGATIONS, type Occurrence } from "./scene";
export { STEP_LIMIT } from "./simulation";
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
  scratch: Scratch;
};

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
  let largest = 1;
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
    if ("says" in automaton) {
      faults.push({ where, source, at: 0, says: automaton.says });
      return;
    }
    largest = Math.max(largest, automaton.states.length);
    register(starts, { automaton, group });
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
  const names = groups.map((group) => group.name);
  return { matcher: { vocabulary, setOrder, sets, groups: all, names, scratch: new Scratch(largest) }, faults };
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
  const scene = readScene(matcher.vocabulary, document);
  const simulation = new Simulation(scene, matcher.scratch);

  const endOf = sentenceEnds(document);
  const sets = new Map<string, Occurrence[]>();
  for (const name of matcher.setOrder) {
    const starts = matcher.sets.get(name);
    const ends = new Map<number, Occurrence[]>();
    scene.setEnds.set(name, ends);
    const all: Occurrence[] = [];
    for (const [at, entries] of starts ? startsIn(scene, starts) : []) {
      const found: Occurrence[] = [];
      for (const entry of entries) found.push(...simulation.run(entry.automaton, at, endOf[at] ?? 0));
      if (found.length === 0) continue;
      ends.set(at, distinctEnds(found));
      all.push(...found);
    }
    if (all.length > 0) sets.set(name, minimal(all));
  }
  const groups = new Map<string, Occurrence[]>();
  for (const [at, entries] of startsIn(scene, matcher.groups)) {
    for (const entry of entries) {
      const first = simulation.run(entry.automaton, at, endOf[at] ?? 0)[0];
      if (!first) continue;
      const list = groups.get(entry.group);
      if (list) list.push(first);
      else groups.set(entry.group, [first]);
    }
  }
  for (const [name, list] of groups) groups.set(name, minimal(literalNegations(list, document)));
  return { groups, sets, steps: simulation.steps };
}

/** Automata that can begin at each token, in the order of the text; each once per token. */
function startsIn(scene: Scene, starts: Starts): [number, Entry[]][] {
  const found = new Map<number, Entry[]>();
  // A passage has fewer words than the patterns of a scenario, a set of the lexicon fewer than a passage.
  const isShort = scene.places.size < starts.words.size;
  for (const id of isShort ? scene.places.keys() : starts.words.keys()) {
    const entries = starts.words.get(id);
    if (entries !== undefined) for (const at of scene.places.get(id) ?? []) enter(found, at, entries);
  }
  for (const [name, entries] of starts.sets)
    for (const at of scene.setEnds.get(name)?.keys() ?? []) enter(found, at, entries);
  if (starts.quantities.length > 0) for (const at of scene.quantityAt.keys()) enter(found, at, starts.quantities);
  return [...found].sort((a, b) => a[0] - b[0]);
}

function enter(found: Map<number, Entry[]>, at: number, entries: readonly Entry[]): void {
  const known = found.get(at);
  if (!known) found.set(at, [...entries]);
  else for (const entry of entries) if (!known.includes(entry)) known.push(entry);
}

function sentenceEnds({ sentences, tokens }: Document): Int32Array {
  const ends = new Int32Array(tokens.length);
  for (const sentence of sentences) ends.fill(sentence.to, sentence.from, sentence.to);
  return ends;
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
