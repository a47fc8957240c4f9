import { attemptTexts } from "../attempt/attempt-texts.server";
import type { AppContext } from "../context.server";
import { NotFoundError } from "../errors";
import { loadAttempt, takeStep, type AttemptKey } from "../attempt/step.server";

/** Shows the next hint and records it; hints come in order, and only while the design is open. */
export async function takeHint(ctx: AppContext, { step, ...key }: AttemptKey & { step: number }): Promise<void> {
  const { scenario } = await attemptTexts(ctx, await loadAttempt(ctx.db, key));
  if (scenario.hints[step] === undefined) throw new NotFoundError("There is no such hint.");
  await takeStep(ctx, key, (_state, at) => ({ kind: "hint-taken", step, at }));
}
