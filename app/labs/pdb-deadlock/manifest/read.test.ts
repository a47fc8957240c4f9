import { describe, expect, test } from "vitest";
import { LabInputError, type LabProblem } from "../../kit/lab";
import { budget, NIGHT } from "../manifests";
import { ParamsSchema } from "../params";
import { clusterOf } from "./cluster";
import { readManifest } from "./read";
import { selects } from "./selector";

function problemsOf(run: () => unknown): readonly LabProblem[] {
  try {
    run();
  } catch (error) {
    if (error instanceof LabInputError) return error.problems;
    throw error;
  }
  return [];
}
const read = (yaml: string) => clusterOf(readManifest(yaml), ParamsSchema.parse({ yaml }));
const deployment = (name: string, replicas: number) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  replicas: ${String(replicas)}
  selector: {matchLabels: {app: ${name}}}
  template: {metadata: {labels: {app: ${name}}}}
`;

describe("problems", () => {
  test("all at once, each with its line and field", () => {
    const yaml = `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: a
spec:
  minAvailable: "3"
  selector: {}
---
apiVersion: policy/v1beta1
kind: PodDisruptionBudget
metadata: {name: b}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: c}
spec:
  replicas: two
  selector: {matchLabels: {app: 1}}
`;
    const problems = problemsOf(() => readManifest(yaml));
    expect(problems.map(({ line }) => line)).toEqual([6, 9, 17, 18, 17]);
    const text = problems.map(({ message }) => message).join("\n");
    expect(text).toMatch(/spec\.minAvailable must be a whole number of pods/);
    expect(text).toMatch(/served by policy\/v1, not by policy\/v1beta1/);
    expect(text).toMatch(/spec\.replicas must be a whole number/);
    expect(text).toMatch(/label values are strings/);
    expect(text).toMatch(/spec\.template is missing/);
  });

  test.each([
    ["minAvailable: 1\n  maxUnavailable: 1", /has minAvailable and maxUnavailable/],
    ["unhealthyPodEvictionPolicy: AlwaysAllow", /has neither/],
    ["maxUnavailable: 101%", /percentage up to 100/],
    ["minAvailable: -1", /whole number of pods/],
    ["maxUnavailable: 1.5", /whole number of pods/],
  ])("a budget with %j", (rule, says) => {
    expect(problemsOf(() => readManifest(budget("a", rule)))[0]?.message).toMatch(says);
  });

  test("broken YAML, aliases, twins, lost owners, an empty text", () => {
    expect(problemsOf(() => readManifest("a: [1\nb: 2"))[0]).toMatchObject({ field: "yaml", line: 2 });
    expect(problemsOf(() => readManifest("a: &x {b: 1}\nc: *x"))[0]).toMatchObject({ line: 2 });
    expect(problemsOf(() => readManifest(`${deployment("a", 1)}---\n${deployment("a", 2)}`))[0]?.message).toMatch(
      /stands twice/,
    );
    const lost = `apiVersion: v1
kind: Pod
metadata: {name: p, ownerReferences: [{kind: ReplicaSet, name: gone-5f, controller: true}]}
`;
    expect(problemsOf(() => read(lost))[0]?.message).toMatch(/not in the text/);
    expect(problemsOf(() => readManifest("# nothing\n"))[0]?.message).toMatch(/no workload and no budget/);
    expect(problemsOf(() => readManifest("[".repeat(50_000)))).not.toEqual([]);
    expect(problemsOf(() => readManifest(`${"{a: ".repeat(20_000)}1${"}".repeat(20_000)}`))).not.toEqual([]);
    expect(problemsOf(() => readManifest("- 1\n"))[0]?.message).toMatch(/must be a mapping/);
    expect(problemsOf(() => read(deployment("a", 2001)))[0]?.message).toMatch(/2000 pods/);
  });

  test("a template that its own selector does not select", () => {
    const yaml = deployment("a", 1).replace("labels: {app: a}", "labels: {app: b}");
    expect(problemsOf(() => read(yaml))[0]?.message).toMatch(/does not select the labels/);
  });
});

describe("what is read", () => {
  test("lists are flattened, other kinds named, namespaces kept apart", () => {
    const yaml = `apiVersion: v1
kind: List
items:
${[deployment("a", 2), budget("a", "maxUnavailable: 1")]
  .map((text) => `- ${text.trimEnd().replaceAll("\n", "\n  ")}`)
  .join("\n")}
- {apiVersion: v1, kind: Service, metadata: {name: s}}
`;
    const cluster = read(yaml);
    expect(cluster.pods.map(({ name }) => name)).toEqual(["a-0", "a-1"]);
    expect(cluster.budgets.map(({ object }) => [object.name, object.line])).toEqual([["a", 11]]);
    expect(cluster.ignored).toEqual(["Service"]);
  });

  test("pods of the text stand for those of their Deployment, with their own state and node", () => {
    const yaml = `${deployment("api", 3)}---
apiVersion: v1
kind: Pod
metadata:
  name: api-5f6d-x
  labels: {app: api}
  ownerReferences: [{kind: ReplicaSet, name: api-5f6d, controller: true}]
spec: {nodeName: worker-7}
status: {phase: Running, conditions: [{type: Ready, status: "False"}]}
---
apiVersion: v1
kind: Pod
metadata: {name: agent, ownerReferences: [{kind: DaemonSet, name: agent, controller: true}]}
`;
    const { pods, nodes } = read(yaml);
    expect(pods.map(({ name, isReady }) => [name, isReady])).toEqual([
      ["api-5f6d-x", false],
      ["api-1", true],
      ["api-2", true],
    ]);
    expect(nodes[pods[0]!.node]).toBe("worker-7");
  });

  test("readyReplicas and the crash-loop field make pods that are never ready", () => {
    const ready = (changes: object) => {
      const params = ParamsSchema.parse(changes);
      return clusterOf(readManifest(params.yaml), params).pods.filter(({ isReady }) => isReady).length;
    };
    expect(ready({})).toBe(6);
    expect(ready({ crashing: 2, crashingIn: "address-store" })).toBe(4);
    expect(ready({ crashing: 1, crashingIn: "nobody" })).toBe(6);
    expect(ready({ yaml: NIGHT, hpaShare: 100 })).toBe(14);
  });
});

test("selectors: none selects nothing, an empty one everything, expressions as in Kubernetes", () => {
  const labels = { app: "a", tier: "web" };
  expect(selects(null, labels)).toBe(false);
  expect(selects({}, labels)).toBe(true);
  const by = (operator: "In" | "NotIn" | "Exists" | "DoesNotExist", key: string, values?: string[]) =>
    selects({ matchExpressions: [{ key, operator, ...(values === undefined ? {} : { values }) }] }, labels);
  expect([by("In", "app", ["a", "b"]), by("In", "app", ["b"]), by("In", "zone", ["b"])]).toEqual([true, false, false]);
  expect([by("NotIn", "app", ["b"]), by("NotIn", "app", ["a"]), by("NotIn", "zone", ["b"])]).toEqual([
    true,
    false,
    true,
  ]);
  expect([by("Exists", "tier"), by("Exists", "zone")]).toEqual([true, false]);
  expect([by("DoesNotExist", "tier"), by("DoesNotExist", "toString")]).toEqual([false, true]);
});
