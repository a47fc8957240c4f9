import type { AccountExport } from "../../domain/account/export";
import type { DbOrTx } from "../client.server";
import { jsonOrNull, type Bringing } from "./bringing";

type Exported = AccountExport["reviewEvents"][number];
type Known = { moments: Set<number>; next: number };

/**
 * Adds outcomes of reviews, known by criterion and moment. A turn that is taken here becomes the next free one, and the card goes on
 * counting after it: both installations may have asked the same criterion.
 */
export async function bringReviewEvents(tx: DbOrTx, events: readonly Exported[], into: Bringing): Promise<number> {
  const { userId } = into;
  const known = await knownEvents(tx, userId);
  const counting = new Map<string, Exported & { next: number }>();
  const fresh = [...events]
    .sort((a, b) => a.turn - b.turn)
    .flatMap((event) => {
      const key = `${event.scenarioId}/${event.criterionId}`;
      const here = known.get(key) ?? { moments: new Set<number>(), next: 0 };
      known.set(key, here);
      const moment = new Date(event.at).getTime();
      if (here.moments.has(moment)) return [];
      here.moments.add(moment);
      const turn = Math.max(event.turn, here.next);
      here.next = turn + 1;
      counting.set(key, { ...event, next: here.next });
      return [eventRow({ ...event, turn }, into)];
    });
  await tx.reviewEvent.createMany({ data: fresh });
  for (const { scenarioId, criterionId, next } of counting.values())
    await tx.reviewCard.updateMany({
      where: { userId, scenarioId, criterionId, turn: { lt: next } },
      data: { turn: next },
    });
  return fresh.length;
}

async function knownEvents(tx: DbOrTx, userId: string): Promise<Map<string, Known>> {
  const rows = await tx.reviewEvent.findMany({
    where: { userId },
    select: { scenarioId: true, criterionId: true, at: true, turn: true },
  });
  const known = new Map<string, Known>();
  for (const { scenarioId, criterionId, at, turn } of rows) {
    const key = `${scenarioId}/${criterionId}`;
    const here = known.get(key) ?? { moments: new Set<number>(), next: 0 };
    here.moments.add(at.getTime());
    here.next = Math.max(here.next, turn + 1);
    known.set(key, here);
  }
  return known;
}

/** An outcome of an attempt bears the attempt's id (record-outcomes.server.ts): here it has another one. */
function eventRow({ grade, at, ...event }: Exported, { userId, newId, attemptIds }: Bringing) {
  const attemptId = event.form === "attempt" ? attemptIds.get(event.promptKey) : undefined;
  return {
    ...event,
    id: attemptId === undefined ? newId() : `${attemptId}.${event.criterionId}`,
    promptKey: attemptId ?? event.promptKey,
    userId,
    at: new Date(at),
    gradeJson: jsonOrNull(grade),
  };
}
