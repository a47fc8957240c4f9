import { enforcedLevel, type Cluster } from "../manifests/cluster";
import type { Workload } from "../manifests/workloads";
import type { Params } from "../params";
import { rightsReader, type RightsReader } from "./rights";
import type { Asset, AttackGraph, Control, Step } from "./attack-graph";

/** The graph while it is being built: what is named twice is kept once. */
export type Draft = {
  params: Params;
  cluster: Cluster;
  rights: RightsReader;
  assets: Map<string, Asset>;
  controls: Map<string, Control>;
  steps: Step[];
};

export const ASSET = {
  role: "role",
  cloud: "cloud",
  node: "node",
  held: "held",
  network: "network",
  nodes: "nodes",
  secrets: "secrets",
  admin: "admin",
  everyPod: "every-pod",
} as const;

/** Holding one of these is holding the cluster. */
export const CLUSTER_ASSETS: readonly string[] = [ASSET.admin, ASSET.nodes, ASSET.secrets, ASSET.everyPod];

export function emptyDraft(params: Params, cluster: Cluster): Draft {
  return { params, cluster, rights: rightsReader(cluster), assets: new Map(), controls: new Map(), steps: [] };
}

export function graphOf(draft: Draft, start: string): AttackGraph {
  return { start, assets: [...draft.assets.values()], steps: draft.steps, controls: [...draft.controls.values()] };
}

/** Adds the step, and the controls that would close it. A step that is closed today keeps none. */
export function addStep(
  draft: Draft,
  step: { from: string; to: string; how: string; closedBy?: string | null; controls?: readonly Control[] },
): void {
  const { from, to, how, closedBy = null, controls = [] } = step;
  for (const control of controls) if (!draft.controls.has(control.id)) draft.controls.set(control.id, control);
  draft.steps.push({ from, to, how, closedBy, controls: closedBy === null ? controls.map(({ id }) => id) : [] });
}

export function addAsset(draft: Draft, asset: Asset): string {
  if (!draft.assets.has(asset.id)) draft.assets.set(asset.id, asset);
  return asset.id;
}

export function workloadAsset(draft: Draft, workload: Workload, note: string): string {
  return addAsset(draft, { id: workloadId(workload), title: workload.name, note, kind: "pod", value: 10 });
}

export function workloadId(workload: Workload): string {
  return `pod ${workload.id}`;
}

export function accountId(namespace: string, name: string): string {
  return `account ${namespace}/${name}`;
}

/** Pod Security admission on a namespace: refuses host namespaces, privileged containers and hostPath. */
export function baselineControl({ cluster }: Draft, namespace: string): Control {
  const refused = cluster.workloads.filter(
    (workload) => workload.namespace === namespace && workload.security.level === "privileged",
  );
  return {
    id: `baseline ${namespace}`,
    layer: "pod",
    title: `Pod Security baseline on ${namespace}`,
    price:
      refused.length === 0
        ? "refuses nothing that runs there today"
        : `refuses ${refused.map(({ name }) => name).join(", ")}, which needs the host or has to change`,
    breaks: refused.length,
  };
}

export function isBaselineEnforced({ cluster }: Draft, namespace: string): boolean {
  return enforcedLevel(cluster, namespace) !== "privileged";
}

export function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}
