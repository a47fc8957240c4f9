import type { Occurrence } from "../pattern/matcher";
import { clauseEnd, clauseStart } from "../text/clauses";
import type { Document } from "../text/document";
import type { Sentence } from "../text/sentences";
import type { Token } from "../text/tokens";
import { numberWordAt } from "../text/number-words";
import { looksLikeVerb } from "../text/verbs";
import {
  ABSENT,
  ADVICE,
  ANSWER,
  BAD,
  COMPARED,
  CONDITIONAL,
  DENIES_TRUTH,
  DISMISSING,
  DOUBT,
  KEEP_IN_MIND,
  NO_USE,
  ONLY,
  ONLY_COSTS,
  OTHERS,
  PREVENTS,
  REJECTING_ANSWER,
  RELY,
  UNNEEDED,
  UNTRUE,
  WEAK,
} from "./polarity-words";
import { stemOf } from "../text/words";

/** How the learner stands to a concept at one place. Only the first two are evidence for an ordinary concept. */
export type Polarity =
  | "asserted"
  | "counterfactual"
  | "denied"
  | "dismissed"
  | "prohibited"
  | "rejected"
  | "unsure"
  | "question"
  | "uncertain";

const SCOPE = 9;

function lower(tokens: readonly Token[], at: number): string {
  return tokens[at]?.lower ?? "";
}

/** "the junior answer is", "some would say", "it is tempting to": somebody else's view until a "but". */
function framedAsOthers(tokens: readonly Token[], sentence: Sentence, hit: number): boolean {
  let framed = false;
  for (let at = sentence.from; at < hit; at += 1) {
    const word = lower(tokens, at);
    const next = lower(tokens, at + 1);
    const asPredicate =
      ["is", "be", "a", "the"].includes(lower(tokens, at - 1)) &&
      at - 3 > sentence.from &&
      (lower(tokens, at - 1) === "is" || lower(tokens, at - 2) === "is");
    if (REJECTING_ANSWER.has(word) && !asPredicate && (ANSWER.has(next) || next === "to" || next === "is"))
      framed = true;
    const others = OTHERS.has(word) && (word !== "one" || at === sentence.from || tokens[at]?.lead !== "");
    if (
      others &&
      ["would", "might", "will", "could", "say", "think", "believe", "argue", "suggest", "claim"].includes(next)
    )
      framed = true;
    if (others && OTHERS.has(next) && ["would", "might", "say", "think", "believe"].includes(lower(tokens, at + 2)))
      framed = true;
    if ((word === "tempted" || word === "tempting") && next === "to") framed = true;
    if (
      (word === "considered" || word === "rejected" || word === "dismissed") &&
      (lower(tokens, at - 1) === "i" || lower(tokens, at - 1) === "we" || at === sentence.from)
    )
      framed = true;
    if (["but", "however", "yet", "instead", "although", "though"].includes(word) && framed) framed = false;
    if (framed && (tokens[at]?.lead === ";" || tokens[at]?.lead === "dash") && !REJECTING_ANSWER.has(word))
      framed = false;
  }
  return framed;
}

/** "It is not true that ...", "we never say that ...", "it is wrong that ...": the whole statement behind it is denied. */
function statementDenied(tokens: readonly Token[], sentence: Sentence, hit: number): boolean {
  let denied = false;
  for (let at = sentence.from; at < hit; at += 1) {
    const word = lower(tokens, at);
    if (word === "that") {
      const untrue = UNTRUE.has(lower(tokens, at - 1));
      const negated =
        DENIES_TRUTH.has(lower(tokens, at - 1)) &&
        [2, 3, 4].some(
          (back) => ["not", "never", "no", "nobody"].includes(lower(tokens, at - back)) && at - back >= sentence.from,
        );
      if (untrue || negated) denied = true;
    }
    if (denied && (word === "but" || word === "instead" || tokens[at]?.lead === ";")) denied = false;
  }
  return denied;
}

