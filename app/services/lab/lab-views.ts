/** What the lab pages are given: plain values; dates are ISO strings in UTC. */
import type { RunOutcome } from "../../domain/lab-run/lab-run";
import type { CriterionGrade, Note, Quote } from "../../domain/grading/evidence";
import type { LevelOrUnknown } from "../../domain/rubric/level";
import type { Field } from "../../labs/kit/fields";
import type { Guess } from "../../labs/kit/guess";
import type { Claim, LabParams, LabProblem, Outcome } from "../../labs/kit/lab";
import type { ShownRun } from "../../labs/kit/shown-run";
import type { TraceKind } from "../../labs/kit/traces/trace";

export type LabItem = {
  id: string;
  title: string;
  kind: "simulator" | "analyser" | "stepper";
  asks: string;
  /** Whether there is a scenario to practise it with. */
  hasScenario: boolean;
  takesTrace: boolean;
  /** The learner's newest run; null without one. */
  last: { verdict: RunOutcome["verdict"]; headline: string; at: string } | null;
};

/** A lab without its functions: what a page needs to show its form. */
export type LabFace = {
  id: string;
  title: string;
  kind: LabItem["kind"];
  asks: string;
  about: string;
  fields: Field[];
  presets: { id: string; title: string; why: string; query: string; verdict: Outcome["verdict"]; headline: string }[];
  events: { id: string; title: string; says: string }[];
  predictions: (
    | { id: string; ask: string; kind: "number"; unit: string; min: number; max: number; step: number }
    | { id: string; ask: string; kind: "choice"; options: readonly { id: string; label: string }[] }
  )[];
  claim: Claim;
  trace: TraceKind | null;
  functions: { name: string; summary: string }[];
  hasScenario: boolean;
};

/** The run in the learner's log that the page shows, and the answer to its question. */
export type LoggedRun = {
  id: string;
  lockedAt: string;
  canAnswer: boolean;
  reply: {
    question: string;
    text: string;
    level: LevelOrUnknown;
    quotes: Quote[];
    notes: Note[];
    missing: CriterionGrade["missing"];
  } | null;
};

export type LabPageView = {
  lab: LabFace;
  params: LabParams;
  query: string;
  problems: LabProblem[];
  /** What was typed into the fields of `problems`. */
  typed: Record<string, string>;
  guesses: Guess[];
  run: ShownRun | null;
  /** Why there is no run although one was asked for; null otherwise. */
  refusal: string | null;
  logged: LoggedRun | null;
  /** The attempt whose design this is. */
  attempt: { id: string; title: string } | null;
  isSignedIn: boolean;
  criterionTitle: string | null;
};

/** A run of an attempt's design, beside the grade and never in it. */
export type LabEvidence = {
  runId: string;
  attemptId: string;
  labId: string;
  /** The query that shows it again. */
  query: string;
  outcome: RunOutcome;
  /** What was thrown at it. */
  event: string | null;
  traceName: string | null;
  at: string;
};

/** The numbers of a design, for the design step and the grade. */
export type DesignNumbersView = {
  labTitle: string;
  isConfirmed: boolean;
  fields: {
    param: string;
    label: string;
    unit: string;
    min: number;
    max: number;
    step: number;
    /** Confirmed, or found in the text; null where neither. */
    value: number | null;
    /** Where it was found; null when it was typed or is missing. */
    quote: string | null;
    meaning: string;
  }[];
};
