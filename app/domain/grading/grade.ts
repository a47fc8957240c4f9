import type { Criterion } from "../rubric/schema";
import type { LevelOrUnknown } from "../rubric/level";
import type { CompiledScenario } from "./compile";
import type { CriterionGrade, GradeFlag, GradeReport, Masked } from "./evidence";
import { sentenceFeatures, type Bag } from "./examples/features";
import { expectFromNearest, relevantSentences, type Nearest } from "./examples/nearest";
import { becauseOf, joinedBecause, missingStep, notesFor, probeFor } from "./explain";
import { fuse, type Fused } from "./fuse";
import { findMasked, repeatedSentences, shingle, shinglesOf } from "./mask";
import { findOccurrences } from "./pattern/matcher";
import { distinctQuotes, quoteHit, quoteLink, quoteSentences } from "./quotes";
import { judgeByRules, readText, type Reading, type RuleFinding } from "./rules/rules";
import { readDocument, wordCount, type Document } from "./text/document";
import { isNotEnglish, isNotesStyle } from "./text/language";
import { GRADER_VERSION } from "./version";
import { featuresOf, isMistaken } from "./weigh/features";

export { applyTwin, compileScenario, type CompiledScenario, type CompileInput, type GradedScenario } from "./compile";
export { GRADER_VERSION } from "./version";

export type GradeOptions = {
  /** Hints and model answers the learner has already seen. */
  shown?: readonly string[];
  /** Marked examples to leave out; their near-copies are left out as well. For checks on the examples themselves. */
  exclude?: ReadonlySet<string>;
};

const QUOTES_KEPT = 3;
const VERY_SHORT = 25;
/** An answer that shares this much with a marked example was copied from it: the example does not grade it. */
const COPY_OF_EXAMPLE = 0.5;

/** Everything that was read of a text before any criterion is judged. */
type Prepared = {
  document: Document;
  reading: Reading;
  bags: Bag[];
  masked: Masked[];
  flags: GradeFlag[];
  excluded: (id: string) => boolean;
  steps: number;
};

/** Reads a text once for all criteria. */
export function prepare(
  compiled: CompiledScenario,
  text: string,
  options: GradeOptions,
  alsoMasked: readonly Masked[],
): Prepared {
  const document = readDocument(text);
  const { masked: found, mostlyCopied } = findMasked(document, [compiled.copied, shingle(options.shown ?? [])]);
  const masked = [...found, ...alsoMasked].sort((a, b) => a.start - b.start);
  const covered = new Uint8Array(document.tokens.length);
  document.tokens.forEach((token, at) => {
    if (masked.some((span) => token.start < span.end && token.end > span.start)) covered[at] = 1;
  });
  for (const { from, to } of repeatedSentences(document)) covered.fill(1, from, to);
  const isMasked = (from: number, to: number): boolean => covered.subarray(from, to).includes(1);
  const occurrences = findOccurrences(compiled.matcher, document);
  const reading = readText({
    document,
    occurrences: occurrences.groups,
    rubric: compiled.rubric,
    given: compiled.given,
    masked: isMasked,
    grammar: compiled.grammar,
  });
  const left = new Set([...(options.exclude ?? [])].flatMap((id) => [...(compiled.copies.get(id) ?? [id])]));
  for (const id of copiedExamples(compiled, document)) left.add(id);
  const words = wordCount(text);
  const flags: GradeFlag[] = [];
  if (document.tokens.length === 0) flags.push("empty");
  if (isNotEnglish(document)) flags.push("not-english");
  if (mostlyCopied) flags.push("mostly-copied");
  if (masked.some((span) => span.reason === "instruction")) flags.push("instructions");
  if (words > 0 && words < VERY_SHORT) flags.push("very-short");
  if (isNotesStyle(document)) flags.push("notes-style");
  const bags = sentenceFeatures(document, occurrences.sets, reading.hits, reading.cues, isMasked);
  return { document, reading, bags, masked, flags, excluded: (id) => left.has(id), steps: occurrences.steps };
}

/** Marked examples from which more than half of a text was copied. */
function copiedExamples(compiled: CompiledScenario, document: Document): string[] {
  const runs = shinglesOf(document.tokens);
  const shared = new Map<string, number>();
  for (const run of runs)
    for (const id of compiled.exampleRuns.get(run) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1);
  return [...shared].filter(([, count]) => count / runs.length > COPY_OF_EXAMPLE).map(([id]) => id);
}

/** Grades a text (LF line ends) against every criterion. Pure: the same text and compiled scenario always give the same report. */
export function grade(compiled: CompiledScenario, text: string, options: GradeOptions = {}): GradeReport {
  const prepared = prepare(compiled, text, options, []);
  const criteria = compiled.rubric.criteria.map((criterion) => gradeCriterion(compiled, prepared, criterion));
  const { score, coverage } = scoreOf(criteria);
  return {
    scenario: compiled.scenarioId,
    rubricVersion: compiled.rubricVersion,
    graderVersion: GRADER_VERSION,
    score,
    max: 1,
    coverage,
    criteria,
    masked: prepared.masked,
    flags: prepared.flags,
    wordCount: wordCount(text),
  };
}

/** How many simulation steps matching a text costs: the bound that replaces a stopwatch in tests. */
export function gradingSteps(compiled: CompiledScenario, text: string): number {
  return prepare(compiled, text, {}, []).steps;
}

