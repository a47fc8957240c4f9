import type { Criterion } from "../../rubric/schema";
import type { CompiledScenario } from "../compile";
import type { GradeReport } from "../evidence";
import { grade } from "../grade";
import { readDocument } from "../text/document";

/** Texts tried for one criterion; each costs one grading. */
const TRIES = 6;

/** One or two neighbouring sentences of the reasoning answer, shortest first, then all of it. */
function candidates(criterion: Criterion): string[] {
  const { text, sentences } = readDocument(criterion.reasoning.say.trim());
  const parts = sentences.map((sentence) => text.slice(sentence.start, sentence.end).trim());
  const ended = (part: string): string => (/[.!?]$/.test(part) ? part : `${part}.`);
  const pairs = parts.slice(1).map((part, index) => `${ended(parts[index] ?? "")} ${ended(part)}`);
  const found = [...parts.map(ended), ...pairs, criterion.reasoning.say.trim()];
  return [...new Set(found)].sort((a, b) => a.length - b.length);
}

type Passage = { passage: string; level: number };
const known = new WeakMap<Criterion, readonly Passage[]>();

/** What may be offered for a criterion, with its level when it stands alone: graded once, as nothing else reads across a blank line. */
function passagesOf(compiled: CompiledScenario, criterion: Criterion): readonly Passage[] {
  const graded =
    known.get(criterion) ??
    candidates(criterion).map((passage) => ({
      passage,
      level: levelOf(grade(compiled, passage), criterion.id) ?? -1,
    }));
  known.set(criterion, graded);
  return graded;
}

/**
 * For each criterion below Defended: the shortest passage of the reasoning answer that, added to the text as a paragraph of its own, lifts the
 * level (from Can't tell: settles it at Named or more). Found by grading the text with it, so it is true of this very text. A criterion that
 * nothing lifts (a contradiction stands in the way) is left out.
 */
export function smallestAdditions(
  compiled: CompiledScenario,
  text: string,
  report: GradeReport,
  shown: readonly string[],
): Map<string, string> {
  const additions = new Map<string, string>();
  for (const criterion of compiled.rubric.criteria) {
    const level = report.criteria.find((one) => one.id === criterion.id)?.level ?? null;
    if (level === 3) continue;
    const lifting = passagesOf(compiled, criterion)
      .filter((one) => one.level > (level ?? 0))
      .slice(0, TRIES)
      .find(
        ({ passage }) =>
          (levelOf(grade(compiled, withAddition(text, passage), { shown }), criterion.id) ?? -1) > (level ?? 0),
      );
    if (lifting) additions.set(criterion.id, lifting.passage);
  }
  return additions;
}

/** The report with the smallest addition beside each criterion that one was found for. */
export function withAdditions(
  compiled: CompiledScenario,
  text: string,
  report: GradeReport,
  shown: readonly string[] = [],
): GradeReport {
  const additions = smallestAdditions(compiled, text, report, shown);
  const criteria = report.criteria.map((criterion) => {
    const addition = additions.get(criterion.id);
    return addition === undefined ? criterion : { ...criterion, addition };
  });
  return { ...report, criteria };
}

/** The text with a passage as a paragraph of its own: nothing in either is read across the blank line. */
export function withAddition(text: string, passage: string): string {
  return text.trim() === "" ? passage : `${text.trimEnd()}\n\n${passage}`;
}

function levelOf(report: GradeReport, criterion: string): number | null {
  return report.criteria.find((one) => one.id === criterion)?.level ?? null;
}
