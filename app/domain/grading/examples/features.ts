import type { Occurrence } from "../pattern/matcher";
import type { Document } from "../text/document";
import { STOP_WORDS } from "../text/words";
import type { Cue } from "../rules/cues";
import type { Hit } from "../rules/hits";

/** A bag of features with their weights. */
export type Bag = Map<string, number>;

const WEIGHT = { stem: 1, set: 1, concept: 1.4, denied: 1.4, shape: 0.8 };
/** Dimensions whose units are spelt in more than one way. */
const SPELT_UNITS = new Set(["time", "pct", "money", "mem", "rate"]);
const CAUSAL = new Set([
  "cause-forward",
  "cause-backward",
  "without",
  "otherwise",
  "condition-open",
  "condition-middle",
  "order-backward",
  "order-forward",
]);

/** What each sentence of a text holds: stems, synonym sets, concepts with their polarity, and the shape of the argument. */
export function sentenceFeatures(
  document: Document,
  sets: ReadonlyMap<string, readonly Occurrence[]>,
  hits: ReadonlyMap<string, readonly Hit[]>,
  cues: ReadonlyMap<number, readonly Cue[]>,
  masked: (from: number, to: number) => boolean,
): Bag[] {
  const bags = document.sentences.map((): Bag => new Map());
  const put = (bag: Bag | undefined, feature: string, weight: number): void => {
    if (bag) bag.set(feature, Math.max(bag.get(feature) ?? 0, weight));
  };
  const owner: number[] = [];
  const inUnit = unitTokens(document);
  document.sentences.forEach((sentence, index) => {
    for (let at = sentence.from; at < sentence.to; at += 1) {
      owner[at] = index;
      const token = document.tokens[at];
      if (!token || masked(at, at + 1) || token.kind !== "word" || STOP_WORDS.has(token.lower)) continue;
      if (inUnit.has(at)) continue;
      put(bags[index], token.stem, WEIGHT.stem);
    }
    for (const cue of cues.get(index) ?? [])
      if (CAUSAL.has(cue.kind) && !masked(cue.from, cue.to) && document.tokens[cue.from]?.lower !== "as")
        put(bags[index], `&${cue.kind}`, WEIGHT.shape / 2);
  });
  for (const [name, list] of sets)
    for (const one of list) if (!masked(one.from, one.to)) put(bags[owner[one.from] ?? -1], `@${name}`, WEIGHT.set);
  for (const [concept, list] of hits) {
    for (const hit of list) {
      const against =
        hit.polarity === "denied" ||
        hit.polarity === "prohibited" ||
        hit.polarity === "rejected" ||
        hit.polarity === "dismissed";
      put(
        bags[hit.sentence],
        `${against ? "-" : hit.polarity === "counterfactual" ? "~" : "+"}${concept}`,
        against ? WEIGHT.denied : WEIGHT.concept,
      );
    }
  }
  for (const quantity of document.quantities) {
    if (masked(quantity.from, quantity.to)) continue;
    put(bags[owner[quantity.from] ?? -1], `#${quantity.dim}`, WEIGHT.shape);
    put(bags[owner[quantity.from] ?? -1], `#${quantity.dim}=${Number(quantity.value.toPrecision(3))}`, WEIGHT.shape);
  }
  return bags;
}

/** "120 s" and "120 seconds" are the same quantity, which is a feature of its own: its unit is not one more word. */
function unitTokens(document: Document): Set<number> {
  const inside = new Set<number>();
  for (const { dim, from, to } of document.quantities)
    if (SPELT_UNITS.has(dim)) for (let at = from; at < to; at += 1) inside.add(at);
  return inside;
}

export function merge(bags: readonly Bag[]): Bag {
  const sum: Bag = new Map();
  for (const bag of bags)
    for (const [feature, weight] of bag) sum.set(feature, Math.max(sum.get(feature) ?? 0, weight));
  return sum;
}
