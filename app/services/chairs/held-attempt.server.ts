import type { DbOrTx } from "../../db/client.server";
import { findPairOfAttempt, listPairs, type PairRow } from "../../db/pair-repo.server";
import { holdsAttempt } from "../../domain/chairs/session";
import type { AttemptKey } from "../attempt/step.server";
import { readState } from "./open-pair.server";

/** More rounds than anybody has open at once. */
const MOST_ROUNDS = 1_000;

/**
 * The round that an attempt is part of while it must not be opened by itself: its own pages would show the criteria and the grade
 * before the two have compared. Null for every other attempt, which costs one look at an index.
 */
export async function heldBy(db: DbOrTx, { userId, attemptId }: AttemptKey): Promise<string | null> {
  const row = await findPairOfAttempt(db, userId, attemptId);
  return row !== null && (await isHeld(db, userId, row)) ? row.id : null;
}

/** All attempts of a person that are held so. */
export async function heldAttempts(db: DbOrTx, userId: string): Promise<Set<string>> {
  const held = new Set<string>();
  for (const row of await listPairs(db, userId, MOST_ROUNDS)) {
    if (row.candidateId === userId && row.attemptId !== null && (await isHeld(db, userId, row)))
      held.add(row.attemptId);
  }
  return held;
}

async function isHeld(db: DbOrTx, userId: string, row: PairRow): Promise<boolean> {
  const { state } = await readState(db, userId, row, []);
  return holdsAttempt(state);
}
