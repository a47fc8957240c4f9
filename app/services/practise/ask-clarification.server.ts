import { attemptTexts } from "../attempt/attempt-texts.server";
import type { AppContext } from "../context.server";
import { NotFoundError } from "../errors";
import { loadAttempt, takeStep, type AttemptKey } from "../attempt/step.server";

/** Reveals one clarification's answer and records that it was asked; only while the design is open. */
export async function askClarification(
  ctx: AppContext,
  { clarificationId, ...key }: AttemptKey & { clarificationId: string },
): Promise<void> {
  const { scenario } = await attemptTexts(ctx, await loadAttempt(ctx.db, key));
  const clarification = scenario.clarifications.find(({ id }) => id === clarificationId);
  if (clarification === undefined) throw new NotFoundError("There is no such question.");
  const { id, worth } = clarification;
  await takeStep(ctx, key, (_state, at) => ({ kind: "clarification-asked", id, worth, at }));
}
