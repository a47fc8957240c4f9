import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { paths } from "../../paths";
import { continueTo } from "../../services/practise/continue-to.server";
import { viewGrade } from "../../services/view/view-grade.server";
import { attemptEdge, showPart } from "../attempt/edge.server";
import { passHeaders, withHttpErrors } from "../respond.server";
import { GradePage } from "./view";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Grade: ${data?.frame.title ?? "no such attempt"} - defend-it` },
];
export const headers = passHeaders;

export function loader(args: LoaderFunctionArgs) {
  return showPart(args, viewGrade);
}

/** Goes on to the interviewer's questions. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, key } = await attemptEdge(args);
  await withHttpErrors(() => continueTo(ctx, { ...key, to: "probe" }));
  return redirect(paths.probe(key.attemptId));
}

export default function Grade() {
  return <GradePage view={useLoaderData<typeof loader>()} />;
}
