import type { z } from "zod";
import type { Params } from "../params";
import { placed } from "./placement";
import { fail, problem, type Manifest, type ManifestObject } from "./read";
import { selects } from "./selector";
import {
  type AutoscalerShape,
  type BudgetShape,
  type IntOrPercent,
  type Owner,
  type PodShape,
  type PodSpec,
  type Selector,
  type WorkloadShape,
} from "./shapes";

export type Autoscaler = { object: ManifestObject; floor: number; ceiling: number };
export type Workload = {
  object: ManifestObject;
  kind: string;
  /** What its autoscaler, or else its replicas, ask for. */
  replicas: number;
  labels: Readonly<Record<string, string>>;
  grace: number;
  /** Seconds from the creation of a pod until it is ready. */
  readyAfter: number;
  /** A second copy may run beside the first: a Deployment that is not Recreate. */
  mayRunTwice: boolean;
  autoscaler: Autoscaler | null;
};
export type Pod = {
  name: string;
  namespace: string;
  labels: Readonly<Record<string, string>>;
  line: number;
  workload: Workload | null;
  /** Owned by a controller without a scale that the budget's controller could ask: a Job, a custom one. */
  hasUnscaledOwner: boolean;
  phase: string;
  isReady: boolean;
  isTerminating: boolean;
  /** Its replacement, or it itself, gets ready in time. */
  recovers: boolean;
  grace: number;
  readyAfter: number;
  nodeName: string | null;
  /** Index of its node among those to be drained. */
  node: number;
};
export type Budget = {
  object: ManifestObject;
  rule: { field: "minAvailable" | "maxUnavailable"; value: IntOrPercent };
  selector: Selector | null;
  alwaysAllow: boolean;
};
export type Cluster = { workloads: Workload[]; pods: Pod[]; budgets: Budget[]; nodes: string[]; ignored: string[] };

type Settings = Pick<
  Params,
  "crashing" | "crashingIn" | "hpaShare" | "nodes" | "nodesDone" | "spread" | "readySeconds"
>;
export const MOST_PODS = 2000;
const DEFAULT_GRACE = 30;

/** Workloads, pods and budgets of a manifest, every pod on a node. @throws LabInputError */
export function clusterOf({ objects, ignored }: Manifest, settings: Settings): Cluster {
  const of = (kind: string) => objects.filter((object) => object.kind === kind);
  const autoscalers = of("HorizontalPodAutoscaler");
  const owned = new Set(of("ReplicaSet").filter((object) => controllerOf(object)?.kind === "Deployment"));
  const workloads = objects
    .filter(({ kind }) => ["Deployment", "StatefulSet", "ReplicaSet"].includes(kind))
    .filter((object) => !owned.has(object))
    .map((object) => workloadOf(object, autoscalers, settings));
  const budgets = of("PodDisruptionBudget").map(budgetOf);
  checkTemplates(workloads);
  if (workloads.reduce((sum, { replicas }) => sum + replicas, 0) + of("Pod").length > MOST_PODS) {
    fail([problem(null, `asks for more than ${String(MOST_PODS)} pods; the lab simulates up to that many.`)]);
  }
  const written = writtenPods(of("Pod"), { workloads, sets: [...owned] }, settings);
  const broken = crashes(workloads, budgets, settings);
  const pods = [
    ...written,
    ...workloads.flatMap((workload) => generated(workload, { written, broken: broken.get(workload) ?? 0 })),
  ];
  const { nodes } = placed(pods, workloads, settings);
  return { workloads, pods, budgets, nodes, ignored };
}

function workloadOf(object: ManifestObject, autoscalers: readonly ManifestObject[], settings: Settings): Workload {
  const { spec } = object.value as z.infer<typeof WorkloadShape>;
  const autoscaler = autoscalerOf(object, autoscalers);
  const replicas =
    autoscaler === null
      ? (spec.replicas ?? 1)
      : autoscaler.floor + Math.round((settings.hpaShare / 100) * (autoscaler.ceiling - autoscaler.floor));
  return {
    object,
    kind: object.kind,
    replicas,
    labels: spec.template.metadata?.labels ?? {},
    ...timesOf(spec.template.spec, settings),
    mayRunTwice: object.kind === "Deployment" && spec.strategy?.type !== "Recreate",
    autoscaler,
  };
}

function autoscalerOf(workload: ManifestObject, autoscalers: readonly ManifestObject[]): Autoscaler | null {
  for (const object of autoscalers) {
    const { spec } = object.value as z.infer<typeof AutoscalerShape>;
    const { kind, name } = spec.scaleTargetRef;
    if (kind === workload.kind && name === workload.name && object.namespace === workload.namespace) {
      return { object, floor: spec.minReplicas ?? 1, ceiling: spec.maxReplicas };
    }
  }
  return null;
}

function timesOf(spec: PodSpec | null | undefined, settings: Settings): { grace: number; readyAfter: number } {
  const delays = (spec?.containers ?? []).flatMap(({ readinessProbe }) => readinessProbe?.initialDelaySeconds ?? []);
  return {
    grace: spec?.terminationGracePeriodSeconds ?? DEFAULT_GRACE,
    readyAfter: delays.length > 0 ? Math.max(...delays) : settings.readySeconds,
  };
}

function budgetOf(object: ManifestObject): Budget {
  const { spec } = object.value as z.infer<typeof BudgetShape>;
  const { minAvailable, maxUnavailable } = spec;
  return {
    object,
    rule:
      minAvailable === undefined || minAvailable === null
        ? { field: "maxUnavailable", value: maxUnavailable ?? 0 }
        : { field: "minAvailable", value: minAvailable },
    selector: spec.selector ?? null,
    alwaysAllow: spec.unhealthyPodEvictionPolicy === "AlwaysAllow",
  };
}

