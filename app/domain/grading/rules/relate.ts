import type { Link } from "../../rubric/schema";
import type { Document } from "../text/document";
import type { Sentence } from "../text/sentences";
import { looksLikeVerb } from "../text/verbs";
import type { Cue, CueKind } from "./cues";
import { hasFiniteVerb, hasVerb } from "./prose";
import type { Hit } from "./hits";

/** +1: the end that stands first in the text is the cause (the earlier, the missing one); -1: the second is; 0: no direction. */
export type Relation = {
  direction: 1 | -1 | 0;
  cue: { from: number; to: number } | null;
  explicit: boolean;
  /** 2: a conjunction; 1: a verb or a purpose; 0: only their place. */
  rank: 0 | 1 | 2;
};

const VERBAL: ReadonlySet<CueKind> = new Set(["verb-forward", "verb-backward", "purpose", "prevents"]);
/** Longest stretch between two ends of one sentence over which a connective is still read as joining them. */
const REACH = 30;
/** A subject and what its verb does to an object: words between the two ends. */
const VERB_REACH = 8;

type Reading = { kinds: readonly CueKind[]; direction: 1 | -1 | 0; place: "between" | "open"; verbs: "both" | "any" };

const READINGS: Readonly<Record<Link["rel"], readonly Reading[]>> = {
  cause: [
    { kinds: ["cause-forward", "otherwise", "prevents"], direction: 1, place: "between", verbs: "any" },
    { kinds: ["cause-backward", "condition-middle"], direction: -1, place: "between", verbs: "any" },
    { kinds: ["without"], direction: -1, place: "between", verbs: "any" },
    { kinds: ["verb-forward"], direction: 1, place: "between", verbs: "any" },
    { kinds: ["verb-backward"], direction: -1, place: "between", verbs: "any" },
    { kinds: ["cause-backward", "condition-open", "without"], direction: 1, place: "open", verbs: "any" },
    { kinds: ["purpose"], direction: 1, place: "between", verbs: "any" },
    { kinds: ["order-backward"], direction: -1, place: "between", verbs: "both" },
    { kinds: ["order-backward"], direction: 1, place: "open", verbs: "both" },
  ],
  order: [
    { kinds: ["order-forward", "until"], direction: 1, place: "between", verbs: "any" },
    { kinds: ["order-backward"], direction: -1, place: "between", verbs: "any" },
    { kinds: ["order-open-later"], direction: -1, place: "open", verbs: "any" },
    { kinds: ["order-backward", "condition-open"], direction: 1, place: "open", verbs: "any" },
  ],
  compare: [],
  counterfactual: [
    { kinds: ["otherwise"], direction: 1, place: "between", verbs: "any" },
    { kinds: ["without"], direction: -1, place: "between", verbs: "any" },
    { kinds: ["without", "condition-open"], direction: 1, place: "open", verbs: "any" },
    { kinds: ["condition-middle"], direction: -1, place: "between", verbs: "any" },
    { kinds: ["cause-forward", "verb-forward", "prevents"], direction: 1, place: "between", verbs: "any" },
    { kinds: ["cause-backward"], direction: -1, place: "between", verbs: "any" },
    { kinds: ["cause-backward"], direction: 1, place: "open", verbs: "any" },
  ],
};

/** Every way in which the words between (or opening before) two ends relate them. `first` stands before `second`. */
export function relate(
  document: Document,
  cues: ReadonlyMap<number, readonly Cue[]>,
  rel: Link["rel"],
  first: Hit,
  second: Hit,
): Relation[] {
  return first.sentence === second.sentence
    ? within(document, cues, rel, first, second)
    : across(document, cues, rel, first, second);
}

