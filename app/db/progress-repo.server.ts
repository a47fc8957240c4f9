import { z } from "zod";
import { PHASES, type Phase } from "../domain/attempt/attempt";
import { digestReader } from "../domain/progress/digest";
import type { PastAttempt } from "../domain/progress/history";
import { Prisma } from "../generated/sqlite/client";
import { readPhase } from "./attempt-rows.server";
import type { DbOrTx } from "./client.server";

/** Far more attempts than anybody makes by hand; keeps one request's memory bounded all the same. */
const MOST_ATTEMPTS = 20_000;
/** From so many finished attempts on they are kept between two requests, of so many learners at a time. */
const WORTH_KEEPING = 500;
const MOST_KEPT = 20;

const RowsSchema = z.array(
  z.tuple([
    z.string(),
    z.string(),
    z.string(),
    z.string(),
    z.string(),
    z.string(),
    z.string().nullable(),
    z.number(),
    z.number(),
    z.string(),
  ]),
);
type Row = z.infer<typeof RowsSchema>[number];
const PHASE_OF = new Map<string, Phase>(PHASES.map((phase) => [phase, phase]));

/**
 * Finished attempts by learner, as they were read last. They never change and never get fewer while a learner exists, so their number
 * tells whether they are still all there are, whichever process has written.
 */
const keptByDb = new WeakMap<DbOrTx, Map<string, PastAttempt[]>>();

/** A learner's attempts without their texts, newest first; of one scenario when `scenarioId` is given. One query, two at most. */
export async function listPastAttempts(db: DbOrTx, userId: string, scenarioId?: string): Promise<PastAttempt[]> {
  if (scenarioId !== undefined) return (await read(db, userId, Prisma.sql`AND scenarioId = ${scenarioId}`)).attempts;
  const kept = keptByDb.get(db)?.get(userId);
  if (kept !== undefined) {
    const { attempts: open, finished } = await read(db, userId, Prisma.sql`AND phase <> 'finished'`);
    if (finished === kept.length) return newestFirst([...open, ...kept]);
  }
  const { attempts } = await read(db, userId, Prisma.empty);
  keep(db, userId, attempts);
  return attempts;
}

function keep(db: DbOrTx, userId: string, attempts: readonly PastAttempt[]): void {
  const finished = attempts.filter(({ phase }) => phase === "finished");
  if (finished.length < WORTH_KEEPING || attempts.length === MOST_ATTEMPTS) return;
  const kept = keptByDb.get(db) ?? new Map<string, PastAttempt[]>();
  keptByDb.set(db, kept);
  const oldest = kept.keys().next();
  if (kept.size >= MOST_KEPT && oldest.done !== true) kept.delete(oldest.value);
  kept.set(userId, finished);
}

function newestFirst(attempts: PastAttempt[]): PastAttempt[] {
  return attempts.sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime() || (a.id < b.id ? 1 : -1));
}

/**
 * Everything stands in one index (Attempt_progress_idx) and leaves SQLite as one JSON text: the driver's price for each row and
 * column would be ten times that of reading them. `finished`: how many of all the learner's attempts are.
 */
async function read(
  db: DbOrTx,
  userId: string,
  only: Prisma.Sql,
): Promise<{ attempts: PastAttempt[]; finished: number }> {
  const [answer] = await db.$queryRaw<{ json: string; finished: number | bigint }[]>`
    SELECT json_group_array(json_array(
      id, scenarioId, rubricVersion, phase, createdAt, updatedAt, finishedAt, isCounted, activeSeconds, levels)) AS json,
      (SELECT count(*) FROM Attempt INDEXED BY Attempt_progress_idx
        WHERE userId = ${userId} AND phase = 'finished') AS finished
    FROM (
      SELECT id, scenarioId, rubricVersion, phase, createdAt, updatedAt, finishedAt, isCounted, activeSeconds, levels
      FROM Attempt INDEXED BY Attempt_progress_idx
      WHERE userId = ${userId} ${only}
      ORDER BY createdAt DESC, id DESC
      LIMIT ${MOST_ATTEMPTS})`;
  const rows: unknown = JSON.parse(answer?.json ?? "[]");
  const readDigest = digestReader();
  const attempts = (isRows(rows) ? rows : RowsSchema.parse(rows)).map(
    ([id, scenarioId, rubricVersion, phase, startedAt, updatedAt, finishedAt, isCounted, activeSeconds, levels]) => ({
      id,
      scenarioId,
      rubricVersion,
      phase: PHASE_OF.get(phase) ?? readPhase(phase),
      startedAt: new Date(startedAt),
      updatedAt: new Date(updatedAt),
      finishedAt: finishedAt === null ? null : new Date(finishedAt),
      isCounted: isCounted === 1,
      activeSeconds,
      criteria: readDigest(levels),
    }),
  );
  return { attempts, finished: Number(answer?.finished ?? 0) };
}

/** The shape is what our own query makes; the first row tells whether the columns still are what they were. */
function isRows(value: unknown): value is Row[] {
  return Array.isArray(value) && RowsSchema.safeParse(value.slice(0, 1)).success;
}
