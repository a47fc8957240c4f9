import { describe, expect, test } from "vitest";
import { pastAttempt } from "../../../tests/setup/past-attempts";
import { calibrationOf } from "./calibration";
import { openAttempt } from "./history";
import { scenarioState } from "./mastery";
import { progressLine } from "./progress-line";
import { dimensionLines } from "./timeline";

const DEFENDED = [3, 3, 3, 2, 2] as const;

describe("the state of a scenario", () => {
  test("is new, started, practised or defended, by the best attempt", () => {
    expect(scenarioState([])).toBe("new");
    expect(scenarioState([pastAttempt({ phase: "design" })])).toBe("started");
    expect(scenarioState([pastAttempt({ phase: "judge", levels: DEFENDED })])).toBe("started");
    expect(scenarioState([pastAttempt({ levels: [3, 3, 3, 3, 1] })])).toBe("practised");
    expect(scenarioState([pastAttempt({ day: 9, levels: [0, 0, 0, 0, 0] }), pastAttempt({ levels: DEFENDED })])).toBe(
      "defended",
    );
  });

  test("does not move for copied work", () => {
    expect(scenarioState([pastAttempt({ levels: DEFENDED, isCounted: false })])).toBe("started");
  });

  test("goes on with the newest unfinished attempt", () => {
    const older = pastAttempt({ day: 1, phase: "probe" });
    const newer = pastAttempt({ day: 2, phase: "design" });
    expect(openAttempt([newer, pastAttempt({ day: 3 }), older], "small-fleet")).toBe(newer);
    expect(openAttempt([older], "another")).toBeNull();
  });
});

describe("the timeline", () => {
  test("has one point per counting attempt that touched a dimension, oldest first", () => {
    const lines = dimensionLines([
      pastAttempt({ day: 3, levels: [2, 3, null, 1, 0], self: 3 }),
      pastAttempt({ day: 1, levels: [0, 1, 1, 1, 1] }),
      pastAttempt({ day: 2, levels: DEFENDED, isCounted: false }),
      pastAttempt({ day: 4, levels: DEFENDED, phase: "judge" }),
    ]);
    const line = (dimension: string) => lines.find((one) => one.dimension === dimension);
    expect(line("mechanism")?.points.map(({ level }) => level)).toEqual([0, 2]);
    expect(line("mechanism")).toMatchObject({ latest: 2, selfGap: 1 });
    expect(line("trade-off")?.points.map(({ level }) => level)).toEqual([1]);
    expect(line("rollout")).toMatchObject({ points: [], latest: null, selfGap: null });
  });

  test("averages the criteria of one dimension within an attempt", () => {
    const attempt = pastAttempt({ levels: [1, 2] });
    const mechanism = attempt.criteria.map((criterion) => ({ ...criterion, dimension: "mechanism" as const }));
    expect(dimensionLines([{ ...attempt, criteria: mechanism }])[0]?.latest).toBe(1.5);
  });

  test("draws a long history in at most 24 points, and still knows the newest level", () => {
    const attempts = Array.from({ length: 100 }, (_, n) => pastAttempt({ day: n + 1, levels: [n === 99 ? 3 : 1] }));
    const [mechanism] = dimensionLines(attempts);
    expect(mechanism?.points).toHaveLength(24);
    expect(mechanism?.points.reduce((sum, point) => sum + point.attempts, 0)).toBe(100);
    expect(mechanism?.latest).toBe(3);
  });
});

describe("calibration", () => {
  test("counts judgements that were too high, too low and right", () => {
    const calibration = calibrationOf([pastAttempt({ levels: [0, 2, 2, 3, null], self: 2 })]);
    expect(calibration).toMatchObject({ judged: 4, tooHigh: 1, tooLow: 1, exact: 2, meanGap: 0.25 });
    expect(calibration.sentence).toContain("too little to say");
  });

  test("says how far off, in which direction, and where most", () => {
    const tooHigh = calibrationOf([
      pastAttempt({ levels: [2, 2, 2, 0, 2], self: 2 }),
      pastAttempt({ levels: [2, 1, 2, 1, 1], self: 2 }),
    ]);
    expect(tooHigh.sentence).toBe("You judge yourself 0.5 levels too high, mostly on failure modes.");
    const tooLow = calibrationOf([pastAttempt({ levels: [2, 3, 2, 2, 1], self: 1 })]);
    expect(tooLow.sentence).toBe("You judge yourself 1.0 levels too low, mostly on quantities.");
  });

  test("scores the chances that the judgements say: Brier, against always saying the average", () => {
    const sure = calibrationOf([pastAttempt({ levels: [3, 3, 3, 3, 3], self: 3 })]);
    expect(sure.brier).toBeCloseTo(0.0025);
    expect(sure.brierOfAverage).toBe(0);
    const wrong = calibrationOf([pastAttempt({ levels: [0, 0, 0, 0, 0], self: 3 })]);
    expect(wrong.brier).toBeCloseTo(0.9025);
    const mixed = calibrationOf([pastAttempt({ levels: [3, 0], self: 2 })]);
    expect(mixed.brier).toBeCloseTo((0.0625 + 0.5625) / 2);
    expect(mixed.brierOfAverage).toBe(0.25);
    expect(calibrationOf([]).brier).toBeNull();
  });

  test("tells over- and under-confidence by dimension, from five judgements on", () => {
    const attempts = [1, 2, 3, 4, 5].map((day) => pastAttempt({ day, levels: [1, 3, 2], self: 2 }));
    const of = (dimension: string) => calibrationOf(attempts).dimensions.find((one) => one.dimension === dimension);
    expect(of("mechanism")).toMatchObject({ judged: 5, meanGap: 1, verdict: "too high" });
    expect(of("quantity")).toMatchObject({ verdict: "too low" });
    expect(of("trade-off")).toMatchObject({ verdict: "as graded" });
    expect(calibrationOf(attempts.slice(0, 4)).dimensions[0]).toMatchObject({ verdict: "unknown" });
  });

  test("does not turn noise into advice", () => {
    expect(calibrationOf([pastAttempt({ levels: [2, 2, 2, 1, 3], self: 2 })]).sentence).toContain(
      "On average you judge yourself as the grade does",
    );
    expect(calibrationOf([pastAttempt({ levels: [2, 2, 2, 2, 2], self: 2 })]).sentence).toBe(
      "You judge yourself exactly as the grade does.",
    );
    expect(calibrationOf([]).sentence).toContain("too little to say");
    expect(calibrationOf([pastAttempt({ levels: [0, 0, 0, 0, 0], self: 3, isCounted: false })]).judged).toBe(0);
  });
});

describe("the line on progress", () => {
  test("says what is defended now, by the newest attempt at each scenario", () => {
    expect(
      progressLine([
        pastAttempt({ day: 2, levels: [3, 3, 2, 0, 1] }),
        pastAttempt({ day: 1, levels: [3, 3, 3, 3, 3] }),
        pastAttempt({ day: 1, levels: [3, 1, 1, 1, 1], scenarioId: "another" }),
      ]),
    ).toMatch(
      /^You defend three of ten criteria in two scenarios; mechanism is your strongest side, .+ the one to work on\.$/,
    );
  });

  test("is kind when nothing is defended, and silent before the first grade", () => {
    expect(progressLine([pastAttempt({ levels: [1, 1, 1, 1, 1] })])).toBe(
      "None of the five criteria in one scenario is defended yet.",
    );
    expect(progressLine([pastAttempt({ phase: "design" })])).toBeNull();
  });
});
