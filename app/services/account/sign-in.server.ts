import { addressKey } from "../../auth/client/client-address";
import { limit, resetLimit } from "../../auth/limits.server";
import { verifyPassword } from "../../auth/password.server";
import { openSession, type CurrentSession } from "../../auth/session.server";
import { deleteSessionByHandle } from "../../db/session-repo.server";
import { deleteUser, findCredentials, findUser } from "../../db/user-repo.server";
import type { Theme } from "../../domain/account/preferences";
import type { UserId } from "../../domain/ids";
import { claimGuestWork } from "../claim-guest-work.server";

import type { AccountContext, Client, Refusal } from "./account-context";

export type SignIn = {
  /** Normalised by EmailSchema. */
  email: string;
  password: string;
  current: CurrentSession | null;
  client: Client;
};
export type SignInResult = { kind: "signed-in"; userId: UserId; theme: Theme; setCookie: string } | Refusal<never>;

/** One answer for a wrong password, an unknown e-mail and an account without a password. */
const REFUSED: Refusal<never> = {
  kind: "refused",
  field: null,
  message: "E-mail and password do not match an account here.",
};

/**
 * Signs in under a new session. The work of a guest who does so moves into the account, and the guest is removed; any other
 * session this browser had ends. Throws TooManyRequestsError past the limit of the address or of the e-mail.
 */
export async function signIn(ctx: AccountContext, { email, password, current, client }: SignIn): Promise<SignInResult> {
  await limit(ctx, "signin-address", addressKey(client.address));
  await limit(ctx, "signin-account", email);
  const found = await findCredentials(ctx.db, email);
  const isRight = await verifyPassword(found?.passwordHash ?? null, password);
  if (found === null || !isRight) return REFUSED;
  await resetLimit(ctx, "signin-account", email);

  // Looked at again: a second click on the button finds the guest gone, its work already moved.
  const guest = current?.user.isGuest === true ? await findUser(ctx.db, current.user.id) : null;
  if (guest !== null) await claimGuestWork(ctx, { fromUserId: guest.id, toUserId: found.id });
  const setCookie = await openSession(ctx.db, {
    userId: found.id,
    handle: ctx.newId(),
    userAgent: client.userAgent,
    now: ctx.now(),
  });
  // Last, so that a crash in between leaves an empty guest behind and never work without an owner.
  if (guest !== null) await deleteUser(ctx.db, guest.id);
  else if (current !== null) await deleteSessionByHandle(ctx.db, current.user.id, current.handle);
  return { kind: "signed-in", userId: found.id, theme: found.theme, setCookie };
}
