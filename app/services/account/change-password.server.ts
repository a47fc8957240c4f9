import { passwordProblem } from "../../auth/password-policy.server";
import { hashPassword } from "../../auth/password.server";
import { openSession } from "../../auth/session.server";
import { deleteSessionsOf } from "../../db/session-repo.server";
import { updatePasswordHash } from "../../db/user-repo.server";
import type { UserId } from "../../domain/ids";
import type { AccountContext, Client, Refusal } from "./account-context";
import { confirmPassword } from "./confirm-password.server";

export type ChangePassword = {
  account: { id: UserId; email: string };
  currentPassword: string;
  newPassword: string;
  client: Client;
};
export type ChangePasswordResult = { kind: "changed"; setCookie: string } | Refusal<"currentPassword" | "newPassword">;

/** Changes the password, ends every session and opens a new one here. Throws TooManyRequestsError past the limit. */
export async function changePassword(ctx: AccountContext, input: ChangePassword): Promise<ChangePasswordResult> {
  const { account, currentPassword, newPassword, client } = input;
  if (!(await confirmPassword(ctx, account, currentPassword))) {
    return { kind: "refused", field: "currentPassword", message: "This is not your current password." };
  }
  if (newPassword === currentPassword) {
    return { kind: "refused", field: "newPassword", message: "This is the password you have now." };
  }
  const problem = await passwordProblem(newPassword, account.email);
  if (problem !== null) return { kind: "refused", field: "newPassword", message: problem };

  await replacePassword(ctx, account.id, newPassword);
  const setCookie = await openSession(ctx.db, {
    userId: account.id,
    handle: ctx.newId(),
    userAgent: client.userAgent,
    now: ctx.now(),
  });
  return { kind: "changed", setCookie };
}

/** Stores a new password and ends every session, together: an old session must not survive the password it came from. */
export async function replacePassword(ctx: Pick<AccountContext, "db">, id: UserId, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await ctx.db.$transaction(async (tx) => {
    await updatePasswordHash(tx, id, passwordHash);
    await deleteSessionsOf(tx, id);
  });
}
