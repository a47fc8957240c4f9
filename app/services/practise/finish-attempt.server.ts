import type { AppContext } from "../context.server";
import type { AttemptPosition } from "../views";
import { takeStep, type AttemptKey } from "../attempt/step.server";
import { recordAttempt } from "../review/record-attempt.server";

/** Ends the attempt and plans when each criterion comes back, both or neither. Copied work plans nothing. */
export async function finishAttempt(ctx: AppContext, key: AttemptKey): Promise<AttemptPosition> {
  return takeStep(
    ctx,
    key,
    (_state, at) => ({ kind: "finished", at }),
    async (tx, after) => {
      if (after.finishedAt !== null) await recordAttempt(tx, key, after, after.finishedAt);
    },
  );
}
