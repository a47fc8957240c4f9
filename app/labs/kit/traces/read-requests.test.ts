import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { requestsReader } from "./read-requests";
import { TraceError, type RequestTrace } from "./trace";

const HEADER = "TIMESTAMP,ContextTokens,GeneratedTokens";

function read(text: string): RequestTrace {
  const reader = requestsReader("a file");
  for (const line of text.split("\n")) reader.line(line);
  const trace = reader.end();
  if (trace.kind !== "requests") throw new Error("no request trace");
  return trace;
}

function problemOf(text: string): { line: number; message: string } {
  try {
    read(text);
  } catch (error) {
    if (error instanceof TraceError) return { line: error.line, message: error.message };
    throw error;
  }
  throw new Error("It was read.");
}

function json(timestamp: number, hashes?: readonly number[]): string {
  return JSON.stringify({ timestamp, input_length: 600, output_length: 5, hash_ids: hashes });
}

describe("CSV", () => {
  test("times, tokens and their order, over midnight and a leap day", () => {
    const trace = read(
      `${HEADER}\n2024-02-28 23:59:59.9799600,4808,10\n2024-02-29 00:00:00.0000000,3180,8\n2024-03-01 00:00:00.5,110,27`,
    );
    expect(trace).toMatchObject({ count: 3, name: "a file", blocks: null });
    expect([...trace.atSeconds].map((at) => Number(at.toFixed(7)))).toEqual([0, 0.02004, 86400.52004]);
    expect([...trace.inputTokens]).toEqual([4808, 3180, 110]);
    expect([...trace.outputTokens]).toEqual([10, 8, 27]);
  });

  test("tenths of a microsecond survive the seconds since 1970", () => {
    const trace = read(`${HEADER}\n2023-11-16 18:17:03.9799600,1,1\n2023-11-16 18:17:03.9799601,1,1`);
    expect(trace.atSeconds[1]).toBeCloseTo(1e-7, 12);
  });

  test("an offset counts; CRLF, blank lines, quotes, a byte order mark and further columns do not", () => {
    const trace = read(
      `\uFEFF"timestamp",ContextTokens,model,GeneratedTokens\r\n\r\n2024-05-10T02:00:00.009930+02:00,"7",x,2\r\n\n2024-05-10 00:00:01.009930Z,8,x,3\r\n\r\n`,
    );
    expect([...trace.atSeconds]).toEqual([0, 1]);
    expect([...trace.inputTokens]).toEqual([7, 8]);
    expect([...trace.outputTokens]).toEqual([2, 3]);
  });

  test.each([
    ["2023-11-16 18:17:03,1,1\n\n2023-11-16 18:17:0x,1,1", 4, "TIMESTAMP is '2023-11-16 18:17:0x'"],
    ["2023-02-29 00:00:00,1,1", 2, "TIMESTAMP"],
    ["2023-02-28 24:00:00,1,1", 2, "TIMESTAMP"],
    ["2023-02-28 00:00:00,1", 2, "Has 2 values, the header has 3"],
    ["2023-02-28 00:00:00,-1,1", 2, "ContextTokens"],
    ["2023-02-28 00:00:00,1,1.5", 2, "GeneratedTokens"],
    ["2023-02-28 00:00:00,1,9999999999", 2, "GeneratedTokens"],
    ["2023-02-28 00:00:01,1,1\n2023-02-28 00:00:00,1,1", 3, "Sort the file by time"],
  ])("%j is wrong in line %i: %s", (rows, line, message) => {
    const problem = problemOf(`${HEADER}\n${rows}`);
    expect(problem.line).toBe(line);
    expect(problem.message).toContain(message);
  });
});

