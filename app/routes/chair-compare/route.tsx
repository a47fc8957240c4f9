import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, useActionData, useLoaderData, useRouteError } from "@remix-run/react";
import { requireUser } from "../../auth/require-user.server";
import { ErrorPage } from "../../components/site/error-page";
import { ChairParams, paths } from "../../paths";
import { appContext } from "../../services/app-context.server";
import { judgeInChair } from "../../services/chairs/judge-in-chair.server";
import { viewComparison } from "../../services/chairs/view-comparison.server";
import { RefusedError } from "../../services/errors";
import { NoAnswer } from "../attempt/view";
import { readLevels } from "../judge/form";
import { parseParams, passHeaders, readForm, withHttpErrors } from "../respond.server";
import { ComparePage } from "./view";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Compare: ${data?.frame.title ?? "two chairs"} - defend-it` },
];
export const headers = passHeaders;

async function edgeOf({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await appContext();
  const { id: userId } = await requireUser({ request, context }, ctx.db);
  return { ctx, key: { userId, pairId: parseParams(ChairParams, params).id } };
}

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, key } = await edgeOf(args);
  return withHttpErrors(() => viewComparison(ctx, key));
}

/** The candidate's own judgement; every criterion needs one, and what was chosen comes back with a refusal. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, key } = await edgeOf(args);
  const form = await readForm(args.request);
  return withHttpErrors(async () => {
    const view = await viewComparison(ctx, key);
    const ids = view.kind === "wait" ? [] : view.criteria.map(({ id }) => id);
    const { levels, missing } = readLevels(form, ids);
    if (missing.length > 0) return data({ levels, missing, problem: null }, { status: 422 });
    try {
      await judgeInChair(ctx, { ...key, levels });
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      return data({ levels, missing, problem: error.message }, { status: 409 });
    }
    return redirect(paths.chairCompare(key.pairId));
  });
}

export default function ChairCompare() {
  return <ComparePage view={useLoaderData<typeof loader>()} sent={useActionData<typeof action>() ?? null} />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  if (!isRouteErrorResponse(error)) return <NoAnswer />;
  return (
    <ErrorPage status={error.status} said={typeof error.data === "string" && error.data !== "" ? error.data : null} />
  );
}
