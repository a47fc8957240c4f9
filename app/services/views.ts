/**
 * What the pages are given: plain values, ready to render. Services return these; routes and components take them.
 * Dates are ISO strings in UTC. HTML comes only from the sanitising Markdown renderer and is named `...Html`.
 */
import type { CriterionGrade, GradeReport, ProbeKey, Quote, Note, Span } from "../domain/grading/evidence";
import type { Phase } from "../domain/attempt/attempt";
import type { MissedPoint } from "../domain/attempt/missed-point";
import type { Relation } from "../domain/judge/compare";
import type { OpinedCriterion } from "../domain/judge/verify";
import type { LevelOrUnknown, Level } from "../domain/rubric/level";
import type { Dimension } from "../domain/rubric/schema";
import type { Clarification, Diagram, Source, Track } from "../domain/scenario/schema";
import type { Calibration } from "../domain/progress/calibration";
import type { Mastery } from "../domain/progress/mastery/estimate";
import type { RecallCalibration } from "../domain/review/recall-calibration";
import type { Readiness } from "../domain/progress/readiness/readiness";
import type { TargetLevel } from "../domain/progress/readiness/bars";
import type { LIBRARY_STATES } from "../paths";
import type { DesignNumbersView, LabEvidence } from "./lab/lab-views";
import type { ReviewItem } from "./review/review-views";

export type LibraryState = (typeof LIBRARY_STATES)[number];

export type LibraryItem = {
  id: string;
  title: string;
  summary: string;
  track: Track;
  dimensions: Dimension[];
  minutes: number;
  state: LibraryState;
  /** The newest attempt that is not finished, to go on with. */
  openAttemptId: string | null;
};
export type LibraryView = {
  items: LibraryItem[];
  total: number;
  /** Content folders that did not load (a team's own): shown, never silently dropped. */
  quarantined: { folder: string; problems: number }[];
};

export type BriefView = {
  id: string;
  title: string;
  track: Track;
  question: string;
  storyHtml: string;
  facts: { label: string; value: string; note: string | null }[];
  diagram: Diagram | null;
  minutes: { brief: number; design: number; judge: number; probe: number; contrast: number };
};

export type AttemptSummary = {
  id: string;
  scenarioId: string;
  scenarioTitle: string;
  phase: Phase;
  startedAt: string;
  updatedAt: string;
  finishedAt: string | null;
  /** null before a grade; score is null when nothing could be told. */
  grade: { score: number | null; coverage: number; levels: LevelOrUnknown[] } | null;
  isCounted: boolean;
};

export type ScenarioView = {
  brief: BriefView;
  expectations: { senior: string[]; staff: string[] };
  criteriaCount: number;
  dimensions: Dimension[];
  attempts: AttemptSummary[];
  openAttemptId: string | null;
  state: LibraryState;
};

/** Common to every step of the loop: rail, header and brief. */
export type AttemptFrame = {
  id: string;
  scenarioId: string;
  title: string;
  track: Track;
  phase: Phase;
  startedAt: string;
  submittedAt: string | null;
  /** Time budget per part. */
  minutes: BriefView["minutes"];
};

export type DesignView = {
  frame: AttemptFrame;
  brief: BriefView;
  expectations: { senior: string[]; staff: string[] };
  draft: { text: string; revision: number; savedAt: string | null };
  /** Locked after submission: the text is shown, not edited. */
  isLocked: boolean;
  limits: { draftBytes: number; submitCharacters: number };
  asked: Clarification[];
  /** Not yet asked: only the question is shown, never answer or worth. */
  askable: { id: string; ask: string }[];
  hints: { step: number; text: string | null; cost: string }[];
  conflicts: { id: string; text: string; createdAt: string }[];
  /** What the scenario's lab can run of it; null where there is no lab. */
  numbers: DesignNumbersView | null;
};

export type JudgeView = {
  frame: AttemptFrame;
  answer: string;
  criteria: { id: string; title: string; dimension: Dimension; selfLevel: Level | null }[];
  isLocked: boolean;
};

export type GradedCriterion = {
  id: string;
  title: string;
  dimension: Dimension;
  weight: number;
  selfLevel: LevelOrUnknown;
  initialLevel: LevelOrUnknown;
  finalLevel: LevelOrUnknown;
  confidence: CriterionGrade["confidence"];
  quotes: Quote[];
  notes: Note[];
  missing: string | null;
  probe: { key: ProbeKey; question: string } | null;
  /** Sentences behind the disclosure: which rule fired, which marked examples are nearest. */
  because: string[];
};

/** A passage that the learner says the grade missed, with what the grade was then. */
export type NotedPoint = Pick<
  MissedPoint,
  "criterionId" | "start" | "quote" | "wantedLevel" | "reason" | "gradedLevel"
>;