/** "X is a mistake", "X would be wrong", "X does not help": judged after it was named. */
function condemnedAfter(tokens: readonly Token[], sentence: Sentence, hitEnd: number): Polarity | null {
  const end = Math.min(clauseEnd(tokens, sentence, hitEnd - 1), hitEnd + 8);
  for (let at = hitEnd; at < end; at += 1) {
    const word = lower(tokens, at);
    const before = lower(tokens, at - 1);
    const copula =
      ["is", "be", "are", "was", "a", "the", "an", "looks", "seems"].includes(before) ||
      lower(tokens, at - 2) === "is" ||
      lower(tokens, at - 2) === "be";
    if (REJECTING_ANSWER.has(word) && ANSWER.has(lower(tokens, at + 1)) && copula) return "rejected";
    if (BAD.has(word) && copula && lower(tokens, at - 2) !== "not") return "rejected";
    if (DISMISSING.has(word) && (copula || before === "just" || before === "only") && !isNegated(tokens, at, hitEnd))
      return "dismissed";
    if ((word === "only" || word === "just") && ONLY_COSTS.has(stemOf(lower(tokens, at + 1)))) return "dismissed";
    if (
      word === "not" &&
      ["is", "are", "do", "does", "will", "would", "need", "was"].includes(before) &&
      at - hitEnd <= 3
    ) {
      if (UNNEEDED.has(lower(tokens, at + 1)) || UNNEEDED.has(lower(tokens, at + 2))) return "denied";
    }
  }
  return null;
}

/** How far behind a subject its verb may be denied. */
const VERB_SCOPE = 4;

/** "X does not ...", "X is not ...": what is said of X is denied, so that X stands in a sentence with two readings. */
function negatedAfter(
  tokens: readonly Token[],
  sentence: Sentence,
  hitEnd: number,
  explained: ReadonlySet<number>,
): boolean {
  const end = Math.min(clauseEnd(tokens, sentence, hitEnd - 1), hitEnd + VERB_SCOPE);
  for (let at = hitEnd; at < end; at += 1) {
    const word = lower(tokens, at);
    if (explained.has(at) || (word !== "not" && word !== "never")) continue;
    const next = lower(tokens, at + 1);
    if (!ONLY.has(next) && !COMPARED.has(next) && next !== "enough" && next !== "to") return true;
  }
  return false;
}

function isNegated(tokens: readonly Token[], at: number, from: number): boolean {
  for (let back = at - 1; back >= Math.max(from, at - 3); back -= 1)
    if (["not", "no", "never", "hardly"].includes(lower(tokens, back))) return true;
  return false;
}

function isAbsentAfter(tokens: readonly Token[], sentence: Sentence, hitEnd: number): boolean {
  const end = Math.min(clauseEnd(tokens, sentence, hitEnd - 1), hitEnd + 5);
  for (let at = hitEnd; at < end; at += 1) {
    const word = lower(tokens, at);
    if (
      ABSENT.has(word) ||
      (word === "too" && ["small", "little", "few", "thin", "short"].includes(lower(tokens, at + 1)))
    )
      return true;
    if (word === "not" && ["is", "are", "do", "does", "was", "has", "have"].includes(lower(tokens, at - 1)))
      return true;
  }
  return false;
}

/** What one negative word does to a hit that stands behind it; null when it does nothing. */
function cueAt(
  tokens: readonly Token[],
  at: number,
  from: number,
  hit: number,
): Polarity | "prevented" | "limited" | null {
  const word = lower(tokens, at);
  const next = lower(tokens, at + 1);
  const before = lower(tokens, at - 1);
  const far = hit - at;
  if (word === "not") {
    if (ONLY.has(next) || COMPARED.has(next) || KEEP_IN_MIND.has(next) || next === "to" || next === "sure")
      return next === "sure" ? "unsure" : null;
    if (next === "that" || next === "because") return "denied";
    if (before === "can" || before === "could") return RELY.has(next) ? "uncertain" : "limited";
    if (before === "do" || before === "does" || before === "did") {
      const imperative =
        at - 1 <= from || ["please", "and", "so", "but", "just", "then"].includes(lower(tokens, at - 2));
      if (next === "know" || next === "think") return "unsure";
      return imperative ? "prohibited" : "denied";
    }
    if (ADVICE.has(before)) return "prohibited";
    if (["is", "are", "was", "were", "be", "has", "have", "had", "will", "need", "am"].includes(before))
      return "denied";
    return far <= 5 ? "prohibited" : "uncertain";
  }
  if (word === "no" && NO_USE.has(next) && far <= 7) return "dismissed";
  if ((word === "unnecessary" || word === "pointless" || word === "needless" || word === "overkill") && far <= 5)
    return before === "not" ? null : "dismissed";
  if (word === "no")
    return COMPARED.has(next) || next === "one" || far > 5 ? null : next === "idea" ? "unsure" : "denied";
  if (word === "never" || word === "nor" || word === "neither")
    return KEEP_IN_MIND.has(next) ? null : word === "never" ? "prohibited" : "denied";
  if (word === "without") return far <= 6 ? "counterfactual" : null;
  if (word === "unless") return "counterfactual";
  if ((word === "lack" || word === "lacks" || word === "lacking" || word === "absence") && far <= 4) return "denied";
  if (tokens[at]?.stem === "avoid" && far <= 6) return "prohibited";
  if ((tokens[at]?.stem === "forbid" || tokens[at]?.stem === "ban" || word === "refuse") && far <= 6)
    return "prohibited";
  if (PREVENTS.has(tokens[at]?.stem ?? "") && far <= 5 && (word !== "stop" || lower(tokens, at + 1).endsWith("ing")))
    return "prevented";
  if ((word === "instead" || word === "rather") && (next === "of" || next === "than") && far <= 7) return "rejected";
  if (WEAK.has(word)) return "uncertain";
  if (DOUBT.has(word) && far <= 8 && !hedgesNumber(tokens, at + 1)) return "unsure";
  return null;
}

