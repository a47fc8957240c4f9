import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { currentUser } from "../../auth/require-user.server";
import { readTheme } from "../../auth/theme.server";
import { readCode, showCode } from "../../domain/chairs/code";
import { InvitationParams, paths } from "../../paths";
import { startGuest } from "../../services/account/start-guest.server";
import { appContext } from "../../services/app-context.server";
import { checkInvitation, joinPair } from "../../services/chairs/join-pair.server";
import { RefusedError, TooManyRequestsError } from "../../services/errors";
import { readClient } from "../client.server";
import { parseParams, passHeaders, redirectTo } from "../respond.server";
import { JoinPage } from "./view";

export const meta: MetaFunction = () => [{ title: "An invitation - defend-it" }];
export const headers = passHeaders;

/** The same page for every code, good or not: following a link uses nothing up and tells nothing. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await appContext();
  const { code } = parseParams(InvitationParams, params);
  const known = readCode(code);
  const user = await currentUser({ request, context }, ctx.db);
  return { code: known === null ? code : showCode(known), isSignedIn: user !== null };
}

/** Takes the candidate's chair; somebody unknown becomes a guest, but only with a code that opens one. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await appContext();
  const { code } = parseParams(InvitationParams, params);
  const client = readClient({ request, context });
  const { address } = client;
  const user = await currentUser({ request, context }, ctx.db);
  try {
    if (user !== null) return redirect(paths.chair((await joinPair(ctx, { userId: user.id, code, address })).pairId));
    await checkInvitation(ctx, { code, address });
    const guest = await startGuest(ctx, { client, theme: readTheme(request) });
    const { pairId } = await joinPair(ctx, { userId: guest.userId, code, address });
    throw redirectTo(paths.chair(pairId), [guest.setCookie]);
  } catch (error) {
    if (error instanceof RefusedError) return data({ problem: error.message }, { status: 404 });
    if (!(error instanceof TooManyRequestsError)) throw error;
    const headers = { "Retry-After": String(error.retryAfterSeconds) };
    return data({ problem: error.message }, { status: 429, headers });
  }
}

export default function ChairJoin() {
  return <JoinPage {...useLoaderData<typeof loader>()} problem={useActionData<typeof action>()?.problem ?? null} />;
}
