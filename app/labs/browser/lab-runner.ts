import type { LabProblem, LabResult } from "../kit/lab";
import type { WorkerAsk, WorkerTold } from "./worker-messages";

export type RunDone =
  | { kind: "done"; result: LabResult }
  | { kind: "cancelled" }
  | { kind: "failed"; problems: LabProblem[]; message: string };
type Progress = Extract<WorkerTold, { kind: "progress" }>;

/** Runs labs in one worker, which is kept for the next run: it may hold a trace. */
export class LabRunner {
  #worker: Worker | null = null;
  #cancel: (() => void) | null = null;

  /** One run at a time: a new one ends the one before. */
  run(ask: WorkerAsk, onProgress: (progress: Progress) => void): Promise<RunDone> {
    this.cancel();
    this.#worker ??= new Worker(new URL("./run.worker.ts", import.meta.url), { type: "module" });
    const worker = this.#worker;
    return new Promise<RunDone>((resolve) => {
      this.#cancel = () => {
        this.#end();
        resolve({ kind: "cancelled" });
      };
      worker.onmessage = ({ data }: MessageEvent<WorkerTold>) => {
        if (data.kind === "progress") {
          onProgress(data);
          return;
        }
        this.#cancel = null;
        if (data.kind === "done") resolve(data);
        else resolve({ kind: "failed", problems: data.problems ?? [], message: data.message });
      };
      worker.onerror = (event) => {
        this.#end();
        resolve({
          kind: "failed",
          problems: [],
          message: event.message === "" ? "The run ended unexpectedly." : event.message,
        });
      };
      worker.postMessage(ask);
    });
  }

  cancel(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }
}
