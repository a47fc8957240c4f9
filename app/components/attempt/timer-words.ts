/** Past this many budgets a clock says nothing any more: the design was left and taken up again. */
const BUDGETS_COUNTED = 2;

/** "18:24 of 20:00"; far beyond the budget only that it is. */
export function timerWords(elapsedSeconds: number, budgetMinutes: number): string {
  if (elapsedSeconds > budgetMinutes * 60 * BUDGETS_COUNTED) return `past ${String(budgetMinutes)}:00, no hurry`;
  const whole = Math.floor(elapsedSeconds);
  return `${clock(whole)} of ${clock(budgetMinutes * 60)}`;
}

function clock(seconds: number): string {
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, "0")}`;
}
