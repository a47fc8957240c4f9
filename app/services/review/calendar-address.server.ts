import { createHash } from "node:crypto";
import { findCalendarOwner, updateCalendarHash } from "../../db/review-settings-repo.server";
import type { AppContext } from "../context.server";

function digest(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Makes a new secret address for one's calendar and returns its token, which is stored nowhere; an older one stops working. */
export async function renewCalendar(ctx: Pick<AppContext, "db" | "newId">, userId: string): Promise<string> {
  const token = ctx.newId();
  await updateCalendarHash(ctx.db, userId, digest(token));
  return token;
}

/** Ends the address: whoever has it sees nothing from now on. */
export async function endCalendar({ db }: Pick<AppContext, "db">, userId: string): Promise<void> {
  await updateCalendarHash(db, userId, null);
}

/** Whose calendar a token opens; null when nobody's. */
export async function calendarOwner({ db }: Pick<AppContext, "db">, token: string): Promise<string | null> {
  return findCalendarOwner(db, digest(token));
}
