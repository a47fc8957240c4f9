import type { CriterionGrade } from "../grading/evidence";
import type { Level, LevelOrUnknown } from "../rubric/level";
import type { Dimension } from "../rubric/dimension";
import type { InterviewPlan } from "./plan";

export type QuestionKind = "probe" | "pushback" | "twist" | "closing";

/** Something the interviewer asks. `key` is the rubric's probe key, "pushback", the twist's id or "closing". */
export type Question = {
  /** Unique within the interview. */
  id: string;
  kind: QuestionKind;
  key: string;
  /** Criteria of the current scenario into which the reply is graded; none for the closing question. */
  criterionIds: readonly string[];
  text: string;
};

/** `text` null: passed over. Grades are over the design and the reply together. */
export type Reply = { text: string | null; grades: readonly CriterionGrade[]; at: Date };
/** `reply` null: being asked, or left behind when the candidate moved on. */
export type AskedQuestion = { question: Question; at: Date; reply: Reply | null };

/** What the interviewer goes by after reading a design; the whole grade is kept with the attempt. */
export type ReadCriterion = {
  id: string;
  dimension: Dimension;
  weight: number;
  level: LevelOrUnknown;
  probe: string | null;
  probeKey: string | null;
  /** The candidate's own words that stand for it, to be quoted back at them; null when there are none. */
  quote: string | null;
};

/** A scenario of the interview that was begun. `read` null: no design was handed in. */
export type RoomPart = {
  attemptId: string;
  beganAt: Date;
  clarifications: readonly { id: string; at: Date }[];
  read: readonly ReadCriterion[] | null;
  readAt: Date | null;
  asked: readonly AskedQuestion[];
};

/** between: the interviewer has no more questions on this scenario and waits to be told to go on. */
export const STAGES = ["waiting", "design", "questions", "between", "closing", "closed", "judged"] as const;
export type Stage = (typeof STAGES)[number];

/** Milliseconds per stretch of the interview; `since` is the last event's time, up to which they are counted. */
export type Clock = { since: Date | null; used: ReadonlyMap<Stretch, number>; pausedMs: number };
export type Stretch = `${"design" | "questions" | "twist"}:${number}` | "closing";

export type InterviewState = {
  plan: InterviewPlan;
  stage: Stage;
  parts: readonly RoomPart[];
  closing: AskedQuestion | null;
  isPaused: boolean;
  pauses: readonly { from: Date; to: Date | null }[];
  /** What stood in the answer's field when it was paused: shown there again. */
  unsent: { questionId: string; text: string } | null;
  clock: Clock;
  closedAt: Date | null;
  isEarly: boolean;
  judgedAt: Date | null;
  /** Per part (by index), the candidate's own level of each criterion. */
  self: readonly Readonly<Record<string, Level>>[];
};

/** What can happen in an interview, with its time. Grading is done before, outside. */
export type InterviewEvent =
  | { kind: "begun"; attemptId: string; at: Date }
  | { kind: "clarification-asked"; part: number; id: string; at: Date }
  | { kind: "design-submitted"; part: number; criteria: readonly ReadCriterion[]; at: Date }
  | { kind: "question-asked"; question: Question; at: Date }
  | { kind: "answered"; questionId: string; text: string; grades: readonly CriterionGrade[]; at: Date }
  | { kind: "skipped"; questionId: string; at: Date }
  | { kind: "part-ended"; part: number; at: Date }
  | { kind: "paused"; unsent: string | null; at: Date }
  | { kind: "resumed"; at: Date }
  /** `attemptId` null: the scenarios are over, the closing begins. */
  | { kind: "moved-on"; from: number; attemptId: string | null; at: Date }
  | { kind: "closed"; isEarly: boolean; at: Date }
  | { kind: "self-judged"; levels: readonly Readonly<Record<string, Level>>[]; at: Date };

export const EVENT_KINDS = [
  "begun",
  "clarification-asked",
  "design-submitted",
  "question-asked",
  "answered",
  "skipped",
  "part-ended",
  "paused",
  "resumed",
  "moved-on",
  "closed",
  "self-judged",
] as const satisfies readonly InterviewEvent["kind"][];

export const ROOM_REFUSALS = {
  "not-begun": "This interview has not begun yet.",
  paused: "The interview is paused. Go on with it first.",
  over: "This interview is over. What was said in it stands.",
  "not-this-part": "The interview has moved on to another scenario.",
  "design-locked": "You have handed your design in: the time for clarifying questions is over.",
  "design-first": "Hand your design in first.",
  "question-open": "There is a question on the table. Answer it or pass first.",
  "asked-before": "That question was asked already.",
  "not-asked": "That is not the question being asked now.",
  "answered-before": "That question was already answered or passed over. What came first stands.",
  "close-first": "The interview is not over yet. Judge yourself when it is.",
  "judge-every-criterion": "Give every criterion a level before the report opens.",
  "judged-before": "You have already judged this interview. The first judgement stands.",
} as const;
export type RoomRefusal = keyof typeof ROOM_REFUSALS;

export type RoomReduced = { state: InterviewState } | { refused: RoomRefusal };

export function emptyInterview(plan: InterviewPlan): InterviewState {
  return {
    plan,
    stage: "waiting",
    parts: [],
    closing: null,
    isPaused: false,
    pauses: [],
    unsent: null,
    clock: { since: null, used: new Map(), pausedMs: 0 },
    closedAt: null,
    isEarly: false,
    judgedAt: null,
    self: [],
  };
}

export function currentPart(state: InterviewState): RoomPart | null {
  return state.parts.at(-1) ?? null;
}

/** Every question of the interview, in the order in which they were asked. */
export function allAsked({ parts, closing }: InterviewState): AskedQuestion[] {
  return [...parts.flatMap(({ asked }) => asked), ...(closing === null ? [] : [closing])];
}

/** The question that waits for a reply now; null when none does. */
export function openQuestion(state: InterviewState): AskedQuestion | null {
  const asked =
    state.stage === "closing" ? state.closing : state.stage === "questions" ? currentPart(state)?.asked.at(-1) : null;
  return asked?.reply === null ? asked : null;
}
