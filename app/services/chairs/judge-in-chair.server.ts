import { reducePair } from "../../domain/chairs/session";
import type { Level } from "../../domain/rubric/level";
import type { AppContext } from "../context.server";
import { NotFoundError } from "../errors";
import { takeStep } from "../attempt/step.server";
import { recordAttempt } from "../review/record-attempt.server";
import { acceptedPair, openPair, type PairKey } from "./open-pair.server";

/** The candidate's own judgement, once the interview is over: it opens the comparison for both. The first one stands. */
export async function judgeInChair(
  ctx: AppContext,
  { levels, ...key }: PairKey & { levels: Readonly<Record<string, Level>> },
): Promise<void> {
  const { state, attempt } = await openPair(ctx, key);
  const byId = new Map(Object.entries(levels));
  acceptedPair(reducePair(state, { kind: "self-judged", by: key.userId, levels: byId, at: ctx.now() }));
  if (attempt === null) throw new NotFoundError("There is no such attempt.");
  const own = { userId: key.userId, attemptId: attempt.id };
  await takeStep(
    ctx,
    own,
    (_state, at) => ({ kind: "self-judged", levels: byId, at }),
    // What was said in the chair comes back like what was said alone, whether or not the loop is gone on with.
    (tx, after) => recordAttempt(tx, own, after, ctx.now()),
  );
}
