/** Reviews as files of version 1 hold them: a criterion, its day, and the attempt that scheduled it. */
import { z } from "zod";
import { DAILY_CAP, RETENTION } from "../../review/bounds";
import { afterOutcome } from "../../review/memory";
import { LevelSchema } from "../../rubric/level-schema";

/** What an account of version 1 could not set. */
export const NO_REVIEW_SETTINGS = { reviewRetention: RETENTION.usual, reviewDailyCap: DAILY_CAP.usual };

const OldReview = z.looseObject({
  scenarioId: z.string(),
  criterionId: z.string(),
  dueAt: z.string(),
  attemptId: z.string(),
});
const OldAttempt = z.looseObject({
  id: z.string(),
  finishedAt: z.iso.datetime().nullable(),
  grades: z.array(z.looseObject({ criterionId: z.string(), finalLevel: LevelSchema.nullable() })),
});

/**
 * The same as cards: the day is kept, and the memory begins with the level of the attempt that scheduled it, as it does for an
 * installation that is updated. What does not fit is given back as it is, for the reader to name.
 */
export function reviewsOfVersion1(reviews: unknown, attempts: unknown): unknown {
  const known = z.array(z.unknown()).safeParse(attempts);
  const byId = new Map(
    (known.data ?? []).flatMap((one) => {
      const attempt = OldAttempt.safeParse(one);
      return attempt.success ? [[attempt.data.id, attempt.data] as const] : [];
    }),
  );
  const list = z.array(z.unknown()).safeParse(reviews);
  if (!list.success) return reviews;
  return list.data.map((one) => {
    const review = OldReview.safeParse(one);
    if (!review.success) return one;
    const { scenarioId, criterionId, dueAt, attemptId } = review.data;
    const attempt = byId.get(attemptId);
    const level = attempt?.grades.find((grade) => grade.criterionId === criterionId)?.finalLevel ?? null;
    const finishedAt = attempt?.finishedAt ?? null;
    const memory = afterOutcome(null, finishedAt === null ? null : level, new Date(finishedAt ?? 0), RETENTION.usual);
    return {
      ...memory,
      scenarioId,
      criterionId,
      dueAt,
      lastReviewAt: memory.lastReviewAt?.toISOString() ?? null,
      lastLevel: finishedAt === null ? null : level,
      lastForm: "attempt",
      lastPrompt: "",
      turn: 1,
    };
  });
}
