import { findAttempt, storeAttempt } from "../../db/attempt-repo.server";
import type { DbOrTx } from "../../db/client.server";
import { reduceAttempt } from "../../domain/attempt/reduce";
import { REFUSALS, type AttemptEvent, type AttemptState, type Reduced } from "../../domain/attempt/state";
import type { AppContext } from "../context.server";
import { NotFoundError, RefusedError } from "../errors";
import type { AttemptPosition } from "../views";

/** Whose attempt, and which: the pair by which every step reaches its record. */
export type AttemptKey = { userId: string; attemptId: string };

export async function loadAttempt(db: DbOrTx, { userId, attemptId }: AttemptKey): Promise<AttemptState> {
  const attempt = await findAttempt(db, userId, attemptId);
  if (attempt === null) throw new NotFoundError("There is no such attempt.");
  return attempt;
}

/** The state after an event that may happen; otherwise throws the refusal's sentence. */
export function accepted(reduced: Reduced): AttemptState {
  if ("refused" in reduced) throw new RefusedError(REFUSALS[reduced.refused]);
  return reduced.state;
}

type Alongside = (tx: DbOrTx, after: AttemptState) => Promise<void>;

/**
 * One step of an attempt in one transaction: read, decide, write. A step that was made before writes nothing. `alongside` is written
 * in the same transaction, only when the step is new. No grading in here: it would hold the one connection.
 */
export async function takeStep(
  ctx: Pick<AppContext, "db" | "now">,
  key: AttemptKey,
  decide: (state: AttemptState, at: Date) => AttemptEvent,
  alongside?: Alongside,
): Promise<AttemptPosition> {
  return ctx.db.$transaction(async (tx) => {
    const before = await loadAttempt(tx, key);
    const at = ctx.now();
    const after = accepted(reduceAttempt(before, decide(before, at)));
    if (after !== before) {
      await storeAttempt(tx, key.userId, { before, after, at });
      await alongside?.(tx, after);
    }
    return { attemptId: key.attemptId, phase: after.phase };
  });
}