describe("JSON lines", () => {
  test("hashes of any size become ids in order of first appearance", () => {
    const trace = read([json(1500, [46, 2 ** 52, -3]), json(1500, []), json(3001, [2 ** 52, 46, 7, 7])].join("\r\n"));
    expect([...trace.atSeconds]).toEqual([0, 0, 1.501]);
    expect(trace.blocks?.distinct).toBe(4);
    expect([...(trace.blocks?.ids ?? [])]).toEqual([0, 1, 2, 1, 0, 3, 3]);
    expect([...(trace.blocks?.start ?? [])]).toEqual([0, 3, 3, 7]);
  });

  test("a file without hashes has no blocks", () => {
    expect(read(`${json(0)}\n${json(1)}`).blocks).toBeNull();
  });

  test.each([
    [`${json(0, [1])}\n${json(1)}`, 2, "Has no hash_ids although"],
    [`${json(0)}\n${json(1, [1])}`, 2, "Has hash_ids although"],
    [`${json(5)}\n${json(4)}`, 2, "Sort the file by time"],
    ['{"timestamp": 0, "input', 1, "not one whole JSON object"],
    [`${json(0)}\n[1]`, 2, "not one whole JSON object"],
    ['{"timestamp": "0", "input_length": 1, "output_length": 1}', 1, 'timestamp is "0"'],
    ['{"timestamp": 1e300, "input_length": 1, "output_length": 1}', 1, "timestamp"],
    ['{"timestamp": 0, "output_length": 1}', 1, "input_length is missing"],
    ['{"timestamp": 0, "input_length": 1, "output_length": 1, "hash_ids": 3}', 1, "hash_ids is 3"],
    ['{"timestamp": 0, "input_length": 1, "output_length": 1, "hash_ids": [1, "a"]}', 1, 'hash_ids has "a" as item 2'],
  ])("%j is wrong in line %i: %s", (text, line, message) => {
    const problem = problemOf(text);
    expect(problem.line).toBe(line);
    expect(problem.message).toContain(message);
  });
});

test.each([
  ["", 1, "No request found"],
  [HEADER, 1, "No request found"],
  ["\n\nhello", 3, "neither the header"],
  ["x".repeat(3 * 1024 * 1024), 1, "Longer than 2 MB"],
])("what is no trace is named (%#)", (text, line, message) => {
  expect(problemOf(text).line).toBe(line);
  expect(problemOf(text).message).toContain(message);
});

describe("properties", () => {
  const request = fc.record({
    gap: fc.integer({ min: 0, max: 1e6 }),
    input: fc.nat(),
    output: fc.nat(),
    hashes: fc.array(fc.integer({ min: -(2 ** 50), max: 2 ** 50 }), { maxLength: 12 }),
  });

  test("what was written comes back, whatever the requests", () => {
    fc.assert(
      fc.property(fc.array(request, { minLength: 1, maxLength: 50 }), (requests) => {
        let now = 0;
        const lines = requests.map(({ gap, input, output, hashes }) => {
          now += gap;
          return JSON.stringify({ timestamp: now, input_length: input, output_length: output, hash_ids: hashes });
        });
        const trace = read(lines.join("\n"));
        expect([...trace.inputTokens]).toEqual(requests.map(({ input }) => input));
        expect([...trace.outputTokens]).toEqual(requests.map(({ output }) => output));
        const written = requests.flatMap(({ hashes }) => hashes);
        const order = [...new Set(written)];
        expect([...(trace.blocks?.ids ?? [])]).toEqual(written.map((hash) => order.indexOf(hash)));
        expect(trace.blocks?.distinct).toBe(order.length);
        expect(trace.atSeconds.at(-1)).toBeCloseTo((now - (requests[0]?.gap ?? 0)) / 1000, 9);
      }),
    );
  });

  test("bytes that nobody meant as a trace give a TraceError or a trace, never anything else", () => {
    const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => new TextDecoder().decode(array));
    const torn = fc
      .tuple(fc.constantFrom(`${HEADER}\n2023-11-16 18:17:03.97,4808,10`, json(0, [1, 2])), fc.nat(90), bytes)
      .map(([text, at, noise]) => text.slice(0, at) + noise + text.slice(at));
    const jsons = fc.json().map((text) => `{"timestamp": ${text}, "input_length": 1, "output_length": ${text}}`);
    fc.assert(
      fc.property(fc.oneof(bytes, torn, jsons, fc.string()), (text) => {
        try {
          expect(read(text).count).toBeGreaterThan(0);
        } catch (error) {
          if (!(error instanceof TraceError)) throw error;
          expect(error.line).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("a hundred thousand distinct hashes keep their ids through every doubling", () => {
    const hashes = Array.from({ length: 1000 }, (_, row) =>
      Array.from({ length: 100 }, (_, at) => (row * 100 + at) * 4096),
    );
    const trace = read([...hashes, ...hashes].map((row) => json(0, row)).join("\n"));
    expect(trace.blocks?.distinct).toBe(100_000);
    expect(trace.blocks?.ids[199_999]).toBe(99_999);
  });
});
