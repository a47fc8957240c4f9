import { readTrustReport } from "../../content/trust.server";
import { findAttempt, storeAttempt } from "../../db/attempt-repo.server";
import type { DbOrTx } from "../../db/client.server";
import { storeReport } from "../../db/interview-repo.server";
import { reduceAttempt } from "../../domain/attempt/reduce";
import { concludedPart } from "../../domain/interview/conclude";
import { interviewReport, type PartTexts } from "../../domain/interview/report/report";
import type { InterviewState } from "../../domain/interview/state";
import type { AttemptState } from "../../domain/attempt/state";
import type { Level } from "../../domain/rubric/level";
import { accepted } from "../attempt/step.server";
import type { AppContext } from "../context.server";
import { NotFoundError } from "../errors";
import { recordAttempt } from "../review/record-attempt.server";
import { partTexts } from "./part-texts.server";
import { loadRoom, stepInRoom, type RoomKey } from "./room.server";
import { formCriterionId } from "./view-interview-judge.server";

/**
 * Records the candidate's own levels (by formCriterionId), gives every attempt of the interview what was said over it, and opens the report: all of it or
 * nothing. The first judgement stands; the same one again changes nothing.
 */
export async function judgeInterview(
  ctx: AppContext,
  key: RoomKey,
  given: Readonly<Record<string, Level>>,
): Promise<void> {
  // Read before the transaction: they may come from the database, which has one connection.
  const texts = await partTexts(ctx, (await loadRoom(ctx.db, key)).state);
  const confusion = trustConfusion();
  await ctx.db.$transaction(async (tx) => {
    const { state: before } = await loadRoom(tx, key);
    const state = await stepInRoom(tx, ctx, key, (now, at) => [
      { kind: "self-judged", levels: levelsByPart(now, given), at },
    ]);
    if (before.stage === "judged") return;
    const attempts = await concludeAttempts(tx, key, state, texts);
    const report = interviewReport({ interviewId: key.interviewId, state, attempts, confusion });
    await storeReport(tx, key.userId, { interviewId: key.interviewId, report, at: ctx.now() });
  });
}

function levelsByPart({ parts }: InterviewState, given: Readonly<Record<string, Level>>): Record<string, Level>[] {
  return parts.map(({ read }, part) =>
    Object.fromEntries(
      (read ?? []).flatMap(({ id }) => {
        const level = given[formCriterionId(part, id)];
        return level === undefined ? [] : [[id, level] as const];
      }),
    ),
  );
}

async function concludeAttempts(tx: DbOrTx, { userId }: RoomKey, state: InterviewState, texts: readonly PartTexts[]) {
  const concluded: { attempt: AttemptState; texts: PartTexts }[] = [];
  for (const [index, part] of state.parts.entries()) {
    const before = await findAttempt(tx, userId, part.attemptId);
    if (before === null) throw new NotFoundError("A part of this interview is missing.");
    const at = state.judgedAt ?? part.beganAt;
    const event = concludedPart(state, index, at);
    const after = before.submission === null ? before : accepted(reduceAttempt(before, event));
    if (after !== before) {
      await storeAttempt(tx, userId, { before, after, at });
      await recordAttempt(tx, { userId, attemptId: part.attemptId }, after, at);
    }
    concluded.push({ attempt: after, texts: texts[index] ?? { criteria: [], clarifications: [] } });
  }
  return concluded;
}

/** How the grader fared against labels on answers it was not tuned on, or on all there is. */
function trustConfusion() {
  const { splits } = readTrustReport();
  return (splits.find(({ split }) => split === "blind") ?? splits[0])?.confusion ?? [];
}
