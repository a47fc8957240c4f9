import { LabInputError, type AttackEvent } from "../kit/lab";
import { guardedOf } from "./budgets/traps";
import { clusterOf, type Cluster, type Workload } from "./manifest/cluster";
import { readManifest, type Manifest } from "./manifest/read";
import { setField, spliced } from "./mend/splice";
import { MOST_CHARACTERS, type Params } from "./params";

export const events: readonly AttackEvent<Params>[] = [
  {
    id: "crash-loop",
    title: "Crash-looping pods behind a budget",
    says: "A Secret was renamed on Tuesday. All three pods of the exporter are Running and none is ready. What does its budget do to your drain?",
    apply: (params) => ({ ...params, crashing: 3 }),
  },
  {
    id: "scaled-to-one",
    title: "Everything scaled down to one",
    says: "A cost round has set every Deployment to one replica, and the autoscalers' floor as well. Your budgets are unchanged.",
    apply: (params) => withText(params, scaledToOne),
  },
  {
    id: "second-budget",
    title: "A policy adds a second budget",
    says: "A platform policy has created another budget for the pods of your largest Deployment. What does an eviction answer now?",
    apply: (params) => withText(params, withSecondBudget),
  },
  {
    id: "all-at-once",
    title: "Drain all that are left at once",
    says: "It is late. Somebody changes the script so that every node that is left is drained at the same time.",
    apply: (params) => ({ ...params, drainsAtOnce: 50 }),
  },
];

/** A text that cannot be read stays as it is: the run names its problems. */
function withText(params: Params, change: (manifest: Manifest, cluster: Cluster) => string): Params {
  try {
    const manifest = readManifest(params.yaml);
    const yaml = change(manifest, clusterOf(manifest, params));
    return yaml.length > MOST_CHARACTERS ? params : { ...params, yaml };
  } catch (error) {
    if (error instanceof LabInputError) return params;
    throw error;
  }
}

function scaledToOne(manifest: Manifest, { workloads }: Cluster): string {
  const splices = workloads
    .filter(({ kind, replicas }) => kind === "Deployment" && replicas > 1)
    .flatMap(({ object, autoscaler }) => {
      const path = ["spec", autoscaler === null ? "replicas" : "minReplicas"];
      return setField(manifest, autoscaler?.object ?? object, { path, value: "1" }) ?? [];
    });
  return spliced(manifest.text, splices);
}

function withSecondBudget({ text }: Manifest, cluster: Cluster): string {
  const guarded = guardedOf(cluster).flatMap(({ workloads }) => workloads.filter(({ kind }) => kind === "Deployment"));
  const [first] = [...guarded].sort((a, b) => b.replicas - a.replicas);
  return first === undefined ? text : `${text.trimEnd()}\n---\n${policyFor(first)}`;
}

function policyFor({ object, labels }: Workload): string {
  return `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: platform-policy
  namespace: ${JSON.stringify(object.namespace)}
spec:
  minAvailable: 1
  selector:
    matchLabels: ${JSON.stringify(labels)}
`;
}
