import { z } from "zod";
import { levelOf, type LevelOfPod } from "../pod-security/level";
import { read, type Manifest } from "./documents";
import { metadataSchema, podSpecSchema, type Metadata, type PodSpec } from "./pod-schema";

/** A Pod, or what makes pods: its replicas are one workload, since they have one template. */
export type Workload = {
  /** "namespace/name", and the kind where the name is taken. */
  id: string;
  kind: string;
  namespace: string;
  name: string;
  labels: Readonly<Record<string, string>>;
  spec: PodSpec;
  /** Pods; a DaemonSet has one on each node. */
  replicas: number;
  isOnEveryNode: boolean;
  account: string;
  /** status.podIP of a Pod that says it; null for the rest. */
  address: string | null;
  security: LevelOfPod;
};

/** Where the pod template stands, by kind. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  PodTemplate: ["template"],
  Deployment: ["spec", "template"],
  ReplicaSet: ["spec", "template"],
  ReplicationController: ["spec", "template"],
  StatefulSet: ["spec", "template"],
  DaemonSet: ["spec", "template"],
  Job: ["spec", "template"],
  CronJob: ["spec", "jobTemplate", "spec", "template"],
};

export function isWorkloadKind(kind: string): boolean {
  return Object.hasOwn(TEMPLATES, kind);
}

/** @throws LabInputError for a manifest without a readable pod template */
export function workloadOf(manifest: Manifest, nodes: number, field: string): Workload {
  const { kind } = manifest;
  const templateAt = TEMPLATES[kind] ?? [];
  const specAt = [...templateAt, "spec"];
  const own = read(metadataSchema.nullish(), manifest, ["metadata"], field) ?? {};
  const inner =
    templateAt.length === 0
      ? own
      : (read(metadataSchema.nullish(), manifest, [...templateAt, "metadata"], field) ?? {});
  const spec = read(podSpecSchema, manifest, specAt, field);
  const namespace = namespaceOf(own);
  const name = own.name ?? "(no name)";
  const isOnEveryNode = kind === "DaemonSet";
  return {
    id: `${namespace}/${name}`,
    kind,
    namespace,
    name,
    labels: stringsOf(inner.labels),
    spec,
    replicas: isOnEveryNode ? nodes : replicasOf(manifest, field),
    isOnEveryNode,
    account: accountOf(spec),
    address: kind === "Pod" ? addressOf(manifest, field) : null,
    security: levelOf({
      annotations: inner.annotations ?? {},
      spec,
      specAt: specAt.join("."),
      metadataAt: [...templateAt, "metadata"].join("."),
    }),
  };
}

export function namespaceOf(metadata: Metadata): string {
  return present(metadata.namespace) ?? "default";
}

export function stringsOf(map: Metadata["labels"]): Record<string, string> {
  return Object.fromEntries(Object.entries(map ?? {}).map(([key, value]) => [key, value ?? ""]));
}

/** Null for a text that is left out or empty. */
export function present(text: string | null | undefined): string | null {
  return text === undefined || text === null || text === "" ? null : text;
}

function accountOf(spec: PodSpec): string {
  return present(spec.serviceAccountName) ?? present(spec.serviceAccount) ?? "default";
}

function replicasOf(manifest: Manifest, field: string): number {
  const key = manifest.kind === "Job" || manifest.kind === "CronJob" ? "parallelism" : "replicas";
  const path = manifest.kind === "CronJob" ? ["spec", "jobTemplate", "spec", key] : ["spec", key];
  if (manifest.kind === "Pod" || manifest.kind === "PodTemplate") return 1;
  return read(z.number().int().min(0).nullish(), manifest, path, field) ?? 1;
}

function addressOf(manifest: Manifest, field: string): string | null {
  const status = read(z.looseObject({ podIP: z.string().nullish() }).nullish(), manifest, ["status"], field);
  return present(status?.podIP);
}
