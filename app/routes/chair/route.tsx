import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, useActionData, useLoaderData, useRouteError } from "@remix-run/react";
import { requireUser } from "../../auth/require-user.server";
import { ErrorPage } from "../../components/site/error-page";
import { versionDiff } from "../../domain/attempt/version-diff";
import { ChairParams, paths } from "../../paths";
import { appContext } from "../../services/app-context.server";
import { viewChair } from "../../services/chairs/view-chair.server";
import { RefusedError } from "../../services/errors";
import { NoAnswer } from "../attempt/view";
import { parseForm, parseParams, passHeaders, readForm, withHttpErrors } from "../respond.server";
import { CandidatePage } from "./candidate";
import { ChairSchema, readTicks } from "./form";
import { InterviewerPage } from "./interviewer";
import { takeChairStep, type ChairStep } from "./steps.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.view.frame.title ?? "Two chairs"} - defend-it` },
];
export const headers = passHeaders;

async function edgeOf({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await appContext();
  const { id: userId } = await requireUser({ request, context }, ctx.db);
  return { ctx, key: { userId, pairId: parseParams(ChairParams, params).id } };
}

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, key } = await edgeOf(args);
  const url = new URL(args.request.url);
  const view = await withHttpErrors(() => viewChair(ctx, key, url.searchParams.get("code")));
  if (view.role === "interviewer") return { view, origin: url.origin, conflicts: [] };
  const conflicts = (view.desk?.conflicts ?? [])
    .filter(({ text }) => text !== view.desk?.draft.text)
    .map((kept) => ({ ...kept, parts: versionDiff(view.desk?.draft.text ?? "", kept.text) }));
  return { view, origin: url.origin, conflicts };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, key } = await edgeOf(args);
  const form = await readForm(args.request);
  const fields = parseForm(ChairSchema, form);
  const step = await withHttpErrors(async (): Promise<ChairStep> => {
    try {
      return await takeChairStep(ctx, key, fields, readTicks(form));
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      return { kind: "problem", status: 409, problem: error.message, line: fields.line, text: fields.text ?? null };
    }
  });
  if (step.kind === "problem") return data(step, { status: step.status });
  // The editor's own script asks without a text: it stays where it is and only reads again.
  const isScript = fields.intent.kind === "ask" && fields.text === undefined;
  return isScript ? data(null) : redirect(step.goTo);
}

export default function Chair() {
  const { view, origin, conflicts } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>() ?? null;
  return view.role === "interviewer" ? (
    <InterviewerPage view={view} joinUrl={(code) => origin + paths.joinChair(code)} problem={problem} />
  ) : (
    <CandidatePage view={view} conflicts={conflicts} problem={problem} />
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  if (!isRouteErrorResponse(error)) return <NoAnswer />;
  return (
    <ErrorPage status={error.status} said={typeof error.data === "string" && error.data !== "" ? error.data : null} />
  );
}
