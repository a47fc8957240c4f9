import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { currentSession } from "../../auth/require-user.server";
import { paths } from "../../paths";
import { signOut } from "../../services/account/sign-out.server";
import { appContext } from "../../services/app-context.server";
import { parseForm, readForm, redirectTo } from "../respond.server";
import { SignOutSchema } from "./form";
import { SignOutView } from "./view";

export const meta: MetaFunction = () => [{ title: "Leave as a guest - defend-it" }];

/** The page where a guest confirms; anyone else has nothing to decide and is sent on. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db } = await appContext();
  const session = await currentSession({ request, context }, db);
  if (session === null) throw redirectTo(paths.home());
  if (!session.user.isGuest) throw redirectTo(paths.settings());
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await appContext();
  const { confirm } = parseForm(SignOutSchema, await readForm(request));
  const session = await currentSession({ request, context }, ctx.db);
  if (session?.user.isGuest === true && confirm !== "yes") return redirect(paths.signOut());
  return redirect(paths.home(), { headers: { "Set-Cookie": await signOut(ctx, session) } });
}

export default function SignOut() {
  return <SignOutView />;
}
