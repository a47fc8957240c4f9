import { openQuestion, type Clock, type InterviewState, type Stretch } from "./state";

/** What the time that passes now is counted to; null while paused, before the beginning and after the end. */
export function currentStretch(state: InterviewState): Stretch | null {
  if (state.isPaused) return null;
  const index = state.parts.length - 1;
  switch (state.stage) {
    case "design":
      return `design:${index}`;
    case "questions":
      return openQuestion(state)?.question.kind === "twist" ? `twist:${index}` : `questions:${index}`;
    case "between":
      return `questions:${index}`;
    case "closing":
      return "closing";
    default:
      return null;
  }
}

/**
 * The clock moved to `at`: what has passed since the last event belongs to the stretch in which it passed. A machine whose clock was
 * set back loses no time and gains none: such an event counts as having happened at the one before.
 */
export function advance(state: InterviewState, at: Date): Clock {
  const { since, used, pausedMs } = state.clock;
  if (since === null) return { since: at, used, pausedMs };
  const passed = Math.max(0, at.getTime() - since.getTime());
  const now = new Date(since.getTime() + passed);
  const stretch = currentStretch(state);
  if (stretch !== null) {
    return { since: now, used: new Map([...used, [stretch, (used.get(stretch) ?? 0) + passed]]), pausedMs };
  }
  return { since: now, used, pausedMs: pausedMs + (state.isPaused ? passed : 0) };
}