function within(
  document: Document,
  cues: ReadonlyMap<number, readonly Cue[]>,
  rel: Link["rel"],
  first: Hit,
  second: Hit,
): Relation[] {
  const { tokens, sentences } = document;
  const sentence = sentences[first.sentence];
  if (!sentence || second.from - first.to > REACH) return [];
  const found: Relation[] = [];
  for (const reading of READINGS[rel]) {
    for (const cue of cues.get(first.sentence) ?? []) {
      if (!reading.kinds.includes(cue.kind)) continue;
      if (reading.place === "between" && !standsBetween(document, cue, first, second)) continue;
      if (reading.place === "open" && !opensBefore(document, sentence, cue, first, second)) continue;
      if (
        reading.verbs === "both" &&
        !(hasVerb(tokens, sentence.from, cue.from) && hasVerb(tokens, cue.to, sentence.to)) &&
        reading.place === "between"
      )
        continue;
      if (!hasVerb(tokens, sentence.from, sentence.to) && tokens[cue.from]?.kind !== "op") continue;
      found.push({
        direction: reading.direction,
        cue,
        explicit: cue.kind !== "purpose",
        rank: VERBAL.has(cue.kind) ? 1 : 2,
      });
    }
  }
  if (rel === "cause") found.push(...direct(document, first, second), ...punctuated(document, sentence, first, second));
  return hasFiniteVerb(tokens, sentence.from, sentence.to) ? found : found.filter((relation) => relation.rank === 2);
}

/** A cue joins two ends when it lies between them, or begins the second end's own words ("loses capacity"). */
function standsBetween(document: Document, cue: Cue, first: Hit, second: Hit): boolean {
  const between = cue.from >= first.to && cue.to <= second.from;
  if (cue.kind === "verb-forward" || cue.kind === "verb-backward") {
    if (!between) return false;
    for (let at = first.to; at < second.from; at += 1) {
      const lead = document.tokens[at]?.lead;
      if (lead === ";" || lead === "stop") return false;
    }
    if (cue.kind === "verb-forward" && coordinated(document, cue)) return false;
    return second.from - first.to <= VERB_REACH + 4;
  }
  if (cue.kind === "purpose") return between && second.from - cue.to <= 4 && second.from - first.to <= 12;
  if (cue.kind === "prevents") return between && second.from - cue.to <= 8;
  return between;
}

/** "set X, and reduce Y": a second order in a row, not what X does. "X goes and takes Y with it" has an inflected verb. */
function coordinated(document: Document, cue: Cue): boolean {
  const { tokens } = document;
  const token = tokens[cue.from];
  const before = tokens[cue.from - 1]?.lower ?? "";
  if (!token || /(?:s|ed|ing)$/.test(token.lower)) return false;
  return before === "and" || before === "or" || before === "then" || token.lead === ",";
}

/** The clause of the first end opens with the cue, and a new clause begins before the second end. */
function opensBefore(document: Document, sentence: Sentence, cue: Cue, first: Hit, second: Hit): boolean {
  if (cue.to > first.from || first.from - cue.to > 14) return false;
  const { tokens } = document;
  const word = tokens[cue.from]?.lower ?? "";
  const opens =
    cue.from === sentence.from ||
    tokens[cue.from]?.lead !== "" ||
    ["and", "but", "so", "then", "that", "because", "means"].includes(tokens[cue.from - 1]?.lower ?? "") ||
    !["with", "by", "as", "given", "while", "where"].includes(word);
  if (!opens) return false;
  for (let at = first.to; at <= second.from; at += 1) {
    const token = tokens[at];
    if (!token) return false;
    if (
      token.lead === "," ||
      token.lead === ":" ||
      token.lead === "dash" ||
      token.kind === "op" ||
      token.lower === "then"
    )
      return true;
    if (
      ["we", "you", "i", "they", "it", "there", "everything", "all", "the", "our", "users", "and"].includes(
        token.lower,
      ) &&
      looksAhead(document, at, sentence.to)
    )
      return true;
  }
  return second.from - first.to <= 6;
}

function looksAhead(document: Document, at: number, to: number): boolean {
  for (let index = at + 1; index < Math.min(to, at + 5); index += 1)
    if (looksLikeVerb(document.tokens[index]?.lower ?? "")) return true;
  return false;
}

/** "A zone-wide reclaim takes out half the fleet": the second end is the predicate of the first. */
function direct(document: Document, first: Hit, second: Hit): Relation[] {
  const { tokens } = document;
  if (second.from - first.to > VERB_REACH) return [];
  let verb = -1;
  for (let at = first.to; at <= second.from; at += 1) {
    const token = tokens[at];
    if (!token) return [];
    if (at > first.to - 1 && ["and", "or", "but"].includes(token.lower)) return [];
    if (token.lead !== "" && !(token.lead === "," && token.lower.endsWith("ing"))) return [];
    if (verb < 0 && looksLikeVerb(token.lower) && !["is", "are", "was", "were", "be"].includes(token.lower)) verb = at;
  }
  return verb < 0
    ? []
    : [{ direction: 1, cue: verb < second.from ? { from: verb, to: verb + 1 } : null, explicit: false, rank: 1 }];
}

