import type { QuantityDim } from "../../rubric/schema";
import type { Bound } from "./bounds";
import type { Node } from "./parse";
import type { Vocabulary } from "./vocabulary";

/** What a state may read. `to` is the state after reading it. */
export type Edge =
  | { kind: "word"; id: number; to: number }
  | { kind: "joined"; id: number; to: number }
  | { kind: "set"; name: string; to: number }
  | { kind: "quantity"; dim: QuantityDim; bound: Bound | null; to: number }
  /** Any word; only inside "..." and [ ]. */
  | { kind: "any"; to: number }
  /** One of the small words that may stand between neighbours. */
  | { kind: "small"; to: number };

export type State = {
  edges: Edge[];
  /** A comma or a dash may stand before the word read here (behind "..." and inside [ ]). */
  loose: boolean;
};
/** A non-deterministic automaton over tokens without empty moves: simulated with a set of states, so its cost is bounded. */
export type Automaton = { states: State[]; start: number; accepting: ReadonlySet<number> };

const GAP_WORDS = 6;
const SLACK_WORDS = 2;
/** Words, members included, that [ ] may spread over. */
const UNORDERED_SPREAD = 10;
const STATE_LIMIT = 4_000;

type Draft = { edges: Edge[]; free: number[]; loose: boolean };

/** Builds the automaton, or says why the pattern is too large for one. */
export function buildAutomaton(root: Node, vocabulary: Vocabulary): Automaton | { says: string } {
  const drafts: Draft[] = [];
  const add = (loose = false): number => drafts.push({ edges: [], free: [], loose }) - 1;
  const read = (from: number, edge: Edge): void => void drafts[from]?.edges.push(edge);
  const skip = (from: number, to: number): void => void drafts[from]?.free.push(to);
  const tooLarge = (): boolean => drafts.length > STATE_LIMIT;

  /** Up to `count` words of a kind, then on; returns the state behind them. */
  const filler = (from: number, count: number, kind: "any" | "small", loose: boolean): number => {
    const end = add(loose);
    let here = from;
    skip(here, end);
    for (let step = 0; step < count; step += 1) {
      const next = add(loose);
      read(here, { kind, to: next });
      skip(next, end);
      here = next;
    }
    return end;
  };

  const unordered = (members: readonly Node[], from: number): number => {
    const end = add();
    const spread = UNORDERED_SPREAD - members.length;
    const full = (1 << members.length) - 1;
    const cells = new Map<number, number>();
    const cell = (done: number, skipped: number): number => {
      const key = done * (spread + 1) + skipped;
      const known = cells.get(key);
      if (known !== undefined) return known;
      const state = add(true);
      cells.set(key, state);
      if (done === full) {
        skip(state, end);
        return state;
      }
      if (tooLarge()) return state;
      if (done !== 0 && skipped < spread) read(state, { kind: "any", to: cell(done, skipped + 1) });
      members.forEach((member, index) => {
        if ((done & (1 << index)) === 0) skip(build(member, state, done !== 0), cell(done | (1 << index), skipped));
      });
      return state;
    };
    skip(from, cell(0, 0));
    return end;
  };

  const build = (node: Node, from: number, loose = false): number => {
    if (tooLarge()) return from;
    switch (node.kind) {
      case "word": {
        const end = add();
        read(from, { kind: "word", id: vocabulary.word(node.lower, node.match), to: end });
        return end;
      }
      case "identifier": {
        const end = add();
        read(from, { kind: "joined", id: vocabulary.joined(node.joined), to: end });
        let here = from;
        node.parts.forEach((part, index) => {
          const next = index === node.parts.length - 1 ? end : add();
          read(here, { kind: "word", id: vocabulary.word(part, "stem"), to: next });
          here = next;
        });
        return end;
      }
      case "set": {
        const end = add();
        read(from, { kind: "set", name: node.name, to: end });
        return end;
      }
      case "quantity": {
        const end = add();
        read(from, { kind: "quantity", dim: node.dim, bound: node.bound, to: end });
        return end;
      }
      case "gap":
        return filler(from, GAP_WORDS, "any", true);
      case "optional": {
        const end = add(loose);
        skip(from, end);
        skip(build(node.item, from, loose), end);
        return end;
      }
      case "either": {
        const end = add();
        for (const option of node.options) {
          const entry = add(loose);
          skip(from, entry);
          skip(build(option, entry, loose), end);
        }
        return end;
      }
      case "unordered":
        return unordered(node.members, from);
      case "sequence": {
        let here = from;
        let afterGap = loose;
        node.items.forEach((item, index) => {
          const previous = node.items[index - 1];
          if (previous && previous.kind !== "gap" && item.kind !== "gap")
            here = filler(here, SLACK_WORDS, "small", false);
          here = build(item, here, afterGap);
          afterGap = item.kind === "gap";
        });
        return here;
      }
    }
  };

  const start = add();
  const end = build(root, start);
  if (tooLarge())
    return {
      says: `needs more than ${STATE_LIMIT} states: split it into several patterns or use fewer members inside [ ]`,
    };
  return close(drafts, start, end);
}

/** Removes the empty moves, so that simulation only ever follows words. */
function close(drafts: readonly Draft[], start: number, end: number): Automaton {
  const accepting = new Set<number>();
  const states = drafts.map((_, index): State => {
    const seen = new Set([index]);
    const edges: Edge[] = [];
    let loose = false;
    for (const at of seen) {
      const draft = drafts[at];
      if (!draft) continue;
      if (at === end) accepting.add(index);
      edges.push(...draft.edges);
      loose ||= draft.loose;
      for (const next of draft.free) seen.add(next);
    }
    return { edges, loose };
  });
  return { states, start, accepting };
}
