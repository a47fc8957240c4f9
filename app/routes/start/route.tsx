import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { currentSession } from "../../auth/require-user.server";
import { readTheme } from "../../auth/theme.server";
import { paths } from "../../paths";
import { startGuest } from "../../services/account/start-guest.server";
import { appContext } from "../../services/app-context.server";
import { readClient } from "../client.server";
import { parseForm, passHeaders, readForm, withHttpErrors, redirectTo } from "../respond.server";
import { StartSchema } from "./form";
import { StartView } from "./view";

export const meta: MetaFunction = () => [{ title: "Start practising - defend-it" }];
export const headers = passHeaders;

function destination(scenarioId: string | undefined): string {
  return scenarioId === undefined ? paths.home() : paths.scenario(scenarioId);
}

/** Shows the button and changes nothing: a guest is made by the form, never by following a link. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db } = await appContext();
  const { scenarioId } = StartSchema.parse({ scenarioId: new URL(request.url).searchParams.get("scenario") });
  if ((await currentSession({ request, context }, db)) !== null) throw redirectTo(destination(scenarioId));
  return { scenarioId: scenarioId ?? null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await appContext();
  const { scenarioId } = parseForm(StartSchema, await readForm(request));
  const to = destination(scenarioId);
  if ((await currentSession({ request, context }, ctx.db)) !== null) return redirect(to);
  const { setCookie } = await withHttpErrors(() =>
    startGuest(ctx, { client: readClient({ request, context }), theme: readTheme(request) }),
  );
  return redirect(to, { headers: { "Set-Cookie": setCookie } });
}

export default function Start() {
  return <StartView {...useLoaderData<typeof loader>()} />;
}
