import type { Cluster } from "../manifests/cluster";
import type { Workload } from "../manifests/workloads";
import type { Params } from "../params";
import { connects, leaves, type Endpoint } from "./network";

export type NetworkReach = {
  /** Pods to which the compromised one can open a connection. */
  pods: number;
  /** Those of the manifests among them. */
  workloads: readonly Workload[];
};

/** A pod as policies see it. */
export function endpointOf(cluster: Cluster, workload: Workload): Endpoint {
  return {
    namespace: workload.namespace,
    namespaceLabels: cluster.namespaces.get(workload.namespace) ?? {},
    labels: workload.labels,
    isHostNetwork: workload.spec.hostNetwork === true,
    address: workload.address,
  };
}

/** All pods of the cluster: nodes times pods on a node, or those of the manifests where they are more. */
export function podsOf(cluster: Cluster, { nodes, podsPerNode }: Params): number {
  return Math.max(nodes * podsPerNode, describedPods(cluster));
}

/**
 * Pods that the manifests do not describe count as one each of an unknown namespace without labels: they are reached unless the
 * compromised pod's own egress policies keep it in.
 */
export function networkReach(cluster: Cluster, entry: Workload, params: Params): NetworkReach {
  const policies = params.isPolicyEnforced ? cluster.policies : [];
  const from = endpointOf(cluster, entry);
  const workloads = cluster.workloads.filter((workload) => connects(policies, from, endpointOf(cluster, workload)));
  const described = workloads.reduce(
    (sum, workload) => sum + workload.replicas - (workload.id === entry.id ? 1 : 0),
    0,
  );
  const others = podsOf(cluster, params) - describedPods(cluster);
  const unknown: Endpoint = { namespace: "", namespaceLabels: {}, labels: {}, isHostNetwork: false, address: null };
  return { pods: Math.max(0, described) + (leaves(policies, from, unknown) ? others : 0), workloads };
}

function describedPods(cluster: Cluster): number {
  return cluster.workloads.reduce((sum, { replicas }) => sum + replicas, 0);
}
