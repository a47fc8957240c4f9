import { createHash } from "node:crypto";
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import type { Db } from "../db/client.server";
import { env } from "../env.server";
import { TooManyRequestsError } from "../services/errors";

/**
 * So many `points` per window of `seconds`, counted in the database and so by all processes together. An address stands for
 * a whole office or campus, hence its wide limits; what protects a single account is its own.
 */
export const LIMITS = {
  "signin-address": { points: 60, seconds: 15 * 60 },
  "signin-account": { points: 10, seconds: 15 * 60 },
  "signup-address": { points: 20, seconds: 60 * 60 },
  "guest-address": { points: 60, seconds: 60 * 60 },
  "attempt-user": { points: 60, seconds: 60 * 60 },
  /** Calendars ask every quarter of an hour; a whole office behind one address stays below this. */
  "calendar-address": { points: 240, seconds: 60 * 60 },
  "import-user": { points: 20, seconds: 60 * 60 },
  /** A run in a lab costs the server up to a second; one look a second is a person, not a script. */
  "lab-address": { points: 240, seconds: 5 * 60 },
  /** An autosave on every pause, from several tabs, stays well below this. */
  "save-user": { points: 240, seconds: 60 },
  /** Codes are short: whoever guesses must not get far. A colleague mistypes a few times. */
  "chair-join-address": { points: 30, seconds: 15 * 60 },
  "chair-invite-user": { points: 30, seconds: 60 * 60 },
} as const satisfies Record<string, { points: number; seconds: number }>;
export type LimitKind = keyof typeof LIMITS;

const limitersByDb = new WeakMap<Db, Map<LimitKind, RateLimiterPrisma>>();

function limiterOf(db: Db, kind: LimitKind): RateLimiterPrisma {
  const limiters = limitersByDb.get(db) ?? new Map<LimitKind, RateLimiterPrisma>();
  limitersByDb.set(db, limiters);
  const known = limiters.get(kind);
  if (known !== undefined) return known;
  const { points, seconds } = LIMITS[kind];
  const limiter = new RateLimiterPrisma({ storeClient: db, keyPrefix: kind, points, duration: seconds });
  limiters.set(kind, limiter);
  return limiter;
}

/** The table holds digests: an e-mail or an address in a backup would be one too many. */
function digest(key: string): string {
  return createHash("sha256").update(key).digest("base64url");
}

/**
 * Counts one try of `key` (an e-mail, a user id, an address key). Throws TooManyRequestsError beyond the limit.
 * The seconds to wait are those of the window, whoever asks: they tell nothing about an account.
 */
export async function limit({ db }: { db: Db }, kind: LimitKind, key: string): Promise<void> {
  if (!env.areLimitsOn) return;
  try {
    await limiterOf(db, kind).consume(digest(key));
  } catch (refusal) {
    // The library rejects with its result when the limit is reached and with an Error when the store failed.
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new TooManyRequestsError(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
  }
}

/** Forgets the tries of `key`: after a success, or when the person behind it is deleted. */
export async function resetLimit({ db }: { db: Db }, kind: LimitKind, key: string): Promise<void> {
  if (env.areLimitsOn) await limiterOf(db, kind).delete(digest(key));
}
