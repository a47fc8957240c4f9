import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LabInputError } from "../kit/lab";
import { exampleCluster } from "./example/cluster";
import { tables } from "./explain";
import { blastRadius } from "./model";
import { ParamsSchema, type Params } from "./params";
import { events, presets } from "./presets";
import { ResultSchema } from "./result";

function run(changes: Partial<Params> = {}) {
  return blastRadius(ParamsSchema.parse(changes));
}
function preset(id: string): Partial<Params> {
  const found = presets.find((one) => one.id === id);
  if (found === undefined) throw new Error(`No preset ${id}.`);
  return found.params;
}
const CLOSED = { isTokenRequired: true, hopLimit: 1 };
const arbitraryParams = fc.record({
  manifests: fc
    .record({
      agentReadsSecrets: fc.boolean(),
      isTightened: fc.boolean(),
      resizerOnHostNetwork: fc.boolean(),
      resizerCreatesPods: fc.boolean(),
    })
    .map(exampleCluster),
  isTokenRequired: fc.boolean(),
  hopLimit: fc.integer({ min: 1, max: 3 }),
  isPolicyEnforced: fc.boolean(),
  nodeRole: fc.constantFrom("managed" as const, "buckets" as const, "administer" as const),
  isNodeAuthorizerOn: fc.boolean(),
  isNodeTokenLeaked: fc.boolean(),
  hasEscape: fc.boolean(),
  isLateral: fc.boolean(),
});

describe("the scenario's cluster", () => {
  test("as found: four steps from the shell to every Secret", () => {
    const result = run();
    expect(result.path.steps.map(({ to }) => to)).toEqual([
      "Node role",
      "Secrets and tokens on the node",
      "Account agent",
      "Every Secret",
    ]);
    expect(result.network.pods).toBe(1799);
    expect(result.blast).toMatchObject({ pods: 1800, teams: 25, nodes: 60, score: 100 });
  });

  test("the agent's right is the cheapest single cut; without it one node is left", () => {
    const { cut } = run();
    expect(cut.controls).toMatchObject([{ title: "agent may not read Secrets everywhere", layer: "identity" }]);
    expect(cut.podsAfter).toBe(30);
    const fixed = run({ manifests: exampleCluster({ agentReadsSecrets: false }) });
    expect(fixed).toMatchObject({ ends: "cloud", blast: { pods: 30, teams: 11, nodes: 1 } });
  });

  test.each([
    [{ isTokenRequired: false, hopLimit: 1 }, true],
    [{ isTokenRequired: false, hopLimit: 2 }, true],
    [{ isTokenRequired: true, hopLimit: 2 }, true],
    [{ isTokenRequired: true, hopLimit: 1 }, false],
  ])("metadata with %o", (settings, isOpen) => {
    expect(run(settings).metadata.isOpen).toBe(isOpen);
  });

  test("neither the hop limit nor an enforced policy stops a pod on the host's network", () => {
    const settings = { ...CLOSED, isPolicyEnforced: true };
    expect(run({ ...settings, manifests: exampleCluster({ isTightened: true }) }).metadata.isOpen).toBe(false);
    const host = run({ ...settings, manifests: exampleCluster({ isTightened: true, resizerOnHostNetwork: true }) });
    expect(host.metadata.isOpen).toBe(true);
    expect(host.entry.level).toBe("privileged");
  });

  test("an egress policy without metadata closes it, once it is enforced", () => {
    const manifests = exampleCluster({ isTightened: true });
    expect(run({ manifests }).metadata.isOpen).toBe(true);
    expect(run({ manifests, isPolicyEnforced: true }).metadata.isOpen).toBe(false);
  });

  test("whoever may create pods has any node, unless Pod Security refuses the pod", () => {
    const open = run({ ...CLOSED, manifests: exampleCluster({ resizerCreatesPods: true, agentReadsSecrets: false }) });
    expect(open.ends).toBe("cluster");
    const labelled = exampleCluster({ resizerCreatesPods: true, agentReadsSecrets: false }).replace(
      "name: media\n",
      "name: media\n  labels: {pod-security.kubernetes.io/enforce: baseline}\n",
    );
    expect(run({ ...CLOSED, manifests: labelled })).toMatchObject({ ends: "namespace", blast: { pods: 18 } });
  });

  test("without the node authorizer a node reads every Secret", () => {
    const manifests = exampleCluster({ agentReadsSecrets: false });
    expect(run({ manifests, isNodeAuthorizerOn: false }).ends).toBe("cluster");
  });

  test("a role that administers the account lets itself into the cluster", () => {
    expect(run({ manifests: exampleCluster({ agentReadsSecrets: false }), nodeRole: "administer" }).path.title).toBe(
      "Cluster admin",
    );
  });

  test("a reachable agent is a way on only where a bug in it is assumed", () => {
    expect(run(CLOSED).ends).toBe("pod");
    expect(run({ ...CLOSED, isLateral: true }).path.title).toBe("Root on any node");
  });

  test("a pod that stands on another node by nodeName gives nothing to this one", () => {
    const manifests = exampleCluster()
      .replace("kind: DaemonSet", "kind: Deployment")
      .replace("      serviceAccountName: agent\n", "      serviceAccountName: agent\n      nodeName: node-2\n");
    expect(run({ manifests }).ends).toBe("cluster");
    const apart = manifests.replace(
      "    spec:\n      containers:\n        - {name: resizer",
      "    spec:\n      nodeName: node-1\n      containers:\n        - {name: resizer",
    );
    expect(run({ manifests: apart }).ends).toBe("cloud");
  });
});