/** The API server refuses a workload whose own selector does not select its pods. */
function checkTemplates(workloads: readonly Workload[]): void {
  fail(
    workloads.flatMap(({ object, labels }) => {
      const { spec } = object.value as z.infer<typeof WorkloadShape>;
      if (selects(spec.selector, labels)) return [];
      return [
        problem(
          object.line,
          `${object.kind} ${object.name}: spec.selector does not select the labels of its template.`,
        ),
      ];
    }),
  );
}

type Owners = { workloads: readonly Workload[]; sets: readonly ManifestObject[] };

/** Pods of the text. Those of a DaemonSet stay out: a drain leaves them (--ignore-daemonsets). */
function writtenPods(objects: readonly ManifestObject[], owners: Owners, settings: Settings): Pod[] {
  const lost = objects.filter((object) => ownerOf(object, owners) === "lost");
  fail(
    lost.map(({ line, name }) =>
      problem(
        line,
        `Pod ${name} has a controller that is not in the text. Paste that workload too, or remove ownerReferences.`,
      ),
    ),
  );
  return objects.flatMap((object) => {
    const owner = ownerOf(object, owners);
    if (owner === "daemon" || owner === "lost") return [];
    const { metadata, spec, status } = object.value as z.infer<typeof PodShape>;
    const isReady =
      status === undefined || status === null
        ? true
        : (status.conditions ?? []).some((one) => one.type === "Ready" && one.status === "True");
    return [
      {
        name: object.name,
        namespace: object.namespace,
        labels: metadata.labels ?? {},
        line: object.line,
        workload: typeof owner === "object" ? owner : null,
        hasUnscaledOwner: owner === "unscaled",
        phase: status?.phase ?? "Running",
        isReady,
        isTerminating: metadata.deletionTimestamp !== undefined && metadata.deletionTimestamp !== null,
        recovers: isReady,
        ...timesOf(spec, settings),
        nodeName: spec?.nodeName ?? null,
        node: 0,
      },
    ];
  });
}

function controllerOf(object: ManifestObject): Owner | null {
  const { metadata } = object.value as z.infer<typeof PodShape>;
  return (metadata.ownerReferences ?? []).find(({ controller }) => controller === true) ?? null;
}

function ownerOf(pod: ManifestObject, { workloads, sets }: Owners): Workload | "none" | "daemon" | "unscaled" | "lost" {
  const controller = controllerOf(pod);
  if (controller === null) return "none";
  const { kind, name } = controller;
  if (kind === "DaemonSet") return "daemon";
  const found = (wanted: string, called: string) =>
    workloads.find(
      ({ object }) => object.kind === wanted && object.name === called && object.namespace === pod.namespace,
    );
  const direct = found(kind, name);
  if (direct !== undefined) return direct;
  if (kind !== "ReplicaSet") return kind === "StatefulSet" ? "lost" : "unscaled";
  const set = sets.find((one) => one.name === name && one.namespace === pod.namespace);
  const above = set === undefined ? name.replace(/-[a-z0-9]+$/, "") : (controllerOf(set)?.name ?? "");
  return found("Deployment", above) ?? "lost";
}

/** How many pods of each workload are Running and never ready: from its status, and from the field for crash loops. */
function crashes(
  workloads: readonly Workload[],
  budgets: readonly Budget[],
  settings: Settings,
): Map<Workload, number> {
  const broken = new Map<Workload, number>();
  for (const workload of workloads) {
    const { status } = workload.object.value as z.infer<typeof WorkloadShape>;
    const missing = (status?.replicas ?? 0) - (status?.readyReplicas ?? 0);
    broken.set(workload, Math.min(workload.replicas, Math.max(0, missing)));
  }
  const hit = settings.crashing > 0 ? crashingWorkload(workloads, budgets, settings.crashingIn) : null;
  if (hit !== null) {
    broken.set(hit, Math.min(hit.replicas, Math.max(broken.get(hit) ?? 0, settings.crashing)));
  }
  return broken;
}

function crashingWorkload(workloads: readonly Workload[], budgets: readonly Budget[], name: string): Workload | null {
  const named = workloads.find(({ object }) => object.name === name.trim());
  if (named !== undefined) return named;
  const guarded = workloads.filter(
    ({ kind, object, labels }) =>
      kind === "Deployment" &&
      budgets.some(
        ({ object: { namespace }, selector }) => namespace === object.namespace && selects(selector, labels),
      ),
  );
  return guarded.reduce<Workload | null>(
    (most, one) => (most === null || one.replicas > most.replicas ? one : most),
    null,
  );
}

/** The pods that the controller has made and the text does not show. The last ones crash-loop. */
function generated(workload: Workload, { written, broken }: { written: readonly Pod[]; broken: number }): Pod[] {
  const shown = written.filter((pod) => pod.workload === workload);
  const breaks = shown.length > 0 ? 0 : broken;
  return Array.from({ length: Math.max(0, workload.replicas - shown.length) }, (_, made) => {
    const index = shown.length + made;
    const isReady = index < workload.replicas - breaks;
    return {
      name: `${workload.object.name}-${String(index)}`,
      namespace: workload.object.namespace,
      labels: workload.labels,
      line: workload.object.line,
      workload,
      hasUnscaledOwner: false,
      phase: "Running",
      isReady,
      isTerminating: false,
      recovers: isReady,
      grace: workload.grace,
      readyAfter: workload.readyAfter,
      nodeName: null,
      node: 0,
    };
  });
}
