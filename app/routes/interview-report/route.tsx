import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { paths } from "../../paths";
import { viewInterviewReport } from "../../services/interview/view-interview-report.server";
import { roomEdge } from "../interview/edge.server";
import { withHttpErrors } from "../respond.server";
import { InterviewReportPage } from "./view";

export const meta: MetaFunction = () => [{ title: "Report: mock interview - defend-it" }];

/** Closed until the candidate has judged themselves: then it leads to what comes first. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, key } = await roomEdge(args);
  const report = await withHttpErrors(() => viewInterviewReport(ctx, key));
  if (report === null) throw redirect(paths.interviewJudge(key.interviewId)) as Response;
  return report;
}

export default function InterviewReport() {
  return <InterviewReportPage report={useLoaderData<typeof loader>()} />;
}
