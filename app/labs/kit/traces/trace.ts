/** Real load or availability, instead of what a lab would make up. Columns, because a file of 50 MB becomes millions of objects otherwise. */
export type Trace = RequestTrace | AvailabilityTrace;
export type TraceKind = Trace["kind"];

/** LLM requests in file order. */
export type RequestTrace = {
  kind: "requests";
  /** File name, for headings. */
  name: string;
  count: number;
  /** Seconds since the first request. */
  atSeconds: Float64Array;
  inputTokens: Int32Array;
  outputTokens: Int32Array;
  /**
   * Ids of the prompt's blocks, prefix first, all requests one after the other; null when the file has none. Ids are dense (0, 1, 2 ...
   * in order of first appearance): a file's own may be hashes of any size.
   */
  blocks: {
    ids: Int32Array;
    /** Request i has ids[start[i]] up to ids[start[i + 1]]. */ start: Int32Array;
    distinct: number;
  } | null;
};

/** How many instances of each zone were up, tick by tick. */
export type AvailabilityTrace = {
  kind: "availability";
  name: string;
  stepSeconds: number;
  /** All of one length. */
  zones: readonly { name: string; up: Int32Array }[];
};

/** A file that cannot be read as a trace. `line` counts from 1. */
export class TraceError extends Error {
  override readonly name = "TraceError";
  constructor(
    readonly line: number,
    problem: string,
  ) {
    super(`Line ${String(line)}: ${problem}`);
  }
}

/** Takes a file line by line, so that it is never held as one string. */
export type TraceReader = {
  /** @throws TraceError */
  line(text: string): void;
  /** @throws TraceError when nothing usable came */
  end(): Trace;
};

/** Bytes of a trace file that a browser or the command line takes. */
export const TRACE_BYTES = 50 * 1024 * 1024;