/** sum(weight x level) / (3 x sum(weight)) over criteria with a level, and the share of the weight that has one. */
export function scoreOf(criteria: readonly { weight: number; level: LevelOrUnknown }[]): {
  score: number | null;
  coverage: number;
} {
  let earned = 0;
  let answered = 0;
  let all = 0;
  for (const { weight, level } of criteria) {
    all += weight;
    if (level === null) continue;
    answered += weight;
    earned += weight * level;
  }
  return { score: answered === 0 ? null : earned / (3 * answered), coverage: all === 0 ? 0 : answered / all };
}

function gradeCriterion(compiled: CompiledScenario, prepared: Prepared, criterion: Criterion): CriterionGrade {
  const { document, reading, flags } = prepared;
  const rules = judgeByRules(reading, criterion);
  const known = compiled.examples.get(criterion.id);
  const examples: Nearest = known
    ? expectFromNearest(prepared.bags, known, prepared.excluded)
    : { expected: null, nearest: [] };
  const base = { id: criterion.id, dimension: criterion.dimension, weight: criterion.weight };
  const because = becauseOf(compiled.rubric, rules);
  const rulesVerdict = {
    level: rules.level as LevelOrUnknown,
    named: [...new Set(rules.named.map((hit) => hit.concept))],
    links: [...new Set(rules.fired.map((link) => link.link))],
    support: rules.support.map((one) => one.what),
    because,
  };
  if (flags.includes("not-english")) {
    const says = "The text does not seem to be in English, which is all this grader can read.";
    return {
      ...base,
      level: null,
      confidence: "low",
      quotes: [],
      missing: "Write the answer in English: the grader reads no other language yet.",
      ...probeFor(criterion, null),
      notes: [],
      rules: { ...rulesVerdict, level: null, because: says },
      examples,
    };
  }
  const fused: Fused =
    document.tokens.length === 0 ? { level: 0, confidence: "high", how: "agree" } : fuse(rules, examples);
  return {
    ...base,
    level: fused.level,
    confidence: fused.confidence,
    quotes:
      fused.level === 0
        ? []
        : quotesFor(prepared, rules, fused.how === "settled", known ? relevantSentences(prepared.bags, known) : []),
    missing: missingStep(criterion, rules, fused.level),
    ...probeFor(criterion, fused.level),
    notes: notesFor(document, rules),
    rules: { ...rulesVerdict, because: joinedBecause(rules, examples, fused, because) },
    examples,
  };
}

/** What of each criterion is weighed, for `scripts/calibrate.ts`. */
export function featuresFor(
  compiled: CompiledScenario,
  text: string,
  options: GradeOptions = {},
): { criterion: string; rules: RuleFinding; nearest: Nearest; features: number[] }[] {
  const prepared = prepare(compiled, text, options, []);
  const { reading, bags, excluded } = prepared;
  const found = compiled.rubric.criteria.map((criterion) => ({ criterion, rules: judgeByRules(reading, criterion) }));
  const mistaken = found.filter(({ rules }) => isMistaken(rules)).length;
  return found.flatMap(({ criterion, rules }) => {
    const known = compiled.examples.get(criterion.id);
    if (!known) return [];
    const nearest = expectFromNearest(bags, known, excluded);
    const features = featuresOf({ criterion, rules, reading, bags, known, excluded, nearest, mistaken });
    return [{ criterion: criterion.id, rules, nearest, features }];
  });
}

function quotesFor({ document }: Prepared, rules: RuleFinding, settled: boolean, relevant: readonly number[]) {
  const links =
    rules.level >= 2
      ? rules.fired.map((link, index) =>
          quoteLink(document, link, index === 0 ? [...rules.support, ...(settled ? rules.weakSupport : [])] : []),
        )
      : [];
  const pairs = rules.near.map(({ from, to }) =>
    quoteLink(document, { link: 0, from, to, cue: null, quantities: [], sure: false }, []),
  );
  const named = rules.named.map((hit) => quoteHit(document, hit));
  const found = distinctQuotes(rules.level >= 2 ? links : [...pairs, ...named], QUOTES_KEPT);
  return found.length > 0 ? found : quoteSentences(document, relevant.slice(0, QUOTES_KEPT));
}

/**
 * Grades one criterion over an answer and the reply to a probe (joined by a blank line); the interviewer's question is never evidence.
 * The result is never lower than the answer alone, but a contradiction in the joined text caps it at Named.
 */
export function gradeWithProbe(
  compiled: CompiledScenario,
  joined: { answer: string; text: string },
  criterionId: string,
  question: string,
  shown: readonly string[],
): CriterionGrade | null {
  const criterion = compiled.rubric.criteria.find((one) => one.id === criterionId);
  if (!criterion) return null;
  const all = [...shown, question];
  const before = gradeCriterion(compiled, prepare(compiled, joined.answer, { shown: all }, []), criterion);
  const after = gradeCriterion(compiled, prepare(compiled, joined.text, { shown: all }, []), criterion);
  const contradicts = after.notes.some((note) => note.kind === "contradiction") && (after.level ?? 0) <= 1;
  if (contradicts) return after;
  if (after.level === null) return before.level === null ? after : before;
  return before.level !== null && before.level > after.level ? before : after;
}
