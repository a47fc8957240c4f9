import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireUser } from "../../auth/require-user.server";
import { paths } from "../../paths";
import { appContext } from "../../services/app-context.server";
import { startInterview } from "../../services/interview/start-interview.server";
import { viewInterviews } from "../../services/interview/view-interviews.server";
import { takePart } from "../attempt/edge.server";
import { passHeaders, readForm } from "../respond.server";
import { readSetUp } from "./form";
import { InterviewsPage } from "./view";

export const meta: MetaFunction = () => [{ title: "Mock interviews - defend-it" }];
export const headers = passHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await appContext();
  const user = await requireUser({ request, context }, ctx.db);
  return viewInterviews(ctx, user.id);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await appContext();
  const user = await requireUser({ request, context }, ctx.db);
  const read = readSetUp(await readForm(request));
  if (read === null) return data({ problem: "Choose a level, a length and your topics." }, { status: 422 });
  if ("problem" in read) return data({ problem: read.problem }, { status: 422 });
  return takePart(
    async () => redirect(paths.interview(await startInterview(ctx, { userId: user.id, ...read.setUp }))),
    (problem) => data({ problem }, { status: 409 }),
  );
}

export default function Interviews() {
  return (
    <InterviewsPage view={useLoaderData<typeof loader>()} problem={useActionData<typeof action>()?.problem ?? null} />
  );
}
