import { z } from "zod";
import { INTERVIEW_LEVELS, type InterviewLevel, type InterviewPlan } from "../domain/interview/plan";
import type { InterviewReport } from "../domain/interview/report/report-shape";
import { EVENT_KINDS, type InterviewEvent } from "../domain/interview/state";
import type { DbOrTx } from "./client.server";

export type StoredInterview = {
  id: string;
  plan: InterviewPlan;
  createdAt: Date;
  /** In order; the state is their fold. */
  events: InterviewEvent[];
  /** As it was opened; null before. */
  report: InterviewReport | null;
};

/** What a list of interviews shows. */
export type InterviewOutline = {
  id: string;
  level: InterviewLevel;
  minutes: number;
  titles: string[];
  createdAt: Date;
  closedAt: Date | null;
  signal: string | null;
  isReportOpen: boolean;
};

const KindSchema = z.enum(EVENT_KINDS);
const LevelSchema = z.enum(INTERVIEW_LEVELS);

export async function createInterview(
  tx: DbOrTx,
  userId: string,
  { id, plan, at }: { id: string; plan: InterviewPlan; at: Date },
): Promise<void> {
  const { level, minutes, seed } = plan;
  await tx.interview.create({
    data: { id, userId, level, minutes, seed, planJson: JSON.stringify(plan), createdAt: at },
  });
}

/** null when there is none or it is somebody else's. */
export async function findInterview(db: DbOrTx, userId: string, interviewId: string): Promise<StoredInterview | null> {
  const row = await db.interview.findFirst({
    where: { id: interviewId, userId },
    include: { events: { orderBy: { seq: "asc" } } },
  });
  if (row === null) return null;
  return {
    id: row.id,
    plan: JSON.parse(row.planJson) as InterviewPlan,
    createdAt: row.createdAt,
    events: row.events.map(({ kind, at, json }) => readEvent(kind, at, json)),
    report: row.reportJson === null ? null : (JSON.parse(row.reportJson) as InterviewReport),
  };
}

/** Times stand in the column alone, whatever else the event holds; replies get theirs from the event. */
function readEvent(kind: string, at: Date, json: string): InterviewEvent {
  return { ...(JSON.parse(json) as object), kind: KindSchema.parse(kind), at } as InterviewEvent;
}

/**
 * Appends events from `firstSeq` on. The primary key refuses a second event with the same number: of two requests at once one fails
 * whole, and nothing of it stays. The caller has read the interview as the user's in the same transaction.
 */
export async function appendEvents(
  tx: DbOrTx,
  interviewId: string,
  firstSeq: number,
  events: readonly InterviewEvent[],
): Promise<void> {
  for (const [offset, { kind, at, ...rest }] of events.entries()) {
    await tx.interviewEvent.create({
      data: { interviewId, seq: firstSeq + offset, at, kind, json: JSON.stringify(rest) },
    });
  }
}

export async function markClosed(tx: DbOrTx, userId: string, interviewId: string, at: Date): Promise<void> {
  await tx.interview.updateMany({ where: { id: interviewId, userId, closedAt: null }, data: { closedAt: at } });
}

export async function storeReport(
  tx: DbOrTx,
  userId: string,
  { interviewId, report, at }: { interviewId: string; report: InterviewReport; at: Date },
): Promise<void> {
  await tx.interview.updateMany({
    where: { id: interviewId, userId, reportOpenedAt: null },
    data: { reportOpenedAt: at, reportJson: JSON.stringify(report) },
  });
}

/** Enough for a page; older ones are in the export. */
const MOST_LISTED = 100;

/** Newest first. */
export async function listInterviews(db: DbOrTx, userId: string): Promise<InterviewOutline[]> {
  const rows = await db.interview.findMany({
    where: { userId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST_LISTED,
    select: { id: true, level: true, minutes: true, planJson: true, createdAt: true, closedAt: true, reportJson: true },
  });
  return rows.map(({ planJson, reportJson, level, ...row }) => ({
    ...row,
    level: LevelSchema.parse(level),
    titles: (JSON.parse(planJson) as InterviewPlan).parts.map(({ title }) => title),
    signal: reportJson === null ? null : ((JSON.parse(reportJson) as InterviewReport).verdict?.signal ?? null),
    isReportOpen: reportJson !== null,
  }));
}

/** The interview that keeps an attempt's own pages closed: the one it is a part of, until its report is opened. */
export async function findClosedRoom(db: DbOrTx, userId: string, attemptId: string): Promise<string | null> {
  const row = await db.attempt.findFirst({
    where: { id: attemptId, userId, interview: { reportOpenedAt: null } },
    select: { interviewId: true },
  });
  return row?.interviewId ?? null;
}

/** The newest interview that is not over, with how much has happened in it; null when there is none. */
export async function findOpenInterview(
  db: DbOrTx,
  userId: string,
): Promise<{ id: string; planJson: string; events: number } | null> {
  const row = await db.interview.findFirst({
    where: { userId, closedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, planJson: true, _count: { select: { events: true } } },
  });
  return row === null ? null : { id: row.id, planJson: row.planJson, events: row._count.events };
}

/** Everything that is stored about a learner's interviews, oldest first, as plain values. */
export async function readInterviewArchive(db: DbOrTx, userId: string) {
  const rows = await db.interview.findMany({
    where: { userId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    include: { events: { orderBy: { seq: "asc" } } },
  });
  return rows.map(({ userId: _owner, planJson, reportJson, events, ...interview }) => ({
    ...interview,
    plan: JSON.parse(planJson) as unknown,
    report: reportJson === null ? null : (JSON.parse(reportJson) as unknown),
    events: events.map(({ seq, at, kind, json }) => ({ seq, at, kind, data: JSON.parse(json) as unknown })),
  }));
}

/** Gives all interviews of one user to another; returns how many. Their attempts are moved with the other attempts. */
export async function moveInterviews(tx: DbOrTx, fromUserId: string, toUserId: string): Promise<number> {
  const { count } = await tx.interview.updateMany({ where: { userId: fromUserId }, data: { userId: toUserId } });
  return count;
}

/** "scenario/twist" of every twist that a learner has been asked, in whatever attempt. */
export async function listExposedTwists(db: DbOrTx, userId: string): Promise<Set<string>> {
  const rows = await db.attempt.findMany({
    where: { userId, twistId: { not: null } },
    distinct: ["scenarioId", "twistId"],
    select: { scenarioId: true, twistId: true },
  });
  return new Set(rows.map(({ scenarioId, twistId }) => `${scenarioId}/${twistId ?? ""}`));
}
