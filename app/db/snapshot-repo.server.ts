import { z } from "zod";
import type { Phase } from "../domain/attempt/attempt";
import type { DbOrTx } from "./client.server";

/** Of an interview's plan, what its attempts are begun with. */
const PlannedVersions = z.object({ parts: z.array(z.object({ rubricVersion: z.string() })) });

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

/** Before the learner has judged an attempt, its text would give the answer away. */
const NOT_YET_OPEN: Phase[] = ["design", "judge"];

/** The texts of every version that a learner's attempts were graded by, as values; none before the grade may be seen. */
export async function readUsedSnapshots(
  db: DbOrTx,
  userId: string,
): Promise<{ version: string; scenarioId: string; content: unknown }[]> {
  const rows = await db.rubricSnapshot.findMany({
    where: { attempts: { some: { userId, phase: { notIn: NOT_YET_OPEN } } } },
    orderBy: { version: "asc" },
    select: { version: true, scenarioId: true, json: true },
  });
  return rows.map(({ json, ...row }) => ({ ...row, content: JSON.parse(json) as unknown }));
}

/**
 * Forgets the texts that no attempt was graded by any more; the next attempt at a scenario stores its text again. What an open
 * invitation or a mock interview that is being held will begin its next attempt with stays.
 */
export async function deleteUnusedSnapshots(db: DbOrTx): Promise<void> {
  const pairs = await db.pairSession.findMany({
    where: { attemptId: null },
    distinct: ["rubricVersion"],
    select: { rubricVersion: true },
  });
  const interviews = await db.interview.findMany({ where: { closedAt: null }, select: { planJson: true } });
  const planned = interviews.flatMap(({ planJson }) => PlannedVersions.parse(JSON.parse(planJson)).parts);
  const needed = [...pairs, ...planned].map(({ rubricVersion }) => rubricVersion);
  await db.rubricSnapshot.deleteMany({ where: { attempts: { none: {} }, version: { notIn: [...new Set(needed)] } } });
}
