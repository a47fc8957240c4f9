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

/** The texts of every version that a learner's attempts were graded by, as values. */
export async function readUsedSnapshots(
  db: DbOrTx,
  userId: string,
): Promise<{ version: string; scenarioId: string; content: unknown }[]> {
  const rows = await db.rubricSnapshot.findMany({
    where: { attempts: { some: { userId } } },
    orderBy: { version: "asc" },
    select: { version: true, scenarioId: true, json: true },
  });
  return rows.map(({ json, ...row }) => ({ ...row, content: JSON.parse(json) as unknown }));
}

/** Forgets the texts that no attempt was graded by any more; the next attempt at a scenario stores its text again. */
export async function deleteUnusedSnapshots(db: DbOrTx): Promise<void> {
  await db.rubricSnapshot.deleteMany({ where: { attempts: { none: {} } } });
}
