import { limit } from "../../auth/limits.server";
import { createMissedPoint, listMissedPoints, updateMissedPoint } from "../../db/missed-point-repo.server";
import { MISSED_POINTS, NOTE_CHARACTERS, PASSAGE_CHARACTERS } from "../../domain/attempt/limits";
import type { MissedPoint } from "../../domain/attempt/missed-point";
import { findPassage } from "../../domain/attempt/passage";
import type { Span } from "../../domain/grading/evidence";
import type { Level } from "../../domain/rubric/level";
import { isBlank, normaliseText } from "../../domain/wording/text";
import type { AppContext } from "../context.server";
import { NotFoundError, RefusedError } from "../errors";
import { openSubmitted, type Submitted } from "../attempt/opened.server";
import { replyText } from "../attempt/reply-text";
import type { AttemptKey } from "../attempt/step.server";

export type Missed = AttemptKey & {
  criterionId: string;
  /** A sentence of the submitted text, by its offsets; a copied passage counts before it. */
  sentence: Span | null;
  passage: string;
  level: Level;
  reason: string;
};

/**
 * Keeps a passage of one's own answer that the grade missed, with the verdict of this moment; the grade itself stays. The same
 * passage again for the same criterion is one note: the level and the reason said last stand.
 */
export async function noteMissed(ctx: AppContext, { userId, attemptId, ...missed }: Missed): Promise<void> {
  await limit(ctx, "save-user", userId);
  const opened = await openSubmitted(ctx, { userId, attemptId }, "grade");
  const point = pointOf(opened, missed);
  await ctx.db.$transaction(async (tx) => {
    if (await updateMissedPoint(tx, userId, attemptId, point)) return;
    const known = await listMissedPoints(tx, userId, attemptId);
    if (known.length >= MISSED_POINTS)
      throw new RefusedError(`${String(MISSED_POINTS)} passages of this answer are marked already; no more fit.`);
    await createMissedPoint(tx, attemptId, { ...point, notedAt: ctx.now() });
  });
}

function pointOf({ attempt, submission }: Submitted, missed: Omit<Missed, keyof AttemptKey>): MissedPoint {
  const { criterionId, level: wantedLevel } = missed;
  const { report, text } = submission;
  const verdict = report.criteria.find(({ id }) => id === criterionId);
  if (verdict === undefined) throw new NotFoundError("There is no such criterion.");
  const { start, end } = placeOf(text, missed);
  return {
    criterionId,
    start,
    end,
    quote: text.slice(start, end),
    wantedLevel,
    reason: isBlank(missed.reason) ? null : replyText(missed.reason, NOTE_CHARACTERS),
    gradedLevel: verdict.level,
    rubricVersion: attempt.rubricVersion,
    graderVersion: report.graderVersion,
  };
}

function placeOf(text: string, { sentence, passage }: Pick<Missed, "sentence" | "passage">): Span {
  if (isBlank(passage)) {
    if (sentence === null || isBlank(text.slice(sentence.start, sentence.end)))
      throw new RefusedError("Choose the sentence that was missed, or copy it from your answer.");
    return within({ start: sentence.start, end: Math.min(sentence.end, text.length) });
  }
  const place = findPassage(text, normaliseText(passage));
  if (place === null)
    throw new RefusedError("These words do not stand in your answer one after the other. Copy a passage of it.");
  return within(place);
}

function within({ start, end }: Span): Span {
  if (end - start <= PASSAGE_CHARACTERS) return { start, end };
  const most = PASSAGE_CHARACTERS.toLocaleString("en-US");
  throw new RefusedError(`That is more than ${most} characters. Mark the one or two sentences that matter.`);
}
