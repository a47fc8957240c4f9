import { addressKey } from "../../auth/client/client-address";
import { limit } from "../../auth/limits.server";
import { passwordProblem } from "../../auth/password-policy.server";
import { hashPassword } from "../../auth/password.server";
import { openSession, type CurrentSession } from "../../auth/session.server";
import { deleteSessionsOf } from "../../db/session-repo.server";
import { insertAccount, turnGuestIntoAccount } from "../../db/user-repo.server";
import { env } from "../../env.server";
import type { Theme } from "../../domain/account/preferences";
import { userId, type UserId } from "../../domain/ids";
import { RefusedError } from "../errors";
import type { AccountContext, Client, Refusal } from "./account-context";

export type SignUp = {
  /** Normalised by EmailSchema. */
  email: string;
  password: string;
  current: CurrentSession | null;
  client: Client;
  theme: Theme;
};
export type SignUpResult = { kind: "signed-up"; userId: UserId; setCookie: string } | Refusal<"email" | "password">;

/**
 * Makes an account: out of the guest that asks, who keeps id and work, or out of nothing. The session is a new one.
 * Throws RefusedError when sign-up is closed or the session already has an account, TooManyRequestsError past the limit.
 */
export async function signUp(ctx: AccountContext, input: SignUp): Promise<SignUpResult> {
  const { email, password, current, client } = input;
  if (!env.isSignUpOpen) throw new RefusedError("Sign-up is closed here. Ask whoever runs this installation.");
  if (current !== null && !current.user.isGuest)
    throw new RefusedError("You already have an account and are signed in.");
  await limit(ctx, "signup-address", addressKey(client.address));
  const problem = await passwordProblem(password, email);
  if (problem !== null) return { kind: "refused", field: "password", message: problem };

  const now = ctx.now();
  const credentials = { email, passwordHash: await hashPassword(password) };
  const id = current?.user.id ?? userId(ctx.newId());
  const outcome =
    current === null
      ? await insertAccount(ctx.db, { ...credentials, id, createdAt: now, theme: input.theme })
      : await turnGuestIntoAccount(ctx.db, id, credentials);
  if (outcome === "taken") {
    return { kind: "refused", field: "email", message: "This e-mail has an account already. Sign in instead." };
  }
  if (outcome === "gone")
    throw new RefusedError("This guest has become an account in another window. Reload the page.");
  const handle = ctx.newId();
  const setCookie = await openSession(ctx.db, { userId: id, handle, userAgent: client.userAgent, now });
  await deleteSessionsOf(ctx.db, id, handle);
  return { kind: "signed-up", userId: id, setCookie };
}
