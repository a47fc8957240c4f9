import type { LevelOrUnknown } from "../../rubric/level";
import type { Dimension } from "../../rubric/dimension";
import type { Clarification } from "../../scenario/schema";
import type { Signal, Verdict } from "../hire-signal";
import type { Pace } from "../pacing";
import type { InterviewLevel, InterviewMinutes } from "../plan";
import type { QuestionKind } from "../state";

export const REPORT_FORMAT = "defend-it/interview-report";
export const REPORT_VERSION = 1;

export type ReportCriterion = {
  id: string;
  title: string;
  dimension: Dimension;
  weight: number;
  self: LevelOrUnknown;
  initial: LevelOrUnknown;
  final: LevelOrUnknown;
  /** The candidate's own words that stand for it, in the design or in a reply. */
  quotes: string[];
  /** The step that would lift it; null at Defended. */
  missing: string | null;
  isRedFlag: boolean;
  /** What the grade says about a contradiction or a misconception. */
  warnings: string[];
};
export type ReportQuestion = {
  kind: QuestionKind;
  text: string;
  /** null: passed over or left behind. */
  reply: string | null;
  changes: { criterionId: string; title: string; before: LevelOrUnknown; after: LevelOrUnknown }[];
};
export type ReportClarifications = {
  asked: Pick<Clarification, "id" | "ask" | "worth" | "because">[];
  /** Decisive questions that were not asked. */
  missed: Pick<Clarification, "id" | "ask" | "because">[];
};
export type ReportPart = {
  scenarioId: string;
  title: string;
  /** null: the scenario was never reached. */
  attemptId: string | null;
  /** The design as handed in; null when none was. */
  answer: string | null;
  segments: Pace["parts"][number]["segments"];
  criteria: ReportCriterion[];
  clarifications: ReportClarifications;
  questions: ReportQuestion[];
};
export type NextStep = {
  scenarioId: string;
  scenarioTitle: string;
  attemptId: string;
  criterionId: string;
  title: string;
  dimension: Dimension;
  level: LevelOrUnknown;
  missing: string | null;
};

/** Plain values only: it is stored as JSON when it is opened, and downloaded as it is. Times are ISO 8601, UTC. */
export type InterviewReport = {
  format: typeof REPORT_FORMAT;
  version: typeof REPORT_VERSION;
  interviewId: string;
  level: InterviewLevel;
  minutes: InterviewMinutes;
  startedAt: string;
  closedAt: string;
  isEarly: boolean;
  graderVersion: string | null;
  /** null: no design was handed in, so that there is nothing to go by. */
  verdict: Verdict | null;
  redFlags: number;
  missingParts: number;
  chances: Record<Signal, number> | null;
  range: { low: Signal; high: Signal; chance: number } | null;
  pace: Omit<Pace, "parts">;
  parts: ReportPart[];
  dimensions: { dimension: Dimension; levels: LevelOrUnknown[] }[];
  closing: { question: string; reply: string | null } | null;
  next: NextStep[];
  /** Mean of self minus final over criteria that have both, in levels; null when none has. */
  selfGap: number | null;
};
