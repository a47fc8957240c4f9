import { levelName, type LevelOrUnknown } from "../../rubric/level";
import type { Criterion, Rubric } from "../../rubric/schema";
import type { Note, ProbeKey, Quote } from "../evidence";
import type { Nearest } from "../examples/nearest";
import type { Fused } from "../fuse";
import { quoteHit, quoteLink } from "./quotes";
import type { RuleFinding } from "../rules/rules";
import type { Document } from "../text/document";

/** The step that would lift the level, as an instruction; null at Defended. */
export function missingStep(criterion: Criterion, rules: RuleFinding, level: LevelOrUnknown): string | null {
  if (level === 3) return null;
  if (level === 2) return sentence(criterion.reasoning.says);
  const link = bestLink(criterion, rules);
  if (rules.listOnly)
    return `Write it as a full sentence, X because Y: ${criterion.reasoning.links[link]?.says ?? criterion.reasoning.says}`;
  return sentence(criterion.reasoning.links[link]?.says ?? criterion.reasoning.says);
}

/** The link of which most is already there: both ends, then one end, then the author's first. */
function bestLink(criterion: Criterion, rules: RuleFinding): number {
  const fired = rules.fired[0];
  if (fired) return fired.link;
  const seen = new Set(
    [...rules.named, ...rules.near.flatMap((pair) => [pair.from, pair.to])].map((hit) => hit.concept),
  );
  let best = 0;
  let bestScore = -1;
  criterion.reasoning.links.forEach((link, index) => {
    const score =
      (link.from.some((concept) => seen.has(concept)) ? 1 : 0) + (link.to.some((concept) => seen.has(concept)) ? 1 : 0);
    if (score > bestScore) [best, bestScore] = [index, score];
  });
  return best;
}

function sentence(text: string): string {
  const trimmed = text.trim();
  const capital = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}

/** The interviewer's follow-up for a level; null at Defended. */
export function probeFor(
  criterion: Criterion,
  level: LevelOrUnknown,
): { probe: string | null; probeKey: ProbeKey | null } {
  if (level === 3) return { probe: null, probeKey: null };
  const probeKey: ProbeKey = level ?? "unsure";
  return { probe: criterion.probes[probeKey], probeKey };
}

/** One sentence that names the rule that decided. */
export function becauseOf(rubric: Rubric, rules: RuleFinding): string {
  const name = (concept: string): string => `"${rubric.concepts[concept]?.name ?? concept}"`;
  if (rules.contradicted.length > 0) return "The answer says the right thing and its opposite: capped at Named.";
  if (rules.reversed.length > 0) return "The step is there, but in the opposite direction: capped at Named.";
  const fired = rules.fired[0];
  if (rules.level >= 2 && fired) {
    const backing =
      rules.level === 3
        ? `, backed by ${rules.support.map((one) => supportName(rubric, one.what)).join(" and ")}`
        : ", with nothing beside it that backs it";
    return `${name(fired.from.concept)} is joined to ${name(fired.to.concept)}${backing}.`;
  }
  if (rules.listOnly) return "The right words are there, but not in a sentence that joins them.";
  if (rules.misconceptions.length > 0) return "A misconception lowers the level by one.";
  const near = rules.near[0];
  if (near)
    return `${name(near.from.concept)} and ${name(near.to.concept)} are both said; no cause, order, comparison or "without" was recognised between them.`;
  const first = rules.named[0];
  if (first) return `${name(first.concept)} is named; no second idea is joined to it.`;
  if (rules.unusable.length > 0) return "The idea is mentioned only to be denied, doubted or asked about.";
  return "None of the words that the patterns know for it was found.";
}

function supportName(rubric: Rubric, what: string): string {
  const kinds: Readonly<Record<string, string>> = {
    quantity: "a quantity",
    tradeoff: "a trade-off",
    failure: "a failure mode",
    condition: "a condition",
  };
  return kinds[what] ?? `"${rubric.concepts[what]?.name ?? what}"`;
}

