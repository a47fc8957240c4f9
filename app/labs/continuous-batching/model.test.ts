import { describe, expect, test } from "vitest";
import { requestsReader } from "../kit/traces/read-requests";
import { functions } from "./functions";
import { lab } from "./index";
import { simulate } from "./model";
import { ParamsSchema } from "./params";

const quiet = { trace: null, progress: () => undefined };

function traceOf(rows: readonly (readonly [second: number, input: number, output: number])[]) {
  const reader = requestsReader("small");
  reader.line("TIMESTAMP,ContextTokens,GeneratedTokens");
  for (const [second, input, output] of rows) {
    reader.line(`2023-11-16 18:17:${String(second).padStart(2, "0")}.0000000,${String(input)},${String(output)}`);
  }
  return reader.end();
}

function run(params: Record<string, unknown>) {
  return simulate(ParamsSchema.parse(params), quiet);
}

test("the function steps counts a trace's outputs, in file order", () => {
  const trace = traceOf([
    [0, 5, 5],
    [0, 5, 1],
    [1, 5, 1],
    [1, 5, 1],
    [2, 5, 4],
  ]);
  expect(functions.steps.call({ slots: 2 }, trace)).toEqual({ static: 10, continuous: 7, ratio: 1.42857142857 });
  expect(functions.steps.input.safeParse({ slots: 0 }).success).toBe(false);
  expect(functions.steps.input.safeParse({ slots: 1.5 }).success).toBe(false);
  expect(() => functions.steps.call({ slots: 2 }, null)).toThrow("--trace");
});

test("a trace replaces the made-up load, and its requests are cut at the limit", () => {
  const trace = traceOf([
    [0, 100, 9],
    [10, 90_000, 9],
    [20, 100, 5000],
  ]);
  const result = simulate(ParamsSchema.parse({ outputLimit: 1000 }), { ...quiet, trace });
  expect(result.load).toMatchObject({ requests: 2, refusedTooLong: 1, outputLongest: 1000 });
  expect(result.runs.continuous.seconds).toBeGreaterThan(20);
});

test("everything refused is a result too", () => {
  const result = run({ promptLimit: 16, promptMean: 32_768, requests: 5 });
  expect(result.load.requests).toBe(0);
  expect(result.runs.continuous.missedShare).toBe(1);
  expect(
    lab.outcome(
      lab.run(ParamsSchema.parse({ promptLimit: 16, promptMean: 32_768, requests: 5 }), quiet),
      ParamsSchema.parse({}),
    ).verdict,
  ).toBe("failed");
});

describe("what the model says", () => {
  test("the same seed gives the same bytes, another one others", () => {
    expect(JSON.stringify(run({ seed: 3 }))).toBe(JSON.stringify(run({ seed: 3 })));
    expect(JSON.stringify(run({ seed: 3 }))).not.toBe(JSON.stringify(run({ seed: 4 })));
  });

  test("code-like and chat-like lengths have the means of the traces they were taken from", () => {
    const figures = (lengths: string) => run({ lengths, requests: 50_000, ratePerSecond: 0 }).load;
    expect(Math.abs(figures("code").outputMean / 27.9 - 1)).toBeLessThan(0.05);
    expect(Math.abs(figures("chat").outputMean / 211.1 - 1)).toBeLessThan(0.03);
    expect(Math.abs(figures("wide").outputMean / 300 - 1)).toBeLessThan(0.05);
  });

  test("more slots never lower the scheduling ratio's bounds, and the levers multiply", () => {
    for (const slots of [1, 4, 16, 64]) {
      const { lever } = run({ slots, ratePerSecond: 0 });
      expect(lever.together).toBeCloseTo(lever.batching * lever.scheduling, 9);
      expect(lever.ratio).toBeGreaterThanOrEqual(1);
      expect(lever.staticUtilisation * lever.ratio).toBeCloseTo(lever.continuousUtilisation, 9);
    }
  });

  test("reservations need the memory that on-demand blocks leave free", () => {
    const wide = { lengths: "wide", slots: 40 };
    expect(run({ ...wide, admission: "reserve" }).runs.continuous.missedShare).toBeGreaterThan(0.1);
    expect(run({ ...wide, admission: "demand" }).runs.continuous.missedShare).toBeLessThan(0.01);
  });

  test("the result stays small for a hundred thousand requests", () => {
    expect(JSON.stringify(run({ requests: 100_000, slots: 512 })).length).toBeLessThan(60_000);
  });
});
