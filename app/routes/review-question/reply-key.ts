/** Under which an answer is kept in the browser until it has been sent. */
export function replyKey(of: { scenarioId: string; criterionId: string; turn: number }): string {
  return `review:${of.scenarioId}/${of.criterionId}:${String(of.turn)}`;
}
