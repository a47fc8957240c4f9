import { canView, type Phase } from "../../domain/attempt/attempt";
import type { AttemptState, Submission } from "../../domain/attempt/state";
import type { Criterion } from "../../domain/rubric/schema";
import type { AppContext } from "../context.server";
import { NotYetError } from "../errors";
import type { AttemptFrame } from "../views";
import { attemptTexts, type AttemptTexts } from "./attempt-texts.server";
import { loadAttempt, type AttemptKey } from "./step.server";

export type Opened = { attempt: AttemptState; texts: AttemptTexts; frame: AttemptFrame };
export type Submitted = Opened & { submission: Submission };

type Outline = Pick<AttemptState, "id" | "scenarioId" | "phase" | "startedAt">;

export function attemptFrame(
  { id, scenarioId, phase, startedAt }: Outline,
  submittedAt: Date | null,
  texts: AttemptTexts,
): AttemptFrame {
  const { title, track, minutes } = texts.scenario;
  return {
    id,
    scenarioId,
    title,
    track,
    phase,
    startedAt: startedAt.toISOString(),
    submittedAt: submittedAt?.toISOString() ?? null,
    minutes,
  };
}

/** An attempt with its texts, for the page of `wanted`. Throws NotYetError while the attempt has not come so far. */
export async function openAttempt(ctx: AppContext, key: AttemptKey, wanted: Phase): Promise<Opened> {
  const attempt = await loadAttempt(ctx.db, key);
  if (!canView(attempt.phase, wanted)) throw new NotYetError(attempt.phase);
  const texts = await attemptTexts(ctx, attempt);
  return { attempt, texts, frame: attemptFrame(attempt, attempt.submission?.at ?? null, texts) };
}

/** The same for every page after the design: there is a submission to show. */
export async function openSubmitted(
  ctx: AppContext,
  key: AttemptKey,
  wanted: Exclude<Phase, "design">,
): Promise<Submitted> {
  const opened = await openAttempt(ctx, key, wanted);
  const { submission } = opened.attempt;
  if (submission === null) throw new NotYetError("design");
  return { ...opened, submission };
}

/** The attempt's criteria with their texts, in the rubric's order. */
export function criteriaWithTexts({ attempt, texts }: Opened) {
  const byId = new Map<string, Criterion>(texts.rubric.criteria.map((criterion) => [criterion.id, criterion]));
  return attempt.criteria.flatMap((state) => {
    const text = byId.get(state.id);
    return text === undefined ? [] : [{ state, text }];
  });
}
