import type { Phase } from "../domain/attempt/attempt";
import type { Tick } from "../domain/chairs/state";
import { StoredDetailSchema, type StoredDetail, type StoredEvent } from "../domain/chairs/stored-event";
import { readLevel, readPhase } from "./attempt-rows.server";
import type { DbOrTx } from "./client.server";

/** A round as it is stored, with its next round's id. */
export type PairRow = {
  id: string;
  round: number;
  previousId: string | null;
  scenarioId: string;
  rubricVersion: string;
  interviewerId: string;
  candidateId: string | null;
  attemptId: string | null;
  codeHash: string | null;
  codeExpiresAt: Date | null;
  createdAt: Date;
};
export type NewPair = Omit<PairRow, "createdAt"> & { at: Date };

/** Only the two people of a round reach it. */
const hasChair = (userId: string) => ({ OR: [{ interviewerId: userId }, { candidateId: userId }] });
const FIELDS = {
  id: true,
  round: true,
  previousId: true,
  scenarioId: true,
  rubricVersion: true,
  interviewerId: true,
  candidateId: true,
  attemptId: true,
  codeHash: true,
  codeExpiresAt: true,
  createdAt: true,
} as const;

type EventRow = { seq: number; at: Date; byUserId: string; kind: string; json: string };

/** Parsed by the schema: anything else is a damaged database and must not pass silently. */
function readEvent({ seq, at, byUserId, json }: EventRow): StoredEvent {
  return { seq, at, by: byUserId, detail: StoredDetailSchema.parse(JSON.parse(json)) };
}

export async function createPair(db: DbOrTx, { at, ...pair }: NewPair): Promise<void> {
  await db.pairSession.create({ data: { ...pair, createdAt: at } });
}

/** null when there is no such round, or the person has no chair in it. */
export async function findPair(db: DbOrTx, userId: string, pairId: string): Promise<PairRow | null> {
  return db.pairSession.findFirst({ where: { id: pairId, ...hasChair(userId) }, select: FIELDS });
}

/** The round that an attempt of this candidate belongs to. */
export async function findPairOfAttempt(db: DbOrTx, userId: string, attemptId: string): Promise<PairRow | null> {
  return db.pairSession.findFirst({ where: { attemptId, candidateId: userId }, select: FIELDS });
}

/** The round after one, for whoever has a chair in it. */
export async function findNextPair(db: DbOrTx, userId: string, pairId: string): Promise<PairRow | null> {
  return db.pairSession.findFirst({ where: { previousId: pairId, ...hasChair(userId) }, select: FIELDS });
}

/** The rounds of a person, newest first. */
export async function listPairs(db: DbOrTx, userId: string, most: number): Promise<PairRow[]> {
  return db.pairSession.findMany({
    where: hasChair(userId),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: most,
    select: FIELDS,
  });
}

/** An invitation by its code's digest: the one way to a round without a chair in it. */
export async function findInvitation(db: DbOrTx, codeHash: string): Promise<PairRow | null> {
  return db.pairSession.findFirst({ where: { codeHash }, select: FIELDS });
}

/** Another code for a round that nobody has joined yet; the old one is worth nothing from then on. */
export async function renewCode(
  db: DbOrTx,
  userId: string,
  { pairId, codeHash, codeExpiresAt }: { pairId: string; codeHash: string; codeExpiresAt: Date },
): Promise<boolean> {
  const { count } = await db.pairSession.updateMany({
    where: { id: pairId, interviewerId: userId, candidateId: null },
    data: { codeHash, codeExpiresAt },
  });
  return count === 1;
}

/** Seats the candidate, which uses the code up, in one statement; false when somebody was quicker. */
export async function seatCandidate(
  db: DbOrTx,
  {
    pairId,
    codeHash,
    candidateId,
    attemptId,
  }: { pairId: string; codeHash: string; candidateId: string; attemptId: string },
): Promise<boolean> {
  const { count } = await db.pairSession.updateMany({
    where: { id: pairId, codeHash, candidateId: null },
    data: { candidateId, attemptId },
  });
  return count === 1;
}

export async function listEvents(db: DbOrTx, userId: string, pairId: string): Promise<StoredEvent[]> {
  const rows = await db.pairEvent.findMany({ where: { pairId, pair: hasChair(userId) }, orderBy: { seq: "asc" } });
  return rows.map(readEvent);
}

/** Appends under the next number; the primary key refuses a second writer of the same number. */
export async function appendEvent(
  tx: DbOrTx,
  pairId: string,
  { by, at, detail }: { by: string; at: Date; detail: StoredDetail },
): Promise<void> {
  const last = await tx.pairEvent.aggregate({ where: { pairId }, _max: { seq: true } });
  const seq = (last._max.seq ?? 0) + 1;
  const { kind } = detail;
  await tx.pairEvent.create({ data: { pairId, seq, byUserId: by, at, kind, json: JSON.stringify(detail) } });
}

