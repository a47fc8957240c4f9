import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { paths } from "../../paths";
import { startAttempt } from "../../services/practise/start-attempt.server";
import { viewFinished } from "../../services/view/view-finished.server";
import { viewFrame } from "../../services/view/view-frame.server";
import { attemptEdge, showPart } from "../attempt/edge.server";
import { passHeaders, withHttpErrors } from "../respond.server";
import { FinishedPage } from "./view";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Done: ${data?.frame.title ?? "no such attempt"} - defend-it` },
];
export const headers = passHeaders;

export function loader(args: LoaderFunctionArgs) {
  return showPart(args, viewFinished);
}

/** Begins the same scenario anew; the old attempt stays as it is. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, key } = await attemptEdge(args);
  const { attemptId } = await withHttpErrors(async () => {
    const { scenarioId } = await viewFrame(ctx, key);
    return startAttempt(ctx, { userId: key.userId, scenarioId, isFresh: true });
  });
  return redirect(paths.attempt(attemptId));
}

export default function Finished() {
  return <FinishedPage view={useLoaderData<typeof loader>()} />;
}