export type GradeView = {
  frame: AttemptFrame;
  answer: string;
  criteria: GradedCriterion[];
  /** What the learner says was missed, in the order of the answer. */
  noted: NotedPoint[];
  /** One or two sentences in words, before any number. */
  headline: string;
  score: number | null;
  coverage: number;
  masked: GradeReport["masked"];
  flags: GradeReport["flags"];
  isCounted: boolean;
  rubricVersion: string;
  graderVersion: string;
  isCurrentRubric: boolean;
  clarifications: { decisiveAsked: number; decisiveTotal: number; noiseAsked: number; list: Clarification[] };
  hintsTaken: number;
  /** Mean of self minus grade over criteria with both; null when none. */
  selfGap: number | null;
  /** The answer's sentences, to choose from: offsets into `answer`. */
  sentences: Span[];
  /** null: there is no second judge, and none was asked. */
  secondOpinion: SecondOpinionView | null;
  /** The design in the scenario's lab: its numbers, and what runs of it said. null where there is no lab. */
  lab: { numbers: DesignNumbersView | null; evidence: LabEvidence[] } | null;
};

/** Somebody's model elsewhere that can be asked. */
export type SecondJudgeView = {
  /** Where answers are sent. */
  host: string;
  model: string;
  /** Whether it was measured and passed (npm run eval:judge). */
  isTrusted: boolean;
};

export type SecondOpinionCriterion = OpinedCriterion & { relation: Relation };
export type SecondOpinionView = {
  /** Who may be asked now; null when nobody, or when it has answered already. */
  judge: SecondJudgeView | null;
  given: (SecondJudgeView & { askedAt: string; criteria: SecondOpinionCriterion[]; disagreements: number }) | null;
};

export type SecondJudgeState = SecondJudgeView & {
  /** null: never measured as it is asked today. `faults` is empty when it passed. */
  measured: { at: string; answers: number; kappa: number | null; faults: string[] } | null;
  /** Tokens of this day (UTC): this person's, and everybody's. */
  today: Record<"user" | "all", { spent: number; limit: number }>;
};

export type ProbeItem = {
  criterionId: string;
  title: string;
  dimension: Dimension;
  key: ProbeKey;
  question: string;
  levelBefore: LevelOrUnknown;
  /** null = not yet answered */
  outcome: {
    text: string | null;
    levelAfter: LevelOrUnknown;
    quotes: Quote[];
    missing: string | null;
    notes: Note[];
  } | null;
};
export type ProbeView = {
  frame: AttemptFrame;
  answer: string;
  items: ProbeItem[];
  /** The one to answer now; null when all are answered or skipped. */
  currentId: string | null;
};

export type TwistView = {
  frame: AttemptFrame;
  answer: string;
  twist: { id: string; change: string; ask: string };
  /** What the answer is graded into, with the levels it began with; shown with the outcome. */
  criteria: { id: string; title: string; levelBefore: LevelOrUnknown }[];
  /** After answering or skipping. */
  outcome: { text: string | null; grades: CriterionGrade[]; shifts: string[]; stays: string[] } | null;
};

export type ContrastItem = {
  criterionId: string;
  title: string;
  dimension: Dimension;
  finalLevel: LevelOrUnknown;
  knowledge: string;
  yours: Quote[];
  reasoning: string;
  /** What the learner said the difference is; undefined text = not yet said, null = skipped. */
  note: { text: string | null } | null;
  /** Only after the difference has been said or skipped. */
  /** The shortest passage that would have lifted the submitted answer; null when it was Defended, or nothing would. */
  addition: string | null;
  reveal: { principle: string; why: string; read: { source: Source; what: string }; do: string } | null;
};
export type ContrastView = {
  frame: AttemptFrame;
  items: ContrastItem[];
  currentId: string | null;
  /** Whole model answers, once every difference has been said or skipped. */
  models: {
    knowledgeHtml: string;
    reasoningHtml: string;
    table: { caption: string; columns: string[]; rows: string[][] } | null;
  } | null;
};

export type FinishedView = {
  frame: AttemptFrame;
  criteria: {
    id: string;
    title: string;
    dimension: Dimension;
    selfLevel: LevelOrUnknown;
    initialLevel: LevelOrUnknown;
    finalLevel: LevelOrUnknown;
  }[];
  reviews: { criterionId: string; title: string; dueAt: string }[];
  claim: { headline: string; verdict: string; because: string; assumptions: string[]; stopsBeingTrue: string[] };
  sources: Source[];
  next: NextUp | null;
};

export type NextUp = { scenarioId: string; title: string; track: Track; reason: string; openAttemptId: string | null };

