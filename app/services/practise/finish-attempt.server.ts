import { listReviews, storeReviews } from "../../db/review-repo.server";
import { planReviews } from "../../domain/review/schedule";
import type { AppContext } from "../context.server";
import type { AttemptPosition } from "../views";
import { takeStep, type AttemptKey } from "../attempt/step.server";

/** Ends the attempt and schedules what was not defended, both or neither. Copied work neither adds nor clears a review. */
export async function finishAttempt(ctx: AppContext, key: AttemptKey): Promise<AttemptPosition> {
  const { userId, attemptId } = key;
  return takeStep(
    ctx,
    key,
    (_state, at) => ({ kind: "finished", at }),
    async (tx, { scenarioId, criteria, submission, finishedAt }) => {
      if (submission?.isCounted !== true || finishedAt === null) return;
      const outcomes = criteria.map(({ id, final }) => ({ criterionId: id, level: final, attemptId, at: finishedAt }));
      await storeReviews(tx, userId, scenarioId, planReviews(await listReviews(tx, userId, scenarioId), outcomes));
    },
  );
}
