import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LabInputError } from "../kit/lab";
import { replicas } from "./functions";
import type { ReplicaAnswer } from "./replica-calculator";

/*
 * The cases of kubernetes/kubernetes, pkg/controller/podautoscaler/replica_calculator_test.go (Apache-2.0, The Kubernetes Authors),
 * re-typed as data: the table of resource cases, the single cases, and the pod groups of TestGroupPods. A pod there has two
 * containers of the same request and use, hence the doubled figures; where a case looks at one container they stand alone.
 */
type Pod = Record<string, unknown>;
type Case = [name: string, input: Record<string, unknown>, replicas: number, utilization: number];

/** true: ready; false: not ready; hot: inside the initialisation period; or the state in words. */
type State = boolean | "hot" | "hot-unready" | "failed" | "deleted" | "pending";
const STATES: Record<string, Pod> = {
  true: {},
  false: { ready: false },
  hot: { withinInitializationPeriod: true },
  "hot-unready": { withinInitializationPeriod: true, ready: false },
  failed: { phase: "Failed", ready: false },
  deleted: { deleted: true, ready: false },
  pending: { phase: "Pending", ready: false },
};
function states(list: State[]): Pod[] {
  return list.map((state) => ({ ...STATES[String(state)] }));
}
function ready(count: number): State[] {
  return Array.from({ length: count }, () => true);
}
const [F, H, U, X, D, P] = [false, "hot", "hot-unready", "failed", "deleted", "pending"] as const;

function cpu(
  currentReplicas: number,
  target: number,
  levels: (number | null)[],
  list: State[] = ready(currentReplicas),
  { requests = [1000], containers = 2, more = {} }: { requests?: number[]; containers?: number; more?: object } = {},
): Record<string, unknown> {
  const pods = states(list).map((pod, at) => ({
    ...pod,
    requestMilli: containers * (requests[at] ?? requests[0] ?? 0),
  }));
  const samples = levels.map((level) => (level === null ? null : containers * level));
  return { metric: "cpu", currentReplicas, target, pods, samples, ...more };
}
function qps(
  metric: "pods" | "object" | "external",
  currentReplicas: number,
  target: number,
  samples: number[],
  list: State[] = ready(currentReplicas),
  more: object = {},
): Record<string, unknown> {
  return { metric, currentReplicas, target, samples, pods: states(list), ...more };
}
const ONE = { containers: 1 };
const DOWN5 = [100, 300, 500, 250, 250];
const UNEVEN = [900, 1000, 1100];
const tolerances = (scaleDownTolerance: number, scaleUpTolerance: number) => ({ scaleDownTolerance, scaleUpTolerance });
const uneven = (levels: number[], down: number, up: number) =>
  cpu(3, 100, levels, undefined, { requests: UNEVEN, more: tolerances(down, up) });
const AVERAGE = { perPod: true };

const RESOURCE: Case[] = [
  ["scale up", cpu(3, 30, [300, 500, 700]), 5, 50],
  ["scale up: container metric", cpu(3, 30, [300, 500, 700], undefined, ONE), 5, 50],
  ["scale up: unready pod scales less", cpu(3, 30, [300, 500, 700], [F, true, true]), 4, 60],
  ["scale up: hot-CPU container scales less", cpu(3, 30, [300, 500, 700], [H, true, true], ONE), 4, 60],
  ["scale up: hot-CPU pod scales less", cpu(3, 30, [300, 500, 700], [H, true, true]), 4, 60],
  ["no scale: unready pods ignored", cpu(3, 30, [400, 500, 700], [true, F, F]), 3, 40],
  ["no scale: hot-CPU pods ignored", cpu(3, 30, [400, 500, 700], [true, U, U]), 3, 40],
  ["scale up: failed pods ignored", cpu(2, 30, [500, 700], [true, true, X, X]), 4, 60],
  [
    "scale up: failed pods, missing container metric",
    cpu(2, 30, [500, 700, null, null], [true, true, X, X], ONE),
    4,
    60,
  ],
  ["scale up: container metrics with failed pods", cpu(2, 30, [500, 700], [true, true, X, X], ONE), 4, 60],
  ["scale up: pods being deleted are ignored", cpu(2, 30, [500, 700], [true, true, D, D]), 4, 60],
  ["scale up: container metrics, pods being deleted", cpu(2, 30, [500, 700], [true, true, D, D], ONE), 4, 60],
  ["scale down", cpu(5, 50, DOWN5), 3, 28],
  ["scale down: container metric", cpu(5, 50, DOWN5, undefined, ONE), 3, 28],
  ["scale down: exclude unready pods", cpu(5, 50, DOWN5, [true, true, true, F, F]), 2, 30],
  ["scale down: container metric, unready pods", cpu(5, 50, DOWN5, [true, true, true, F, F], ONE), 2, 30],
  ["scale down: exclude unscheduled pods", cpu(5, 50, [100], [true, P, P, P, P]), 1, 10],
  ["scale down: container metric, unscheduled pods", cpu(5, 50, DOWN5, [true, P, P, P, P], ONE), 1, 10],
  ["scale down: ignore hot-CPU pods", cpu(5, 50, DOWN5, [true, true, true, H, H]), 2, 30],
  [
    "scale down: container metric, hot pods",
    cpu(5, 50, [100, 300, 500, 1000, 1000], [true, true, true, H, H], ONE),
    2,
    30,
  ],
  ["scale down: failed pods ignored", cpu(5, 50, DOWN5, [...ready(5), X, X]), 3, 28],
  ["scale down: container metric, failed pods", cpu(5, 50, DOWN5, [...ready(5), X, X], ONE), 3, 28],
  ["scale down: pods being deleted are ignored", cpu(5, 50, DOWN5, [...ready(5), D, D]), 3, 28],
  ["scale down: pods being deleted that still run", cpu(5, 50, DOWN5, [...ready(5), D, D], ONE), 3, 28],
];

