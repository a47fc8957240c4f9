import { activeSeconds } from "../domain/progress/active-time";
import type { DbOrTx } from "./client.server";

export type StoredDraft = { text: string; revision: number; savedAt: Date | null; isLocked: boolean };
export type StoredConflict = { id: string; baseRevision: number; text: string; createdAt: Date };

/**
 * The one statement by which a draft changes: it builds on the revision it names or does nothing, and a text that is stored already
 * makes no new revision. Returns whether it was written.
 */
export async function writeDraft(
  db: DbOrTx,
  userId: string,
  attemptId: string,
  { base, text, at }: { base: number; text: string; at: Date },
): Promise<boolean> {
  const seconds = await secondsSinceLast(db, userId, attemptId, at);
  const { count } = await db.attempt.updateMany({
    where: { id: attemptId, userId, phase: "design", draftRevision: base, draft: { not: text } },
    data: {
      draft: text,
      draftRevision: { increment: 1 },
      draftSavedAt: at,
      updatedAt: at,
      activeSeconds: { increment: seconds },
    },
  });
  return count === 1;
}

/** Work since the attempt was last written, in seconds; 0 after a longer pause, and for an attempt that is not the user's. */
export async function secondsSinceLast(db: DbOrTx, userId: string, attemptId: string, at: Date): Promise<number> {
  const row = await db.attempt.findFirst({ where: { id: attemptId, userId }, select: { updatedAt: true } });
  return row === null ? 0 : activeSeconds(row.updatedAt, at);
}

/** null when there is no such attempt or it is somebody else's. */
export async function findDraft(db: DbOrTx, userId: string, attemptId: string): Promise<StoredDraft | null> {
  const row = await db.attempt.findFirst({
    where: { id: attemptId, userId },
    select: { draft: true, draftRevision: true, draftSavedAt: true, phase: true },
  });
  if (row === null) return null;
  return { text: row.draft, revision: row.draftRevision, savedAt: row.draftSavedAt, isLocked: row.phase !== "design" };
}

/** Versions that wait for a decision, oldest first. */
export async function listOpenConflicts(db: DbOrTx, userId: string, attemptId: string): Promise<StoredConflict[]> {
  return db.draftConflict.findMany({
    where: { attemptId, resolvedAt: null, attempt: { userId } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, baseRevision: true, text: true, createdAt: true },
  });
}

/** null when there is none or it is somebody else's; a resolved one is found, so that resolving twice can be told apart. */
export async function findConflict(
  db: DbOrTx,
  userId: string,
  { attemptId, conflictId }: { attemptId: string; conflictId: string },
): Promise<(StoredConflict & { isResolved: boolean }) | null> {
  const row = await db.draftConflict.findFirst({ where: { id: conflictId, attemptId, attempt: { userId } } });
  if (row === null) return null;
  const { id, baseRevision, text, createdAt, resolvedAt } = row;
  return { id, baseRevision, text, createdAt, isResolved: resolvedAt !== null };
}

/** Keeps a version that came too late. The caller has read the attempt as the user's in the same transaction. */
export async function createConflict(
  tx: DbOrTx,
  attemptId: string,
  { id, baseRevision, text, createdAt }: StoredConflict,
): Promise<void> {
  await tx.draftConflict.create({ data: { id, attemptId, baseRevision, text, createdAt } });
}

/** A longer version of the same late text takes its place: nothing of it is lost. */
export async function extendConflict(
  tx: DbOrTx,
  userId: string,
  { attemptId, conflictId, text }: { attemptId: string; conflictId: string; text: string },
): Promise<void> {
  await tx.draftConflict.updateMany({ where: { id: conflictId, attemptId, attempt: { userId } }, data: { text } });
}

export async function closeConflict(
  tx: DbOrTx,
  userId: string,
  { attemptId, conflictId, at }: { attemptId: string; conflictId: string; at: Date },
): Promise<void> {
  await tx.draftConflict.updateMany({
    where: { id: conflictId, attemptId, resolvedAt: null, attempt: { userId } },
    data: { resolvedAt: at },
  });
}
