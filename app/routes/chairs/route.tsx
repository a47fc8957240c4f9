import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { currentUser } from "../../auth/require-user.server";
import { readTheme } from "../../auth/theme.server";
import { readCode } from "../../domain/chairs/code";
import { paths } from "../../paths";
import { startGuest } from "../../services/account/start-guest.server";
import { appContext } from "../../services/app-context.server";
import { invite } from "../../services/chairs/invite.server";
import { NO_INVITATION } from "../../services/chairs/join-pair.server";
import { viewChairs } from "../../services/chairs/view-chairs.server";
import { NotFoundError } from "../../services/errors";
import { readClient } from "../client.server";
import { parseForm, passHeaders, readForm, redirectTo, withHttpErrors } from "../respond.server";
import { ChairsSchema } from "./form";
import { ChairsPage } from "./view";

export const meta: MetaFunction = () => [{ title: "Practise with a colleague - defend-it" }];
export const headers = passHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await appContext();
  const user = await currentUser({ request, context }, ctx.db);
  return viewChairs(ctx, user?.id ?? null);
}

/** Opens the interviewer's chair (somebody unknown becomes a guest on the way), or leads to the page of a code that was typed. */
export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await appContext();
  const fields = parseForm(ChairsSchema, await readForm(request));
  if (fields.intent === "code") {
    const code = readCode(fields.code);
    // What can be no code is told so in the words for every code that does not open.
    if (code === null) return data({ problem: NO_INVITATION, code: fields.code }, { status: 404 });
    return redirect(paths.joinChair(code));
  }
  const user = await currentUser({ request, context }, ctx.db);
  return withHttpErrors(async () => {
    if (ctx.library.get(fields.scenario) === undefined) throw new NotFoundError("There is no such scenario.");
    const guest =
      user === null
        ? await startGuest(ctx, { client: readClient({ request, context }), theme: readTheme(request) })
        : null;
    const userId = user?.id ?? guest?.userId ?? "";
    const { pairId, code } = await invite(ctx, { userId, scenarioId: fields.scenario });
    throw redirectTo(paths.chair(pairId, code), guest === null ? [] : [guest.setCookie]);
  });
}

export default function Chairs() {
  return <ChairsPage view={useLoaderData<typeof loader>()} refused={useActionData<typeof action>() ?? null} />;
}