const OVERFLOW: Case[] = [
  ["ScaleUpOverflow", qps("object", 3, 1, [2 ** 63]), 2 ** 31 - 1, 2 ** 63],
  ["ExternalPerPodMetricReplicaOverflow", qps("external", 1, 1, [2 ** 63], [], AVERAGE), 2 ** 31 - 1, 2 ** 63],
  ["ExternalPerPodMetricUsageOverflow", qps("external", 1, 2 ** 63, [2 ** 63], [], AVERAGE), 1, 2 ** 63],
];

const SINGLE: Case[] = [
  ["ScaleUpCM", qps("pods", 3, 15000, [20000, 10000, 30000]), 4, 20000],
  ["ScaleUpCMUnreadyHotCpuNoLessScale", qps("pods", 3, 15000, [50000, 10000, 30000], [true, true, U]), 6, 30000],
  ["ScaleUpCMUnreadyHotCpuScaleWouldScaleDown", qps("pods", 3, 15000, [50000, 15000, 30000], [U, true, U]), 7, 31666],
  ["ScaleUpCMObject", qps("object", 3, 15000, [20000]), 4, 20000],
  ["ScaleUpCMPerPodObject", qps("object", 3, 5000, [20000], [], AVERAGE), 4, 6667],
  ["ScaleUpCMObjectIgnoresUnreadyPods", qps("object", 3, 10000, [50000], [F, true, F]), 5, 50000],
  ["ScaleUpCMExternal", qps("pods", 1, 4400, [8600]), 2, 8600],
  ["ScaleUpCMExternalIgnoresUnreadyPods", qps("external", 3, 4400, [8600], [F, true, F]), 2, 8600],
  ["ScaleUpPerPodCMExternal", qps("external", 3, 2150, [8600], [], AVERAGE), 4, 2867],
  ["ScaleDownCM", qps("pods", 5, 20000, [12000, 12000, 12000, 12000, 12000]), 3, 12000],
  ["ScaleDownPerPodCMObject", qps("object", 5, 2000, [6000], [], AVERAGE), 3, 1200],
  ["ScaleDownCMObject", qps("object", 5, 20000, [12000]), 3, 12000],
  ["ScaleDownCMExternal", qps("external", 5, 14334, [8600]), 3, 8600],
  ["ScaleDownPerPodCMExternal", qps("external", 5, 2867, [8600], [], AVERAGE), 3, 1720],
  ["Tolerance", cpu(3, 100, [1010, 1030, 1020], undefined, { requests: UNEVEN }), 3, 102],
  ["ToleranceCM", qps("pods", 3, 20000, [20000, 21000, 21000]), 3, 20666],
  ["ToleranceCMObject", qps("object", 3, 20000, [20666]), 3, 20666],
  ["TolerancePerPodCMObject", qps("object", 4, 5000, [20166], [], AVERAGE), 4, 5042],
  ["ToleranceCMExternal", qps("external", 3, 8888, [8600]), 3, 8600],
  ["TolerancePerPodCMExternal", qps("external", 3, 2900, [8600], [], AVERAGE), 3, 2867],
  ["outside of a 0% tolerance", uneven([909, 1010, 1111], 0, 0), 4, 101],
  ["within a 200% scale-up tolerance", uneven([1890, 1910, 1900], 0.1, 2), 3, 190],
  ["outside an 8% scale-up tolerance", uneven([1100, 1080, 1090], 2, 0.08), 4, 109],
  ["within a 36% scale-down tolerance", uneven([660, 640, 650], 0.36, 0.1), 3, 65],
  ["outside a 34% scale-down tolerance", uneven([660, 640, 650], 0.34, 0.1), 2, 65],
  ["ConfigurableToleranceCM", qps("pods", 3, 20000, [20000, 21000, 21000], undefined, tolerances(0.1, 0.01)), 4, 20666],
  ["ConfigurableToleranceCMObject", qps("object", 3, 20000, [20666], undefined, tolerances(0.1, 0.01)), 4, 20666],
  [
    "ConfigurableTolerancePerPodCMObject",
    qps("object", 4, 5000, [20208], [], { ...AVERAGE, ...tolerances(0.1, 0.01) }),
    5,
    5052,
  ],
  ["ConfigurableToleranceCMExternal", qps("external", 3, 8800, [8900], undefined, tolerances(0.1, 0.01)), 4, 8900],
  [
    "ConfigurableTolerancePerPodCMExternal",
    qps("external", 3, 2800, [8600], [], { ...AVERAGE, ...tolerances(0.1, 0.01) }),
    4,
    2867,
  ],
  ["SuperfluousMetrics", cpu(4, 100, [4000, 9500, 3000, 7000, 3200, 2000]), 24, 587],
  ["MissingMetrics", cpu(4, 100, [400, 95]), 3, 24],
  ["PlainMetricMissingMetricsNoChangeEq", qps("pods", 5, 20000, [20000, 19000, 21000]), 5, 20000],
  ["MissingMetricsNoChangeEq", cpu(2, 100, [1000]), 2, 100],
  ["MissingMetricsNoChangeGt", cpu(2, 100, [1900]), 2, 190],
  ["MissingMetricsNoChangeLt", cpu(2, 100, [600]), 2, 60],
  ["MissingMetricsUnreadyChange", cpu(3, 50, [100, 450], [F, true, true]), 3, 45],
  ["MissingMetricsHotCpuNoChange", cpu(3, 50, [100, 450], [H, true, true]), 3, 45],
  ["MissingMetricsUnreadyScaleUp", cpu(3, 50, [100, 2000], [F, true, true]), 4, 200],
  ["MissingMetricsHotCpuScaleUp", cpu(3, 50, [100, 2000], [U, true, true]), 4, 200],
  ["MissingMetricsUnreadyScaleDown", cpu(4, 50, [100, 100, 100], [F, true, true, true]), 3, 10],
  [
    "MissingMetricsScaleDownTargetOver100",
    cpu(4, 300, [200, 100, 100], [F, true, true, true], { requests: [1000, 1000, 2000, 2000] }),
    2,
    6,
  ],
  ["DuringRollingUpdateWithMaxSurge", cpu(2, 50, [100, 100], ready(3)), 2, 10],
  ["DuringRollingUpdateWithMaxSurgeCM", qps("pods", 2, 17000, [10000, 10000], ready(3)), 2, 10000],
];

