import type { DbOrTx } from "../../db/client.server";
import { listKnownEvents, listScenarioCards, storeOutcome, type ReviewCard } from "../../db/review-repo.server";
import { findReviewSettings } from "../../db/review-settings-repo.server";
import { eased } from "../../domain/review/leech";
import { afterOutcome, elapsedDays, isRecalled, ratingOf, recallAt, type Memory } from "../../domain/review/memory";
import type { LevelOrUnknown } from "../../domain/rubric/level";

/** The final levels of a whole attempt, or of anything else that asked several criteria of one scenario. */
export type Outcomes = {
  /** Names what the outcomes came from: the attempt's id. With the criterion it is the event's id, so that nothing counts twice. */
  sourceId: string;
  scenarioId: string;
  rubricVersion: string;
  at: Date;
  /** `promptKey`: the probe that was asked of it, so that a review does not begin with the same question. */
  criteria: readonly { id: string; level: LevelOrUnknown; promptKey: string | null }[];
};

/** What is remembered after an outcome. */
export function remembered(memory: Memory | null, level: LevelOrUnknown, at: Date, retention: number): Memory {
  const after = afterOutcome(memory, level, at, retention);
  return level === null ? after : eased(after, isRecalled(level));
}

/** What an event says of the moment before an answer. */
export function foreseen(card: ReviewCard | null, at: Date) {
  return {
    levelBefore: card?.lastLevel ?? null,
    predictedRecall: card === null ? null : recallAt(card, at),
    elapsedDays: card === null ? null : elapsedDays(card, at),
  };
}

/** Gives every criterion its outcome, once for one source, inside the transaction of whatever brought it about. */
export async function recordOutcomes(
  tx: DbOrTx,
  userId: string,
  { sourceId, scenarioId, rubricVersion, at, criteria }: Outcomes,
): Promise<void> {
  const { retention } = await findReviewSettings(tx, userId);
  const cards = await listScenarioCards(tx, userId, scenarioId);
  const idOf = (criterionId: string) => `${sourceId}.${criterionId}`;
  const recorded = await listKnownEvents(
    tx,
    userId,
    criteria.map(({ id }) => idOf(id)),
  );
  for (const { id: criterionId, level, promptKey } of criteria) {
    if (recorded.has(idOf(criterionId))) continue;
    const before = cards.find((card) => card.criterionId === criterionId) ?? null;
    const turn = before?.turn ?? 0;
    const key = { scenarioId, criterionId };
    await storeOutcome(tx, userId, {
      card: {
        ...key,
        ...remembered(before, level, at, retention),
        lastLevel: level,
        lastForm: "attempt",
        lastPrompt: promptKey ?? "",
        turn: turn + 1,
      },
      event: {
        ...key,
        ...foreseen(before, at),
        id: idOf(criterionId),
        turn,
        at,
        form: "attempt",
        promptKey: sourceId,
        question: "",
        reply: "",
        levelAfter: level,
        rating: ratingOf(level),
        grade: null,
        rubricVersion,
      },
    });
  }
}
