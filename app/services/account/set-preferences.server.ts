import { updatePreferences } from "../../db/user-repo.server";
import type { Theme } from "../../domain/account/preferences";
import type { UserId } from "../../domain/ids";
import type { AccountContext } from "./account-context";

/** Remembers the theme with the person, so that signing in elsewhere brings it along. The cookie is the edge's. */
export async function setTheme(ctx: AccountContext, id: UserId, theme: Theme): Promise<void> {
  await updatePreferences(ctx.db, id, { theme });
}

/** Switches the single-key shortcuts on or off. */
export async function setShortcuts(ctx: AccountContext, id: UserId, shortcuts: boolean): Promise<void> {
  await updatePreferences(ctx.db, id, { shortcuts });
}
