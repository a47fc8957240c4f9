/** Whether a mock interview of a file can be opened: its log folds, and its report has the parts that its page shows. */
import { z } from "zod";
import type { InterviewPlan } from "../../interview/plan";
import { INTERVIEW_MINUTES } from "../../interview/plan";
import { foldInterview } from "../../interview/session";
import type { InterviewEvent } from "../../interview/state";
import type { AccountExport } from "../export";

type Interview = AccountExport["interviews"][number];
const PlanShape = z.looseObject({
  level: z.string(),
  minutes: z.literal(INTERVIEW_MINUTES),
  topic: z.looseObject({ kind: z.string() }),
  seed: z.int(),
  closingSeconds: z.number(),
  parts: z
    .array(
      z.looseObject({
        scenarioId: z.string(),
        rubricVersion: z.string(),
        title: z.string(),
        designSeconds: z.number(),
        questionsSeconds: z.number(),
        twistSeconds: z.number(),
        mostQuestions: z.number(),
        twists: z.array(z.looseObject({ id: z.string(), text: z.string(), criteria: z.array(z.string()) })),
      }),
    )
    .min(1),
});
const ReportShape = z.looseObject({
  format: z.string(),
  version: z.int(),
  parts: z.array(
    z.looseObject({
      title: z.string(),
      segments: z.array(z.unknown()),
      criteria: z.array(
        z.looseObject({
          id: z.string(),
          title: z.string(),
          quotes: z.array(z.string()),
          warnings: z.array(z.string()),
        }),
      ),
      clarifications: z.looseObject({ asked: z.array(z.unknown()), missed: z.array(z.unknown()) }),
      questions: z.array(z.looseObject({ text: z.string(), changes: z.array(z.unknown()) })),
    }),
  ),
  dimensions: z.array(z.looseObject({ dimension: z.string(), levels: z.array(z.unknown()) })),
  next: z.array(z.looseObject({ attemptId: z.string(), title: z.string() })),
});

export function interviewProblems({ plan, report, events, closedAt, reportOpenedAt }: Interview): string[] {
  if (!PlanShape.safeParse(plan).success) return ["its plan is none of ours"];
  if (report !== null && !ReportShape.safeParse(report).success) return ["its report is none of ours"];
  if ((report === null) !== (reportOpenedAt === null)) return ["its report does not fit the time it was opened"];
  if (reportOpenedAt !== null && closedAt === null) return ["its report was opened before it was over"];
  return folds(plan, events) ? [] : ["its events cannot have happened in this order"];
}

function folds(plan: Interview["plan"], events: Interview["events"]): boolean {
  const log = events.map(({ kind, at, data }) => ({ ...data, kind, at: new Date(at) }) as InterviewEvent);
  try {
    foldInterview(plan as InterviewPlan, log);
    return events.every(({ seq }, index) => seq === index);
  } catch {
    return false;
  }
}
