import { Prisma } from "../generated/sqlite/client";
import type { DbOrTx } from "./client.server";
import { userId, type UserId } from "../domain/ids";
import { toTheme, type Theme } from "../domain/account/preferences";

/** A person as the product knows one: a guest has neither e-mail nor password. */
export type User = {
  id: UserId;
  email: string | null;
  theme: Theme;
  /** Whether single-key shortcuts are on. */
  shortcuts: boolean;
  createdAt: Date;
};

/** Prisma's code for a broken unique index. */
const UNIQUE_VIOLATION = "P2002";
const USER_FIELDS = { id: true, email: true, theme: true, shortcuts: true, createdAt: true } as const;

type UserRow = { id: string; email: string | null; theme: string; shortcuts: boolean; createdAt: Date };

export function toUser(row: UserRow): User {
  return { ...row, id: userId(row.id), theme: toTheme(row.theme) };
}

export async function insertGuest(db: DbOrTx, guest: { id: string; createdAt: Date; theme: Theme }): Promise<UserId> {
  await db.user.create({ data: { ...guest, lastSeenAt: guest.createdAt } });
  return userId(guest.id);
}

export type Credentials = { email: string; passwordHash: string };

/** Adds an account. "taken": the e-mail has one already. */
export async function insertAccount(
  db: DbOrTx,
  account: Credentials & { id: string; createdAt: Date; theme: Theme },
): Promise<"done" | "taken"> {
  return doneUnlessTaken(async () => {
    await db.user.create({ data: { ...account, lastSeenAt: account.createdAt } });
  });
}

/** Gives a guest an e-mail and a password and keeps the row. "gone": this is no guest (any more). */
export async function turnGuestIntoAccount(
  db: DbOrTx,
  id: UserId,
  credentials: Credentials,
): Promise<"done" | "taken" | "gone"> {
  let changed = 0;
  const outcome = await doneUnlessTaken(async () => {
    const { count } = await db.user.updateMany({ where: { id, email: null }, data: credentials });
    changed = count;
  });
  return outcome === "done" && changed === 0 ? "gone" : outcome;
}

/** The unique index on the e-mail decides, so that two sign-ups at once cannot both win. */
async function doneUnlessTaken(write: () => Promise<void>): Promise<"done" | "taken"> {
  try {
    await write();
    return "done";
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === UNIQUE_VIOLATION) return "taken";
    throw error;
  }
}

export async function findUser(db: DbOrTx, id: UserId): Promise<User | null> {
  const row = await db.user.findUnique({ where: { id }, select: USER_FIELDS });
  return row === null ? null : toUser(row);
}

/** What signing in needs, in one query whether or not the e-mail is known. `email` must already be normalised. */
export async function findCredentials(
  db: DbOrTx,
  email: string,
): Promise<{ id: UserId; passwordHash: string | null; theme: Theme } | null> {
  const row = await db.user.findUnique({ where: { email }, select: { id: true, passwordHash: true, theme: true } });
  return row === null ? null : { ...row, id: userId(row.id), theme: toTheme(row.theme) };
}

/** The stored hash stays out of `User`, so that no page can be handed it by accident. */
export async function findPasswordHash(db: DbOrTx, id: UserId): Promise<string | null> {
  const row = await db.user.findUnique({ where: { id }, select: { passwordHash: true } });
  return row?.passwordHash ?? null;
}

export async function updatePasswordHash(db: DbOrTx, id: UserId, passwordHash: string): Promise<void> {
  await db.user.updateMany({ where: { id }, data: { passwordHash } });
}

export async function updatePreferences(
  db: DbOrTx,
  id: UserId,
  preferences: { theme?: Theme; shortcuts?: boolean },
): Promise<void> {
  await db.user.updateMany({ where: { id }, data: preferences });
}

export async function touchUser(db: DbOrTx, id: UserId, at: Date): Promise<void> {
  await db.user.updateMany({ where: { id }, data: { lastSeenAt: at } });
}

/** Removes the person and, by the cascades of the schema, everything that is theirs. */
export async function deleteUser(db: DbOrTx, id: UserId): Promise<void> {
  await db.user.deleteMany({ where: { id } });
}

/** Removes guests nobody can come back to: no session left, and not seen since `seenBefore`. Returns how many. */
export async function deleteLostGuests(db: DbOrTx, seenBefore: Date): Promise<number> {
  const { count } = await db.user.deleteMany({
    where: { email: null, sessions: { none: {} }, lastSeenAt: { lt: seenBefore } },
  });
  return count;
}
