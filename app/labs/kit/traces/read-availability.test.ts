import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { availabilityReader } from "./read-availability";
import { TraceError, type AvailabilityTrace } from "./trace";

function read(text: string, name = "spot.csv"): AvailabilityTrace {
  const reader = availabilityReader(name);
  for (const line of text.split("\n")) reader.line(line);
  const trace = reader.end();
  if (trace.kind !== "availability") throw new Error("It read another kind of trace.");
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

const plain = (trace: AvailabilityTrace) => trace.zones.map(({ name, up }) => ({ name, up: [...up] }));

describe("CSV", () => {
  test("has one column per zone and the step between its rows", () => {
    const trace = read("time_seconds,us-west-2a,us-west-2b\n600,16,1\n900,0,1\n1200,5,0\n");
    expect(trace).toMatchObject({ kind: "availability", name: "spot.csv", stepSeconds: 300 });
    expect(plain(trace)).toEqual([
      { name: "us-west-2a", up: [16, 0, 5] },
      { name: "us-west-2b", up: [1, 1, 0] },
    ]);
  });

  test("may come with a byte order mark, carriage returns, blank lines and spaces", () => {
    expect(plain(read("\uFEFFtime_seconds, a\r\n0, 1\r\n\r\n60, 0\r\n"))).toEqual([{ name: "a", up: [1, 0] }]);
  });

  test.each([
    ["", 1, "the file is empty"],
    ["time,a\n0,1\n1,1", 1, "has to begin with time_seconds"],
    ["time_seconds\n0\n1", 1, "no zone"],
    ["time_seconds,a,a\n0,1,1\n1,1,1", 1, "stands there twice"],
    ["time_seconds,a,\n0,1,1\n1,1,1", 1, "has no name"],
    ["time_seconds,a\n0,1\n60,1,1", 3, "has 3 columns and the header has 2"],
    ["time_seconds,a\n0,1\n60,up", 3, '"up" in the column a is no count'],
    ["time_seconds,a\n0,1\n60,-1", 3, "is no count"],
    ["time_seconds,a\n0,1\n60,0.5", 3, "is no count"],
    ["time_seconds,a\n0,1\n60,", 3, "is no count"],
    ["time_seconds,a\nnoon,1\n60,1", 2, "is no time"],
    ["time_seconds,a\n60,1\n0,1", 3, "does not rise"],
    ["time_seconds,a\n0,1\n60,1\n180,1", 4, "the time is 180 where 120 was due"],
    ["time_seconds,a\n0,1", 2, "two rows at least"],
  ])("refuses %j in line %i", (text, line, message) => {
    const problem = problemOf(text);
    expect(problem.line).toBe(line);
    expect(problem.message).toContain(message);
  });
});

describe("JSON of spot-traces", () => {
  const a = '{"metadata": {"gap_seconds": 300}, "data": [0, 5, 16, 16]}';
  const b = '{"metadata": {"gap_seconds": 300, "zone": "us-west-2c"}, "data": [1, 0]}';

  test("alone is called after its file", () => {
    const trace = read(a, "us-west-2a_v100_1.json");
    expect(trace.stepSeconds).toBe(300);
    expect(plain(trace)).toEqual([{ name: "us-west-2a_v100_1", up: [0, 5, 16, 16] }]);
  });

  test("one after the other, in one line or several, are zones that end together", () => {
    const zones = [
      { name: "zone 1", up: [0, 5] },
      { name: "us-west-2c", up: [1, 0] },
    ];
    for (const text of [a + b, `${a}\n${b}`, `${a}\n\n  ${b}\n`, JSON.stringify(JSON.parse(a), null, 2) + b]) {
      expect(plain(read(text)), text).toEqual(zones);
    }
  });

  test("braces and quotes in a text do not end a document", () => {
    const odd = '{"metadata": {"gap_seconds": 60, "zone": "a} \\" {"}, "data": [1, 0]}';
    expect(plain(read(odd))).toEqual([{ name: 'a} " {', up: [1, 0] }]);
  });

  test.each([
    ['{"metadata": {}, "data": [1, 1]}', 1, "gap_seconds"],
    ['{"metadata": {"gap_seconds": 0}, "data": [1, 1]}', 1, "gap_seconds"],
    [`${a}\n{"metadata": {"gap_seconds": 60}, "data": [1, 1]}`, 2, "is 60 here and 300 before"],
    ['{"metadata": {"gap_seconds": 60}, "data": [1]}', 1, "two counts or more"],
    [`${a}\n{"metadata": {"gap_seconds": 300}, "data": [1, null]}`, 2, 'value 2 of "data" is null'],
    [`${a}\nnext`, 2, "stands between two series"],
    [`${a}\n{"metadata":\n{"gap_seconds": 300`, 3, "begins in line 2 is not closed"],
    ["{metadata}", 1, "no JSON"],
  ])("refuses %j in line %i", (text, line, message) => {
    const problem = problemOf(text);
    expect(problem.line).toBe(line);
    expect(problem.message).toContain(message);
  });
});

test("both formats give the same zones for the same counts", () => {
  const column = fc.array(fc.nat({ max: 16 }), { minLength: 2, maxLength: 30 });
  fc.assert(
    fc.property(column, fc.integer({ min: 1, max: 900 }), (counts, gap) => {
      const csv = ["time_seconds,z", ...counts.map((count, index) => `${index * gap},${count}`)].join("\n");
      const json = JSON.stringify({ metadata: { gap_seconds: gap, zone: "z" }, data: counts });
      expect(read(csv)).toEqual(read(json));
    }),
  );
});
