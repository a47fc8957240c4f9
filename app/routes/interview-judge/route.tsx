import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "../../paths";
import { judgeInterview } from "../../services/interview/judge-interview.server";
import { viewInterviewJudge } from "../../services/interview/view-interview-judge.server";
import { takePart } from "../attempt/edge.server";
import { roomEdge } from "../interview/edge.server";
import { readLevels } from "../judge/form";
import { passHeaders, readForm, withHttpErrors } from "../respond.server";
import { InterviewJudgePage } from "./view";

export const meta: MetaFunction = () => [{ title: "Judge yourself: mock interview - defend-it" }];
export const headers = passHeaders;

/** While the interview goes on this leads back to the room: nobody reads the criteria before the end. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, key } = await roomEdge(args);
  const view = await withHttpErrors(() => viewInterviewJudge(ctx, key));
  if (view === null) throw redirect(paths.interview(key.interviewId)) as Response;
  if (view.isJudged) throw redirect(paths.interviewReport(key.interviewId)) as Response;
  return view;
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, key } = await roomEdge(args);
  const view = await withHttpErrors(() => viewInterviewJudge(ctx, key));
  if (view === null) return redirect(paths.interview(key.interviewId));
  const ids = view.parts.flatMap(({ criteria }) => criteria.map(({ id }) => id));
  const { levels, missing } = readLevels(await readForm(args.request), ids);
  if (missing.length > 0) return data({ levels, missing, problem: null }, { status: 422 });
  return takePart(
    async () => {
      await judgeInterview(ctx, key, levels);
      return redirect(paths.interviewReport(key.interviewId));
    },
    (problem) => data({ levels, missing, problem }, { status: 409 }),
  );
}

export default function InterviewJudge() {
  return <InterviewJudgePage view={useLoaderData<typeof loader>()} sent={useActionData<typeof action>() ?? null} />;
}
