import type { Guess } from "../../labs/kit/guess";
import {
  LabInputError,
  SERVER_EVENTS,
  type Lab,
  type LabParams,
  type LabProblem,
  type LabResult,
} from "../../labs/kit/lab";
import { shownRun, type ShownRun } from "../../labs/kit/shown-run";

/** Runs that were asked for again lately, as JSON: presets above all. Deterministic, so they never go stale. */
const KEPT = 60;
const kept = new Map<string, LabResult>();

export type ServerRun = { run: ShownRun } | { problems: LabProblem[] } | { refusal: string };

/** Runs a lab here, unless it is more than a request may cost. */
export function runHere(lab: Lab, params: LabParams, guesses: readonly Guess[]): ServerRun {
  if (lab.work(params, null) > SERVER_EVENTS) {
    return {
      refusal:
        "This run is longer than a page may take. With JavaScript it runs in your browser, with progress; or make it shorter, or use the command line (npm run lab).",
    };
  }
  try {
    return { run: shownRun(lab, { params, result: resultOf(lab, params), guesses, traceName: null }) };
  } catch (error) {
    if (error instanceof LabInputError) return { problems: [...error.problems] };
    throw error;
  }
}

function resultOf(lab: Lab, params: LabParams): LabResult {
  const key = `${lab.id} ${JSON.stringify(params)}`;
  const known = kept.get(key);
  kept.delete(key);
  const result = known ?? lab.run(params, { trace: null, progress: () => undefined });
  kept.set(key, result);
  const oldest = kept.keys().next();
  if (kept.size > KEPT && oldest.done !== true) kept.delete(oldest.value);
  return result;
}
