import type { Link, QuantityDim } from "../../rubric/schema";
import { sameFigure } from "../pattern/bounds";
import type { Document } from "../text/document";
import type { Quantity } from "../text/quantities";
import { isFiniteVerb } from "../text/verbs";
import type { Cue } from "./cues";
import type { Hit } from "./hits";

export type Comparison = {
  verdict: "holds" | "fails";
  cue: { from: number; to: number } | null;
  quantities: Quantity[];
  numeric: boolean;
};

/** How far from a concept its number may stand. */
const NEAR = 9;

/** The number that belongs to one end: nearer to it than to the other, in its sentence. */
function numberOf(document: Document, end: Hit, other: Hit, dims: readonly QuantityDim[]): Quantity | null {
  let best: { quantity: Quantity; distance: number } | null = null;
  const sentence = document.sentences[end.sentence];
  if (!sentence) return null;
  for (const quantity of document.quantities) {
    if (!dims.includes(quantity.dim) || quantity.from < sentence.from || quantity.to > sentence.to) continue;
    const distance = gap(quantity, end);
    if (distance > NEAR || (other.sentence === end.sentence && gap(quantity, other) < distance)) continue;
    if (!best || distance < best.distance) best = { quantity, distance };
  }
  return best?.quantity ?? null;
}

function gap(quantity: Quantity, hit: Hit): number {
  if (quantity.to <= hit.from) return hit.from - quantity.to;
  if (quantity.from >= hit.to) return quantity.from - hit.to;
  return 0;
}

/** Numbers side by side in a list are no comparison: a clause must be made of them. */
function verbNear(document: Document, from: Hit, to: Hit): boolean {
  const first = document.sentences[Math.min(from.sentence, to.sentence)];
  const last = document.sentences[Math.max(from.sentence, to.sentence)];
  if (!first || !last) return false;
  for (let at = first.from; at < last.to; at += 1)
    if (isFiniteVerb(document.tokens[at]?.lower ?? "", document.tokens[at - 1]?.lower ?? "")) return true;
  return false;
}

function satisfies(left: number, right: number, direction: NonNullable<Link["direction"]>): boolean {
  const equal = sameFigure(left, right);
  if (direction === "gt") return !equal && left > right;
  if (direction === "ge") return equal || left > right;
  if (direction === "lt") return !equal && left < right;
  return equal || left < right;
}

/** Compares two ends of a `compare` link: by their numbers where both have one, otherwise by the comparing words between them. */
export function compareEnds(
  document: Document,
  cues: ReadonlyMap<number, readonly Cue[]>,
  link: Link,
  from: Hit,
  to: Hit,
): Comparison | null {
  const fromNumber = numberOf(document, from, to, link.dims);
  const toNumber = numberOf(document, to, from, link.dims);
  const cue = comparingCue(document, cues, from, to);
  if (
    link.direction !== undefined &&
    fromNumber &&
    toNumber &&
    fromNumber !== toNumber &&
    fromNumber.dim === toNumber.dim &&
    (cue || verbNear(document, from, to))
  ) {
    const quantities = [fromNumber, toNumber];
    return {
      verdict: satisfies(fromNumber.value, toNumber.value, link.direction) ? "holds" : "fails",
      cue: cue?.at ?? null,
      quantities,
      numeric: true,
    };
  }
  if (!cue) return null;
  const quantities = [fromNumber, toNumber].filter((quantity): quantity is Quantity => quantity !== null);
  if (link.direction === undefined || cue.sense === null) {
    return link.direction === undefined || cue.contrast
      ? { verdict: "holds", cue: cue.at, quantities, numeric: false }
      : null;
  }
  const wanted = link.direction === "gt" || link.direction === "ge" ? "greater" : "less";
  return { verdict: cue.sense === wanted ? "holds" : "fails", cue: cue.at, quantities, numeric: false };
}

type Comparing = { at: { from: number; to: number }; sense: "greater" | "less" | null; contrast: boolean };

/** The comparing words between two ends (or opening the later sentence), seen from the `from` end. */
function comparingCue(
  document: Document,
  cues: ReadonlyMap<number, readonly Cue[]>,
  from: Hit,
  to: Hit,
): Comparing | null {
  const [first, second] = from.from <= to.from ? [from, to] : [to, from];
  let best: Comparing | null = null;
  for (let sentence = first.sentence; sentence <= second.sentence; sentence += 1) {
    for (const cue of cues.get(sentence) ?? []) {
      if (cue.kind !== "greater" && cue.kind !== "less" && cue.kind !== "contrast") continue;
      const inside = cue.from >= first.to - 1 && cue.to <= second.from + 1;
      const behind =
        cue.kind !== "contrast" &&
        cue.from >= second.to &&
        cue.from - second.to <= 4 &&
        first.sentence === second.sentence;
      if (!inside && !behind) continue;
      const negated = ["not", "never", "no"].includes(document.tokens[cue.from - 1]?.lower ?? "");
      const sense = cue.kind === "contrast" ? null : (cue.kind === "greater") === !negated ? "greater" : "less";
      const flipped = from.from > to.from ? flip(sense) : sense;
      if (!best || (best.sense === null && flipped !== null))
        best = { at: { from: cue.from, to: cue.to }, sense: flipped, contrast: cue.kind === "contrast" };
    }
  }
  return best;
}

function flip(sense: Comparing["sense"]): Comparing["sense"] {
  return sense === null ? null : sense === "greater" ? "less" : "greater";
}
