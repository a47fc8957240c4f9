import { LabInputError } from "../kit/lab";
import { loadLab } from "../load";
import { readTraceFile } from "./read-trace-file";
import { TraceError, type Trace } from "../kit/traces/trace";
import type { WorkerAsk, WorkerTold } from "./worker-messages";

// A worker runs one lab at a time; cancelling ends the worker itself. The last trace is kept for the next run.
const scope = globalThis as unknown as {
  postMessage(told: WorkerTold): void;
  onmessage: ((event: MessageEvent<WorkerAsk>) => void) | null;
};
let kept: { source: Blob; trace: Trace } | null = null;

scope.onmessage = ({ data }) => void answer(data);

async function answer({ labId, params, source }: WorkerAsk): Promise<void> {
  try {
    const lab = await loadLab(labId);
    if (lab === null) throw new Error("There is no such lab.");
    const trace = source === null || lab.trace === null ? null : await traceOf(source, lab.trace);
    scope.postMessage({ kind: "progress", doing: "running", share: 0 });
    const result = lab.run(params, {
      trace,
      progress: (share) => {
        scope.postMessage({ kind: "progress", doing: "running", share });
      },
    });
    scope.postMessage({ kind: "done", result });
  } catch (error) {
    const problems = error instanceof LabInputError ? [...error.problems] : null;
    const isInput = problems !== null || error instanceof TraceError;
    scope.postMessage({
      kind: "failed",
      problems,
      message: error instanceof Error ? error.message : String(error),
      isInput,
    });
  }
}

async function traceOf(source: File, kind: Trace["kind"]): Promise<Trace> {
  if (kept?.source === source || (kept?.trace.name === source.name && kept.source.size === source.size))
    return kept.trace;
  const trace = await readTraceFile(source, kind, (share) => {
    scope.postMessage({ kind: "progress", doing: "reading", share });
  });
  kept = { source, trace };
  return trace;
}
