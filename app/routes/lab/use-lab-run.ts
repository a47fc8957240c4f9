import { useEffect, useRef, useState } from "react";
import { LabRunner } from "../../labs/browser/lab-runner";
import type { Guess } from "../../labs/kit/guess";
import type { LabParams, LabProblem, LabResult } from "../../labs/kit/lab";
import type { LabCode } from "../../labs/browser/lab-code";
import { GUESS_PREFIX, LAB_KEYS, LINK_CHARACTERS } from "../../labs/kit/page-keys";
import type { ShownRun } from "../../labs/kit/shown-run";
import { paths } from "../../paths";
import type { LabPageView } from "../../services/lab/lab-views";

export type RunState = {
  params: LabParams;
  guesses: readonly Guess[];
  run: ShownRun | null;
  problems: LabProblem[];
  /** Shown while a run is under way. */
  progress: { doing: "reading" | "running"; share: number } | null;
  /** Said where a run ended without a result. */
  message: string | null;
  /** The run in the log; null for somebody who is not signed in, or when the server did not answer. */
  runId: string | null;
  /** Counts runs of this page: the result takes the focus when it changes. */
  runs: number;
};
export type RunAsked = {
  code: LabCode;
  params: LabParams;
  guesses: readonly Guess[];
  eventId: string | null;
  source: File | null;
};

/** Runs a lab in the browser: at once when it is short, in the worker when it is long or replays a trace. */
export function useLabRun(view: LabPageView) {
  const [state, setState] = useState<RunState>(() => initial(view));
  const runner = useRef<LabRunner | null>(null);
  useEffect(() => () => runner.current?.cancel(), []);
  const change = (part: Partial<RunState>) => {
    setState((before) => ({ ...before, ...part }));
  };

  async function run(asked: RunAsked): Promise<void> {
    const { code, params, guesses, source } = asked;
    const { lab, WORKER_EVENTS, shownRun, pageQuery } = code;
    change({ params, guesses, problems: [], message: null, progress: { doing: "running", share: 0 } });
    // The prediction is locked before anything runs; a server that does not answer keeps nobody from running.
    const runId = view.isSignedIn ? await lock(view, asked) : null;
    const isLong = source !== null || lab.work(params, null) > WORKER_EVENTS;
    runner.current ??= new LabRunner();
    const done = isLong
      ? await runner.current.run({ labId: lab.id, params, source }, (progress) => {
          change({ progress });
        })
      : runInline(code, params);
    if (done.kind === "cancelled") {
      change({ progress: null, message: "Cancelled. Nothing was changed." });
      return;
    }
    if (done.kind === "failed") {
      change({ progress: null, problems: done.problems, message: done.problems.length > 0 ? null : done.message });
      return;
    }
    const shown = shownRun(lab, { params, result: done.result, guesses, traceName: source?.name ?? null });
    setState((before) => ({ ...before, run: shown, progress: null, runId, runs: before.runs + 1 }));
    const attemptId = view.attempt?.id ?? null;
    // The address shows what is on the page, unless it would be too long for one; a trace is no part of it.
    const query = pageQuery(lab, { params, guesses, isShown: true, runId, attemptId });
    if (query.length <= LINK_CHARACTERS) {
      window.history.replaceState(window.history.state, "", paths.lab(lab.id, query));
    }
    if (runId !== null && source !== null) await tellOutcome(view, runId, shown);
  }

  const problemsFound = (problems: LabProblem[]) => {
    change({ problems, message: null });
  };
  const cancel = () => runner.current?.cancel();
  return { state, run, cancel, problemsFound };
}

function initial(view: LabPageView): RunState {
  const { params, guesses, run, problems, refusal, logged } = view;
  return { params, guesses, run, problems, progress: null, message: refusal, runId: logged?.id ?? null, runs: 0 };
}

function runInline(
  { lab, LabInputError }: LabCode,
  params: LabParams,
): { kind: "done"; result: LabResult } | { kind: "failed"; problems: LabProblem[]; message: string } {
  try {
    return { kind: "done", result: lab.run(params, { trace: null, progress: () => undefined }) };
  } catch (error) {
    if (error instanceof LabInputError)
      return { kind: "failed", problems: [...error.problems], message: error.message };
    throw error;
  }
}

/** The id of the run in the log; null when it could not be kept. */
async function lock(
  { attempt }: LabPageView,
  { code: { lab, queryOf }, params, guesses, eventId, source }: RunAsked,
): Promise<string | null> {
  const body = new URLSearchParams(queryOf(lab, params));
  // A form leaves switches out that are off: say every one.
  for (const [key, value] of Object.entries(params)) body.set(key, String(value));
  for (const { about, value } of guesses) body.set(GUESS_PREFIX + about, value);
  if (eventId !== null) body.set(LAB_KEYS.event, eventId);
  if (attempt !== null) body.set(LAB_KEYS.attempt, attempt.id);
  if (source !== null) body.set("traceName", source.name);
  return send(lab.id, body);
}

async function tellOutcome({ lab }: LabPageView, runId: string, { outcome, judged }: ShownRun): Promise<void> {
  const body = new URLSearchParams({ [LAB_KEYS.run]: runId, outcome: JSON.stringify({ ...outcome, judged }) });
  await send(lab.id, body);
}

async function send(labId: string, body: URLSearchParams): Promise<string | null> {
  try {
    const response = await fetch(paths.labRuns(labId), { method: "POST", body });
    if (!response.ok) return null;
    const { runId } = (await response.json()) as { runId: string | null };
    return runId;
  } catch {
    return null;
  }
}
