import type { Criterion, Rubric } from "../../rubric/schema";
import type { Level } from "../../rubric/level";
import { sameFigure } from "../pattern/bounds";
import type { Occurrence } from "../pattern/matcher";
import type { Document } from "../text/document";
import type { Quantity } from "../text/quantities";
import { conceptsOf } from "./concepts";
import { findCues, type Cue } from "./cues";
import { isOutOfOrder, isSentenceOutOfOrder, type Grammar } from "./grammar";
import { findHalf } from "./half";
import { readHits, type Hit } from "./hits";
import { findLink, type FiredLink } from "./links";
import { isMostlyLists, isScrambled, proseFault } from "./prose";
import { findSupport, type Support } from "./support";

/** What the rules saw of one criterion; explain.ts turns it into sentences. */
export type RuleFinding = {
  level: Level;
  named: Hit[];
  /** Concepts of the criterion that were seen but are no evidence. */
  unusable: Hit[];
  fired: FiredLink[];
  support: Support[];
  /** Explained, with something beside it that may or may not be meant as backing. */
  weakSupport: Support[];
  almost: boolean;
  reversed: FiredLink[];
  contradicted: { says: string; hit: Hit }[];
  misconceptions: { says: string; hit: Hit }[];
  near: { from: Hit; to: Hit }[];
  /** The ideas are joined, but only the other way round. */
  opposed: boolean;
  /** An end of a link, explained by words in which no known idea was recognised. */
  half: Hit | null;
  /** A number that the learner brought stands in the sentence of that half. */
  halfWithNumber: boolean;
  /** A link was there in words, but the text is no prose. */
  listOnly: boolean;
  sure: boolean;
  /** Whether anything that was named stands in a sentence that reads as prose. */
  prose: boolean;
};

export type Reading = {
  document: Document;
  hits: Map<string, Hit[]>;
  cues: Map<number, Cue[]>;
  /** The text as a whole is no prose: nothing in it is linked. */
  scrambled: boolean;
  /** Whether each sentence fails to read as prose. */
  faulty: readonly boolean[];
  given: readonly Quantity[];
  masked: (from: number, to: number) => boolean;
};

/** Group name of a misconception's patterns inside the matcher; concepts use their own id. */
export function misconceptionGroup(criterion: string, misconception: string): string {
  return `!${criterion}/${misconception}`;
}

export type TextInput = {
  document: Document;
  occurrences: ReadonlyMap<string, readonly Occurrence[]>;
  rubric: Rubric;
  given: readonly Quantity[];
  masked: Reading["masked"];
  grammar: Grammar | null;
};

/** Reads polarity, connectives and form once; every criterion is judged on this. */
export function readText({ document, occurrences, rubric, given, masked, grammar }: TextInput): Reading {
  const hits = readHits(document, occurrences, (concept) => rubric.concepts[concept]?.want ?? "assert", masked);
  const cues = new Map(document.sentences.map((sentence, index) => [index, findCues(document.tokens, sentence)]));
  const faulty = document.sentences.map(
    (sentence) =>
      proseFault(document, sentence) !== null ||
      (grammar !== null && isSentenceOutOfOrder(grammar, document, sentence.from, sentence.to)),
  );
  const speaking = new Set([...hits.values()].flatMap((list) => list.map((hit) => hit.sentence)));
  const scrambled =
    isScrambled(document, speaking) ||
    isMostlyLists(document, faulty, speaking) ||
    (grammar !== null && isOutOfOrder(grammar, document, speaking));
  return { document, hits, cues, scrambled, faulty, given, masked };
}

