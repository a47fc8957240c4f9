/** Seconds of one step; notice, cold start and losses are counted in whole steps. */
export const STEP_SECONDS = 10;
export const DAY_SECONDS = 86_400;
export const STEPS_PER_HOUR = 3600 / STEP_SECONDS;
export const STEPS_PER_DAY = DAY_SECONDS / STEP_SECONDS;

/**
 * Seconds from the notice until the router has stopped sending: polled every 5 s, as EC2 recommends, and 10 s until every router knows
 * (the scenario's figures).
 */
export const REACT_SECONDS = 15;

/** Whole steps that cover this many seconds. */
export function stepsOf(seconds: number): number {
  return Math.ceil(seconds / STEP_SECONDS - 1e-9);
}

/** When an attack begins: noon of the second day, or of the first when there is no second. */
export function attackStep(steps: number): number {
  return steps > 1.5 * STEPS_PER_DAY ? 1.5 * STEPS_PER_DAY : 0.5 * STEPS_PER_DAY;
}
