import type { Dimension } from "../rubric/schema";
import type { Level, LevelOrUnknown } from "../rubric/level";

/** Half-open range of UTF-16 code units of the answer as stored (LF line ends): text === answer.slice(start, end). */
export type Span = { start: number; end: number };

/** What a marked stretch of the learner's sentence is. */
export type MarkRole = "claim" | "link" | "consequence" | "quantity" | "support";
export type Mark = Span & { role: MarkRole };

/** A whole sentence (or neighbouring sentences) that earned something, with the parts that earned it. */
export type Quote = Span & { text: string; marks: Mark[] };

export type Confidence = "high" | "medium" | "low";
export type ProbeKey = 0 | 1 | 2 | "unsure";

/** Something that was seen and did not help, or lowered the level; `says` is shown to the learner. */
export type Note = {
  kind: "misconception" | "contradiction" | "denied" | "rejected" | "uncertain" | "list-only";
  says: string;
  quotes: Quote[];
};

export type RulesVerdict = {
  level: LevelOrUnknown;
  /** Concept ids asserted, by criterion's knowledge list. */
  named: string[];
  /** Index into criterion.reasoning.links of each link that fired. */
  links: number[];
  /** Kinds of support, or supporting concept ids, found beside a fired link. */
  support: string[];
  /** One sentence naming the rule that decided. */
  because: string;
};

export type ExamplesVerdict = {
  /** Expected level from the nearest marked examples, 0..3, or null when nothing is near. */
  expected: number | null;
  nearest: { id: string; similarity: number; level: Level }[];
};

export type CriterionGrade = {
  id: string;
  dimension: Dimension;
  weight: number;
  level: LevelOrUnknown;
  confidence: Confidence;
  quotes: Quote[];
  /** The step that would lift the level, as an instruction; null at Defended. */
  missing: string | null;
  /** The interviewer's follow-up for this level; null at Defended. */
  probe: string | null;
  probeKey: ProbeKey | null;
  notes: Note[];
  rules: RulesVerdict;
  examples: ExamplesVerdict;
  /** The shortest addition that lifts the level of this very text; only where it was looked for and found. */
  addition?: string;
};

/** Text that is not the learner's own (copied from what was shown) or that addresses the grader: never evidence. */
export type Masked = Span & { reason: "copied" | "instruction" };
export type GradeFlag = "mostly-copied" | "not-english" | "very-short" | "notes-style" | "instructions" | "empty";

export type GradeReport = {
  scenario: string;
  rubricVersion: string;
  graderVersion: string;
  /** sum(weight x level) / (3 x sum(weight)) over criteria that have a level; null when none has. */
  score: number | null;
  max: 1;
  /** Answered weight / all weight. */
  coverage: number;
  criteria: CriterionGrade[];
  masked: Masked[];
  flags: GradeFlag[];
  wordCount: number;
};
