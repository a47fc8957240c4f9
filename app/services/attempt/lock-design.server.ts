import { storeAttempt } from "../../db/attempt-repo.server";
import type { DbOrTx } from "../../db/client.server";
import { findDraft } from "../../db/draft-repo.server";
import { reduceAttempt } from "../../domain/attempt/reduce";
import type { GradeReport } from "../../domain/grading/evidence";
import { isBlank } from "../../domain/wording/text";
import type { AppContext } from "../context.server";
import type { SubmitResult } from "../views";
import { keepLateVersion } from "./keep-late-version.server";
import { accepted, loadAttempt, type AttemptKey } from "./step.server";

type Locking = AttemptKey & { baseRevision: number; text: string };
/** Written in the same transaction, only when the design is locked now; what it throws undoes the lock. */
export type WithLock = (tx: DbOrTx, report: GradeReport) => Promise<unknown>;

const ALREADY =
  "This attempt was already submitted, with another text. The first one stands; this version is kept beside it.";

/**
 * Locks a graded design in one transaction. The same text again is the same submission. When another text was submitted first, or
 * another tab saved while this one was being graded, nothing is overwritten: this text is kept beside it.
 */
export async function lockDesign(
  ctx: AppContext,
  save: Locking,
  report: GradeReport,
  alongside?: WithLock,
): Promise<SubmitResult> {
  const { userId, attemptId, baseRevision, text } = save;
  return ctx.db.$transaction(async (tx) => {
    const before = await loadAttempt(tx, save);
    const draft = await findDraft(tx, userId, attemptId);
    const revision = draft?.revision ?? baseRevision;
    if (before.submission !== null && before.submission.text !== text) {
      if (!isBlank(text)) await keepLateVersion(ctx, tx, save);
      return { kind: "refused", reason: "already-submitted", message: ALREADY, revision };
    }
    if (before.submission === null && draft !== null && draft.text !== text) {
      return { kind: "stale", revision, text: draft.text, conflictId: await keepLateVersion(ctx, tx, save) };
    }
    const at = ctx.now();
    const after = accepted(reduceAttempt(before, { kind: "submitted", text, report, at }));
    if (after !== before) {
      await storeAttempt(tx, userId, { before, after, at });
      await alongside?.(tx, report);
    }
    return { kind: "submitted" };
  });
}
