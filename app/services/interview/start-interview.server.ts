import { limit } from "../../auth/limits.server";
import { createInterview, findOpenInterview } from "../../db/interview-repo.server";
import { ensureSnapshot } from "../../db/snapshot-repo.server";
import { COLLECTIONS, offeredCollections } from "../../domain/interview/collections";
import { planInterview, type InterviewPlan, type Wish } from "../../domain/interview/plan";
import { canonicalJson } from "../../domain/canonical-json";
import type { AppContext } from "../context.server";
import { RefusedError } from "../errors";
import { interviewCandidates } from "./candidates.server";
import { stepInRoom } from "./room.server";

/** Largest seed: what fits SQLite's and JavaScript's integers alike. */
const SEEDS = 2 ** 31 - 1;

/**
 * Plans an interview, stores the plan with the content it is held by, and begins. An open one of the same wish in which nothing has
 * been said yet is gone on with: a double click holds one interview.
 */
export async function startInterview(
  ctx: AppContext,
  { userId, ...wish }: Omit<Wish, "seed"> & { userId: string },
): Promise<string> {
  const { candidates, hasGrades } = await interviewCandidates(ctx, userId);
  const { topic } = wish;
  if (topic.kind === "weak" && !hasGrades) {
    throw new RefusedError("Nothing of yours is graded yet, so your weak spots are not known. Choose other topics.");
  }
  const collection =
    topic.kind === "collection"
      ? offeredCollections((id) => ctx.library.get(id) !== undefined, COLLECTIONS).find(({ id }) => id === topic.id)
      : undefined;
  if (topic.kind === "collection" && collection === undefined) {
    throw new RefusedError("That collection is not complete in this library. Choose other topics.");
  }
  await limit(ctx, "attempt-user", userId);
  const interviewId = ctx.newId();
  const plan = planInterview({ ...wish, seed: seedOf(interviewId) }, candidates, collection?.scenarioIds);
  if (plan === null) throw new RefusedError("There is no scenario in this library to be interviewed on.");
  return ctx.db.$transaction(async (tx) => {
    const open = await findOpenInterview(tx, userId);
    // One event: it was begun, and nothing has happened since.
    if (open !== null && open.events <= 1 && isSameWish(JSON.parse(open.planJson) as InterviewPlan, plan))
      return open.id;
    const at = ctx.now();
    for (const { scenarioId, rubricVersion: version } of plan.parts) {
      const json = ctx.library.get(scenarioId)?.snapshotJson;
      if (json !== undefined) await ensureSnapshot(tx, { version, scenarioId, json }, at);
    }
    await createInterview(tx, userId, { id: interviewId, plan, at });
    await stepInRoom(tx, ctx, { userId, interviewId }, () => [{ kind: "begun", attemptId: ctx.newId(), at }]);
    return interviewId;
  });
}

function isSameWish(a: InterviewPlan, b: InterviewPlan): boolean {
  const wish = ({ level, minutes, topic }: InterviewPlan) => canonicalJson({ level, minutes, topic });
  return wish(a) === wish(b);
}

/** A number from the random id, so that chance comes in by one door. */
function seedOf(id: string): number {
  return Array.from(id).reduce((seed, letter) => (seed * 31 + letter.charCodeAt(0)) % SEEDS, 7);
}
