import { availabilityReader } from "./read-availability";
import { requestsReader } from "./read-requests";
import type { TraceKind, TraceReader } from "./trace";

/** A reader for a kind of trace; `name` stands in headings. */
export function traceReader(kind: TraceKind, name: string): TraceReader {
  return kind === "requests" ? requestsReader(name) : availabilityReader(name);
}
