import type { DbOrTx } from "../../db/client.server";
import { createConflict, extendConflict, listOpenConflicts } from "../../db/draft-repo.server";
import { OPEN_CONFLICTS } from "../../domain/attempt/limits";
import type { AppContext } from "../context.server";
import { RefusedError } from "../errors";
import type { AttemptKey } from "./step.server";

/**
 * Keeps a text that came too late to be the draft, and returns the id under which it is offered. The same text again is the same
 * version; a longer one from the same base takes the shorter one's place, so that a tab that goes on typing does not pile up copies.
 * The caller has read the attempt as the user's in the same transaction.
 */
export async function keepLateVersion(
  { now, newId }: Pick<AppContext, "now" | "newId">,
  tx: DbOrTx,
  { userId, attemptId, baseRevision, text }: AttemptKey & { baseRevision: number; text: string },
): Promise<string> {
  const open = await listOpenConflicts(tx, userId, attemptId);
  const same = open.find((kept) => kept.text === text);
  if (same !== undefined) return same.id;
  const shorter = open.find((kept) => kept.baseRevision === baseRevision && text.startsWith(kept.text));
  if (shorter !== undefined) {
    await extendConflict(tx, userId, { attemptId, conflictId: shorter.id, text });
    return shorter.id;
  }
  if (open.length >= OPEN_CONFLICTS) {
    throw new RefusedError("Too many versions of this draft wait for a decision. Choose among them first.");
  }
  const id = newId();
  await createConflict(tx, attemptId, { id, baseRevision, text, createdAt: now() });
  return id;
}
