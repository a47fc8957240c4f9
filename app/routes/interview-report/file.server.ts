import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { reportMarkdown } from "../../domain/interview/report/report-markdown";
import { paths } from "../../paths";
import { viewInterviewReport } from "../../services/interview/view-interview-report.server";
import { roomEdge } from "../interview/edge.server";
import { withHttpErrors } from "../respond.server";

/** The report as a file. While it is closed, its page says what comes first. */
export async function reportFile(args: LoaderFunctionArgs, format: "md" | "json"): Promise<Response> {
  const { ctx, key } = await roomEdge(args);
  const report = await withHttpErrors(() => viewInterviewReport(ctx, key));
  if (report === null) return redirect(paths.interviewReport(key.interviewId));
  const isMarkdown = format === "md";
  const body = isMarkdown ? reportMarkdown(report) : `${JSON.stringify(report, null, 2)}\n`;
  const name = `interview-${report.startedAt.slice(0, 10)}.${format}`;
  return new Response(body, {
    headers: {
      "Content-Type": `${isMarkdown ? "text/markdown" : "application/json"}; charset=utf-8`,
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    },
  });
}
