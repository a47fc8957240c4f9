import { limit } from "../../auth/limits.server";
import { findLabRun, storeLabReply } from "../../db/lab-repo.server";
import type { LabRun } from "../../domain/lab-run/lab-run";
import { REPLY_CHARACTERS } from "../../domain/attempt/limits";
import { replyText } from "../attempt/reply-text";
import { shownTexts } from "../attempt/shown-texts.server";
import type { AppContext } from "../context.server";
import { NotFoundError, RefusedError } from "../errors";
import { openLab } from "./open-lab.server";
import { runHere } from "./run-of.server";

export type LabAnswer = { userId: string; runId: string; text: string };

/**
 * Grades the answer to the question that came back from a run, like the answer to any probe of its criterion. The first answer stands;
 * the same one sent twice changes nothing. Throws RefusedError where it cannot be graded.
 */
export async function answerLabQuestion(ctx: AppContext, { userId, runId, text }: LabAnswer): Promise<LabRun> {
  const run = await findLabRun(ctx.db, userId, runId);
  if (run === null) throw new NotFoundError("There is no such run.");
  if (text.trim() === "") throw new RefusedError("Write a sentence or two first.");
  const reply = replyText(text, REPLY_CHARACTERS);
  if (run.reply !== null) {
    if (run.reply.text === reply) return run;
    throw new RefusedError("This question was already answered, with other words. The first answer stands.");
  }
  const lab = openLab(run.labId);
  const loaded = ctx.library.get(lab.id);
  if (loaded === undefined)
    throw new RefusedError("There is no rubric for this lab: its scenario is not in the library.");
  if (run.traceName !== null)
    throw new RefusedError("A run over your own trace stays in your browser, and its question too.");
  const ran = runHere(lab, run.params, []);
  if (!("run" in ran)) throw new RefusedError("This run cannot be repeated here, so its question cannot be graded.");
  const { question, sentences } = ran.run.explanation;
  await limit(ctx, "save-user", userId);
  const shown = [...(await shownTexts(ctx, { userId, scenarioId: lab.id })), ...sentences.map((one) => one.text)];
  const grade = await ctx.judge.gradeProbe({
    scenarioId: lab.id,
    rubricVersion: loaded.rubricVersion,
    criterionId: question.criterionId,
    answer: "",
    question: question.text,
    probeAnswer: reply,
    shown,
  });
  await storeLabReply(ctx.db, userId, { id: runId, question: question.text, text: reply, grade, at: ctx.now() });
  return run;
}
