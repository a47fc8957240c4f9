import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { labOf } from "../../labs/registry";
import { paths } from "../../paths";
import { viewInterviewReport } from "../../services/interview/view-interview-report.server";
import { labEvidence } from "../../services/lab/lab-evidence.server";
import { roomEdge } from "../interview/edge.server";
import { withHttpErrors } from "../respond.server";
import { InterviewReportPage } from "./view";

export const meta: MetaFunction = () => [{ title: "Report: mock interview - defend-it" }];

/** Closed until the candidate has judged themselves: then it leads to what comes first. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, key } = await roomEdge(args);
  const report = await withHttpErrors(() => viewInterviewReport(ctx, key));
  if (report === null) throw redirect(paths.interviewJudge(key.interviewId)) as Response;
  const attemptIds = report.parts.flatMap(({ attemptId }) => attemptId ?? []);
  const labs = report.parts.flatMap(({ scenarioId }) => (labOf(scenarioId) === null ? [] : [scenarioId]));
  return { report, labs, evidence: await labEvidence(ctx, key.userId, attemptIds) };
}

export default function InterviewReport() {
  return <InterviewReportPage {...useLoaderData<typeof loader>()} />;
}
