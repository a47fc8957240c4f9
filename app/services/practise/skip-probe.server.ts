import type { AppContext } from "../context.server";
import type { AttemptPosition } from "../views";
import { takeStep, type AttemptKey } from "../attempt/step.server";

/** Passes over the question being asked now: the level stays as it was frozen. */
export async function skipProbe(
  ctx: AppContext,
  { criterionId, ...key }: AttemptKey & { criterionId: string },
): Promise<AttemptPosition> {
  return takeStep(ctx, key, (_state, at) => ({ kind: "probe-settled", criterionId, text: null, grade: null, at }));
}
