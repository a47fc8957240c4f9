import type { Criterion } from "../rubric/schema";
import type { LevelOrUnknown } from "../rubric/level";
import type { CompiledScenario } from "./compile";
import type { CriterionGrade, GradeReport } from "./evidence";
import { relevantSentences, type Nearest } from "./examples/nearest";
import { becauseOf, joinedBecause, missingStep, notesFor, probeFor } from "./describe/explain";
import { fuse, type Fused } from "./fuse";
import { prepare, type GradeOptions, type Prepared } from "./prepare";
import { distinctQuotes, quoteHit, quoteLink, quoteSentences } from "./describe/quotes";
import { conceptsOf } from "./rules/concepts";
import type { Reading, RuleFinding } from "./rules/rules";
import { wordCount } from "./text/document";
import { GRADER_VERSION } from "./version";
import { decide } from "./weigh/decide";
import { judgeAll, type Found } from "./weigh/find";
import { weigh } from "./weigh/forest";
import { LEARNED } from "./weigh/learned";

export { applyTwin, compileScenario, type CompiledScenario, type CompileInput, type GradedScenario } from "./compile";
export type { GradeOptions } from "./prepare";
export { GRADER_VERSION } from "./version";

const QUOTES_KEPT = 3;

/** Grades a text (LF line ends) against every criterion. Pure: the same text and compiled scenario always give the same report. */
export function grade(compiled: CompiledScenario, text: string, options: GradeOptions = {}): GradeReport {
  const prepared = prepare(compiled, text, options, []);
  const criteria = judgeAll(compiled, prepared).map((found) => gradeCriterion(compiled, prepared, found));
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

function gradeCriterion(compiled: CompiledScenario, prepared: Prepared, found: Found): CriterionGrade {
  const { document, reading, flags } = prepared;
  const { criterion, rules, nearest: examples, features } = found;
  const known = compiled.examples.get(criterion.id);
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
    document.tokens.length === 0
      ? { level: 0, confidence: "high", how: "agree" }
      : features !== null && LEARNED !== null
        ? decide(rules, weigh(LEARNED, features), isSaid(reading, criterion, examples))
        : fuse(rules, examples);
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
): { criterion: string; rules: RuleFinding; features: number[]; isSaid: boolean }[] {
  const prepared = prepare(compiled, text, options, []);
  return judgeAll(compiled, prepared).flatMap(({ criterion, rules, nearest, features }) =>
    features === null
      ? []
      : [{ criterion: criterion.id, rules, features, isSaid: isSaid(prepared.reading, criterion, nearest) }],
  );
}

/** Whether anything was said of a criterion: an idea of it occurs, or a sentence speaks of it. */
function isSaid(reading: Reading, criterion: Criterion, nearest: Nearest): boolean {
  return (
    nearest.nearest.length > 0 && conceptsOf(criterion).some((concept) => (reading.hits.get(concept) ?? []).length > 0)
  );
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
  const gradeOne = (text: string): CriterionGrade | undefined => {
    const prepared = prepare(compiled, text, { shown: all }, []);
    const found = judgeAll(compiled, prepared).find((one) => one.criterion.id === criterionId);
    return found && gradeCriterion(compiled, prepared, found);
  };
  const before = gradeOne(joined.answer);
  const after = gradeOne(joined.text);
  if (!before || !after) return null;
  const contradicts = after.notes.some((note) => note.kind === "contradiction") && (after.level ?? 0) <= 1;
  if (contradicts) return after;
  if (after.level === null) return before.level === null ? after : before;
  return before.level !== null && before.level > after.level ? before : after;
}
