/**
 * An attempt as a state machine: state x event -> state or a named refusal. Pure; the time of an event comes with it.
 * Phases go one way; what was reached can always be looked at again, and what was locked stays locked.
 */
export const PHASES = ["design", "judge", "grade", "probe", "twist", "contrast", "finished"] as const;
export type Phase = (typeof PHASES)[number];

export function phaseIndex(phase: Phase): number {
  return PHASES.indexOf(phase);
}

/** Whether the page of `wanted` may be looked at when the attempt has come as far as `reached`. */
export function canView(reached: Phase, wanted: Phase): boolean {
  return phaseIndex(wanted) <= phaseIndex(reached);
}
