import { findOpinion, findSpent } from "../../db/judge-repo.server";
import { compareLevels } from "../../domain/judge/compare";
import { gateFaults } from "../../domain/judge/trust";
import type { SecondJudge } from "../../judge/second-judge";
import type { Submitted } from "../attempt/opened.server";
import type { AppContext } from "../context.server";
import type { SecondJudgeView, SecondOpinionView, SecondJudgeState } from "../views";

/** What the grade page says about a second opinion: whom one may ask, and what was answered. Null without either. */
export async function secondOpinionOf(
  ctx: AppContext,
  userId: string,
  { attempt, submission }: Submitted,
): Promise<SecondOpinionView | null> {
  const judge = judgeView(ctx.secondJudge);
  const stored = await findOpinion(ctx.db, userId, attempt.id);
  if (stored === null) return judge === null ? null : { judge, given: null };
  const graded = new Map(submission.report.criteria.map(({ id, level }) => [id, level]));
  const { host, model, opinion, askedAt } = stored;
  const isOfThisJudge =
    judge !== null &&
    judge.host === host &&
    judge.model === model &&
    ctx.secondJudge?.promptVersion === stored.promptVersion;
  const criteria = opinion.criteria.map((criterion) => ({
    ...criterion,
    relation: compareLevels(graded.get(criterion.id) ?? null, criterion.level),
  }));
  return {
    // Asking the same judge the same again would get the same answer.
    judge: isOfThisJudge ? null : judge,
    given: {
      host,
      model,
      askedAt: askedAt.toISOString(),
      isTrusted: isOfThisJudge && judge.isTrusted,
      criteria,
      disagreements: criteria.filter(({ relation }) => relation === "disagree").length,
    },
  };
}

function judgeView(judge: SecondJudge | null): SecondJudgeView | null {
  if (judge === null) return null;
  const measured = judge.measured();
  return { host: judge.host, model: judge.model, isTrusted: measured !== null && gateFaults(measured).length === 0 };
}

/** The state of the second judge, for the settings; null when there is none. */
export async function viewSecondJudge(ctx: AppContext, userId: string): Promise<SecondJudgeState | null> {
  const { secondJudge } = ctx;
  const judge = judgeView(secondJudge);
  if (secondJudge === null || judge === null) return null;
  const measured = secondJudge.measured();
  const spent = await findSpent(ctx.db, userId, ctx.now().toISOString().slice(0, "2026-11-24".length));
  return {
    ...judge,
    measured:
      measured === null
        ? null
        : { at: measured.measuredAt, answers: measured.answers, kappa: measured.kappa, faults: gateFaults(measured) },
    today: {
      user: { spent: spent.user, limit: secondJudge.limits.user },
      all: { spent: spent.all, limit: secondJudge.limits.all },
    },
  };
}
