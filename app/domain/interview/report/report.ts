import type { AttemptState } from "../../attempt/state";
import type { CriterionGrade } from "../../grading/evidence";
import type { Level, LevelOrUnknown } from "../../rubric/level";
import { DIMENSIONS } from "../../rubric/dimension";
import type { Clarification } from "../../scenario/schema";
import { hireSignal, likelyRange, signalChances, type Confusion } from "../hire-signal";
import { paceOf } from "../pacing";
import {
  REPORT_FORMAT,
  REPORT_VERSION,
  type InterviewReport,
  type NextStep,
  type ReportClarifications,
  type ReportCriterion,
  type ReportPart,
  type ReportQuestion,
} from "./report-shape";
import type { AskedQuestion, InterviewState } from "../state";

export type PartTexts = {
  criteria: readonly { id: string; title: string }[];
  clarifications: readonly Clarification[];
};
export type ReportInput = {
  interviewId: string;
  state: InterviewState;
  /** By part: the attempt as it stands with the report, and its texts. */
  attempts: readonly { attempt: AttemptState; texts: PartTexts }[];
  confusion: Confusion;
};

const NEXT_STEPS = 3;

/** Everything the report says, as values; report-words.ts turns them into sentences. The interview must be closed. */
export function interviewReport({ interviewId, state, attempts, confusion }: ReportInput): InterviewReport {
  const { plan, closedAt } = state;
  const startedAt = state.parts[0]?.beganAt ?? closedAt;
  if (closedAt === null || startedAt === null) throw new Error("A report is made when the interview is over.");
  const { parts: paces, ...pace } = paceOf(state, closedAt);
  const parts = plan.parts.map((planned, index): ReportPart => {
    const known = attempts[index];
    return {
      scenarioId: planned.scenarioId,
      title: planned.title,
      attemptId: known?.attempt.id ?? null,
      answer: known?.attempt.submission?.text ?? null,
      segments: paces[index]?.segments ?? [],
      criteria: known === undefined ? [] : criteriaOf(known.attempt, known.texts),
      clarifications: known === undefined ? { asked: [], missed: [] } : clarificationsOf(known.attempt, known.texts),
      questions: known === undefined ? [] : questionsOf(state.parts[index]?.asked ?? [], known.attempt, known.texts),
    };
  });
  const criteria = parts.flatMap((part) => part.criteria);
  const input = {
    level: plan.level,
    criteria: criteria.map(({ dimension, weight, final }) => ({ dimension, weight, level: final })),
    redFlags: criteria.filter(({ isRedFlag }) => isRedFlag).length,
    missingParts: parts.filter(({ answer }) => answer === null).length,
  };
  const verdict = hireSignal(input);
  const chances = verdict === null ? null : signalChances(input, confusion, plan.seed);
  const gaps = criteria.flatMap(({ self, final }) => (self === null || final === null ? [] : [self - final]));
  return {
    format: REPORT_FORMAT,
    version: REPORT_VERSION,
    interviewId,
    level: plan.level,
    minutes: plan.minutes,
    startedAt: startedAt.toISOString(),
    closedAt: closedAt.toISOString(),
    isEarly: state.isEarly,
    graderVersion:
      attempts.find(({ attempt }) => attempt.submission !== null)?.attempt.submission?.report.graderVersion ?? null,
    verdict,
    redFlags: input.redFlags,
    missingParts: input.missingParts,
    chances,
    range: chances === null ? null : likelyRange(chances),
    pace,
    parts,
    dimensions: DIMENSIONS.flatMap((dimension) => {
      const levels = criteria.filter((one) => one.dimension === dimension).map(({ final }) => final);
      return levels.length === 0 ? [] : [{ dimension, levels }];
    }),
    closing:
      state.closing === null
        ? null
        : { question: state.closing.question.text, reply: state.closing.reply?.text ?? null },
    next: nextSteps(parts),
    selfGap: gaps.length === 0 ? null : gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length,
  };
}

