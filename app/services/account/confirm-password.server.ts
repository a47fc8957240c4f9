import { limit, resetLimit } from "../../auth/limits.server";
import { verifyPassword } from "../../auth/password.server";
import { findPasswordHash } from "../../db/user-repo.server";
import type { UserId } from "../../domain/ids";
import type { AccountContext } from "./account-context";

/**
 * Whether `password` is the person's. Counts against the same limit as signing in, so that a stolen session cannot be used
 * to guess; throws TooManyRequestsError past it.
 */
export async function confirmPassword(
  ctx: AccountContext,
  account: { id: UserId; email: string },
  password: string,
): Promise<boolean> {
  await limit(ctx, "signin-account", account.email);
  const isRight = await verifyPassword(await findPasswordHash(ctx.db, account.id), password);
  if (isRight) await resetLimit(ctx, "signin-account", account.email);
  return isRight;
}
