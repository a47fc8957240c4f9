import { addressKey } from "../../auth/client/client-address";
import { limit } from "../../auth/limits.server";
import { openSession } from "../../auth/session.server";
import { insertGuest } from "../../db/user-repo.server";
import type { Theme } from "../../domain/account/preferences";
import type { UserId } from "../../domain/ids";
import type { AccountContext, Client } from "./account-context";

export type GuestStarted = { userId: UserId; setCookie: string };

/** Makes a guest with a session of its own. Throws TooManyRequestsError when an address makes too many. */
export async function startGuest(
  ctx: AccountContext,
  { client, theme }: { client: Client; theme: Theme },
): Promise<GuestStarted> {
  await limit(ctx, "guest-address", addressKey(client.address));
  const now = ctx.now();
  const userId = await insertGuest(ctx.db, { id: ctx.newId(), createdAt: now, theme });
  const setCookie = await openSession(ctx.db, { userId, handle: ctx.newId(), userAgent: client.userAgent, now });
  return { userId, setCookie };
}
