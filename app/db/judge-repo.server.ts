import type { JudgeReply } from "../domain/judge/reply";
import type { Opinion } from "../domain/judge/verify";
import type { Db, DbOrTx } from "./client.server";

export type StoredOpinion = {
  host: string;
  model: string;
  promptVersion: string;
  contentHash: string;
  reply: JudgeReply;
  opinion: Opinion;
  askedAt: Date;
};

/** The second opinion on an attempt; null when none was asked for, or the attempt is somebody else's. */
export async function findOpinion(db: DbOrTx, userId: string, attemptId: string): Promise<StoredOpinion | null> {
  const row = await db.secondOpinion.findFirst({ where: { attemptId, attempt: { userId } } });
  if (row === null) return null;
  const { attemptId: _attempt, replyJson, opinionJson, ...rest } = row;
  return { ...rest, reply: JSON.parse(replyJson) as JudgeReply, opinion: JSON.parse(opinionJson) as Opinion };
}

/** A reply that this person has already been given to exactly the same question, in whichever attempt. */
export async function findReply(db: DbOrTx, userId: string, contentHash: string): Promise<JudgeReply | null> {
  const row = await db.secondOpinion.findFirst({
    where: { contentHash, attempt: { userId } },
    select: { replyJson: true },
  });
  return row === null ? null : (JSON.parse(row.replyJson) as JudgeReply);
}

/** Stores an opinion in place of an earlier one; false when the attempt is not the person's (any more). */
export async function storeOpinion(
  db: Db,
  { userId, attemptId }: { userId: string; attemptId: string },
  { reply, opinion, ...rest }: StoredOpinion,
): Promise<boolean> {
  const columns = { ...rest, replyJson: JSON.stringify(reply), opinionJson: JSON.stringify(opinion) };
  return db.$transaction(async (tx) => {
    if ((await tx.attempt.count({ where: { id: attemptId, userId } })) === 0) return false;
    await tx.secondOpinion.upsert({ where: { attemptId }, create: { attemptId, ...columns }, update: columns });
    return true;
  });
}

/** Tokens spent on a day: by one person, and by everybody. */
export type Spent = { user: number; all: number };

export async function findSpent(db: DbOrTx, userId: string, day: string): Promise<Spent> {
  const user = await db.judgeUse.findUnique({ where: { userId_day: { userId, day } } });
  const all = await db.judgeDay.findUnique({ where: { day } });
  return { user: user?.tokens ?? 0, all: all?.tokens ?? 0 };
}

/**
 * Books tokens before they are spent, so that two requests at once cannot spend them twice; answers what would be spent, and books
 * nothing, when that is beyond a limit. What was booked on earlier days is forgotten.
 */
export async function bookTokens(
  db: Db,
  userId: string,
  { day, tokens, limits }: { day: string; tokens: number; limits: Spent },
): Promise<"booked" | "user" | "all"> {
  return db.$transaction(async (tx) => {
    const spent = await findSpent(tx, userId, day);
    if (spent.user + tokens > limits.user) return "user";
    if (spent.all + tokens > limits.all) return "all";
    await tx.judgeUse.deleteMany({ where: { userId, day: { lt: day } } });
    await tx.judgeDay.deleteMany({ where: { day: { lt: day } } });
    await addTokens(tx, userId, day, tokens);
    return "booked";
  });
}

/** Corrects a booking by what was really spent; `tokens` may be negative. A person deleted meanwhile has no row to correct. */
export async function correctTokens(db: Db, userId: string, day: string, tokens: number): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.judgeUse.updateMany({ where: { userId, day }, data: { tokens: { increment: tokens } } });
    await tx.judgeDay.updateMany({ where: { day }, data: { tokens: { increment: tokens } } });
  });
}

async function addTokens(tx: DbOrTx, userId: string, day: string, tokens: number): Promise<void> {
  await tx.judgeUse.upsert({
    where: { userId_day: { userId, day } },
    create: { userId, day, tokens },
    update: { tokens: { increment: tokens } },
  });
  await tx.judgeDay.upsert({ where: { day }, create: { day, tokens }, update: { tokens: { increment: tokens } } });
}

/** For the export: what this person's second opinions cost, by day. */
export async function listUse(db: DbOrTx, userId: string): Promise<{ day: string; tokens: number }[]> {
  return db.judgeUse.findMany({ where: { userId }, orderBy: { day: "asc" }, select: { day: true, tokens: true } });
}