/** The grades of a criterion in the order in which they were earned: design, question, twist. */
function gradesOf({ submission, probes, twist }: AttemptState, criterionId: string): CriterionGrade[] {
  return [
    submission?.report.criteria.find(({ id }) => id === criterionId),
    probes.find((probe) => probe.criterionId === criterionId)?.grade,
    twist?.grades.find(({ id }) => id === criterionId),
  ].filter((grade) => grade !== null && grade !== undefined);
}

function criteriaOf(attempt: AttemptState, { criteria }: PartTexts): ReportCriterion[] {
  const titles = new Map(criteria.map(({ id, title }) => [id, title]));
  return attempt.criteria.map(({ id, dimension, weight, self, initial, final }) => {
    const grades = gradesOf(attempt, id);
    const best = grades.reduce<CriterionGrade | null>(
      (strongest, grade) => (strongest === null || (grade.level ?? -1) > (strongest.level ?? -1) ? grade : strongest),
      null,
    );
    const warnings = grades
      .flatMap(({ notes }) => notes)
      .filter(({ kind }) => kind === "contradiction" || kind === "misconception")
      .map(({ says }) => says);
    return {
      id,
      title: titles.get(id) ?? id,
      dimension,
      weight,
      self,
      initial,
      final,
      quotes: [...new Set((best?.quotes ?? []).map(({ text }) => text))],
      missing: final === 3 ? null : (best?.missing ?? null),
      isRedFlag: warnings.length > 0,
      warnings: [...new Set(warnings)],
    };
  });
}

function clarificationsOf(attempt: AttemptState, { clarifications }: PartTexts): ReportClarifications {
  const asked = new Set(attempt.clarifications.map(({ id }) => id));
  return {
    asked: clarifications
      .filter(({ id }) => asked.has(id))
      .map(({ id, ask, worth, because }) => ({ id, ask, worth, because })),
    missed: clarifications
      .filter(({ id, worth }) => worth === "decisive" && !asked.has(id))
      .map(({ id, ask, because }) => ({ id, ask, because })),
  };
}

/** What each reply changed, in the order in which it was asked: every level is followed from the design on. */
function questionsOf(
  asked: readonly AskedQuestion[],
  attempt: AttemptState,
  { criteria }: PartTexts,
): ReportQuestion[] {
  const titles = new Map(criteria.map(({ id, title }) => [id, title]));
  const levels = new Map(attempt.criteria.map(({ id, initial }) => [id, initial]));
  return asked.map(({ question, reply }) => ({
    kind: question.kind,
    text: question.text,
    reply: reply?.text ?? null,
    changes: (reply?.grades ?? []).flatMap((grade) => {
      const before = levels.get(grade.id) ?? null;
      const isTaken = question.kind !== "twist" && grade.notes.some(({ kind }) => kind === "contradiction");
      const after = changed(before, grade.level, isTaken);
      levels.set(grade.id, after);
      return after === before
        ? []
        : [{ criterionId: grade.id, title: titles.get(grade.id) ?? grade.id, before, after }];
    }),
  }));
}

/** A reply can lift a level; one that contradicts the answer takes it down to Named. */
function changed(before: LevelOrUnknown, reply: LevelOrUnknown, isContradiction: boolean): LevelOrUnknown {
  const best: LevelOrUnknown = before === null ? reply : reply === null ? before : (Math.max(before, reply) as Level);
  return isContradiction && best !== null && best > 1 ? 1 : best;
}

/** The heaviest gaps first, one criterion of a dimension before a second one of it. */
function nextSteps(parts: readonly ReportPart[]): NextStep[] {
  const gaps = parts
    .flatMap(({ scenarioId, title: scenarioTitle, attemptId, criteria }) =>
      attemptId === null
        ? []
        : criteria
            .filter(({ final }) => final !== 3)
            .map(({ id: criterionId, title, dimension, weight, final: level, missing }) => ({
              gap: weight * (3 - (level ?? 0.5)),
              step: { scenarioId, scenarioTitle, attemptId, criterionId, title, dimension, level, missing },
            })),
    )
    .sort((a, b) => b.gap - a.gap)
    .map(({ step }) => step);
  const first = gaps.filter(({ dimension }, at) => gaps.findIndex((other) => other.dimension === dimension) === at);
  return [...first, ...gaps.filter((step) => !first.includes(step))].slice(0, NEXT_STEPS);
}
