import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireSession } from "../../auth/require-user.server";
import { paths } from "../../paths";
import { endOtherSessions, endSession } from "../../services/account/end-session.server";
import { listSessions } from "../../services/account/list-sessions.server";
import { signOut } from "../../services/account/sign-out.server";
import { appContext } from "../../services/app-context.server";
import { parseForm, readForm, withHttpErrors } from "../respond.server";
import { EndSessionSchema } from "./form";
import { SessionsView } from "./view";

export const meta: MetaFunction = () => [{ title: "Where you are signed in - defend-it" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await appContext();
  const session = await requireSession({ request, context }, ctx.db);
  return { sessions: await listSessions(ctx, session) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await appContext();
  const session = await requireSession({ request, context }, ctx.db);
  const wish = parseForm(EndSessionSchema, await readForm(request));
  if (wish.intent === "end-others") {
    await endOtherSessions(ctx, session);
    return redirect(paths.sessions());
  }
  if (wish.handle === session.handle) {
    // Ending this one is signing out, and a guest is asked first because its work goes with it.
    if (session.user.isGuest) return redirect(paths.signOut());
    return redirect(paths.home(), { headers: { "Set-Cookie": await signOut(ctx, session) } });
  }
  await withHttpErrors(() => endSession(ctx, session, wish.handle));
  return redirect(paths.sessions());
}

export default function Sessions() {
  return <SessionsView {...useLoaderData<typeof loader>()} />;
}
