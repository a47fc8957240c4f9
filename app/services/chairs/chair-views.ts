/** What the pages of two chairs are given: plain values, ready to render. Nothing of the interviewer's is in a type of the candidate's. */
import type { Agreement } from "../../domain/chairs/agreement";
import type { CandidateSees, InterviewerSees } from "../../domain/chairs/views";
import type { Role, Stage } from "../../domain/chairs/state";
import type { Quote } from "../../domain/grading/evidence";
import type { Level, LevelOrUnknown } from "../../domain/rubric/level";
import type { Dimension } from "../../domain/rubric/dimension";
import type { Track } from "../../domain/scenario/track";
import type { BriefView, DesignView } from "../views";

/** How far the page is: where its stream goes on. */
export type ChairFrame = {
  id: string;
  cursor: string;
  renderedAt: string;
  /** null for a candidate before the interview begins: the title would give the question away. */
  title: string | null;
  /** A new key for the next line, so that sending it twice says it once. */
  lineKey: string;
};

/** The candidate's desk, from the beginning of the interview on. */
export type Desk = Pick<
  DesignView,
  "brief" | "expectations" | "draft" | "limits" | "isLocked" | "askable" | "conflicts"
> & { attemptId: string; asked: { id: string; ask: string; answer: string }[] };

export type CandidateChair = { role: "candidate"; frame: ChairFrame; sees: CandidateSees; desk: Desk | null };

export type RubricItem = {
  id: string;
  title: string;
  dimension: Dimension;
  weight: number;
  why: string;
  knowledge: string;
  reasoning: string;
  /** Suggested questions by the level that was heard. */
  probes: { key: string; question: string; isAsked: boolean }[];
  level: Level | null;
  note: string;
};
export type InterviewerChair = {
  role: "interviewer";
  frame: ChairFrame & { title: string };
  sees: InterviewerSees;
  /** null once somebody has joined. */
  invitation: { expiresAt: string; isOpen: boolean; code: string | null } | null;
  brief: BriefView;
  expectations: DesignView["expectations"];
  clarifications: { id: string; ask: string; answer: string; worth: string; because: string; isAsked: boolean }[];
  twists: { id: string; change: string; ask: string; shifts: string[]; stays: string[] }[];
  criteria: RubricItem[];
  live: { text: string; revision: number; savedAt: string | null };
};
export type ChairView = CandidateChair | InterviewerChair;

export type ComparedCriterion = {
  id: string;
  title: string;
  dimension: Dimension;
  human: LevelOrUnknown;
  self: LevelOrUnknown;
  automatic: LevelOrUnknown;
  quotes: Quote[];
  missing: string | null;
  /** The interviewer's own note, for the interviewer alone. */
  note: string | null;
};
export type ComparisonView = { role: Role; stage: Stage; frame: ChairFrame; nextId: string | null } & (
  | { kind: "wait" }
  | { kind: "judge"; answer: string; criteria: { id: string; title: string; dimension: Dimension; selfLevel: null }[] }
  | {
      kind: "open";
      answer: string;
      /** For the candidate: the attempt goes on by itself from here. */
      attemptId: string | null;
      criteria: ComparedCriterion[];
      agreement: Agreement;
    }
);

export type ChairsView = {
  sessions: { id: string; role: Role; stage: Stage; round: number; title: string | null; createdAt: string }[];
  scenarios: { id: string; title: string; track: Track; minutes: number }[];
};
