import type { AccountExport } from "../../domain/account/export";
import { canonicalJson } from "../../domain/canonical-json";
import type { DbOrTx } from "../client.server";
import { dateOrNull, jsonOrNull, type Bringing } from "./bringing";

/** Adds runs of labs, known by their lab and the moment of their prediction. */
export async function bringLabRuns(
  tx: DbOrTx,
  runs: AccountExport["labRuns"],
  { userId, newId, attemptIds }: Bringing,
): Promise<number> {
  const rows = await tx.labRun.findMany({ where: { userId }, select: { labId: true, lockedAt: true } });
  const here = new Set(rows.map(({ labId, lockedAt }) => keyOf(labId, lockedAt)));
  const fresh = runs.filter(({ labId, lockedAt }) => !here.has(keyOf(labId, new Date(lockedAt))));
  await tx.labRun.createMany({
    data: fresh.map(({ params, guesses, outcome, grade, attemptId, lockedAt, ranAt, repliedAt, ...run }) => ({
      ...run,
      id: newId(),
      userId,
      attemptId: attemptId === null ? null : (attemptIds.get(attemptId) ?? null),
      paramsJson: canonicalJson(params),
      guessesJson: JSON.stringify(guesses),
      outcomeJson: jsonOrNull(outcome),
      gradeJson: jsonOrNull(grade),
      lockedAt: new Date(lockedAt),
      ranAt: dateOrNull(ranAt),
      repliedAt: dateOrNull(repliedAt),
    })),
  });
  return fresh.length;
}

function keyOf(labId: string, lockedAt: Date): string {
  return `${labId} ${String(lockedAt.getTime())}`;
}
