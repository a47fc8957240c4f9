import { listInterviews } from "../../db/interview-repo.server";
import { countingAttempts } from "../../domain/progress/history";
import { listPastAttempts } from "../../db/progress-repo.server";
import { offeredCollections } from "../../domain/interview/collections";
import { TRACKS } from "../../domain/scenario/track";
import type { AppContext } from "../context.server";
import type { InterviewsView } from "./views";

/** What can be chosen, and the interviews so far, newest first. */
export async function viewInterviews(ctx: AppContext, userId: string): Promise<InterviewsView> {
  const interviews = await listInterviews(ctx.db, userId);
  const past = await listPastAttempts(ctx.db, userId);
  const { scenarios } = ctx.library;
  return {
    interviews: interviews.map(({ createdAt, closedAt, ...rest }) => ({
      ...rest,
      createdAt: createdAt.toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
    })),
    tracks: TRACKS.map((track) => ({
      track,
      scenarios: scenarios.filter(({ scenario }) => scenario.track === track).length,
    })).filter(({ scenarios: count }) => count > 0),
    collections: offeredCollections((id) => ctx.library.get(id) !== undefined),
    hasGrades: countingAttempts(past).length > 0,
  };
}