/** "maybe 20 minutes", "perhaps a third": the doubt is about the figure. */
function hedgesNumber(tokens: readonly Token[], at: number): boolean {
  const start = ["about", "around", "some"].includes(lower(tokens, at)) ? at + 1 : at;
  return tokens[start]?.kind === "number" || numberWordAt(tokens, start, tokens.length) !== null;
}

/** Reads how the text stands to the concept that occurs at `hit`. */
export function polarityOf(
  document: Document,
  sentence: Sentence,
  hit: Occurrence,
  explained: ReadonlySet<number>,
): Polarity {
  const { tokens } = document;
  if (sentence.question && !isTagQuestion(tokens, sentence)) return "question";
  if (statementDenied(tokens, sentence, hit.from)) return "denied";
  const from = clauseStart(tokens, sentence, hit.from);
  const conditional = startsConditional(tokens, sentence, from, hit.from);
  const cues: (Polarity | "prevented" | "limited")[] = [];
  for (let at = hit.from - 1; at >= Math.max(from, hit.from - SCOPE); at -= 1) {
    const cue = explained.has(at) ? null : cueAt(tokens, at, from, hit.from);
    if (cue) cues.push(cue);
  }
  if (hit.negatedInside) {
    for (let at = hit.from; at < hit.to; at += 1) {
      const cue = cueAt(tokens, at, from, hit.to);
      if (cue) cues.push(cue);
    }
  }
  if (framedAsOthers(tokens, sentence, hit.from)) return "rejected";
  if (cues.length === 0) {
    if (conditional && isAbsentAfter(tokens, sentence, hit.to)) return "counterfactual";
    return (
      condemnedAfter(tokens, sentence, hit.to) ??
      (negatedAfter(tokens, sentence, hit.to, explained) ? (conditional ? "counterfactual" : "uncertain") : "asserted")
    );
  }
  const negative = cues.filter((cue) => cue !== "unsure" && cue !== "counterfactual");
  if (negative.length >= 2) return "uncertain";
  const cue = cues.includes("counterfactual") ? "counterfactual" : (negative[0] ?? cues[0] ?? "asserted");
  if (cue === "prevented") return "counterfactual";
  if (cue === "limited") return conditional ? "counterfactual" : "denied";
  if (cue === "denied" && (conditional || absenceAsSubject(tokens, sentence, from, hit))) return "counterfactual";
  if (cue === "prohibited" && conditional) return "counterfactual";
  return cue;
}

/** The clause of the hit stands under "if", "when", "had we". */
function startsConditional(tokens: readonly Token[], sentence: Sentence, from: number, hit: number): boolean {
  for (let at = Math.max(sentence.from, from - 1); at < hit; at += 1)
    if (CONDITIONAL.has(lower(tokens, at))) return true;
  return false;
}

/** "No headroom means ...", "Not draining leads to ...": the absence is what the sentence is about. */
function absenceAsSubject(tokens: readonly Token[], sentence: Sentence, from: number, hit: Occurrence): boolean {
  const first = lower(tokens, from);
  if (first !== "no" && !(first === "not" && lower(tokens, from + 1).endsWith("ing"))) return false;
  for (let at = hit.to; at < Math.min(sentence.to, hit.to + 4); at += 1) {
    if (
      tokens[at]?.kind === "op" ||
      ["means", "mean", "leads", "lead", "and", "so", "then", "results", "is", "makes", "leaves", "equals"].includes(
        lower(tokens, at),
      )
    )
      return true;
    if (tokens[at]?.lead === "," && looksLikeVerb(lower(tokens, at))) return true;
  }
  return false;
}

function isTagQuestion(tokens: readonly Token[], sentence: Sentence): boolean {
  return ["right", "no", "ok", "okay", "yeah", "yes", "see"].includes(lower(tokens, sentence.to - 1));
}
