import { describe, expect, test } from "vitest";
import { LabInputError } from "../../kit/lab";
import { clusterOf, enforcedLevel, mountsToken } from "./cluster";
import { manifestsOf } from "./documents";

const read = (text: string) => clusterOf(text, 3, "manifests");
const POD = "kind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: c}]}\n";

function problemsOf(text: string) {
  try {
    read(text);
  } catch (error) {
    if (error instanceof LabInputError) return error.problems;
    throw error;
  }
  throw new Error("This text was read without a problem.");
}

describe("reading manifests", () => {
  test("takes lists apart, typed ones too, and lists what it leaves out", () => {
    const text = `kind: List\nitems:\n- {kind: Service, metadata: {name: s}}\n- {kind: Service, metadata: {name: t}}\n---\nkind: PodList\nitems:\n- metadata: {name: a}\n  spec: {containers: [{name: c}]}\n---\n# empty\n---\nkind: CustomThing\n`;
    const cluster = read(text);
    expect(cluster.workloads.map(({ id }) => id)).toEqual(["default/a"]);
    expect(cluster.ignored).toEqual([
      { kind: "Service", count: 2 },
      { kind: "CustomThing", count: 1 },
    ]);
  });

  test.each([
    ["Deployment", "spec: {replicas: 4, template: {spec: {containers: [{name: c}]}}}", 4],
    ["DaemonSet", "spec: {template: {spec: {containers: [{name: c}]}}}", 3],
    ["Job", "spec: {parallelism: 2, template: {spec: {containers: [{name: c}]}}}", 2],
    ["CronJob", "spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: c}]}}}}}", 1],
    ["StatefulSet", "spec: {template: {spec: {containers: [{name: c}]}}}", 1],
  ])("a %s contributes its template", (kind, spec, replicas) => {
    expect(read(`kind: ${kind}\nmetadata: {name: w}\n${spec}\n`).workloads).toMatchObject([
      { id: "default/w", replicas },
    ]);
  });

  test("names line and field of a mistake in the second document, inside a list", () => {
    const text = `${POD}---\nkind: List\nitems:\n- kind: Pod\n  metadata: {name: b}\n  spec:\n    hostNetwork: maybe\n    containers: [{name: c}]\n`;
    expect(problemsOf(text)).toMatchObject([{ field: "manifests", line: 10 }]);
    expect(problemsOf(text)[0]?.message).toContain("spec.hostNetwork");
  });

  test.each([
    [
      "a policy type that does not exist",
      "kind: NetworkPolicy\nmetadata: {name: p}\nspec:\n  policyTypes: [Sideways]\n",
      4,
    ],
    [
      "an address range without its size",
      "kind: NetworkPolicy\nmetadata: {name: p}\nspec:\n  egress:\n  - to:\n    - ipBlock:\n        cidr: 10.0.0.0\n",
      7,
    ],
    ["a binding without a role", "kind: RoleBinding\nmetadata: {name: b}\nsubjects: []\n", 1],
    ["a scalar", "just words\n", 1],
    ["an unclosed bracket", "kind: Pod\nspec: {\n", 3],
  ])("refuses %s", (_, text, line) => {
    expect(problemsOf(text)[0]?.line).toBe(line);
  });

  test("refuses aliases that unfold without end", () => {
    const bomb = [
      "a: &a [x,x,x,x,x,x,x,x,x]",
      "b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]",
      "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]",
      "d: [*c,*c,*c,*c,*c,*c,*c,*c,*c]",
    ].join("\n");
    expect(() => manifestsOf(`kind: Pod\n${bomb}\n`, "manifests")).toThrow(LabInputError);
  });

  test("the pod's word on the token counts before the account's", () => {
    const account = "kind: ServiceAccount\nmetadata: {name: default}\nautomountServiceAccountToken: false\n";
    const pod = (own: string) => `kind: Pod\nmetadata: {name: a}\nspec: {${own}containers: [{name: c}]}\n`;
    const mounts = (text: string) => {
      const cluster = read(text);
      return cluster.workloads.map((workload) => mountsToken(cluster, workload));
    };
    expect(mounts(POD)).toEqual([true]);
    expect(mounts(`${account}---\n${pod("")}`)).toEqual([false]);
    expect(mounts(`${account}---\n${pod("automountServiceAccountToken: true, ")}`)).toEqual([true]);
  });

  test("reads the enforced level from the namespace's label", () => {
    const cluster = read(
      "kind: Namespace\nmetadata: {name: n, labels: {pod-security.kubernetes.io/enforce: restricted}}\n",
    );
    expect(enforcedLevel(cluster, "n")).toBe("restricted");
    expect(enforcedLevel(cluster, "other")).toBe("privileged");
  });
});
