import { reducePair } from "../../domain/chairs/session";
import type { Level } from "../../domain/rubric/level";
import type { AppContext } from "../context.server";
import { NotFoundError } from "../errors";
import { judgeSelf } from "../practise/judge-self.server";
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
  await judgeSelf(ctx, { userId: key.userId, attemptId: attempt.id, levels });
}