describe("any cluster of the example", () => {
  test("gives a result of the schema, the same twice, and numbers that fit together", () => {
    fc.assert(
      fc.property(arbitraryParams, (changes) => {
        const params = ParamsSchema.parse(changes);
        const result = blastRadius(params);
        expect(ResultSchema.safeParse(result).error).toBeUndefined();
        expect(JSON.stringify(blastRadius(params))).toBe(JSON.stringify(result));
        expect(result.blast.pods).toBeGreaterThanOrEqual(1);
        expect(result.blast.pods).toBeLessThanOrEqual(result.blast.totalPods);
        expect(result.path.steps).toHaveLength(result.path.length);
        expect(result.cut.podsAfter).toBeLessThanOrEqual(result.blast.pods);
        for (const control of result.controls) expect(control.podsAfter).toBeLessThanOrEqual(result.blast.pods);
        if (result.cut.size === 1) {
          const [only] = result.cut.controls;
          expect(result.controls.find(({ id }) => id === only?.id)?.isTargetReached).toBe(false);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("closing more never makes the blast wider", () => {
    fc.assert(
      fc.property(arbitraryParams, (changes) => {
        const before = run(changes).blast.pods;
        const tighter = {
          ...changes,
          ...CLOSED,
          isPolicyEnforced: true,
          nodeRole: "managed" as const,
          isNodeAuthorizerOn: true,
        };
        expect(run(tighter).blast.pods).toBeLessThanOrEqual(before);
      }),
      { numRuns: 40 },
    );
  });

  test("every event leaves the attacker at least as much as before", () => {
    fc.assert(
      fc.property(arbitraryParams, fc.constantFrom(...events), (changes, event) => {
        const params = ParamsSchema.parse(changes);
        expect(blastRadius(event.apply(params)).blast.pods).toBeGreaterThanOrEqual(blastRadius(params).blast.pods);
      }),
      { numRuns: 40 },
    );
  });
});

describe("inputs", () => {
  test("an unknown pod is named with those that exist", () => {
    expect(() => run({ entryPod: "media/resizr" })).toThrow(LabInputError);
    expect(() => run({ entryPod: "media/resizr" })).toThrow(/media\/resizer/);
  });

  test("the name alone and no name are enough", () => {
    expect(run({ entryPod: "gallery" }).entry.id).toBe("media/gallery");
    expect(run({ entryPod: "" }).entry.id).toBe("media/resizer");
  });

  test("manifests without a workload are refused", () => {
    expect(() => run({ manifests: "kind: Service\nmetadata: {name: a}\n" })).toThrow(/no workload/);
  });

  test("a cluster of hundreds of workloads stays within the result's bounds", () => {
    const one = (at: number) =>
      `kind: Pod\nmetadata: {name: p${at}}\nspec: {serviceAccountName: p${at}, containers: [{name: c}]}\n---\nkind: RoleBinding\nmetadata: {name: b${at}}\nroleRef: {kind: ClusterRole, name: edit}\nsubjects: [{kind: ServiceAccount, name: p${at}, namespace: default}]\n`;
    const manifests = Array.from({ length: 300 }, (_, at) => one(at)).join("---\n");
    const result = run({ manifests, entryPod: "p7" });
    expect(JSON.stringify(result).length).toBeLessThan(200_000);
    expect(result.input).toMatchObject({ workloads: 300, accountsLeftOut: 260 });
    expect(tables(result)[0]?.rows).toHaveLength(5);
  });

  test("the headline preset is the default", () => {
    expect(preset("headline")).toEqual({});
  });
});
