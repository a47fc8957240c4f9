import { findLiveText, findNews } from "../../db/pair-repo.server";
import { wireEvent } from "../../domain/chairs/views";
import {
  attemptSteps,
  formatCursor,
  formatMessage,
  HEARTBEAT,
  retryAfter,
  type Cursor,
} from "../../domain/chairs/wire";
import type { AppContext } from "../context.server";
import type { PairKey } from "./open-pair.server";

/** How often the database is asked for news; with it in one file this costs well under a millisecond. */
export const POLL_MS = 500;
const RETRY_MS = 1_500;
const HEARTBEAT_POLLS = 30;
/** After ten minutes the browser connects again by itself, and shows its session again. */
const LONGEST_POLLS = 1_200;

export type Following = PairKey & {
  after: Cursor;
  signal: AbortSignal;
  /** Resolves after the pause, or at once when the signal ends it. */
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
};

/**
 * What happens in a round from `after` on, as the text of server-sent events, for one of its two people. Everything comes from the
 * database, so it does not matter which process wrote it. The candidate is sent that something happened and what was said; the
 * interviewer also the draft.
 */
export async function* followPair(
  { db }: Pick<AppContext, "db">,
  { userId, pairId, after, signal, wait }: Following,
): AsyncGenerator<string, void> {
  let cursor = after;
  yield retryAfter(RETRY_MS);
  for (let poll = 1; poll <= LONGEST_POLLS && !signal.aborted; poll += 1) {
    const news = await findNews(db, userId, { pairId, afterSeq: cursor.seq });
    if (news === null) {
      yield formatMessage({ event: "gone", id: formatCursor(cursor), data: null });
      return;
    }
    for (const event of news.events) {
      cursor = { ...cursor, seq: event.seq };
      yield formatMessage({ event: "said", id: formatCursor(cursor), data: wireEvent(event, news.interviewerId) });
    }
    const { attempt } = news;
    const steps = attempt === null ? 0 : attemptSteps(attempt.phase, attempt.clarifications);
    if (steps !== cursor.steps) {
      cursor = { ...cursor, steps };
      yield formatMessage({ event: "step", id: formatCursor(cursor), data: null });
    }
    if (userId === news.interviewerId && attempt !== null && attempt.revision !== cursor.revision) {
      const live = await findLiveText(db, userId, pairId);
      if (live !== null) {
        cursor = { ...cursor, revision: live.revision };
        yield formatMessage({ event: "draft", id: formatCursor(cursor), data: live });
      }
    }
    if (poll % HEARTBEAT_POLLS === 0) yield HEARTBEAT;
    await wait(POLL_MS, signal);
  }
  if (signal.reason === "replaced") yield formatMessage({ event: "replaced", id: formatCursor(cursor), data: null });
}
