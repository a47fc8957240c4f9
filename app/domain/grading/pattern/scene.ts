import type { Document } from "../text/document";
import type { Quantity } from "../text/quantities";
import { SMALL_WORDS } from "../text/words";
import type { Vocabulary } from "./vocabulary";

/** A place where a pattern occurs: half-open token range. `negatedInside`: a "not" stands in one of the pattern's gaps. */
export type Occurrence = { from: number; to: number; negatedInside: boolean };

/** What each place of a text satisfies. Sets are entered as they are found. */
export type Scene = {
  document: Document;
  /** Vocabulary ids of each token, and of the identifier that begins there when read as one word. */
  words: readonly (readonly number[])[];
  joined: readonly (readonly number[])[];
  /** Tokens at which each vocabulary id stands. */
  places: ReadonlyMap<number, readonly number[]>;
  isSmall: readonly boolean[];
  isNegation: readonly boolean[];
  quantityAt: ReadonlyMap<number, Quantity>;
  setEnds: Map<string, ReadonlyMap<number, readonly Occurrence[]>>;
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

/** What each place of a text satisfies, looked up once per word. */
export function readScene(vocabulary: Vocabulary, document: Document): Scene {
  const byWord = new Map<string, number[]>();
  const words = document.tokens.map((token) => {
    const known = byWord.get(token.lower);
    if (known) return known;
    const ids = vocabulary.idsFor(token);
    byWord.set(token.lower, ids);
    return ids;
  });
  const joined = document.tokens.map((token) => (token.span > 0 ? vocabulary.joinedIds(token) : NO_IDS));
  const places = new Map<number, number[]>();
  for (const lists of [words, joined]) {
    lists.forEach((ids, at) => {
      for (const id of ids) {
        const list = places.get(id);
        if (list) list.push(at);
        else places.set(id, [at]);
      }
    });
  }
  return {
    document,
    words,
    joined,
    places,
    isSmall: document.tokens.map((token) => SMALL_WORDS.has(token.lower)),
    isNegation: document.tokens.map((token) => NEGATIONS.has(token.lower)),
    quantityAt: new Map(document.quantities.map((quantity) => [quantity.from, quantity])),
    setEnds: new Map(),
  };
}
const NO_IDS: readonly number[] = [];