/** The back-calculated regression case: requests of about 300m with jitter, use 150m each, and a target just outside and just inside. */
const JITTER = [100, -100, 10, -10, 2, -2, 1, -1, 0, 0].map((off) => 300 + off);
const COMPUTED: Case[] = [
  [
    "ComputedToleranceAlgImplementation, scaling",
    cpu(10, Math.trunc((1 / (2 * 0.9) + 0.01) * 100), Array<number>(10).fill(150), undefined, {
      requests: JITTER,
      containers: 1,
    }),
    9,
    50,
  ],
  [
    "ComputedToleranceAlgImplementation, not scaling",
    cpu(10, Math.trunc((1 / (2 * 0.9) + 0.004) * 100), Array<number>(10).fill(150), undefined, {
      requests: JITTER,
      containers: 1,
    }),
    10,
    50,
  ],
];

function answer(input: Record<string, unknown>): ReplicaAnswer {
  return replicas.call(replicas.input.parse(input), null) as ReplicaAnswer;
}

describe("the replica calculator agrees with the cases of kubernetes/kubernetes", () => {
  test.each([...RESOURCE, ...OVERFLOW, ...SINGLE, ...COMPUTED])("%s", (_name, input, expected, utilization) => {
    expect(answer(input)).toEqual({ replicas: expected, utilization });
  });

  test.each<[string, Record<string, unknown>, RegExp]>([
    ["DisjointResourcesMetrics", cpu(1, 100, [null, 100]), /no metrics returned that match known pods/i],
    ["EmptyMetrics", cpu(4, 100, [], ready(3)), /no metrics returned/i],
    [
      "EmptyCPURequest",
      { metric: "cpu", currentReplicas: 1, target: 100, pods: [{ usageMilli: 200 }] },
      /missing request for cpu/i,
    ],
    ["no pods", cpu(1, 100, [100], []), /no pods/i],
    ["only unready pods", cpu(2, 100, [100, 100], [F, F]), /did not receive metrics/i],
    ["an external metric without a sample", qps("external", 1, 100, []), /no metrics returned/i],
  ])("an error, as there: %s", (_name, input, message) => {
    expect(() => answer(input)).toThrow(LabInputError);
    expect(() => answer(input)).toThrow(message);
  });

  /** TestGroupPods: whether a single pod with a sample counts shows in whether the calculator has anything to count. */
  test.each<[string, Pod, boolean]>([
    [
      "a ready pod with fresh metrics during the initialisation period",
      { withinInitializationPeriod: true, sampleIsFresh: true },
      true,
    ],
    [
      "a ready pod without fresh metrics during the period",
      { withinInitializationPeriod: true, sampleIsFresh: false },
      false,
    ],
    [
      "an unready pod during the period",
      { withinInitializationPeriod: true, ready: false, sampleIsFresh: true },
      false,
    ],
    ["a ready pod without fresh metrics after the period", { sampleIsFresh: false }, true],
    ["an unready pod that was ready, after the period", { ready: false, wasReady: true }, true],
    ["a pod that has never been ready, after the period", { ready: false, wasReady: false }, false],
    ["a pending pod", { phase: "Pending" }, false],
  ])("counts for cpu, or does not: %s", (_name, state, counts) => {
    const input = {
      metric: "cpu",
      currentReplicas: 1,
      target: 50,
      pods: [{ ...state, requestMilli: 1000, usageMilli: 1000 }],
    };
    if (counts) expect(answer(input)).toEqual({ replicas: 2, utilization: 100 });
    else expect(() => answer(input)).toThrow(/did not receive metrics/i);
  });
});

