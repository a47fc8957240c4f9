import { limit } from "../../auth/limits.server";
import { findDraft, writeDraft } from "../../db/draft-repo.server";
import { DRAFT_BYTES } from "../../domain/attempt/limits";
import { normaliseText, utf8Bytes } from "../../domain/wording/text";
import type { AppContext } from "../context.server";
import { NotFoundError } from "../errors";
import type { SaveResult } from "../views";
import { keepLateVersion } from "../attempt/keep-late-version.server";
import type { AttemptKey } from "../attempt/step.server";

export type DraftSave = AttemptKey & { baseRevision: number; text: string };

/**
 * Saves the draft when it builds on the newest revision. A save that was beaten by another tab never overwrites: its text is kept
 * as a version and offered. A text that is the draft already counts as saved on any base, so that repeating a save whose answer got
 * lost is harmless. "saved" is returned only after the commit.
 */
export async function saveDraft(ctx: AppContext, { text, ...save }: DraftSave): Promise<SaveResult> {
  await limit(ctx, "save-user", save.userId);
  return storeDraft(ctx, { ...save, text: normaliseText(text) });
}

/** The same without the limit, for a text that is normalised: submitting saves too. */
export async function storeDraft(ctx: AppContext, save: DraftSave): Promise<SaveResult> {
  const { userId, attemptId, baseRevision: base, text } = save;
  const bytes = utf8Bytes(text);
  if (bytes > DRAFT_BYTES) return { kind: "too-large", limitBytes: DRAFT_BYTES, bytes };
  const at = ctx.now();
  const isWritten = await writeDraft(ctx.db, userId, attemptId, { base, text, at });
  if (isWritten) return { kind: "saved", revision: base + 1, savedAt: at.toISOString() };

  return ctx.db.$transaction(async (tx) => {
    const draft = await findDraft(tx, userId, attemptId);
    if (draft === null) throw new NotFoundError("There is no such attempt.");
    if (draft.isLocked) return { kind: "locked", revision: draft.revision };
    if (draft.text === text)
      return { kind: "saved", revision: draft.revision, savedAt: (draft.savedAt ?? at).toISOString() };
    const conflictId = await keepLateVersion(ctx, tx, save);
    return { kind: "stale", revision: draft.revision, text: draft.text, conflictId };
  });
}
