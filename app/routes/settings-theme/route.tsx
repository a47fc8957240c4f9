import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { safeNextPath } from "../../auth/next-path";
import { currentUser } from "../../auth/require-user.server";
import { themeCookie } from "../../auth/theme.server";
import { paths } from "../../paths";
import { setTheme } from "../../services/account/set-preferences.server";
import { appContext } from "../../services/app-context.server";
import { parseForm, readForm } from "../respond.server";
import { ThemeFormSchema } from "./form";

/** There is no page here: the choice is made in the settings or in the footer. */
export function loader() {
  return redirect(paths.settings());
}

/** Works for anybody: the cookie is for this browser, and whoever is signed in takes the choice along. */
export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await appContext();
  const { theme, next } = parseForm(ThemeFormSchema, await readForm(request));
  const user = await currentUser({ request, context }, ctx.db);
  if (user !== null) await setTheme(ctx, user.id, theme);
  return redirect(safeNextPath(next ?? paths.settings()), { headers: { "Set-Cookie": themeCookie(theme) } });
}
