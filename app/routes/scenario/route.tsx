import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { currentUser } from "../../auth/require-user.server";
import { readTheme } from "../../auth/theme.server";
import { paths, ScenarioParams } from "../../paths";
import { startGuest } from "../../services/account/start-guest.server";
import { appContext } from "../../services/app-context.server";
import { startAttempt } from "../../services/practise/start-attempt.server";
import { viewScenario } from "../../services/view/view-scenario.server";
import { readClient } from "../client.server";
import { parseForm, parseParams, passHeaders, readForm, redirectTo, withHttpErrors } from "../respond.server";
import { StartAttemptSchema } from "./form";
import { ScenarioPage } from "./view";

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data?.view === undefined
    ? [{ title: "No such scenario - defend-it" }]
    : [{ title: `${data.view.brief.title} - defend-it` }, { name: "description", content: data.view.brief.question }];
export const headers = passHeaders;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const app = await appContext();
  const { id } = parseParams(ScenarioParams, params);
  const user = await currentUser({ request, context }, app.db);
  const view = await withHttpErrors(() => viewScenario(app, user?.id ?? null, id));
  return { view, isSignedIn: user !== null };
}

/** Begins an attempt or goes on with the open one; somebody unknown becomes a guest on the way. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const app = await appContext();
  const { id } = parseParams(ScenarioParams, params);
  const isFresh = parseForm(StartAttemptSchema, await readForm(request)).fresh === "yes";
  const user = await currentUser({ request, context }, app.db);
  return withHttpErrors(async () => {
    if (user !== null) {
      const { attemptId } = await startAttempt(app, { userId: user.id, scenarioId: id, isFresh });
      return redirect(paths.attempt(attemptId));
    }
    // An address that names nothing must not leave a guest behind.
    await viewScenario(app, null, id);
    const guest = await startGuest(app, { client: readClient({ request, context }), theme: readTheme(request) });
    const { attemptId } = await startAttempt(app, { userId: guest.userId, scenarioId: id, isFresh });
    return redirectTo(paths.attempt(attemptId), [guest.setCookie]);
  });
}

export default function ScenarioRoute() {
  return <ScenarioPage {...useLoaderData<typeof loader>()} />;
}
