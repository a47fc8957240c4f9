import { listPairs } from "../../db/pair-repo.server";
import { stageOf } from "../../domain/chairs/session";
import type { AppContext } from "../context.server";
import type { ChairsView } from "./chair-views";
import { openPair } from "./open-pair.server";

const MOST_SHOWN = 10;

/** A person's latest rounds, and what one can interview about. `userId` is null for somebody who has not begun. */
export async function viewChairs(ctx: AppContext, userId: string | null): Promise<ChairsView> {
  const sessions: ChairsView["sessions"] = [];
  for (const { id } of userId === null ? [] : await listPairs(ctx.db, userId, MOST_SHOWN)) {
    const { role, state, texts, row } = await openPair(ctx, { userId: userId ?? "", pairId: id });
    const title = role === "interviewer" || state.begunAt !== null ? texts.scenario.title : null;
    sessions.push({
      id,
      role,
      stage: stageOf(state),
      round: state.round,
      title,
      createdAt: row.createdAt.toISOString(),
    });
  }
  const scenarios = ctx.library.scenarios.map(({ id, scenario: { title, track, minutes } }) => ({
    ...{ id, title, track, minutes: minutes.brief + minutes.design + minutes.probe },
  }));
  return { sessions, scenarios };
}
