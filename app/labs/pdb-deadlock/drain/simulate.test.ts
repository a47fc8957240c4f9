import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { currentStatus } from "../budgets/status";
import { budget, NIGHT, PER_WORKLOAD } from "../manifests";
import { analyse } from "../mend/mend";
import { ParamsSchema, type Params } from "../params";
import { simulateDrain } from "./simulate";

function drain(changes: Partial<Params>) {
  const params = ParamsSchema.parse(changes);
  const { cluster, guarded } = analyse(params.yaml, params);
  return { ...simulateDrain(cluster, guarded, params), guarded };
}
function deployment(name: string, replicas: number, kind = "Deployment"): string {
  return `apiVersion: apps/v1
kind: ${kind}
metadata: {name: ${name}}
spec:
  replicas: ${String(replicas)}
  selector: {matchLabels: {app: ${name}}}
  template: {metadata: {labels: {app: ${name}}}}
`;
}
const joined = (...all: string[]) => all.join("---\n");

describe("by hand", () => {
  test("three pods on three nodes, one may go: each waits until the replacement of the one before is ready", () => {
    const yaml = joined(deployment("a", 3), budget("a", "maxUnavailable: 1"));
    const { nodes } = drain({ yaml, nodes: 4, nodesDone: 1, drainsAtOnce: 3, readySeconds: 42, nodeMin: 0 });
    // Evicted at 0, then at the first five-second mark after 42 s and after 45 + 42 s; 30 s to stop.
    expect(nodes.map(({ emptiedAt }) => emptiedAt)).toEqual([30, 75, 120]);
    expect(nodes.map(({ refusedUntil }) => refusedUntil)).toEqual([null, 45, 90]);
  });

  test("a StatefulSet's replacement starts when the old pod is gone", () => {
    const yaml = joined(deployment("a", 3, "StatefulSet"), budget("a", "maxUnavailable: 1"));
    const { nodes } = drain({ yaml, nodes: 4, nodesDone: 1, drainsAtOnce: 3, readySeconds: 42, nodeMin: 0 });
    expect(nodes.map(({ emptiedAt }) => emptiedAt)).toEqual([30, 105, 180]);
  });

  test("with every node cordoned the replacement stays Pending, and goes on when a node comes back", () => {
    const yaml = joined(deployment("a", 2), budget("a", "maxUnavailable: 1"));
    const alone = { yaml, nodes: 2, nodesDone: 0, drainsAtOnce: 2, readySeconds: 10, nodeMin: 5 };
    expect(drain(alone).nodes.map(({ emptiedAt, end }) => [emptiedAt, end])).toEqual([
      [30, "done"],
      [375, "done"],
    ]);
    expect(drain({ ...alone, spread: "packed", nodes: 1 }).nodes.map(({ end }) => end)).toEqual(["stuck"]);
  });

  test("a timeout stops the script; with force the pods are deleted and counted", () => {
    const stopped = drain({ timeoutMin: 15 });
    expect(stopped.nodes.slice(0, 5).map(({ end }) => end)).toEqual([
      "timed-out",
      "timed-out",
      "timed-out",
      "timed-out",
      "not-begun",
    ]);
    const forced = drain({ timeoutMin: 15, afterTimeout: "delete" });
    expect(forced.nodes.every(({ end }) => end === "done")).toBe(true);
    expect(forced.nodes[0]).toMatchObject({ forced: 1, refusedUntil: 900, emptiedAt: 930 });
  });

  test("a rising load frees the autoscaled workload and nobody else", () => {
    const { nodes } = drain({});
    expect(nodes.slice(0, 4).map(({ end }) => end)).toEqual(["stuck", "stuck", "done", "stuck"]);
    expect(nodes[2]?.refusedUntil).toBe(6050);
    expect(drain({ loadRisesMin: 0 }).nodes[2]?.end).toBe("stuck");
  });

  test("rolling takes pods that an eviction may not, unless they must not run twice or never get ready", () => {
    const { nodes, rolled } = drain({ roll: true });
    expect(nodes.slice(0, 4).map(({ end }) => end)).toEqual(["done", "stuck", "done", "stuck"]);
    expect(rolled).toBe(2);
    const yaml = NIGHT.replace("spec:\n  replicas: 1", "spec:\n  strategy: {type: Recreate}\n  replicas: 1");
    expect(drain({ yaml, roll: true }).nodes[0]?.end).toBe("stuck");
  });

  test("the store: neighbours, a port as readiness, and the majority is lost; a true probe keeps it", () => {
    const store = (changes: Partial<Params>) =>
      drain({ yaml: PER_WORKLOAD, spread: "neighbours", ...changes }).tallies.find(
        ({ workload }) => workload.kind === "StatefulSet",
      );
    expect(store({})).toMatchObject({ leastReady: 2, leastSynced: 0, noMajoritySeconds: 390 });
    expect(store({ isReadyCaughtUp: true })).toMatchObject({ leastSynced: 2, noMajoritySeconds: 0 });
  });
});

