import { findDraft } from "../../db/draft-repo.server";
import type { GradeReport } from "../../domain/grading/evidence";
import {
  currentPart,
  type InterviewEvent,
  type InterviewState,
  type ReadCriterion,
} from "../../domain/interview/state";
import { isBlank } from "../../domain/wording/text";
import type { AppContext } from "../context.server";
import { RefusedError } from "../errors";
import { submitAnswer } from "../practise/submit-answer.server";
import type { SubmitResult } from "../views";
import { loadRoom, stepInRoom, takeRoomStep, type RoomKey } from "./room.server";

/** What a form brought along; null where its page has no editor or its script has saved already. */
export type SentDraft = { text: string; baseRevision: number } | null;
type Then = (state: InterviewState, at: Date) => readonly InterviewEvent[];

/**
 * Locks and grades the design of the current scenario; the first question is asked in the same transaction. `then` goes on at once
 * instead, for somebody who leaves. Handing in twice is handing in once.
 */
export async function handInDesign(
  ctx: AppContext,
  key: RoomKey,
  sent: { text: string; baseRevision: number },
  then?: Then,
): Promise<SubmitResult> {
  const { state } = await loadRoom(ctx.db, key);
  const part = currentPart(state);
  if (part === null) throw new RefusedError("This interview has not begun yet.");
  const index = state.parts.length - 1;
  return submitAnswer(ctx, { userId: key.userId, attemptId: part.attemptId, ...sent }, (tx, report) =>
    stepInRoom(tx, ctx, key, (now, at) => [
      // Somebody who leaves need not go on first; handing in to be asked does.
      ...(then !== undefined && now.isPaused ? [{ kind: "resumed" as const, at }] : []),
      { kind: "design-submitted", part: index, criteria: readCriteria(report), at },
      ...(then?.(now, at) ?? []),
    ]),
  );
}

/**
 * Leaves the current scenario or the whole interview. A design that is being written is handed in as it stands first, so that what
 * was written counts; an empty one is left out. Returns what came of a hand-in that did not work, else null.
 */
export async function leaveDesign(
  ctx: AppContext,
  key: RoomKey,
  sent: SentDraft,
  then: Then,
): Promise<Exclude<SubmitResult, { kind: "submitted" }> | null> {
  const { state } = await loadRoom(ctx.db, key);
  const part = currentPart(state);
  const draft = part === null || state.stage !== "design" ? null : await findDraft(ctx.db, key.userId, part.attemptId);
  const text = sent?.text ?? draft?.text ?? "";
  if (draft !== null && !draft.isLocked && !isBlank(text)) {
    const result = await handInDesign(ctx, key, { text, baseRevision: sent?.baseRevision ?? draft.revision }, then);
    return result.kind === "submitted" ? null : result;
  }
  await takeRoomStep(ctx, key, then);
  return null;
}

/** What the interviewer goes by: no evidence beyond one quotation each, and nothing that could be shown by mistake. */
function readCriteria({ criteria }: GradeReport): ReadCriterion[] {
  return criteria.map(({ id, dimension, weight, level, probe, probeKey, quotes }) => ({
    id,
    dimension,
    weight,
    level,
    probe,
    probeKey: probeKey === null ? null : String(probeKey),
    quote: quotes[0]?.text ?? null,
  }));
}
