import type { DbOrTx } from "../../db/client.server";
import type { AttemptState } from "../../domain/attempt/state";
import type { AttemptKey } from "../attempt/step.server";
import { recordOutcomes } from "./record-outcomes.server";

/**
 * Gives every criterion of an attempt its outcome, inside the transaction that ends it: in the loop when it is finished, in two chairs
 * when the comparison opens, in a mock interview when the report opens. The first of these counts; copied work gives none.
 */
export async function recordAttempt(
  tx: DbOrTx,
  { userId, attemptId }: AttemptKey,
  { scenarioId, rubricVersion, criteria, probes, submission }: AttemptState,
  at: Date,
): Promise<void> {
  if (submission?.isCounted !== true) return;
  const askedBy = new Map(probes.map(({ criterionId, key: probe }) => [criterionId, `probe:${probe}`]));
  await recordOutcomes(tx, userId, {
    sourceId: attemptId,
    scenarioId,
    rubricVersion,
    at,
    criteria: criteria.map(({ id, final }) => ({ id, level: final, promptKey: askedBy.get(id) ?? null })),
  });
}