/** Applies one criterion's rules: named, linked, supported; then what lowers it. */
export function judgeByRules(reading: Reading, criterion: Criterion): RuleFinding {
  const { document, hits } = reading;
  const concepts = conceptsOf(criterion);
  const all = concepts.flatMap((concept) => hits.get(concept) ?? []);
  const argued = new Set(all.filter((hit) => hit.polarity === "dismissed").map((hit) => hit.sentence));
  const named = criterion.knowledge.any
    .flatMap((concept) => hits.get(concept) ?? [])
    .filter((hit) => (hit.evidence || hit.polarity === "uncertain") && !argued.has(hit.sentence));
  const findings = criterion.reasoning.links.map((link, index) => findLink(reading, link, index));
  const spoiled = reading.scrambled;
  const fired = spoiled
    ? []
    : findings
        .flatMap((finding) => finding.fired)
        .filter((link) => !argued.has(link.from.sentence) && !argued.has(link.to.sentence));
  const listOnly =
    (spoiled && findings.some((finding) => finding.fired.length > 0)) ||
    (fired.length === 0 && findings.some((finding) => finding.faulty.length > 0));
  const certain = fired.filter((link) => link.from.polarity !== "uncertain" && link.to.polarity !== "uncertain");
  const need = criterion.reasoning.need;
  let best: { fired: FiredLink; support: Support[]; strong: number } | null = null;
  const topics = new Set(all.map((hit) => hit.sentence));
  for (const link of certain) {
    const support = findSupport(document, criterion, link, hits, reading.given, reading.masked, topics);
    const strong = support.filter((one) => !one.weak).length;
    const better =
      !best ||
      strong > best.strong ||
      (strong === best.strong && support.length > best.support.length) ||
      (strong === best.strong && support.length === best.support.length && link.sure && !best.fired.sure);
    if (better) best = { fired: link, support, strong };
  }
  const distinctLinks = new Set(certain.map((link) => `${link.link}:${link.from.sentence}`)).size;
  const contradicted = criterion.contradicts.flatMap(({ concept, says }) =>
    (hits.get(concept) ?? []).filter((hit) => hit.polarity === "asserted").map((hit) => ({ says, hit })),
  );
  const misconceptions = criterion.misconceptions.flatMap(({ id, says }) =>
    (hits.get(misconceptionGroup(criterion.id, id)) ?? [])
      .filter((hit) => hit.polarity === "asserted")
      .map((hit) => ({ says, hit })),
  );
  const reversed = certain.length > 0 ? [] : findings.flatMap((finding) => finding.reversed);
  let level: Level = named.length > 0 || fired.length > 0 ? 1 : 0;
  if (best) level = best.strong >= need ? 3 : 2;
  const almost = level === 2 && best !== null && best.support.length + (distinctLinks > 1 ? 1 : 0) >= need;
  const wrong = new Set([...misconceptions, ...contradicted].map(({ hit }) => hit.sentence));
  const saidElsewhere = [...named, ...certain.flatMap((link) => [link.from, link.to])].some(
    (hit) => !wrong.has(hit.sentence),
  );
  if (wrong.size > 0 && !saidElsewhere) level = 0;
  else if (misconceptions.length > 0 && level > 1) level = (level - 1) as Level;
  if ((contradicted.length > 0 && level > 1) || (reversed.length > 0 && level > 1)) level = 1;
  const half = fired.length > 0 || spoiled ? null : findHalf(document, reading.cues, hits, reading.faulty, criterion);
  const ordered = best ? [best.fired, ...certain.filter((link) => link !== best.fired)] : certain;
  return {
    level,
    named,
    unusable: all.filter((hit) => !hit.evidence),
    fired: ordered,
    support: level === 3 ? (best?.support.filter((one) => !one.weak) ?? []) : [],
    weakSupport: level === 2 ? (best?.support ?? []) : [],
    almost: level === 2 && almost,
    reversed,
    contradicted,
    misconceptions,
    near: findings.flatMap((finding) => finding.near),
    half,
    halfWithNumber: half !== null && bringsNumber(reading, half.sentence),
    opposed: fired.length === 0 && findings.some((finding) => finding.opposed),
    listOnly,
    prose: !spoiled && (named.length === 0 || named.some((hit) => !reading.faulty[hit.sentence])),
    sure: best ? best.fired.sure : named.some((hit) => hit.polarity !== "uncertain"),
  };
}

/** Whether a sentence holds a typed number that the question did not hand out. */
function bringsNumber({ document, given, masked }: Reading, index: number): boolean {
  const sentence = document.sentences[index];
  return (
    sentence !== undefined &&
    document.quantities.some(
      (quantity) =>
        quantity.from >= sentence.from &&
        quantity.to <= sentence.to &&
        quantity.dim !== "num" &&
        !masked(quantity.from, quantity.to) &&
        !given.some((known) => sameFigure(known.value, quantity.value)),
    )
  );
}
