import type { Link } from "../../rubric/schema";
import type { Document } from "../text/document";
import type { Quantity } from "../text/quantities";
import { compareEnds } from "./compare";
import type { Cue } from "./cues";
import type { Hit } from "./hits";
import { relate, type Relation } from "./relate";

/** A link that was found between two places of the text. */
export type FiredLink = {
  link: number;
  from: Hit;
  to: Hit;
  cue: { from: number; to: number } | null;
  /** Numbers that the comparison itself used. */
  quantities: Quantity[];
  /** An explicit connective or numbers, both ends certain. */
  sure: boolean;
};
export type LinkFindings = {
  fired: FiredLink[];
  /** The opposite of a strict link. */
  reversed: FiredLink[];
  /** A conjunction joins the ends the other way round, strict or not. */
  opposed: boolean;
  /** Both ends stand close together, but no relation was recognised. */
  near: { from: Hit; to: Hit }[];
  /** A relation was there, but the sentence is no prose. */
  faulty: { from: Hit; to: Hit }[];
};

/** Pairs of places one link may try; bounds the work on texts that repeat themselves. */
const PAIR_LIMIT = 400;

/** What of a text links are looked for in. */
export type LinkScene = {
  document: Document;
  cues: ReadonlyMap<number, readonly Cue[]>;
  hits: ReadonlyMap<string, readonly Hit[]>;
  faulty: readonly boolean[];
};

/** Looks for one link of a criterion among the hits. */
export function findLink(scene: LinkScene, link: Link, index: number): LinkFindings {
  const { document, hits } = scene;
  const findings: LinkFindings = { fired: [], reversed: [], opposed: false, near: [], faulty: [] };
  let pairs = 0;
  for (const from of link.from.flatMap((concept) => hits.get(concept) ?? [])) {
    for (const to of link.to.flatMap((concept) => hits.get(concept) ?? [])) {
      const apart = Math.abs(from.sentence - to.sentence);
      if (apart > link.window || overlap(from, to) || !sameParagraph(document, from, to)) continue;
      pairs += 1;
      if (pairs > PAIR_LIMIT) return findings;
      examine(scene, link, index, from, to, findings);
    }
  }
  return findings;
}

function overlap(a: Hit, b: Hit): boolean {
  return a.from < b.to && b.from < a.to;
}

function sameParagraph(document: Document, a: Hit, b: Hit): boolean {
  return document.sentences[a.sentence]?.paragraph === document.sentences[b.sentence]?.paragraph;
}

function examine(
  { document, cues, faulty: faults }: LinkScene,
  link: Link,
  index: number,
  from: Hit,
  to: Hit,
  findings: LinkFindings,
): void {
  const usable = (hit: Hit): boolean => hit.evidence || hit.polarity === "uncertain";
  const faulty = (faults[from.sentence] ?? false) || (faults[to.sentence] ?? false);
  if (link.rel === "compare") {
    const contrasted = (hit: Hit): boolean =>
      usable(hit) || hit.polarity === "rejected" || hit.polarity === "prohibited";
    if (!contrasted(from) || !contrasted(to) || !(from.evidence || to.evidence)) return;
    const comparison = compareEnds(document, cues, link, from, to);
    if (!comparison) return void findings.near.push({ from, to });
    if (faulty) return void findings.faulty.push({ from, to });
    const fired: FiredLink = {
      link: index,
      from,
      to,
      cue: comparison.cue,
      quantities: comparison.quantities,
      sure: certain(from, to),
    };
    if (comparison.verdict === "holds") findings.fired.push(fired);
    else {
      findings.opposed = true;
      if (link.strict) findings.reversed.push(fired);
    }
    return;
  }
  const [first, second] = from.from < to.from ? [from, to] : [to, from];
  const wanted = first === from ? 1 : -1;
  const relations = strongest(relate(document, cues, link.rel, first, second));
  const right = relations.filter((relation) => relation.direction === wanted || relation.direction === 0);
  const kept = right.filter((relation) => polarityFits(document, link, from, to, relation));
  if (kept.length > 0) {
    if (faulty) return void findings.faulty.push({ from, to });
    const best = kept.find((relation) => relation.explicit) ?? kept[0];
    findings.fired.push({
      link: index,
      from,
      to,
      cue: best?.cue ?? null,
      quantities: [],
      sure: (best?.explicit ?? false) && certain(from, to),
    });
    return;
  }
  const opposite = relations.find((relation) => relation.explicit && relation.direction === -wanted);
  if (opposite) findings.opposed = true;
  if (opposite && right.length === 0 && link.strict && from.evidence && to.evidence && !faulty) {
    findings.reversed.push({ link: index, from, to, cue: opposite.cue, quantities: [], sure: true });
  } else if (from.evidence && to.evidence) findings.near.push({ from, to });
}

/** Where a conjunction says how two ends are joined, a verb between them says nothing else about it. */
function strongest(relations: readonly Relation[]): Relation[] {
  const best = Math.max(0, ...relations.map((relation) => relation.rank));
  return relations.filter((relation) => relation.rank === best);
}

function certain(from: Hit, to: Hit): boolean {
  return from.polarity !== "uncertain" && to.polarity !== "uncertain";
}

/** Which combinations of asserted, denied and counterfactual ends make the link true. */
function polarityFits(document: Document, link: Link, from: Hit, to: Hit, relation: Relation): boolean {
  if (from.polarity === "uncertain" && to.polarity === "uncertain") return false;
  const usable = (hit: Hit): boolean => hit.evidence || hit.polarity === "uncertain";
  const negative = (hit: Hit): boolean =>
    hit.polarity === "denied" || hit.polarity === "prohibited" || hit.polarity === "counterfactual";
  if (link.rel === "order") return usable(from) && usable(to);
  const cue = relation.cue ? (document.tokens[relation.cue.from]?.lower ?? "") : "";
  const absent = from.polarity === "counterfactual" || from.polarity === "denied";
  if (link.rel === "cause") {
    if (usable(from) && usable(to)) return true;
    return from.polarity === "counterfactual" && negative(to);
  }
  if (from.polarity === "counterfactual" && (usable(to) || negative(to))) return true;
  if (["otherwise", "else", "or", "if", "failing"].includes(cue) && usable(from))
    return usable(to) || to.polarity === "denied";
  if (usable(from) && !absent && negative(to)) return relation.explicit || relation.cue !== null;
  return false;
}
