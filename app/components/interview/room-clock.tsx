import { paceWords, type Segment } from "../../domain/interview/pacing";
import { clockWords, SEGMENT_TITLE, segmentWords } from "../../domain/interview/report/report-words";
import type { RoomClockView } from "../../services/interview/views";
import { useSecondsSince } from "../attempt/soft-timer";

type ClockProps = { clock: RoomClockView; isPaused: boolean; renderedAt: string };

/** The server's figures, counted on where scripts run; without them the page shows how it stood when it was made. */
function useRunning({ clock, isPaused, renderedAt }: ClockProps): Segment & { total: number } {
  const passed = useSecondsSince(renderedAt);
  const more = isPaused ? 0 : passed;
  const { kind, usedSeconds, budgetSeconds, totalUsedSeconds } = clock;
  return { kind, budgetSeconds, usedSeconds: usedSeconds + more, total: totalUsedSeconds + more };
}

/** Time used of the budget of this stretch, and of the whole. Never stops anybody. */
export function RoomClock(props: ClockProps) {
  const { total, ...segment } = useRunning(props);
  return (
    <span role="timer" aria-live="off" className="tabular-nums">
      {props.isPaused ? "Paused. " : ""}
      {SEGMENT_TITLE[segment.kind]} {segmentWords(segment)}
      <span className="text-ink-soft">
        {" "}
        · {clockWords(total)} of {clockWords(props.clock.totalBudgetSeconds)} in all
      </span>
    </span>
  );
}

/** What the interviewer says about the time: nothing while there is enough. */
export function PaceLine(props: ClockProps) {
  const { total: _total, ...segment } = useRunning(props);
  const words = props.isPaused ? null : paceWords(segment);
  return (
    <p role="status" className="mt-4 max-w-measure text-ink-soft empty:hidden">
      {words}
    </p>
  );
}
