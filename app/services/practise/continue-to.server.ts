import { listExposures } from "../../db/attempt-repo.server";
import type { AttemptState } from "../../domain/attempt/state";
import { chooseTwist } from "../../domain/attempt/twists";
import { attemptTexts } from "../attempt/attempt-texts.server";
import type { AppContext } from "../context.server";
import type { AttemptPosition } from "../views";
import { loadAttempt, takeStep, type AttemptKey } from "../attempt/step.server";

/** Goes on to a part that needs nothing but the parts before it. Asking again for a part that was reached changes nothing. */
export async function continueTo(
  ctx: AppContext,
  { to, ...key }: AttemptKey & { to: "probe" | "twist" | "contrast" },
): Promise<AttemptPosition> {
  if (to === "probe") return takeStep(ctx, key, (_state, at) => ({ kind: "probing-begun", at }));
  if (to === "contrast") return takeStep(ctx, key, (_state, at) => ({ kind: "contrast-begun", at }));
  const twistId = await pickTwist(ctx, key.userId, await loadAttempt(ctx.db, key));
  return takeStep(ctx, key, (_state, at) => ({ kind: "twist-posed", twistId, at }));
}

/** Chosen once and stored, by the levels as they are after the probes and by what earlier attempts were asked. */
async function pickTwist(ctx: AppContext, userId: string, attempt: AttemptState): Promise<string> {
  if (attempt.twistId !== null) return attempt.twistId;
  const { scenario } = await attemptTexts(ctx, attempt);
  const exposures = await listExposures(ctx.db, userId, attempt.scenarioId);
  const used = new Set(exposures.flatMap(({ twistId }) => (twistId === null ? [] : [twistId])));
  const levels = new Map(attempt.criteria.map(({ id, final }) => [id, final]));
  const twist = chooseTwist(scenario.twists, levels, used);
  if (twist === null) throw new Error(`scenario ${attempt.scenarioId} has no twist`);
  return twist.id;
}
