import { listTicks } from "../../db/pair-repo.server";
import { agreementOf } from "../../domain/chairs/agreement";
import { isComparisonOpen, stageOf } from "../../domain/chairs/session";
import type { AttemptState } from "../../domain/attempt/state";
import type { AppContext } from "../context.server";
import type { ChairFrame, ComparedCriterion, ComparisonView } from "./chair-views";
import { openPair, type OpenPair, type PairKey } from "./open-pair.server";
import { chairFrame } from "./view-chair.server";

/**
 * The three judgements side by side, once the interview is over and the candidate has judged the answer. Before that the candidate
 * gets the criteria's titles to judge by and nothing else; the interviewer waits, and does not see the automatic grade either.
 */
export async function viewComparison(ctx: AppContext, key: PairKey): Promise<ComparisonView> {
  const frame = await chairFrame(ctx, key);
  const opened = await openPair(ctx, key);
  const { role, state, texts, attempt } = opened;
  const stage = stageOf(state);
  const common = { role, stage, nextId: state.nextId, frame: { ...frame, title: titleOf(opened) } };
  const submission = attempt?.submission ?? null;
  if (attempt === null || submission === null) return { ...common, kind: "wait" };
  if (isComparisonOpen(state)) {
    const criteria = await comparedCriteria(ctx, opened, attempt);
    const levels = criteria.map(({ id: criterionId, title, human, self, automatic }) => ({
      ...{ criterionId, title, human, self, automatic },
    }));
    return {
      ...common,
      kind: "open",
      answer: submission.text,
      attemptId: role === "candidate" ? attempt.id : null,
      criteria,
      agreement: agreementOf(levels),
    };
  }
  if (role === "interviewer" || stage !== "judging") return { ...common, kind: "wait" };
  const criteria = texts.rubric.criteria.map(({ id, title, dimension }) => ({ id, title, dimension, selfLevel: null }));
  return { ...common, kind: "judge", answer: submission.text, criteria };
}

function titleOf({ role, state, texts }: OpenPair): ChairFrame["title"] {
  return role === "interviewer" || state.begunAt !== null ? texts.scenario.title : null;
}

async function comparedCriteria(
  ctx: AppContext,
  { row, role, texts }: OpenPair,
  { criteria, submission }: AttemptState,
): Promise<ComparedCriterion[]> {
  // The levels are the interviewer's rows, and from here on for both to see; the notes stay with whoever wrote them.
  const ticks = new Map((await listTicks(ctx.db, row.interviewerId, row.id)).map((tick) => [tick.criterionId, tick]));
  const grades = new Map(submission?.report.criteria.map((grade) => [grade.id, grade]));
  return texts.rubric.criteria.flatMap(({ id, title, dimension }) => {
    const own = criteria.find((one) => one.id === id);
    if (own === undefined) return [];
    const grade = grades.get(id);
    const tick = ticks.get(id);
    return {
      ...{ id, title, dimension, human: tick?.level ?? null, self: own.self, automatic: own.initial },
      quotes: grade?.quotes ?? [],
      missing: grade?.missing ?? null,
      note: role === "interviewer" && tick !== undefined && tick.note !== "" ? tick.note : null,
    };
  });
}
