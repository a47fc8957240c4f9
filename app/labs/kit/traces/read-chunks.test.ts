import fc from "fast-check";
import { expect, test } from "vitest";
import { readChunks } from "./read-chunks";
import type { Trace } from "./trace";

const END = { kind: "availability", name: "", stepSeconds: 1, zones: [] } satisfies Trace;

async function linesOf(chunks: readonly string[]): Promise<string[]> {
  const lines: string[] = [];
  async function* stream() {
    for (const chunk of chunks) yield await Promise.resolve(chunk);
  }
  await readChunks(stream(), { line: (text) => lines.push(text), end: () => END });
  return lines;
}

test("a file is the same lines however it is cut into chunks", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: fc.constantFrom("a", "1", ",", " ") }), { minLength: 1, maxLength: 8 }),
      fc.constantFrom("\n", "\r\n"),
      fc.array(fc.nat(40), { maxLength: 6 }),
      async (lines, end, cuts) => {
        const text = lines.map((line) => line + end).join("");
        const places = [...new Set([0, ...cuts.filter((cut) => cut < text.length), text.length])].sort((a, b) => a - b);
        const chunks = places.slice(1).map((place, index) => text.slice(places[index], place));
        expect(await linesOf(chunks)).toEqual(lines);
      },
    ),
  );
});

test("a last line without an end counts", async () => {
  expect(await linesOf(["a\nb"])).toEqual(["a", "b"]);
});
