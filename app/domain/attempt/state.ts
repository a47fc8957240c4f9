import type { CriterionGrade, GradeReport } from "../grading/evidence";
import type { Level, LevelOrUnknown } from "../rubric/level";
import type { Dimension } from "../rubric/schema";
import type { Clarification } from "../scenario/schema";
import type { Phase } from "./attempt";

/** One criterion of a submitted attempt. `initial` is frozen at submission; `final` follows the replies. */
export type CriterionState = {
  id: string;
  dimension: Dimension;
  weight: number;
  self: Level | null;
  initial: LevelOrUnknown;
  final: LevelOrUnknown;
};

/** A probe that was answered, or skipped (`text` and `grade` are null). */
export type SettledProbe = {
  criterionId: string;
  key: string;
  question: string;
  text: string | null;
  levelBefore: LevelOrUnknown;
  levelAfter: LevelOrUnknown;
  grade: CriterionGrade | null;
  at: Date;
};

export type SettledTwist = { id: string; text: string | null; grades: CriterionGrade[]; at: Date };
export type SaidDifference = { criterionId: string; text: string | null; at: Date };
export type Submission = { text: string; at: Date; report: GradeReport; isCounted: boolean };

/** Everything about one attempt but its draft, which is saved apart from the loop's steps and far more often. */
export type AttemptState = {
  id: string;
  scenarioId: string;
  rubricVersion: string;
  phase: Phase;
  startedAt: Date;
  clarifications: readonly { id: string; worth: Clarification["worth"]; at: Date }[];
  /** Steps 0, 1, 2, in the order in which they were taken. */
  hints: readonly { step: number; at: Date }[];
  /** null until the design is submitted; never changes afterwards. */
  submission: Submission | null;
  judgedAt: Date | null;
  /** Empty until the design is submitted. */
  criteria: readonly CriterionState[];
  probes: readonly SettledProbe[];
  /** Chosen when the twist is posed. */
  twistId: string | null;
  twist: SettledTwist | null;
  differences: readonly SaidDifference[];
  finishedAt: Date | null;
};

/** What can happen to an attempt, with the time at which it happened. Grading is done before, outside. */
export type AttemptEvent =
  | { kind: "clarification-asked"; id: string; worth: Clarification["worth"]; at: Date }
  | { kind: "hint-taken"; step: number; at: Date }
  | { kind: "submitted"; text: string; report: GradeReport; at: Date }
  | { kind: "self-judged"; levels: ReadonlyMap<string, Level>; at: Date }
  | { kind: "probing-begun"; at: Date }
  | { kind: "probe-settled"; criterionId: string; text: string | null; grade: CriterionGrade | null; at: Date }
  | { kind: "twist-posed"; twistId: string; at: Date }
  | { kind: "twist-settled"; text: string | null; grades: CriterionGrade[]; at: Date }
  | { kind: "contrast-begun"; at: Date }
  | { kind: "difference-said"; criterionId: string; text: string | null; at: Date }
  /** The questions, the twist and the self-judgement of a mock interview, all at once, when its report is opened. */
  | {
      kind: "interviewed";
      levels: ReadonlyMap<string, Level>;
      probes: readonly SettledProbe[];
      twist: SettledTwist | null;
      at: Date;
    }
  | { kind: "finished"; at: Date };

export const REFUSALS = {
  "design-locked": "The design has been submitted: what was asked and shown up to then stands.",
  "hint-order": "Hints come one after the other: take the one before first.",
  "submitted-before": "This attempt was already submitted, with another text. The first one stands.",
  "submit-first": "Submit your design first.",
  "judge-first": "Judge your own answer first: the grade comes after it.",
  "judged-before": "You have already judged this answer. The first judgement stands.",
  "judge-every-criterion": "Give every criterion a level before you go on.",
  "see-grade-first": "Look at the grade first.",
  "probe-not-current": "That is not the question being asked now. Answer or skip the current one first.",
  "probe-settled-before": "That question was already answered or skipped. What came first stands.",
  "probes-open": "There are questions left: answer or skip each of them first.",
  "twist-first": "The twist has not been posed yet.",
  "twist-settled-before": "The twist was already answered or skipped. What came first stands.",
  "twist-open": "Answer or skip the twist first.",
  "contrast-first": "The comparison has not begun yet.",
  "criterion-unknown": "This scenario has no such criterion.",
  "difference-said-before": "You have already said, or skipped, what the difference is here. What came first stands.",
  "interviewed-before": "The interview over this answer is on record already. What came first stands.",
  "differences-open": "Say, or skip, what the difference is for every criterion first.",
} as const;
export type Refusal = keyof typeof REFUSALS;

export type Reduced = { state: AttemptState } | { refused: Refusal };
