import type { AppContext } from "../context.server";
import type { AttemptPosition } from "../views";
import { takeStep, type AttemptKey } from "../attempt/step.server";
import { recordOutcomes } from "../review/record-outcomes.server";

/** Ends the attempt and plans when each criterion comes back, both or neither. Copied work plans nothing. */
export async function finishAttempt(ctx: AppContext, key: AttemptKey): Promise<AttemptPosition> {
  const { userId, attemptId } = key;
  return takeStep(
    ctx,
    key,
    (_state, at) => ({ kind: "finished", at }),
    async (tx, { scenarioId, rubricVersion, criteria, probes, submission, finishedAt }) => {
      if (submission?.isCounted !== true || finishedAt === null) return;
      const askedBy = new Map(probes.map(({ criterionId, key: probe }) => [criterionId, `probe:${probe}`]));
      await recordOutcomes(tx, userId, {
        sourceId: attemptId,
        scenarioId,
        rubricVersion,
        at: finishedAt,
        criteria: criteria.map(({ id, final }) => ({ id, level: final, promptKey: askedBy.get(id) ?? null })),
      });
    },
  );
}
