import { limit } from "../../auth/limits.server";
import type { DbOrTx } from "../../db/client.server";
import { findCard, findEvent, storeOutcome } from "../../db/review-repo.server";
import { findReviewSettings } from "../../db/review-settings-repo.server";
import { REPLY_CHARACTERS } from "../../domain/attempt/limits";
import type { CriterionGrade } from "../../domain/grading/evidence";
import { ratingOf } from "../../domain/review/memory";
import { replyText } from "../attempt/reply-text";
import { shownTexts } from "../attempt/shown-texts.server";
import type { AppContext } from "../context.server";
import { NotFoundError, RefusedError } from "../errors";
import { openCard, type OpenCard, type ReviewKey } from "./open-card.server";
import { foreseen, remembered } from "./record-outcomes.server";

/** `text` null: "I do not know". `turn` and `promptKey` say which question was on the page. */
export type ReviewAnswer = ReviewKey & { turn: number; promptKey: string; text: string | null };

const CHANGED =
  "The question has changed since this page was opened. Your words are kept below; look at the new question.";
const ANSWERED = "This question was already answered, with other words. The first answer stands; these are kept below.";

/**
 * Grades the answer and plans when the criterion comes back, as one event; the same answer sent twice is one. Not knowing is an
 * outcome like any other. Throws RefusedError when it is not due or the page was an old one.
 */
export async function answerReview(ctx: AppContext, answer: ReviewAnswer): Promise<{ turn: number }> {
  const { userId, scenarioId, criterionId, turn, promptKey } = answer;
  const key = { scenarioId, criterionId };
  const reply = answer.text === null ? "" : replyText(answer.text, REPLY_CHARACTERS);
  if (await isAnswered(ctx, answer, reply)) return { turn };
  const open = await openCard(ctx, answer);
  if (!open.isDue) throw new RefusedError("This one is not due yet: it was answered a short while ago.");
  if (open.card.turn !== turn || open.prompt.key !== promptKey) throw new RefusedError(CHANGED);
  const grade = reply === "" ? null : await gradeAnswer(ctx, userId, open, reply);
  const level = grade === null ? 0 : grade.level;

  return ctx.db.$transaction(async (tx) => {
    if (await isAnswered({ db: tx }, answer, reply)) return { turn };
    const before = await findCard(tx, userId, key);
    if (before === null) throw new NotFoundError("There is no such review.");
    if (before.turn !== turn) throw new RefusedError(CHANGED);
    const at = ctx.now();
    const { retention } = await findReviewSettings(tx, userId);
    const { form, question } = open.prompt;
    const memory = remembered(before, level, at, retention);
    await storeOutcome(tx, userId, {
      card: { ...key, ...memory, lastLevel: level, lastForm: form, lastPrompt: promptKey, turn: turn + 1 },
      event: {
        ...key,
        ...foreseen(before, at),
        id: ctx.newId(),
        turn,
        at,
        form,
        promptKey,
        question,
        reply,
        levelAfter: level,
        rating: ratingOf(level),
        grade,
        rubricVersion: open.prompt.gradedAs.rubricVersion,
      },
    });
    return { turn };
  });
}

/** Whether this very answer is stored already; throws RefusedError when another one is. */
async function isAnswered(
  { db }: { db: DbOrTx },
  { userId, scenarioId, criterionId, turn }: ReviewAnswer,
  reply: string,
): Promise<boolean> {
  const event = await findEvent(db, userId, { scenarioId, criterionId, turn });
  if (event === null) return false;
  if (event.reply !== reply) throw new RefusedError(ANSWERED);
  return true;
}

async function gradeAnswer(
  ctx: AppContext,
  userId: string,
  { prompt, loaded }: OpenCard,
  reply: string,
): Promise<CriterionGrade> {
  await limit(ctx, "save-user", userId);
  const shown = [...(await shownTexts(ctx, { userId, scenarioId: loaded.id })), ...prompt.shown];
  const { question, gradedAs } = prompt;
  return ctx.judge.gradeProbe({ ...gradedAs, answer: "", question, probeAnswer: reply, shown });
}
