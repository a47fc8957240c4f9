import { bookTokens, correctTokens, findOpinion, findReply, storeOpinion } from "../../db/judge-repo.server";
import type { JudgeQuestion } from "../../domain/judge/prompt";
import type { JudgeReply } from "../../domain/judge/reply";
import { verifyReply } from "../../domain/judge/verify";
import { JudgeUnavailableError, type SecondJudge } from "../../judge/second-judge";
import { log } from "../../log.server";
import { openSubmitted } from "../attempt/opened.server";
import type { AttemptKey } from "../attempt/step.server";
import type { AppContext } from "../context.server";
import { NotFoundError, RefusedError } from "../errors";
import { BUDGET_SAYS, UNAVAILABLE_SAYS } from "./refusal-words";

type Asking = AttemptKey & { consentTo: string };

/** Requests of this process that wait for the judge: a form that is sent twice is asked once. */
const underWay = new Map<string, Promise<void>>();

/**
 * Sends a submitted answer to the second judge and stores what of its reply could be verified, beside the grade. `consentTo` is the host
 * that the learner agreed to: when another one is configured by now, nothing is sent. The same question is sent once. Throws RefusedError
 * with words for the learner when there is no opinion.
 */
export function askSecondOpinion(ctx: AppContext, asking: Asking): Promise<void> {
  const name = [asking.userId, asking.attemptId, asking.consentTo].join(" ");
  const known = underWay.get(name);
  if (known !== undefined) return known;
  const asked = askAndStore(ctx, asking).finally(() => underWay.delete(name));
  underWay.set(name, asked);
  return asked;
}

async function askAndStore(ctx: AppContext, { consentTo, ...key }: Asking): Promise<void> {
  const { secondJudge: judge } = ctx;
  const { submission, texts } = await openSubmitted(ctx, key, "grade");
  if (judge === null) throw new RefusedError("No second judge is configured here: nothing was sent.");
  if (consentTo !== judge.host)
    throw new RefusedError(`Answers would go to ${judge.host}, which is not where you agreed to: nothing was sent.`);
  const { text, report } = submission;
  const question: JudgeQuestion = { ...texts, text, masked: report.masked };
  const contentHash = judge.hashOf(question);
  if ((await findOpinion(ctx.db, key.userId, key.attemptId))?.contentHash === contentHash) return;
  const reply =
    (await findReply(ctx.db, key.userId, contentHash)) ?? (await askWithinBudget(ctx, key.userId, judge, question));
  const opinion = verifyReply(reply, { text, masked: report.masked, criteria: report.criteria });
  const { host, model, promptVersion } = judge;
  const stored = { host, model, promptVersion, contentHash, reply, opinion, askedAt: ctx.now() };
  if (!(await storeOpinion(ctx.db, key, stored))) throw new NotFoundError("There is no such attempt.");
}

async function askWithinBudget(
  ctx: AppContext,
  userId: string,
  judge: SecondJudge,
  question: JudgeQuestion,
): Promise<JudgeReply> {
  const day = ctx.now().toISOString().slice(0, "2026-11-24".length);
  const booked = judge.costOf(question);
  const outcome = await bookTokens(ctx.db, userId, { day, tokens: booked, limits: judge.limits });
  if (outcome !== "booked") throw new RefusedError(BUDGET_SAYS[outcome]);
  let spent = 0;
  try {
    return await judge.ask(question, ctx.newId(), (tokens) => (spent += tokens));
  } catch (error) {
    if (!(error instanceof JudgeUnavailableError)) throw error;
    log.warn({ why: error.why, detail: error.detail, host: judge.host }, "no second opinion");
    throw new RefusedError(UNAVAILABLE_SAYS[error.why]);
  } finally {
    await correctTokens(ctx.db, userId, day, spent - booked);
  }
}
