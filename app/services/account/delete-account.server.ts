import { resetLimit } from "../../auth/limits.server";
import { forgetSessionCookie, type CurrentUser } from "../../auth/session.server";
import { deleteUnusedSnapshots } from "../../db/snapshot-repo.server";
import { deleteUser } from "../../db/user-repo.server";
import type { AccountContext, Refusal } from "./account-context";
import { confirmPassword } from "./confirm-password.server";

/** What a guest, who has no password, types instead. */
export const GUEST_CONFIRMATION = "DELETE";

export type DeleteAccountResult = { kind: "deleted"; setCookie: string } | Refusal<"confirmation">;

/**
 * Deletes the person and everything of theirs, at once and for good, after they proved to mean it: with the password, or as
 * a guest with the word DELETE. Throws TooManyRequestsError past the limit of password tries.
 */
export async function deleteAccount(
  ctx: AccountContext,
  { user, confirmation }: { user: CurrentUser; confirmation: string },
): Promise<DeleteAccountResult> {
  if (user.email === null) {
    if (confirmation.trim() !== GUEST_CONFIRMATION) {
      return { kind: "refused", field: "confirmation", message: `Type ${GUEST_CONFIRMATION} in capitals.` };
    }
  } else if (!(await confirmPassword(ctx, { id: user.id, email: user.email }, confirmation))) {
    return { kind: "refused", field: "confirmation", message: "This is not your password." };
  }
  await ctx.db.$transaction(async (tx) => {
    await deleteUser(tx, user.id);
    // What only this person was graded by, or brought in with a file, goes with them.
    await deleteUnusedSnapshots(tx);
  });
  for (const kind of ["attempt-user", "save-user", "import-user", "chair-invite-user"] as const)
    await resetLimit(ctx, kind, user.id);
  return { kind: "deleted", setCookie: forgetSessionCookie(ctx.db) };
}
