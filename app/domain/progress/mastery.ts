import { isDefended } from "./levels";
import { countingAttempts, type PastAttempt } from "./history";

/** How far a learner has come with one scenario. */
export type ScenarioState = "new" | "started" | "practised" | "defended";

/** `attempts`: those of one learner at one scenario. The best attempt decides; a weaker day later takes nothing away. */
export function scenarioState(attempts: readonly PastAttempt[]): ScenarioState {
  if (attempts.length === 0) return "new";
  const counting = countingAttempts(attempts);
  if (counting.length === 0) return "started";
  const hasDefended = counting.some(
    ({ criteria }) =>
      // Most answers are told apart without making a list of each.
      criteria.every(({ final }) => final !== null && final >= 2) &&
      isDefended(criteria.map(({ weight, final }) => ({ weight, level: final }))),
  );
  return hasDefended ? "defended" : "practised";
}
