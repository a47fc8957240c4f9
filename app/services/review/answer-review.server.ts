import { limit } from "../../auth/limits.server";
import type { DbOrTx } from "../../db/client.server";
import { insertLabRun, storeLabOutcome } from "../../db/lab-repo.server";
import { findCard, findEvent, storeOutcome } from "../../db/review-repo.server";
import { findReviewSettings } from "../../db/review-settings-repo.server";
import { REPLY_CHARACTERS } from "../../domain/attempt/limits";
import type { CriterionGrade } from "../../domain/grading/evidence";
import { RunOutcomeSchema } from "../../domain/lab-run/lab-run";
import { ratingOf } from "../../domain/review/memory";
import type { Guess } from "../../labs/kit/guess";
import { replyText } from "../attempt/reply-text";
import { shownTexts } from "../attempt/shown-texts.server";
import type { AppContext } from "../context.server";
import { NotFoundError, RefusedError } from "../errors";
import { drillEventId, drillRun, guessOf } from "../lab/drills.server";
import { openCard, type OpenCard, type ReviewKey } from "./open-card.server";
import { foreseen, remembered } from "./record-outcomes.server";

/** `text` null: "I do not know". `turn` and `promptKey` say which question was on the page. */
export type ReviewAnswer = ReviewKey & { turn: number; promptKey: string; text: string | null; guess?: string };

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
  const guess = guessOf(scenarioId, promptKey, answer.guess ?? "");
  if (guess !== null && reply === "")
    throw new RefusedError("A prediction alone is half an answer: say why, in a sentence or two.");
  // Runs and grades come before the transaction: it holds the one connection.
  const drill = open.prompt.form === "lab" ? drillRun(scenarioId, promptKey, guess) : null;
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
    if (drill !== null) await logDrill(ctx, tx, answer, { drill, guess, at });
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

/** The prediction and what the lab gave, in the log of runs: beside the grade of the words. */
async function logDrill(
  ctx: AppContext,
  tx: DbOrTx,
  { userId, promptKey, turn }: ReviewAnswer,
  { drill, guess, at }: { drill: NonNullable<ReturnType<typeof drillRun>>; guess: Guess | null; at: Date },
): Promise<void> {
  const { lab, params, run } = drill;
  const id = ctx.newId();
  const guesses = guess === null ? [] : [guess];
  const eventId = drillEventId(promptKey, turn);
  const locked = { id, labId: lab.id, attemptId: null, params, eventId, guesses, lockedAt: at, traceName: null };
  await insertLabRun(tx, userId, locked);
  const outcome = RunOutcomeSchema.parse({ ...run.outcome, judged: guess === null ? [] : run.judged });
  await storeLabOutcome(tx, userId, { id, outcome, at });
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
