import { findDraft, listOpenConflicts } from "../../db/draft-repo.server";
import { DRAFT_BYTES, SUBMIT_CHARACTERS } from "../../domain/attempt/limits";
import { briefView } from "../attempt/brief.server";
import { openAttempt } from "../attempt/opened.server";
import type { AttemptKey } from "../attempt/step.server";
import { viewDesignNumbers } from "../lab/design-numbers.server";
import type { AppContext } from "../context.server";
import type { DesignView } from "../views";

/** The design step: brief, draft and what may still be asked. After submission it shows the submitted text, locked. */
export async function viewDesign(ctx: AppContext, key: AttemptKey): Promise<DesignView> {
  const { attempt, texts, frame } = await openAttempt(ctx, key, "design");
  const { scenario } = texts;
  const draft = await findDraft(ctx.db, key.userId, key.attemptId);
  const conflicts = await listOpenConflicts(ctx.db, key.userId, key.attemptId);
  const asked = new Set(attempt.clarifications.map(({ id }) => id));
  const taken = new Set(attempt.hints.map(({ step }) => step));
  const text = attempt.submission?.text ?? draft?.text ?? "";
  return {
    frame,
    brief: briefView(scenario),
    expectations: scenario.expectations,
    draft: {
      text,
      revision: draft?.revision ?? 0,
      savedAt: draft?.savedAt?.toISOString() ?? null,
    },
    isLocked: attempt.submission !== null,
    limits: { draftBytes: DRAFT_BYTES, submitCharacters: SUBMIT_CHARACTERS },
    asked: attempt.clarifications.flatMap(({ id }) => scenario.clarifications.find((one) => one.id === id) ?? []),
    askable: scenario.clarifications.filter(({ id }) => !asked.has(id)).map(({ id, ask }) => ({ id, ask })),
    hints: scenario.hints.map(({ text, cost }, step) => ({ step, text: taken.has(step) ? text : null, cost })),
    conflicts: conflicts.map(({ id, text, createdAt }) => ({ id, text, createdAt: createdAt.toISOString() })),
    numbers: await viewDesignNumbers(ctx, { ...key, scenarioId: attempt.scenarioId, text }),
  };
}
