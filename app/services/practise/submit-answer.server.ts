import { limit } from "../../auth/limits.server";
import { findDraft } from "../../db/draft-repo.server";
import { DRAFT_BYTES, SUBMIT_CHARACTERS } from "../../domain/attempt/limits";
import { isBlank, normaliseText, utf8Bytes } from "../../domain/wording/text";
import { lockDesign, type WithLock } from "../attempt/lock-design.server";
import { shownTexts } from "../attempt/shown-texts.server";
import { loadAttempt } from "../attempt/step.server";
import type { AppContext } from "../context.server";
import type { SubmitResult } from "../views";
import { storeDraft, type DraftSave } from "./save-draft.server";

/**
 * Locks the design and freezes its grade. The text is saved as the draft first, so that nothing is lost whatever fails later; grading
 * happens outside the transaction, and `alongside` is written with the lock. Submitting the same text again changes nothing; another text after the lock is kept and refused.
 */
export async function submitAnswer(ctx: AppContext, request: DraftSave, alongside?: WithLock): Promise<SubmitResult> {
  const { userId, attemptId } = request;
  await limit(ctx, "save-user", userId);
  const text = normaliseText(request.text);
  const save = { ...request, text };
  const { submission, scenarioId, rubricVersion } = await loadAttempt(ctx.db, save);
  const bytes = utf8Bytes(text);
  if (bytes > DRAFT_BYTES) return { kind: "too-large", limitBytes: DRAFT_BYTES, bytes };
  if (submission !== null) return lockDesign(ctx, save, submission.report);
  if (isBlank(text)) {
    const draft = await findDraft(ctx.db, userId, attemptId);
    return refused("empty", EMPTY, draft?.revision ?? save.baseRevision);
  }
  const saved = await storeDraft(ctx, save);
  if (saved.kind === "stale" || saved.kind === "too-large") return saved;
  if (text.length > SUBMIT_CHARACTERS) return refused("too-long", tooLong(text.length), saved.revision);

  const shown = await shownTexts(ctx, { userId, scenarioId });
  const report = await ctx.judge.grade({ scenarioId, rubricVersion, text, shown });
  return lockDesign(ctx, { ...save, baseRevision: saved.revision }, report, alongside);
}

const EMPTY = "There is nothing to submit yet. Write a few sentences: what you would do, and because of what.";

function tooLong(characters: number): string {
  const [is, most] = [characters, SUBMIT_CHARACTERS].map((count) => count.toLocaleString("en-US"));
  return `That is ${is ?? ""} characters; at most ${most ?? ""} are graded. It is saved as your draft: shorten it and submit again.`;
}

type RefusedResult = Extract<SubmitResult, { kind: "refused" }>;

function refused(reason: RefusedResult["reason"], message: string, revision: number): SubmitResult {
  return { kind: "refused", reason, message, revision };
}