/** "A: B", "A; B", "A - B" with a verb on each side say why or what follows. */
function punctuated(document: Document, sentence: Sentence, first: Hit, second: Hit): Relation[] {
  const { tokens } = document;
  for (let at = first.to; at <= second.from; at += 1) {
    const lead = tokens[at]?.lead;
    if (lead !== ":" && lead !== "dash") continue;
    if (hasVerb(tokens, sentence.from, at) && hasVerb(tokens, at, sentence.to))
      return [{ direction: 0, cue: null, explicit: false, rank: 0 }];
  }
  return [];
}

/** "This is because", "That's since": the sentence gives the reason of the one before. */
function explainsBefore(first: string, second: string): boolean {
  return (ANAPHORA.has(first) || first === "and") && ["is", "was", "happens", "comes", "be"].includes(second);
}

const OPENING_WORDS = 4;
const ANAPHORA = new Set(["that", "this", "it", "they", "these", "those", "which", "he", "she", "such", "both"]);

/** The ends stand in different sentences: the connective must open the later one, or the earlier one ends in a colon. */
function across(
  document: Document,
  cues: ReadonlyMap<number, readonly Cue[]>,
  rel: Link["rel"],
  first: Hit,
  second: Hit,
): Relation[] {
  const { tokens, sentences } = document;
  const found: Relation[] = [];
  for (let index = first.sentence + 1; index <= second.sentence; index += 1) {
    const sentence = sentences[index];
    if (!sentence) continue;
    const opening = tokens[sentence.from]?.lower ?? "";
    for (const cue of cues.get(index) ?? []) {
      const opens =
        cue.from - sentence.from < OPENING_WORDS && cue.from < (index === second.sentence ? second.from + 1 : Infinity);
      if (!opens) continue;
      const atStart = cue.from - sentence.from <= 1;
      const anaphoric =
        ANAPHORA.has(opening) ||
        ["when", "if", "once", "after", "with", "without", "because", "then", "and", "so"].includes(opening);
      const push = (direction: 1 | -1): void =>
        void found.push({ direction, cue, explicit: true, rank: VERBAL.has(cue.kind) ? 1 : 2 });
      if (rel === "cause" || rel === "counterfactual") {
        if (cue.kind === "cause-forward" || cue.kind === "otherwise") push(1);
        else if (
          cue.kind === "cause-backward" &&
          (atStart || explainsBefore(opening, tokens[sentence.from + 1]?.lower ?? "")) &&
          tokens[cue.from]?.lower !== "as" &&
          tokens[cue.from]?.lower !== "since"
        )
          push(-1);
        else if (cue.kind === "verb-forward" && ANAPHORA.has(opening)) push(1);
        else if (cue.kind === "condition-open" && atStart && ANAPHORA.has(tokens[cue.to]?.lower ?? "")) push(1);
        else if (cue.kind === "without" && atStart && anaphoric) push(1);
      }
      if (rel === "order") {
        if (
          cue.kind === "order-forward" &&
          atStart &&
          !["before", "until", "prior"].includes(tokens[cue.from]?.lower ?? "")
        )
          push(1);
        if (cue.kind === "order-open-later" && ANAPHORA.has(tokens[cue.to]?.lower ?? "")) push(-1);
        if (cue.kind === "order-backward" && atStart && ANAPHORA.has(tokens[cue.to]?.lower ?? "")) push(1);
      }
    }
    const before = sentences[index - 1];
    if (before?.colon && index === second.sentence && rel !== "order")
      found.push({ direction: rel === "cause" ? 0 : 1, cue: null, explicit: false, rank: 0 });
    if (rel === "order" && before && sentence.item !== null && sentence.item > 1 && index === second.sentence)
      found.push({ direction: 1, cue: null, explicit: true, rank: 1 });
  }
  return found;
}
