import type { Level } from "../rubric/level";

/** Who sits where in one round: the interviewer holds the rubric, the candidate answers. */
export const ROLES = ["interviewer", "candidate"] as const;
export type Role = (typeof ROLES)[number];

/** One line of the conversation. `probe`: which suggested question it was; null for own words, and in every answer. */
export type SaidLine = {
  /** Given by whoever sends it: the same line sent twice is said once. */
  key: string;
  at: Date;
  from: Role;
  text: string;
  probe: ProbeRef | null;
};
export type ProbeRef = { criterionId: string; key: string };

/** What the interviewer thinks of one criterion; the note is nobody else's. */
export type Tick = { criterionId: string; level: Level | null; note: string; at: Date };

/** One round of two chairs. The candidate's answer itself is an ordinary attempt; here stands what happened around it. */
export type PairState = {
  id: string;
  round: number;
  scenarioId: string;
  rubricVersion: string;
  /** The rubric's criteria, in its order. */
  criterionIds: readonly string[];
  interviewerId: string;
  candidateId: string | null;
  joinedAt: Date | null;
  begunAt: Date | null;
  /** Ids of the questions that the candidate chose from the list. */
  clarifications: readonly { id: string; at: Date }[];
  said: readonly SaidLine[];
  /** At most one a criterion. */
  ticks: readonly Tick[];
  submittedAt: Date | null;
  closedAt: Date | null;
  judgedAt: Date | null;
  selfLevels: ReadonlyMap<string, Level>;
  /** The round after this one, with the chairs exchanged. */
  nextId: string | null;
};

/** Which part of the round it is; nothing is stored of it, it follows from what happened. */
export type Stage =
  | "invited"
  | "joined"
  | "running"
  /** Handed in; the conversation goes on. */
  | "submitted"
  /** The interviewing is over; the candidate judges the answer. */
  | "judging"
  /** Both may see all three judgements. */
  | "compared"
  /** Closed without an answer: there is nothing to compare. */
  | "ended";

/** What can happen, with who did it and when. */
export type PairEvent =
  | { kind: "joined"; by: string; at: Date }
  | { kind: "begun"; by: string; at: Date }
  | { kind: "clarification-asked"; by: string; id: string; at: Date }
  | { kind: "question-asked"; by: string; key: string; text: string; probe: ProbeRef | null; at: Date }
  | { kind: "answer-given"; by: string; key: string; text: string; at: Date }
  | { kind: "level-ticked"; by: string; criterionId: string; level: Level | null; note: string; at: Date }
  | { kind: "design-submitted"; by: string; at: Date }
  | { kind: "closed"; by: string; at: Date }
  | { kind: "self-judged"; by: string; levels: ReadonlyMap<string, Level>; at: Date }
  | { kind: "swapped"; by: string; nextId: string; at: Date };

export const REFUSALS = {
  "not-yours": "This session has two chairs, and neither is yours.",
  "own-invitation": "This is your own invitation: send it to the person you want to interview.",
  taken: "The candidate's chair is taken.",
  "nobody-joined": "Nobody has taken the candidate's chair yet.",
  "interviewer-only": "Only the interviewer can do that.",
  "candidate-only": "Only the candidate can do that.",
  "begin-first": "The interview has not begun yet.",
  "already-closed": "This round is closed: what was said and ticked stands.",
  "already-submitted": "The design has been handed in: what was asked up to then stands.",
  "nothing-said": "There is nothing in it yet. Write a sentence first.",
  "too-much-said": "This round holds no more lines. Close it and begin another.",
  "criterion-unknown": "This scenario has no such criterion.",
  "comparison-open": "The comparison is open: the levels you gave before you saw the others stand.",
  "submit-first": "There is no answer to judge yet.",
  "close-first": "The interview is still going on: end it first.",
  "judge-every-criterion": "Give every criterion a level before you go on.",
} as const;
export type Refusal = keyof typeof REFUSALS;
export type Reduced = { state: PairState } | { refused: Refusal };

/** Lines of one round: a bound on what a runaway page can store. */
export const MOST_LINES = 200;
/** UTF-16 code units of a question, an answer in the conversation, and a private note. */
export const LINE_CHARACTERS = 4_000;
export const NOTE_CHARACTERS = 2_000;
