import { findInterview } from "../../db/interview-repo.server";
import type { InterviewReport } from "../../domain/interview/report/report-shape";
import type { AppContext } from "../context.server";
import { NotFoundError } from "../errors";
import type { RoomKey } from "./room.server";

/** The report as it was opened; null while it is closed. */
export async function viewInterviewReport(
  ctx: Pick<AppContext, "db">,
  { userId, interviewId }: RoomKey,
): Promise<InterviewReport | null> {
  const stored = await findInterview(ctx.db, userId, interviewId);
  if (stored === null) throw new NotFoundError("There is no such interview.");
  return stored.report;
}
