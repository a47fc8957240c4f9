import type { MissedPoint } from "../domain/attempt/missed-point";
import type { CandidatePoint } from "../domain/checks/missed-points";
import { LevelSchema } from "../domain/rubric/level-schema";
import { readLevel } from "./attempt-rows.server";
import type { DbOrTx } from "./client.server";

const COLUMNS = {
  criterionId: true,
  start: true,
  end: true,
  quote: true,
  wantedLevel: true,
  reason: true,
  gradedLevel: true,
  rubricVersion: true,
  graderVersion: true,
} as const;
type Row = Omit<MissedPoint, "wantedLevel" | "gradedLevel"> & { wantedLevel: number; gradedLevel: number | null };

function readPoint({ wantedLevel, gradedLevel, ...row }: Row): MissedPoint {
  return { ...row, wantedLevel: LevelSchema.parse(wantedLevel), gradedLevel: readLevel(gradedLevel) };
}

/** What the learner has marked in one attempt, in the order of the text. */
export async function listMissedPoints(db: DbOrTx, userId: string, attemptId: string): Promise<MissedPoint[]> {
  const rows = await db.missedPoint.findMany({
    where: { attemptId, attempt: { userId } },
    orderBy: [{ start: "asc" }, { end: "asc" }, { criterionId: "asc" }],
    select: COLUMNS,
  });
  return rows.map(readPoint);
}

/** Changes what is said about a passage that was marked before; false when it was not. */
export async function updateMissedPoint(
  tx: DbOrTx,
  userId: string,
  attemptId: string,
  { criterionId, quote, wantedLevel, reason }: MissedPoint,
): Promise<boolean> {
  const { count } = await tx.missedPoint.updateMany({
    where: { attemptId, criterionId, quote, attempt: { userId } },
    data: { wantedLevel, reason },
  });
  return count > 0;
}

/** The caller has read the attempt as the user's in the same transaction. */
export async function createMissedPoint(
  tx: DbOrTx,
  attemptId: string,
  point: MissedPoint & { notedAt: Date },
): Promise<void> {
  await tx.missedPoint.create({ data: { attemptId, ...point } });
}

/** For authors: what was marked by everybody, oldest first, with nothing that tells by whom or in which attempt. */
export async function listCandidates(db: DbOrTx): Promise<CandidatePoint[]> {
  const rows = await db.missedPoint.findMany({
    orderBy: [{ notedAt: "asc" }, { attemptId: "asc" }, { criterionId: "asc" }, { start: "asc" }],
    select: { ...COLUMNS, attempt: { select: { scenarioId: true } } },
  });
  return rows.map(({ attempt, ...row }) => ({ ...readPoint(row), scenarioId: attempt.scenarioId }));
}
