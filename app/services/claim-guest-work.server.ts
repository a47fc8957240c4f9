import { isGuest, moveAttempts } from "../db/archive-repo.server";
import { moveInterviews } from "../db/interview-repo.server";
import { moveLabRuns } from "../db/lab-repo.server";
import { movePairs } from "../db/pair-repo.server";
import { movePlans } from "../db/plan-repo.server";
import { moveReviews } from "../db/review-archive-repo.server";
import type { AppContext } from "./context.server";
import { RefusedError } from "./errors";

/**
 * Moves everything a guest has practised into an account, all or nothing; returns how much came. Doing it again moves nothing more.
 * The guest stays, without work. Throws RefusedError when `fromUserId` is no guest: an account's work is never given away.
 */
export async function claimGuestWork(
  { db, now }: Pick<AppContext, "db" | "now">,
  { fromUserId, toUserId }: { fromUserId: string; toUserId: string },
): Promise<{ attempts: number; reviews: number }> {
  if (fromUserId === toUserId) return { attempts: 0, reviews: 0 };
  return db.$transaction(async (tx) => {
    if (!(await isGuest(tx, fromUserId))) throw new RefusedError("Only a guest's work can be moved into an account.");
    const attempts = await moveAttempts(tx, fromUserId, toUserId);
    await moveInterviews(tx, fromUserId, toUserId);
    const reviews = await moveReviews(tx, fromUserId, toUserId);
    await movePlans(tx, fromUserId, toUserId, now());
    await movePairs(tx, fromUserId, toUserId);
    await moveLabRuns(tx, fromUserId, toUserId);
    return { attempts, reviews };
  });
}