test("the example of the issue: three pods at 300, 500 and 700 of 1000, target 30", () => {
  const pod = (usageMilli: number) => ({
    phase: "Running",
    ready: true,
    deleted: false,
    withinInitializationPeriod: false,
    requestMilli: 1000,
    usageMilli,
  });
  const input = { metric: "cpu", currentReplicas: 3, target: 30, tolerance: 0.1, pods: [300, 500, 700].map(pod) };
  expect(answer(input)).toEqual({ replicas: 5, utilization: 50 });
  expect(replicas.output.safeParse(answer(input)).success).toBe(true);
});

test("a percentage is truncated before it is compared: 1.109 of the target is still inside a tolerance of 0.1", () => {
  expect(answer(cpu(10, 100, Array<number>(10).fill(1109)))).toEqual({ replicas: 10, utilization: 110 });
  expect(answer(cpu(10, 100, Array<number>(10).fill(1110)))).toEqual({ replicas: 12, utilization: 111 });
});

test("an average-value target at zero replicas counts from the total alone", () => {
  expect(answer(qps("external", 0, 10_000, [40_000], [], AVERAGE))).toEqual({ replicas: 4, utilization: 40_000 });
  expect(answer(qps("object", 0, 10_000, [15_000], []))).toEqual({ replicas: 2, utilization: 15_000 });
});

test("unknown fields, fractions and a target of zero are refused by the schema", () => {
  const base = cpu(1, 50, [100]);
  for (const wrong of [
    { ...base, targett: 1 },
    { ...base, target: 0 },
    { ...base, samples: [0.5] },
  ]) {
    expect(replicas.input.safeParse(wrong).success).toBe(false);
  }
});

const anyPod = fc.record({
  phase: fc.constantFrom("Pending", "Running", "Failed"),
  ready: fc.boolean(),
  deleted: fc.boolean(),
  withinInitializationPeriod: fc.boolean(),
  requestMilli: fc.integer({ min: 1, max: 4000 }),
  usageMilli: fc.option(fc.integer({ min: 0, max: 8000 })),
});

test("doubts never turn the direction round: above target never fewer replicas than now, below never more", () => {
  fc.assert(
    fc.property(
      fc.array(anyPod, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 5, max: 200 }),
      fc.integer({ min: 1, max: 20 }),
      (pods, target, currentReplicas) => {
        const hasDoubts = pods.some((pod) => !pod.deleted && pod.phase === "Running" && pod.usageMilli === null);
        if (!hasDoubts) return;
        const known = answerOrNull({ metric: "cpu", currentReplicas, target, pods });
        if (known === null) return;
        if (known.utilization > target) expect(known.replicas).toBeGreaterThanOrEqual(currentReplicas);
        if (known.utilization < target) expect(known.replicas).toBeLessThanOrEqual(currentReplicas);
      },
    ),
  );
});

function answerOrNull(input: Record<string, unknown>): ReplicaAnswer | null {
  try {
    return answer(input);
  } catch (error) {
    if (error instanceof LabInputError) return null;
    throw error;
  }
}
