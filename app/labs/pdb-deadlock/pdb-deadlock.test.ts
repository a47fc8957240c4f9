import { describe, expect, test } from "vitest";
import { paramsOf } from "../kit/params-of";
import { LabInputError, SERVER_EVENTS } from "../kit/lab";
import { events } from "./events";
import { functions } from "./functions";
import { lab } from "./index";
import { MOST_CHARACTERS, ParamsSchema } from "./params";
import { ResultSchema } from "./result";

const quiet = { trace: null, progress: () => undefined };
const run = (preset: string, ids: string[] = [], changes = {}) => {
  const params = paramsOf(lab, { preset, events: ids, changes });
  const result = ResultSchema.parse(lab.run(params, quiet));
  return { result, outcome: lab.outcome(result, params) };
};

describe("--fn pdb", () => {
  const { pdb } = functions;
  test.each([
    [
      { minAvailable: 3, expectedPods: 4, healthyPods: 4 },
      { desiredHealthy: 3, disruptionsAllowed: 1 },
    ],
    [
      { maxUnavailable: "30%", expectedPods: 7, healthyPods: 7 },
      { desiredHealthy: 4, disruptionsAllowed: 3 },
    ],
    [
      { minAvailable: "34%", expectedPods: 3, healthyPods: 3 },
      { desiredHealthy: 2, disruptionsAllowed: 1 },
    ],
    [
      { minAvailable: "28%", expectedPods: 22, healthyPods: 5 },
      { desiredHealthy: 7, disruptionsAllowed: 0 },
    ],
    [
      { maxUnavailable: 5, expectedPods: 3, healthyPods: 1 },
      { desiredHealthy: 0, disruptionsAllowed: 1 },
    ],
  ])("%j", (input, output) => {
    expect(pdb.call(pdb.input.parse(input), null)).toEqual(output);
  });

  test.each([
    { minAvailable: 1, maxUnavailable: 1, expectedPods: 1, healthyPods: 1 },
    { expectedPods: 1, healthyPods: 1 },
    { minAvailable: "1", expectedPods: 1, healthyPods: 1 },
    { minAvailable: 1, expectedPods: -1, healthyPods: 1 },
    { minAvailable: 1, expectedPods: 1, healthyPods: 1, more: 1 },
  ])("refuses %j", (input) => {
    expect(pdb.input.safeParse(input).success).toBe(false);
  });
});

describe("outcomes", () => {
  test("the night: four traps, and the criterion is telling them apart", () => {
    const { result, outcome } = run("headline");
    expect(result.findings.map(({ trap }) => trap)).toEqual([
      "one-replica",
      "zero-unavailable",
      "autoscaler-at-floor",
      "never-ready",
    ]);
    expect(outcome).toMatchObject({ verdict: "failed", criterionId: "which-trap" });
    expect(outcome.firstCause).toBe("Node 9: customs-interface-0 stays, one replica, one wanted");
  });

  test.each([
    ["defended", [], "survived"],
    ["defended", ["crash-loop"], "survived"],
    ["defended", ["scaled-to-one"], "survived"],
    ["defended", ["second-budget"], "degraded"],
    ["defended", ["all-at-once"], "survived"],
    ["managed", [], "degraded"],
    ["ready-too-early", [], "failed"],
  ])("%s with %j: %s", (preset, ids, verdict) => {
    expect(run(preset, ids).outcome.verdict).toBe(verdict);
  });

  test("too few nodes at the deadline, a gap longer than agreed", () => {
    const late = run("defended", [], { deadlineMin: 5 });
    expect(late.outcome).toMatchObject({ verdict: "degraded", criterionId: "unblock-in-order" });
    expect(late.result.drain).toMatchObject({ cordonedAtDeadline: 4, nodesShort: 2 });
    const yaml = ParamsSchema.parse(paramsOf(lab, { preset: "defended" })).yaml.replace(
      "initialDelaySeconds: 90",
      "initialDelaySeconds: 121",
    );
    expect(run("defended", [], { yaml }).outcome).toMatchObject({
      verdict: "degraded",
      criterionId: "budget-per-workload",
    });
  });

  test("a stuck pod that no budget holds is missing a node", () => {
    const yaml = `apiVersion: apps/v1
kind: Deployment
metadata: {name: a}
spec:
  replicas: 2
  selector: {matchLabels: {app: a}}
  template: {metadata: {labels: {app: a}}}
---
{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: a}, spec: {maxUnavailable: 1, selector: {matchLabels: {app: a}}}}
`;
    const { result } = run("headline", [], { yaml, nodes: 1, nodesDone: 0, spread: "packed" });
    expect(result.nodes[0]?.left.map(({ trap }) => trap)).toEqual(["no-node"]);
  });
});

test("an event leaves a text that cannot be read as it is, and the run names the line", () => {
  const params = ParamsSchema.parse({ yaml: "kind: [" });
  for (const event of events) expect(event.apply(params).yaml).toBe("kind: [");
  expect(() => lab.run(params, quiet)).toThrow(LabInputError);
});

test("thousands of pods under dozens of budgets each are told in bounded time", () => {
  const workload = `apiVersion: apps/v1
kind: Deployment
metadata: {name: a}
spec:
  replicas: 1500
  selector: {matchLabels: {app: a}}
  template: {metadata: {labels: {app: a}}}
`;
  const wide = (index: number) =>
    `{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: b${String(index)}}, spec: {minAvailable: 1, selector: {}}}\n`;
  const yaml = [workload, ...Array.from({ length: 40 }, (_, index) => wide(index))].join("---\n");
  const params = ParamsSchema.parse({ yaml });
  expect(lab.work(params, null)).toBeGreaterThan(SERVER_EVENTS / 2);
  const result = ResultSchema.parse(lab.run(params, quiet));
  expect(result.counts).toMatchObject({ blocking: 40, serverErrors: 1500, refused: 1500 });
  expect(result.drain.end).toBe("error");
  expect(result.after).toMatchObject({ toEdit: 0, end: "done" });
}, 10_000);

test("a long text is read in bounded time, and its work is counted", () => {
  const one = (index: number) =>
    ParamsSchema.parse({}).yaml.replaceAll(
      /(customs-interface|address-store|tracking-api|invoice-exporter)/g,
      `$1-${String(index)}`,
    );
  const yaml = Array.from({ length: 40 }, (_, index) => one(index)).join("---\n");
  expect(yaml.length).toBeLessThan(MOST_CHARACTERS);
  const params = ParamsSchema.parse({ yaml });
  const result = ResultSchema.parse(lab.run(params, quiet));
  expect(result.counts).toMatchObject({ budgets: 160, blocking: 160 });
  expect(result.after).toMatchObject({ toEdit: 0, end: "done" });
  expect(lab.work(params, null)).toBeGreaterThan(lab.work(ParamsSchema.parse({}), null));
});
