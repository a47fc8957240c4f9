import { findClosedRoom } from "../../db/interview-repo.server";
import type { AttemptKey } from "../attempt/step.server";
import type { AppContext } from "../context.server";

/** The interview that an attempt is held in, while its report is closed; null for an attempt that stands on its own. */
export function roomOfAttempt(
  { db }: Pick<AppContext, "db">,
  { userId, attemptId }: AttemptKey,
): Promise<string | null> {
  return findClosedRoom(db, userId, attemptId);
}
