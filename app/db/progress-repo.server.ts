import { z } from "zod";
import { digestReader } from "../domain/progress/digest";
import type { PastAttempt } from "../domain/progress/history";
import { readPhase } from "./attempt-rows.server";
import type { DbOrTx } from "./client.server";

/** Far more attempts than anybody makes by hand; keeps one request's memory bounded all the same. */
const MOST_ATTEMPTS = 20_000;

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

/**
 * A learner's attempts without their texts, newest first (one query); of one scenario when `scenarioId` is given.
 *
 * Everything stands in one index (Attempt_progress_idx) and leaves SQLite as one JSON text: the driver's price for each row and
 * column would be ten times that of reading them.
 */
export async function listPastAttempts(db: DbOrTx, userId: string, scenarioId?: string): Promise<PastAttempt[]> {
  const [answer] = await db.$queryRaw<{ json: string }[]>`
    SELECT json_group_array(json_array(
      id, scenarioId, rubricVersion, phase, createdAt, updatedAt, finishedAt, isCounted, activeSeconds, levels)) AS json
    FROM (
      SELECT id, scenarioId, rubricVersion, phase, createdAt, updatedAt, finishedAt, isCounted, activeSeconds, levels
      FROM Attempt
      WHERE userId = ${userId} AND (${scenarioId ?? null} IS NULL OR scenarioId = ${scenarioId ?? null})
      ORDER BY createdAt DESC, id DESC
      LIMIT ${MOST_ATTEMPTS})`;
  const rows: unknown = JSON.parse(answer?.json ?? "[]");
  const readDigest = digestReader();
  return (isRows(rows) ? rows : RowsSchema.parse(rows)).map(
    ([id, scenario, rubricVersion, phase, startedAt, updatedAt, finishedAt, isCounted, activeSeconds, levels]) => ({
      id,
      scenarioId: scenario,
      rubricVersion,
      phase: readPhase(phase),
      startedAt: new Date(startedAt),
      updatedAt: new Date(updatedAt),
      finishedAt: finishedAt === null ? null : new Date(finishedAt),
      isCounted: isCounted === 1,
      activeSeconds,
      criteria: readDigest(levels),
    }),
  );
}

/** The shape is what our own query makes; the first row tells whether the columns still are what they were. */
function isRows(value: unknown): value is Row[] {
  return Array.isArray(value) && RowsSchema.safeParse(value.slice(0, 1)).success;
}
