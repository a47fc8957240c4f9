import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stepSeconds, type Engine } from "./engine";
import type { Load } from "./load";
import { runBatches } from "./run-batches";
import { runSteps } from "./run-steps";
import type { Served } from "./served";

type Request = { gap: number; prompt: number; output: number };

function loadOf(requests: readonly Request[]): Load {
  let clock = 0;
  return {
    count: requests.length,
    at: Float64Array.from(requests, ({ gap }) => (clock += gap)),
    prompt: Int32Array.from(requests, ({ prompt }) => prompt),
    output: Int32Array.from(requests, ({ output }) => output),
    refused: { tooLong: 0, neverFits: 0 },
  };
}

function engine(changes: Partial<Engine>): Engine {
  return {
    slots: 4,
    chunk: 16,
    reservedOutput: null,
    outputLimit: 60,
    kv: 1e6,
    maxWait: 0.5,
    stepBase: 0.02,
    stepPerSequence: 0.001,
    prefill: 0.0005,
    ...changes,
  };
}

/** One step at a time, objects and lists, no shortcut: what the fast run has to agree with as long as memory is enough. */
function plainRun(load: Load, e: Engine): { first: number[]; last: number[]; steps: number } {
  const first = Array.from(load.at, () => NaN);
  const last = Array.from(load.at, () => NaN);
  let active: { id: number; left: number; output: number }[] = [];
  let clock = 0;
  let next = 0;
  let steps = 0;
  while (next < load.count || active.length > 0) {
    while (next < load.count && active.length < e.slots && load.at[next]! <= clock + 1e-9) {
      active.push({ id: next, left: load.prompt[next]!, output: load.output[next]! });
      next += 1;
    }
    if (active.length === 0) {
      clock = load.at[next]!;
      continue;
    }
    const decoding = active.filter((one) => one.left === 0);
    let budget = e.chunk;
    const parts = active
      .filter((one) => one.left > 0)
      .map((one) => {
        const part = Math.min(one.left, budget);
        budget -= part;
        return { one, part };
      });
    clock += stepSeconds(
      e,
      decoding.length,
      parts.reduce((sum, { part }) => sum + part, 0),
    );
    steps += 1;
    for (const one of decoding) one.output -= 1;
    for (const { one, part } of parts) {
      if (part === 0) continue;
      one.left -= part;
      if (one.left === 0) {
        first[one.id] = clock;
        one.output -= 1;
      }
    }
    for (const one of active) if (one.left === 0 && one.output === 0) last[one.id] = clock;
    active = active.filter((one) => one.left > 0 || one.output > 0);
  }
  return { first, last, steps };
}

const requests = fc.array(
  fc.record({
    gap: fc.integer({ min: 0, max: 400 }).map((ms) => ms / 1000),
    prompt: fc.integer({ min: 1, max: 60 }),
    output: fc.integer({ min: 1, max: 60 }),
  }),
  { minLength: 1, maxLength: 40 },
);
const engines = fc.record({
  slots: fc.integer({ min: 1, max: 9 }),
  chunk: fc.constantFrom(Infinity, 1, 7, 64),
});

function everyoneServed(served: Served): void {
  const { load } = served;
  for (let i = 0; i < load.count; i += 1) {
    expect(served.startAt[i]!).toBeGreaterThanOrEqual(load.at[i]! - 1e-6);
    expect(served.firstAt[i]!).toBeGreaterThan(served.startAt[i]!);
    expect(served.lastAt[i]!).toBeGreaterThanOrEqual(served.firstAt[i]! - 1e-9);
  }
}

describe("continuous batching", () => {
  test("steps taken in one go are the steps taken one by one", () => {
    fc.assert(
      fc.property(requests, engines, (list, changes) => {
        const load = loadOf(list);
        const fast = runSteps(load, engine(changes), () => undefined);
        const slow = plainRun(load, engine(changes));
        expect(fast.steps).toBe(slow.steps);
        slow.first.forEach((at, i) => expect(fast.firstAt[i]).toBeCloseTo(at, 6));
        slow.last.forEach((at, i) => expect(fast.lastAt[i]).toBeCloseTo(at, 6));
      }),
      { numRuns: 200 },
    );
  });

  test("with little memory everyone is still served, within it, on demand as with reservations", () => {
    fc.assert(
      fc.property(
        requests,
        engines,
        fc.integer({ min: 120, max: 300 }),
        fc.boolean(),
        (list, changes, kv, isReserved) => {
          const served = runSteps(
            loadOf(list),
            engine({ ...changes, kv, reservedOutput: isReserved ? 60 : null }),
            () => undefined,
          );
          everyoneServed(served);
          expect(served.kvPeak).toBeLessThanOrEqual(kv);
          if (isReserved) expect(served.preemptions).toBe(0);
          expect(served.recomputedTokens === 0 || served.preemptions > 0).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  test("by hand: the second of two answers is dropped when memory is full, and computed again", () => {
    const load = loadOf([
      { gap: 0, prompt: 10, output: 30 },
      { gap: 0, prompt: 10, output: 30 },
    ]);
    const served = runSteps(load, engine({ chunk: Infinity, kv: 50 }), () => undefined);
    // Both hold 11 after the prefill; 14 steps later 25 + 25 = 50 is full, and the second leaves with 25 to compute again.
    expect(served.preemptions).toBe(1);
    expect(served.recomputedTokens).toBe(25);
    expect(served.lastAt[0]!).toBeLessThan(served.lastAt[1]!);
    expect(served.steps).toBe(1 + 14 + 15 + 1 + 14);
  });

  test("a whole prompt in one step is a gap for the others; chunks make it small", () => {
    const load = loadOf([
      { gap: 0, prompt: 1, output: 200 },
      { gap: 1, prompt: 2000, output: 1 },
    ]);
    const longest = (chunk: number) => runSteps(load, engine({ chunk }), () => undefined).gaps.longestMs;
    expect(longest(Infinity)).toBeCloseTo(20 + 1 + 1000, 6);
    expect(longest(100)).toBeCloseTo(20 + 1 + 50, 6);
  });
});

describe("batches", () => {
  test("everyone is served, and in as many steps as the batches are long when all are there", () => {
    fc.assert(
      fc.property(
        requests,
        fc.integer({ min: 1, max: 9 }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (list, slots, wait) => {
          everyoneServed(runBatches(loadOf(list), engine({ slots }), wait));
          const there = list.map((request) => ({ ...request, gap: 0 }));
          const served = runBatches(loadOf(there), engine({ slots }), Infinity);
          let steps = 0;
          for (let from = 0; from < there.length; from += slots) {
            steps += Math.max(...there.slice(from, from + slots).map(({ output }) => output));
          }
          expect(served.steps).toBe(steps);
        },
      ),
    );
  });

  test("static waits for the batch to fill, dynamic only so long", () => {
    const load = loadOf([0, 0, 3, 0].map((gap) => ({ gap, prompt: 10, output: 5 })));
    const e = engine({ slots: 4, prefill: 0 });
    expect(runBatches(load, e, Infinity).startAt[0]).toBe(3);
    expect(runBatches(load, e, 0.5).startAt[0]).toBe(0.5);
  });

  test("a batch is as small as contiguous reservations make it", () => {
    const load = loadOf([0, 0, 0, 0].map((gap) => ({ gap, prompt: 40, output: 5 })));
    const served = runBatches(load, engine({ slots: 4, kv: 2 * 100 }), Infinity);
    expect(served.startAt[1]).toBe(served.startAt[0]);
    expect(served.startAt[2]).toBeGreaterThan(served.startAt[0]!);
  });
});