export type TodayView = {
  drafts: AttemptSummary[];
  /** The reviews of today, in the order in which they are asked. */
  due: ReviewItem[];
  dueLater: number;
  next: NextUp | null;
  /** Up to two others, for whoever wants something else. */
  others: NextUp[];
  /** Where the plan stands; null without one. */
  planLine: string | null;
  /** One line on progress in words; null before the first grade. */
  progressLine: string | null;
};

/** The chance that the next unprompted answer reasons, with its 80% interval (domain/progress/mastery/estimate.ts). */
export type MasteryView = Pick<Mastery, "chance" | "low" | "high" | "answers" | "weight" | "verdict">;

export type ReadinessView = {
  levels: Readiness[];
  /** The fresh answers that it is made from, oldest first: score 0..1 before any probe. */
  scores: { attemptId: string; scenarioTitle: string; at: string; value: number }[];
  /** Graded attempts left out because the question was still remembered. */
  repeats: number;
};

export type ProgressView = {
  /** One page of the attempts, newest first. */
  attempts: AttemptSummary[];
  paging: { page: number; pages: number; total: number };
  dimensions: {
    dimension: Dimension;
    /** Mean final level per graded attempt (or per group of neighbours in a long history) that touched it, oldest first. */
    points: { at: string; attemptId: string; level: number; attempts: number }[];
    latest: number | null;
    mastery: MasteryView;
  }[];
  tracks: { track: Track; mastery: MasteryView }[];
  criteria: {
    scenarioId: string;
    scenarioTitle: string;
    criterionId: string;
    title: string;
    dimension: Dimension;
    /** The newest few, oldest first. */
    history: { at: string; attemptId: string; self: LevelOrUnknown; initial: LevelOrUnknown; final: LevelOrUnknown }[];
    mastery: MasteryView;
  }[];
  calibration: Calibration;
  /** Of what was at least named before any probe: how much was reasoned; over time and in all. */
  reasoning: {
    named: number;
    reasoned: number;
    share: number | null;
    periods: { from: string; to: string; attempts: number; named: number; reasoned: number; share: number | null }[];
  };
  /** null: nothing can be said yet. */
  readiness: ReadinessView | null;
  /** What is different in the last 30 days, in words. */
  changes: string[];
  /** Seconds of work: in all attempts, in the last 30 days, and per track. */
  time: { all: number; month: number; tracks: { track: Track; seconds: number }[] };
  /** Predicted recall against what happened in reviews. */
  recall: RecallCalibration;
  reviewsThisMonth: number;
  /** Why reviews go before `next`; null when none is due today. */
  reviewsFirst: string | null;
  next: NextUp | null;
  planLine: string | null;
};

/** What a save answers: "saved" is said only after the database has committed. */
export type SaveResult =
  | { kind: "saved"; revision: number; savedAt: string }
  | { kind: "stale"; revision: number; text: string; conflictId: string }
  | { kind: "locked"; revision: number }
  | { kind: "too-large"; limitBytes: number; bytes: number };

/** Where an attempt stands after a command: the page to go to is the page of `phase`. */
export type AttemptPosition = { attemptId: string; phase: Phase };

/** What a submission answers. Whatever was sent is kept, as the draft or beside it, unless it is blank or "too-large" to store. */
export type SubmitResult =
  | { kind: "submitted" }
  | { kind: "stale"; revision: number; text: string; conflictId: string }
  | { kind: "too-large"; limitBytes: number; bytes: number }
  | {
      kind: "refused";
      reason: "empty" | "too-long" | "already-submitted";
      message: string;
      /** The draft's revision now: the next save or submission builds on it. */
      revision: number;
    };

/** The first page's live example: two answers to one criterion, graded by the grader that grades everybody. */
export type LandingExample = {
  scenarioId: string;
  scenarioTitle: string;
  criterionTitle: string;
  dimension: Dimension;
  answers: {
    kind: "recited" | "reasoned";
    text: string;
    grade: Pick<CriterionGrade, "level" | "quotes" | "missing" | "probe">;
  }[];
};

export type PlanItem = { scenarioId: string; title: string; kind: "new" | "again"; minutes: number };
export type PlanView = {
  weeks: number;
  hoursPerWeek: number;
  level: TargetLevel;
  startsOn: string;
  /** First day after the plan. */
  endsOn: string;
  /** From 1; null when its time is over. */
  week: number | null;
  line: string;
  /** What a break did to it, without blame; null when there was none. */
  breakWords: string | null;
  /** Scenarios whose newest answer reached the level's bar before any probe. */
  reached: { count: number; all: number };
  thisWeek: {
    items: (PlanItem & { isDone: boolean; openAttemptId: string | null })[];
    /** Work of this week so far. */
    seconds: number;
    /** Graded this week besides what was planned. */
    others: number;
    reviewMinutes: number;
    freeMinutes: number;
  } | null;
  later: { week: number; from: string; items: PlanItem[] }[];
  past: { week: number; from: string; graded: number; seconds: number }[];
};
