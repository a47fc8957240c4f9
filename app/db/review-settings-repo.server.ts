import type { DbOrTx } from "./client.server";

/** `retention`: share of reviews that should succeed; `dailyCap`: criteria a day. */
export type ReviewSettings = { retention: number; dailyCap: number };

export async function findReviewSettings(
  db: DbOrTx,
  userId: string,
): Promise<ReviewSettings & { hasCalendar: boolean }> {
  const row = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { reviewRetention: true, reviewDailyCap: true, calendarTokenHash: true },
  });
  return {
    retention: row.reviewRetention,
    dailyCap: row.reviewDailyCap,
    hasCalendar: row.calendarTokenHash !== null,
  };
}

export async function updateReviewSettings(
  db: DbOrTx,
  userId: string,
  { retention, dailyCap }: ReviewSettings,
): Promise<void> {
  await db.user.updateMany({
    where: { id: userId },
    data: { reviewRetention: retention, reviewDailyCap: dailyCap },
  });
}

/** Sets the digest of the calendar's token; null ends the calendar's address. */
export async function updateCalendarHash(db: DbOrTx, userId: string, hash: string | null): Promise<void> {
  await db.user.updateMany({ where: { id: userId }, data: { calendarTokenHash: hash } });
}

/** Whose calendar this digest opens; null when nobody's. */
export async function findCalendarOwner(db: DbOrTx, hash: string): Promise<string | null> {
  const row = await db.user.findUnique({ where: { calendarTokenHash: hash }, select: { id: true } });
  return row?.id ?? null;
}
