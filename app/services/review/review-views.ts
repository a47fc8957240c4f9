/** What the review pages are given: plain values; dates are ISO strings in UTC. */
import type { Note, Quote } from "../../domain/grading/evidence";
import type { ReviewForm } from "../../domain/review/forms";
import type { RecallCalibration } from "../../domain/review/recall-calibration";
import type { LevelOrUnknown } from "../../domain/rubric/level";
import type { Dimension } from "../../domain/rubric/schema";
import type { JudgedGuess } from "../../labs/kit/guess";
import type { BriefView, ContrastItem } from "../views";

export type ReviewItem = {
  scenarioId: string;
  scenarioTitle: string;
  criterionId: string;
  title: string;
  dimension: Dimension;
  dueAt: string;
  isLeech: boolean;
};

export type ReviewView = {
  /** To ask now, in this order. */
  today: ReviewItem[];
  doneToday: number;
  dailyCap: number;
  /** Due as well, and put off because a day has an end; `until` is the last of the days it is spread over. */
  waiting: { count: number; until: string | null };
  /** Not due yet. */
  later: number;
  /** When the next one falls due, where nothing is asked now. */
  nextAt: string | null;
  recall: RecallCalibration;
};

/** Two answers side by side, without saying whose. */
export type AnswerPair = { knowledge: string; reasoning: string };

type Asked = Omit<ReviewItem, "dueAt"> & {
  form: ReviewForm;
  question: string;
};

export type QuestionView = Asked & {
  kind: "question";
  /** Which time it is asked, and how: sent back with the answer. */
  turn: number;
  promptKey: string;
  /** The situation that the question is about, for whoever needs it again. */
  setting: Pick<BriefView, "id" | "title" | "question" | "facts">;
  /** Shown with a contrast question. */
  pair: AnswerPair | null;
  /** What a lab is asked to bear out; null for every other form. */
  prediction: LabPredictionView | null;
  /** To be read again first; only for what has slipped away too often. */
  reread: (AnswerPair & { principle: string; words: string }) | null;
};

export type LabPredictionView =
  { kind: "number"; unit: string } | { kind: "choice"; options: { id: string; label: string }[] };

export type ReviewOutcomeView = Asked & {
  kind: "outcome";
  turn: number;
  reply: string;
  levelBefore: LevelOrUnknown;
  levelAfter: LevelOrUnknown;
  quotes: Quote[];
  notes: Note[];
  missing: string | null;
  /** After the try: what a reasoning answer says, and why it holds. */
  reasoning: string;
  reveal: ContrastItem["reveal"];
  /** What the lab's run gave; null for other forms. `judged` is null where no prediction was made. */
  lab: { judged: JudgedGuess | null; headline: string; because: string; labId: string; query: string } | null;
  /** When it comes back, and why then. */
  dueAt: string;
  because: string;
  /** The next question of today; null when that was the last one. */
  next: { scenarioId: string; criterionId: string; title: string } | null;
};

/** Asked for before it is due. */
export type EarlyView = Omit<ReviewItem, "isLeech"> & { kind: "early" };