/** How the two channels were joined, in plain words. */
export function joinedBecause(rules: RuleFinding, examples: Nearest, fused: Fused, because: string): string {
  const near =
    examples.expected === null
      ? ""
      : `the nearest marked examples suggest ${levelName(Math.round(examples.expected) as 0 | 1 | 2 | 3)}`;
  if (fused.chances) return `${because} ${chancesInWords(fused.chances)}`;
  if (fused.how === "apart")
    return `${because} The patterns say ${levelName(rules.level)}, ${near}: too far apart to tell.`;
  if (fused.how === "raised") return `${because} But ${near}: raised by one.`;
  if (fused.how === "settled") return `${because} Something beside it may be meant as backing, and ${near}: counted.`;
  if (fused.how === "joined") return `${because} One of them is explained, and ${near}: counted as a step.`;
  if (fused.how === "unclear")
    return `${because} It is explained and comes with a number, but what follows from it was not recognised; ${near}.`;
  if (fused.how === "lowered") return `${because} But ${near}: lowered.`;
  return because;
}

/** "Among labelled answers with evidence like this, 6 of 10 were Explained and 3 Named." */
function chancesInWords(chances: readonly number[]): string {
  const [first, second] = chances
    .map((chance, level) => ({ level: level as 0 | 1 | 2 | 3, tenths: Math.round(10 * chance) }))
    .sort((a, b) => b.tenths - a.tenths);
  if (!first) return "";
  const rest = second && second.tenths > 0 ? ` and ${String(second.tenths)} ${levelName(second.level)}` : "";
  return `Among labelled answers with evidence like this, about ${String(first.tenths)} of 10 were ${levelName(first.level)}${rest}.`;
}

/** Things that were seen and did not help, or lowered the level. */
export function notesFor(document: Document, rules: RuleFinding): Note[] {
  const notes: Note[] = [];
  const quotes = (...found: (Quote | null)[]): Quote[] => found.filter((quote): quote is Quote => quote !== null);
  for (const { says, hit } of rules.misconceptions)
    notes.push({ kind: "misconception", says, quotes: quotes(quoteHit(document, hit)) });
  for (const { says, hit } of rules.contradicted) {
    const own = rules.fired[0]
      ? quoteLink(document, rules.fired[0], [])
      : rules.named[0]
        ? quoteHit(document, rules.named[0])
        : null;
    notes.push({ kind: "contradiction", says, quotes: quotes(own, quoteHit(document, hit)) });
  }
  for (const link of rules.reversed.slice(0, 1))
    notes.push({
      kind: "contradiction",
      says: "This is said in the opposite direction.",
      quotes: quotes(quoteLink(document, link, [])),
    });
  if (rules.listOnly)
    notes.push({
      kind: "list-only",
      says: "The right words stand here without a sentence that joins them: write one full sentence, X because Y.",
      quotes: [],
    });
  if (rules.level > 1) return notes;
  const denied = rules.unusable.find((hit) => hit.polarity === "denied" || hit.polarity === "prohibited");
  const rejected = rules.unusable.find((hit) => hit.polarity === "rejected");
  const dismissed = rules.unusable.find((hit) => hit.polarity === "dismissed");
  const doubtful = rules.unusable.find(
    (hit) => hit.polarity === "uncertain" || hit.polarity === "unsure" || hit.polarity === "question",
  );
  if (denied)
    notes.push({
      kind: "denied",
      says: "This is denied here, so it does not count as said.",
      quotes: quotes(quoteHit(document, denied)),
    });
  if (dismissed)
    notes.push({
      kind: "rejected",
      says: "This is called needless or a waste here, so it does not count as part of your design.",
      quotes: quotes(quoteHit(document, dismissed)),
    });
  if (rejected)
    notes.push({
      kind: "rejected",
      says: "This is named as what others would do, so it does not count as your own.",
      quotes: quotes(quoteHit(document, rejected)),
    });
  if (doubtful)
    notes.push({
      kind: "uncertain",
      says: "This can be read two ways: say it as a plain statement.",
      quotes: quotes(quoteHit(document, doubtful)),
    });
  return notes;
}
