import type { Trace, TraceReader } from "./trace";

/**
 * Feeds decoded text to a reader line by line, whatever the chunks are. `onChunk` gets the characters so far, for progress.
 * @throws TraceError
 */
export async function readChunks(
  chunks: AsyncIterable<string>,
  reader: TraceReader,
  onChunk: (characters: number) => void = () => undefined,
): Promise<Trace> {
  let rest = "";
  let characters = 0;
  for await (const chunk of chunks) {
    characters += chunk.length;
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) reader.line(line.endsWith("\r") ? line.slice(0, -1) : line);
    onChunk(characters);
  }
  if (rest !== "") reader.line(rest);
  return reader.end();
}
