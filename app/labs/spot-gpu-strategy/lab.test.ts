import { describe, expect, test } from "vitest";
import { paramsOf } from "../kit/params-of";
import { availabilityReader } from "../kit/traces/read-availability";
import { LabInputError, type Lab } from "../kit/lab";
import { lab as held } from "./index";
import { ParamsSchema, type Params } from "./params";
import type { Result } from "./result";
import { outcomeOf } from "./outcome";
import { savingOf } from "./mix";

const lab: Lab = held;
const quiet = { trace: null, progress: () => undefined };

function outcomeFor(preset: string, events: readonly string[] = []) {
  const params = paramsOf(lab, { preset, events });
  return outcomeOf(lab.run(params, quiet) as Result, params as Params);
}

describe("outcomes", () => {
  test("a thin baseline is told in minutes a day", () => {
    expect(outcomeFor("headline").headline).toMatch(/^Your 30% baseline drops below the load for \d+ minutes a day/);
  });

  test("each kind of failure speaks to its criterion", () => {
    expect(outcomeFor("headline", ["sold-out"])).toMatchObject({ criterionId: "correlated-loss" });
    expect(outcomeFor("literal")).toMatchObject({ verdict: "degraded", criterionId: "bill-arithmetic" });
    expect(outcomeFor("defended")).toMatchObject({
      verdict: "survived",
      firstCause: null,
      criterionId: "rollout-with-proof",
    });
    const noDrain = ParamsSchema.parse({
      drainFirst: false,
      zones: 3,
      baselineShare: 60,
      spareShare: 40,
      singlesPerDay: 60,
      downHours: 0,
      targetCut: 10,
    });
    expect(outcomeOf(lab.run(noDrain, quiet) as Result, noDrain)).toMatchObject({ criterionId: "drain-on-notice" });
  });

  test("a lost zone with no on demand left ends the naive design", () => {
    const { verdict, firstCause } = outcomeFor("naive", ["sold-out"]);
    expect(verdict).toBe("failed");
    expect(firstCause).toMatch(/^Day \d+, \d\d:\d\d: zone a had taken back \d+ GPUs; 0 GPUs were left/);
  });
});

test("the discount shares of the claim are those of the closed form", () => {
  const mix = savingOf({ spotShare: 0.7, discount: 0.6, fallbackShare: 0 });
  expect(mix.saving).toBeCloseTo(0.42, 12);
  expect(mix.discountFor40).toBeCloseTo(0.5714, 4);
  expect(mix.discountFor55).toBeCloseTo(0.7857, 4);
  const other = savingOf({ spotShare: 0.3, discount: 1, fallbackShare: 0 });
  expect(other.saving).toBeCloseTo(0.3, 12);
  expect(other.discountFor40).toBeCloseTo(1.333, 3);
  expect(other.discountFor55).toBeCloseTo(1.833, 3);
  expect(savingOf({ spotShare: 0.7, discount: 0.6, fallbackShare: 0.5 }).saving).toBeCloseTo(0.21, 12);
  expect(savingOf({ spotShare: 0, discount: 0.6, fallbackShare: 0 }).discountFor40).toBeNull();
});

describe("functions", () => {
  const series = (up: readonly number[]) => {
    const reader = availabilityReader("us-west-2a.json");
    reader.line(JSON.stringify({ metadata: { gap_seconds: 1800 }, data: up }));
    return reader.end();
  };

  test("availability-summary counts all, none, losses and runs", () => {
    const summary = lab.functions["availability-summary"]?.call({}, series([0, 16, 16, 0, 0, 5, 16, 8, 0, 16]));
    expect(summary).toEqual({
      samples: 10,
      stepSeconds: 1800,
      anyShare: 0.6,
      zones: [
        {
          name: "us-west-2a",
          most: 16,
          fullShare: 0.4,
          noneShare: 0.4,
          stepsDown: 3,
          stepsToNone: 2,
          stepsFullToNone: 1,
          preemptionsDay: 3 / (5 / 24),
          meanUpHours: 1.25,
          medianUpHours: 1.25,
          meanDownHours: 2 / 3,
        },
      ],
    });
    expect(() => lab.functions["availability-summary"]?.call({}, null)).toThrow(LabInputError);
  });

  test("each gives what its schema says", () => {
    const calls: [string, unknown][] = [
      ["mix-saving", { spotShare: 0.7, discount: 0.6 }],
      ["replay-requests", { requests: 2000 }],
      ["availability-summary", {}],
    ];
    for (const [name, input] of calls) {
      const fn = lab.functions[name];
      const output = fn?.call(fn.input.parse(input), series([16, 0, 16]));
      expect(fn?.output.safeParse(output).error, name).toBeUndefined();
    }
  });
});
