import type { DbOrTx } from "../../db/client.server";
import { closeConflict, findConflict, findDraft, writeDraft } from "../../db/draft-repo.server";
import { DRAFT_BYTES } from "../../domain/attempt/limits";
import { normaliseText, utf8Bytes } from "../../domain/wording/text";
import type { AppContext } from "../context.server";
import { NotFoundError, RefusedError } from "../errors";
import type { SaveResult } from "../views";
import { keepLateVersion } from "../attempt/keep-late-version.server";
import type { AttemptKey } from "../attempt/step.server";

export type Resolution = AttemptKey & {
  conflictId: string;
  /** The draft's revision that the person has seen beside the kept version. */
  baseRevision: number;
  /** mine: the kept version becomes the draft; theirs: the draft stays; merged: `text` becomes the draft. */
  choice: "mine" | "theirs" | "merged";
  text?: string;
};

/** Decides between the draft and a version that came too late. A draft that has moved on meanwhile is not overwritten here either. */
export async function resolveConflict(ctx: AppContext, { text, ...chosen }: Resolution): Promise<SaveResult> {
  const merged = text === undefined ? null : normaliseText(text);
  if (chosen.choice === "merged" && merged === null) throw new RefusedError("The merged text is missing.");
  const bytes = utf8Bytes(merged ?? "");
  if (bytes > DRAFT_BYTES) return { kind: "too-large", limitBytes: DRAFT_BYTES, bytes };
  return ctx.db.$transaction((tx) => decide(ctx, tx, chosen, merged));
}

async function decide(
  ctx: AppContext,
  tx: DbOrTx,
  chosen: Omit<Resolution, "text">,
  merged: string | null,
): Promise<SaveResult> {
  const { userId, attemptId, conflictId, baseRevision, choice } = chosen;
  const draft = await findDraft(tx, userId, attemptId);
  const conflict = await findConflict(tx, userId, { attemptId, conflictId });
  if (draft === null || conflict === null) throw new NotFoundError("There is no such version.");
  const at = ctx.now();
  const wanted = { mine: conflict.text, theirs: draft.text, merged: merged ?? "" }[choice];

  if (wanted !== draft.text) {
    if (draft.isLocked) return { kind: "locked", revision: draft.revision };
    const isWritten = await writeDraft(tx, userId, attemptId, { base: baseRevision, text: wanted, at });
    if (!isWritten) {
      const keptId = await keepLateVersion(ctx, tx, { userId, attemptId, baseRevision, text: wanted });
      return { kind: "stale", revision: draft.revision, text: draft.text, conflictId: keptId };
    }
  }
  await closeConflict(tx, userId, { attemptId, conflictId, at });
  if (draft.isLocked) return { kind: "locked", revision: draft.revision };
  return wanted === draft.text
    ? { kind: "saved", revision: draft.revision, savedAt: (draft.savedAt ?? at).toISOString() }
    : { kind: "saved", revision: baseRevision + 1, savedAt: at.toISOString() };
}
