import { limit } from "../../auth/limits.server";
import { storeAttempt } from "../../db/attempt-repo.server";
import { findDraft } from "../../db/draft-repo.server";
import { SUBMIT_CHARACTERS } from "../../domain/attempt/limits";
import { reduceAttempt } from "../../domain/attempt/reduce";
import type { AttemptState } from "../../domain/attempt/state";
import type { GradeReport } from "../../domain/grading/evidence";
import { isBlank, normaliseText } from "../../domain/wording/text";
import type { AppContext } from "../context.server";
import type { SubmitResult } from "../views";
import { keepLateVersion } from "../attempt/keep-late-version.server";
import { storeDraft, type DraftSave } from "./save-draft.server";
import { shownTexts } from "../attempt/shown-texts.server";
import { accepted, loadAttempt } from "../attempt/step.server";

type Refused = Extract<SubmitResult, { kind: "refused" }>["reason"];

const MESSAGES: Record<Refused, (text: string) => string> = {
  empty: () => "There is nothing to submit yet. Write a few sentences: what you would do, and because of what.",
  "too-long": ({ length }) =>
    `That is ${length.toLocaleString("en-US")} characters; at most ${SUBMIT_CHARACTERS.toLocaleString("en-US")} are graded. It is saved as your draft: shorten it and submit again.`,
  "already-submitted": () =>
    "This attempt was already submitted, with another text. The first one stands; this version is kept beside it.",
};

/**
 * Locks the design and freezes its grade. The text is saved as the draft first, so that nothing is lost whatever fails later; grading
 * happens outside the transaction. Submitting the same text again changes nothing; another text after the lock is kept and refused.
 */
export async function submitAnswer(ctx: AppContext, request: DraftSave): Promise<SubmitResult> {
  await limit(ctx, "save-user", request.userId);
  const save = { ...request, text: normaliseText(request.text) };
  const attempt = await loadAttempt(ctx.db, save);
  if (attempt.submission !== null) return lock(ctx, save, attempt.submission.report);
  if (isBlank(save.text)) {
    const draft = await findDraft(ctx.db, save.userId, save.attemptId);
    return refused("empty", save.text, draft?.revision ?? save.baseRevision);
  }
  const saved = await storeDraft(ctx, save);
  if (saved.kind === "stale" || saved.kind === "too-large") return saved;
  if (save.text.length > SUBMIT_CHARACTERS) return refused("too-long", save.text, saved.revision);
  return lock(ctx, { ...save, baseRevision: saved.revision }, await grade(ctx, save, attempt));
}

async function grade(ctx: AppContext, { userId, text }: DraftSave, attempt: AttemptState): Promise<GradeReport> {
  const { scenarioId, rubricVersion } = attempt;
  return ctx.judge.grade({ scenarioId, rubricVersion, text, shown: await shownTexts(ctx, { userId, scenarioId }) });
}

async function lock(ctx: AppContext, save: DraftSave, report: GradeReport): Promise<SubmitResult> {
  const { userId, attemptId, baseRevision, text } = save;
  return ctx.db.$transaction(async (tx) => {
    const before = await loadAttempt(tx, save);
    const draft = await findDraft(tx, userId, attemptId);
    const revision = draft?.revision ?? baseRevision;
    if (before.submission !== null && before.submission.text !== text) {
      if (!isBlank(text)) await keepLateVersion(ctx, tx, save);
      return refused("already-submitted", text, revision);
    }
    if (before.submission === null && draft !== null && draft.text !== text) {
      // Another tab saved while this answer was being graded.
      return { kind: "stale", revision, text: draft.text, conflictId: await keepLateVersion(ctx, tx, save) };
    }
    const at = ctx.now();
    const after = accepted(reduceAttempt(before, { kind: "submitted", text, report, at }));
    if (after !== before) await storeAttempt(tx, userId, { before, after, at });
    return { kind: "submitted" };
  });
}

function refused(reason: Refused, text: string, revision: number): SubmitResult {
  return { kind: "refused", reason, message: MESSAGES[reason](text), revision };
}