const settings = fc.record({
  drainsAtOnce: fc.integer({ min: 1, max: 12 }),
  nodes: fc.integer({ min: 2, max: 12 }),
  readySeconds: fc.integer({ min: 0, max: 300 }),
  spread: fc.constantFrom("apart" as const, "neighbours" as const, "packed" as const),
  nodeMin: fc.integer({ min: 0, max: 20 }),
  kind: fc.constantFrom("Deployment", "StatefulSet"),
});
const services = fc.array(
  fc.record({
    replicas: fc.integer({ min: 1, max: 7 }),
    rule: fc.oneof(
      fc.integer({ min: 1, max: 3 }).map((value) => `maxUnavailable: ${String(value)}`),
      fc.integer({ min: 1, max: 100 }).map((value) => `maxUnavailable: ${String(value)}%`),
      fc.integer({ min: 0, max: 5 }).map((value) => `minAvailable: ${String(value)}`),
    ),
  }),
  { minLength: 1, maxLength: 4 },
);
type Service = { replicas: number; rule: string };
function texts(list: readonly Service[], kind: string): string {
  return joined(
    ...list.flatMap(({ replicas, rule }, index) => [
      deployment(`s${String(index)}`, replicas, kind),
      budget(`s${String(index)}`, rule),
    ]),
  );
}

test("property: with room in every budget and pods that get ready, a drain ends, and no budget is broken on the way", () => {
  fc.assert(
    fc.property(services, settings, (list, { kind, ...rest }) => {
      const run = drain({ ...rest, yaml: texts(list, kind), nodesDone: 1, loadRisesMin: 0 });
      fc.pre(run.guarded.every((one) => currentStatus(one).disruptionsAllowed >= 1));
      expect(run.nodes.map(({ end }) => end)).toEqual(run.nodes.map(() => "done"));
      run.tallies.forEach((tally, index) => {
        const { desiredHealthy } = currentStatus(run.guarded[index]!);
        expect(tally.leastReady).toBeGreaterThanOrEqual(desiredHealthy);
        expect(tally.ready).toBe(tally.workload.replicas);
      });
      expect(run.pods.filter(({ phase }) => phase === "up")).toHaveLength(
        list.reduce((sum, { replicas }) => sum + replicas, 0),
      );
    }),
    { numRuns: 150 },
  );
});

test("property: draining more nodes at once never ends later when nothing is guarded", () => {
  fc.assert(
    fc.property(services, fc.integer({ min: 1, max: 8 }), (list, drainsAtOnce) => {
      const yaml = joined(...list.map(({ replicas }, index) => deployment(`s${String(index)}`, replicas)));
      const end = (atOnce: number) =>
        Math.max(
          ...drain({ yaml, nodes: 12, nodesDone: 2, drainsAtOnce: atOnce }).nodes.map(
            ({ endedAt }) => endedAt ?? Infinity,
          ),
        );
      expect(end(drainsAtOnce + 1)).toBeLessThanOrEqual(end(drainsAtOnce));
    }),
    { numRuns: 40 },
  );
});
