import type { DbOrTx } from "./client.server";

/** What attempts of one rubric version were begun with. Belongs to nobody: it holds content, no one's work. */
export type StoredSnapshot = { version: string; scenarioId: string; json: string };

/** Stores the content of a rubric version unless it is there: a version is a hash, so it never changes. */
export async function ensureSnapshot(
  db: DbOrTx,
  { version, scenarioId, json }: StoredSnapshot,
  at: Date,
): Promise<void> {
  await db.rubricSnapshot.upsert({
    where: { version },
    create: { version, scenarioId, json, createdAt: at },
    update: {},
  });
}

export async function findSnapshot(db: DbOrTx, version: string): Promise<StoredSnapshot | null> {
  return db.rubricSnapshot.findUnique({ where: { version }, select: { version: true, scenarioId: true, json: true } });
}

/** The snapshots of several versions in one query; versions that are not stored are left out. */
export async function findSnapshots(db: DbOrTx, versions: readonly string[]): Promise<StoredSnapshot[]> {
  if (versions.length === 0) return [];
  return db.rubricSnapshot.findMany({
    where: { version: { in: [...versions] } },
    select: { version: true, scenarioId: true, json: true },
  });
}
