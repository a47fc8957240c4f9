import type { LabParams, LabProblem, LabResult } from "../kit/lab";

/** What the page asks of its worker. `source`: a trace of the learner's own, as a file or as pasted text made into one. */
export type WorkerAsk = { labId: string; params: LabParams; source: File | null };
export type WorkerTold =
  | { kind: "progress"; doing: "reading" | "running"; share: number }
  | { kind: "done"; result: LabResult }
  | { kind: "failed"; problems: LabProblem[] | null; message: string; isInput: boolean };
