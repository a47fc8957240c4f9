import { useEffect, useState } from "react";
import { timerWords } from "./timer-words";

/** Elapsed time of the budget: the server's figure in the page, counted on where scripts run. Never stops anybody. */
export function SoftTimer({
  startedAt,
  renderedAt,
  budgetMinutes,
}: {
  startedAt: string;
  renderedAt: string;
  budgetMinutes: number;
}) {
  const atRender = Math.max(0, (Date.parse(renderedAt) - Date.parse(startedAt)) / 1000);
  const sinceRender = useSecondsSince(renderedAt);
  return (
    <span role="timer" aria-live="off">
      {timerWords(atRender + sinceRender, budgetMinutes)}
    </span>
  );
}

/** Seconds since the page was made, by this machine's own steady clock: 0 in the server's HTML. */
export function useSecondsSince(renderedAt: string): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const from = performance.now();
    setSeconds(0);
    const timer = setInterval(() => {
      setSeconds(Math.floor((performance.now() - from) / 1000));
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [renderedAt]);
  return seconds;
}
