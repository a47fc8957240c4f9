import { readChunks } from "../kit/traces/read-chunks";
import { TRACE_BYTES, TraceError, type Trace, type TraceKind } from "../kit/traces/trace";
import { traceReader } from "../kit/traces/trace-reader";

/** Reads a file as a trace, a chunk at a time. @throws TraceError */
export async function readTraceFile(file: File, kind: TraceKind, progress: (share: number) => void): Promise<Trace> {
  if (file.size > TRACE_BYTES)
    throw new TraceError(1, "the file is larger than 50 MB: cut it, or take every tenth request.");
  const size = Math.max(1, file.size);
  return readChunks(textOf(file), traceReader(kind, file.name), (characters) => {
    progress(Math.min(1, characters / size));
  });
}

/** The text of a file in chunks; a reader in a loop, because not every engine can iterate a stream. */
async function* textOf(file: File): AsyncGenerator<string> {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