/** The interviewer's levels and notes; empty for anybody else, the candidate above all. */
export async function listTicks(db: DbOrTx, interviewerId: string, pairId: string): Promise<Tick[]> {
  const rows = await db.pairTick.findMany({ where: { pairId, pair: { interviewerId } } });
  return rows.map(({ criterionId, level, note, tickedAt }) => ({
    criterionId,
    level: readLevel(level),
    note,
    at: tickedAt,
  }));
}

/** The caller has read the round as the interviewer's in the same transaction. */
export async function storeTick(tx: DbOrTx, pairId: string, { criterionId, level, note, at }: Tick): Promise<void> {
  const values = { level, note, tickedAt: at };
  await tx.pairTick.upsert({
    where: { pairId_criterionId: { pairId, criterionId } },
    create: { pairId, criterionId, ...values },
    update: values,
  });
}

export type PairNews = {
  interviewerId: string;
  events: StoredEvent[];
  attempt: { revision: number; phase: Phase; clarifications: number } | null;
};

/** What has happened since an event, without any text of the draft: asked twice a second by everybody who follows. Null: no chair. */
export async function findNews(
  db: DbOrTx,
  userId: string,
  { pairId, afterSeq }: { pairId: string; afterSeq: number },
): Promise<PairNews | null> {
  const row = await db.pairSession.findFirst({
    where: { id: pairId, ...hasChair(userId) },
    select: {
      interviewerId: true,
      events: { where: { seq: { gt: afterSeq } }, orderBy: { seq: "asc" } },
      attempt: { select: { draftRevision: true, phase: true, _count: { select: { clarifications: true } } } },
    },
  });
  if (row === null) return null;
  const { interviewerId, events, attempt } = row;
  return {
    interviewerId,
    events: events.map(readEvent),
    attempt:
      attempt === null
        ? null
        : {
            revision: attempt.draftRevision,
            phase: readPhase(attempt.phase),
            clarifications: attempt._count.clarifications,
          },
  };
}

export type LiveText = { text: string; revision: number; savedAt: Date | null };

/**
 * The candidate's draft as it is being written. THE one query by which a person's unsubmitted text is read by another: only by the
 * interviewer of the very round that the attempt was begun for (docs/decisions/019).
 */
export async function findLiveText(db: DbOrTx, interviewerId: string, pairId: string): Promise<LiveText | null> {
  const row = await db.pairSession.findFirst({
    where: { id: pairId, interviewerId },
    select: { attempt: { select: { draft: true, draftRevision: true, draftSavedAt: true, submittedText: true } } },
  });
  const attempt = row?.attempt ?? null;
  if (attempt === null) return null;
  const { draft, draftRevision: revision, draftSavedAt: savedAt, submittedText } = attempt;
  return { text: submittedText ?? draft, revision, savedAt };
}

/** Everything that is a person's own of the rounds they sat in: their lines, and as interviewer their levels and notes. */
export async function readPairArchive(db: DbOrTx, userId: string) {
  const rows = await db.pairSession.findMany({
    where: hasChair(userId),
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    include: { events: { where: { byUserId: userId }, orderBy: { seq: "asc" } }, ticks: true },
  });
  return rows.map(({ id, round, scenarioId, rubricVersion, interviewerId, attemptId, createdAt, events, ticks }) => ({
    ...{ id, round, scenarioId, rubricVersion, createdAt },
    chair: interviewerId === userId ? ("interviewer" as const) : ("candidate" as const),
    attemptId: interviewerId === userId ? null : attemptId,
    did: events
      .map(readEvent)
      .map(({ at, detail }) => ({ at, kind: detail.kind, text: "text" in detail ? detail.text : null })),
    levels:
      interviewerId === userId
        ? ticks.map(({ criterionId, level, note, tickedAt }) => ({ criterionId, level, note, tickedAt }))
        : [],
  }));
}

/**
 * Gives a guest's chairs to an account. A round between the two would seat one person in both chairs: it goes, and the attempt, which
 * is moved with the others, stays.
 */
export async function movePairs(tx: DbOrTx, from: string, to: string): Promise<void> {
  await tx.pairSession.deleteMany({
    where: {
      OR: [
        { interviewerId: from, candidateId: to },
        { interviewerId: to, candidateId: from },
      ],
    },
  });
  await tx.pairSession.updateMany({ where: { interviewerId: from }, data: { interviewerId: to } });
  await tx.pairSession.updateMany({ where: { candidateId: from }, data: { candidateId: to } });
  await tx.pairEvent.updateMany({ where: { byUserId: from }, data: { byUserId: to } });
}
