/** What the pages of mock interviews are given. While an interview's report is closed nothing here holds a level, a title of a criterion, or what a question was worth. */
import type { InterviewOutline } from "../../db/interview-repo.server";
import type { Collection } from "../../domain/interview/collections";
import type { SegmentKind } from "../../domain/interview/pacing";
import type { InterviewLevel } from "../../domain/interview/plan";
import type { QuestionKind, Stage } from "../../domain/interview/state";
import type { TranscriptLine } from "../../domain/interview/transcript";
import type { Track } from "../../domain/scenario/track";
import type { BriefView, DesignView, JudgeView } from "../views";

export type InterviewItem = Omit<InterviewOutline, "createdAt" | "closedAt"> & {
  createdAt: string;
  closedAt: string | null;
};
export type InterviewsView = {
  interviews: InterviewItem[];
  tracks: { track: Track; scenarios: number }[];
  collections: Collection[];
  /** Whether "my weak spots" means something yet. */
  hasGrades: boolean;
};

export type RoomClockView = {
  kind: SegmentKind;
  usedSeconds: number;
  budgetSeconds: number;
  totalUsedSeconds: number;
  totalBudgetSeconds: number;
};
export type SpokenLine = Omit<TranscriptLine, "at"> & { at: string };

export type RoomView = {
  id: string;
  level: InterviewLevel;
  minutes: number;
  stage: Stage;
  isPaused: boolean;
  /** Index of the scenario that is being talked about. */
  part: number;
  titles: string[];
  /** False when the wished topics did not fill the interview and this scenario was added. */
  isWished: boolean;
  transcript: SpokenLine[];
  /** null after the end. */
  clock: RoomClockView | null;
  brief: BriefView;
  /** While the design is open and the interview is not paused. */
  design: {
    attemptId: string;
    draft: DesignView["draft"];
    limits: DesignView["limits"];
    conflicts: DesignView["conflicts"];
    asked: { id: string; ask: string; answer: string }[];
    askable: DesignView["askable"];
  } | null;
  /** The design as handed in, to look at while answering. */
  answer: string | null;
  question: { id: string; kind: QuestionKind; text: string; unsent: string } | null;
};

export type InterviewJudgeView = {
  id: string;
  /** Scenarios in which a design was handed in; criterion ids are made unique over all of them. */
  parts: {
    title: string;
    answer: string;
    replies: { question: string; text: string }[];
    criteria: JudgeView["criteria"];
  }[];
  isJudged: boolean;
};
