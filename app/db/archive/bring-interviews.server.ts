import type { AccountExport } from "../../domain/account/export";
import type { DbOrTx } from "../client.server";
import { dateOrNull, type Bringing } from "./bringing";

type Exported = AccountExport["interviews"][number];

/**
 * Adds mock interviews that are over, known by the moment they were begun, and ties their attempts, which are here by now, to them.
 * One that is still being held stays where it is: its attempts come in as attempts like any others.
 */
export async function bringInterviews(tx: DbOrTx, interviews: readonly Exported[], into: Bringing): Promise<number> {
  const { userId } = into;
  const rows = await tx.interview.findMany({ where: { userId }, select: { createdAt: true } });
  const here = new Set(rows.map(({ createdAt }) => createdAt.getTime()));
  const fresh = interviews.filter(
    ({ createdAt, closedAt }) => closedAt !== null && !here.has(new Date(createdAt).getTime()),
  );
  for (const interview of fresh) await bringInterview(tx, interview, into);
  return fresh.length;
}

async function bringInterview(
  tx: DbOrTx,
  { id: oldId, level, minutes, seed, createdAt, closedAt, reportOpenedAt, plan, report, events }: Exported,
  { userId, newId, attemptIds }: Bringing,
): Promise<void> {
  const id = newId();
  const ids = new Map([...attemptIds, [oldId, id]]);
  const renamed = (value: unknown) =>
    JSON.stringify(value, (_key, part: unknown) => (typeof part === "string" ? (ids.get(part) ?? part) : part));
  await tx.interview.create({
    data: {
      ...{ id, userId, level, minutes, seed },
      createdAt: new Date(createdAt),
      closedAt: dateOrNull(closedAt),
      reportOpenedAt: dateOrNull(reportOpenedAt),
      planJson: JSON.stringify(plan),
      reportJson: report === null ? null : renamed(report),
    },
  });
  await tx.interviewEvent.createMany({
    data: events.map(({ seq, at, kind, data }) => ({
      ...{ interviewId: id, seq, kind },
      at: new Date(at),
      json: renamed(data),
    })),
  });
  const attempts = events.flatMap(({ data }) => {
    const known = typeof data.attemptId === "string" ? attemptIds.get(data.attemptId) : undefined;
    return known === undefined ? [] : [known];
  });
  await tx.attempt.updateMany({ where: { userId, id: { in: attempts } }, data: { interviewId: id } });
}
