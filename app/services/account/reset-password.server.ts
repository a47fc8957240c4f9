import { resetLimit } from "../../auth/limits.server";
import { findCredentials } from "../../db/user-repo.server";
import { NotFoundError } from "../errors";
import type { AccountContext } from "./account-context";
import { replacePassword } from "./change-password.server";

/**
 * For whoever runs the installation: replaces a lost password by a random one (124 bits, in groups of six for reading aloud)
 * and ends every session. Throws NotFoundError when no account has this (normalised) e-mail.
 */
export async function resetPassword(ctx: AccountContext, email: string): Promise<{ password: string }> {
  const account = await findCredentials(ctx.db, email);
  if (account === null) throw new NotFoundError(`No account has the e-mail ${email}.`);
  const password = ctx.newId().replace(/.{6}(?=.)/g, "$&-");
  await replacePassword(ctx, account.id, password);
  await resetLimit(ctx, "signin-account", email);
  return { password };
}
