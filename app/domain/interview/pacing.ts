import { advance, currentStretch } from "./clock";
import type { InterviewState, Stretch } from "./state";

export type SegmentKind = "design" | "questions" | "twist" | "closing";
/** Time used of a budget, both in seconds; what is over it is `usedSeconds - budgetSeconds` where that is positive. */
export type Segment = { kind: SegmentKind; usedSeconds: number; budgetSeconds: number };
export type Pace = {
  /** Per planned scenario; those that were never begun have used nothing. */
  parts: { segments: Segment[] }[];
  closing: Segment;
  usedSeconds: number;
  budgetSeconds: number;
  pausedSeconds: number;
};

/** Where the time went up to `now`: wall time minus pauses, so that a laptop that was closed without a pause has used its time. */
export function paceOf(state: InterviewState, now: Date): Pace {
  const { used, pausedMs } = state.closedAt === null ? advance(state, now) : state.clock;
  const seconds = (stretch: Stretch) => Math.floor((used.get(stretch) ?? 0) / 1000);
  const parts = state.plan.parts.map((part, index) => {
    const segments: Segment[] = [
      { kind: "design", usedSeconds: seconds(`design:${index}`), budgetSeconds: part.designSeconds },
      { kind: "questions", usedSeconds: seconds(`questions:${index}`), budgetSeconds: part.questionsSeconds },
    ];
    if (part.twistSeconds > 0) {
      segments.push({ kind: "twist", usedSeconds: seconds(`twist:${index}`), budgetSeconds: part.twistSeconds });
    }
    return { segments };
  });
  const closing: Segment = {
    kind: "closing",
    usedSeconds: seconds("closing"),
    budgetSeconds: state.plan.closingSeconds,
  };
  const all = [...used.values()].reduce((sum, ms) => sum + ms, 0);
  return {
    parts,
    closing,
    usedSeconds: Math.floor(all / 1000),
    budgetSeconds: state.plan.minutes * 60,
    pausedSeconds: Math.floor(pausedMs / 1000),
  };
}

/** The stretch that is running, or would run were it not paused; null before the beginning and after the end. */
export function currentSegment(state: InterviewState, now: Date): Segment | null {
  const stretch = currentStretch({ ...state, isPaused: false });
  if (stretch === null) return null;
  const pace = paceOf(state, now);
  if (stretch === "closing") return pace.closing;
  const [kind, index] = stretch.split(":");
  return pace.parts[Number(index)]?.segments.find((segment) => segment.kind === kind) ?? null;
}

/** Whether the current scenario has used all its time: the interviewer then asks no further. */
export function isPartOutOfTime(state: InterviewState, now: Date): boolean {
  const part = paceOf(state, now).parts[state.parts.length - 1];
  if (part === undefined) return false;
  const sum = (key: "usedSeconds" | "budgetSeconds") => part.segments.reduce((all, one) => all + one[key], 0);
  return sum("usedSeconds") >= sum("budgetSeconds");
}

/** The share of a budget at which an interviewer says that time is getting short. */
const SHORT_SHARE = 0.8;

/** What the interviewer says about the time of a stretch; null while there is enough of it. The clock never stops anybody. */
export function paceWords({ kind, usedSeconds, budgetSeconds }: Segment): string | null {
  const left = budgetSeconds - usedSeconds;
  const minutes = Math.max(1, Math.round(left / 60));
  if (usedSeconds < SHORT_SHARE * budgetSeconds) return null;
  if (kind === "design") {
    return left > 0
      ? `About ${inMinutes(minutes)} left for the design. Say what decides it, then hand it in.`
      : "The time for this design is used up. Hand in what you have; I would rather ask you about it.";
  }
  if (left > 0) return `About ${inMinutes(minutes)} left here. Keep it short.`;
  return kind === "closing"
    ? "We are at the end of our time. One sentence, and we stop."
    : "We are over the time for this. One sentence, and we go on.";
}

const inMinutes = (minutes: number): string => (minutes === 1 ? "a minute" : `${String(minutes)} minutes`);
