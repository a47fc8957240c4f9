import type { Cluster } from "../manifests/cluster";
import type { Workload } from "../manifests/workloads";
import type { Params } from "../params";
import type { Blast, Result } from "../result";
import { ASSET, CLUSTER_ASSETS, workloadId } from "./draft";
import { podsOf } from "./network-reach";

/**
 * What a set of reached assets amounts to. Pods count when the attacker can have their Secrets, their token or code in them: the
 * shell's own, those on the node, those of a namespace, or all. Overlaps are counted twice up to the whole, so it is an upper bound.
 */
export function blastOf(cluster: Cluster, entry: Workload, params: Params, reached: ReadonlySet<string>): Blast {
  const totalPods = podsOf(cluster, params);
  const isCluster = CLUSTER_ASSETS.some((asset) => reached.has(asset));
  const isNode = reached.has(ASSET.held) || reached.has(ASSET.node);
  const namespaces = namespacesIn(reached);
  const others = cluster.workloads.filter(({ id }) => id !== entry.id);
  const isHeld = (workload: Workload) => namespaces.has(workload.namespace) || reached.has(workloadId(workload));
  const siblings = namespaces.has(entry.namespace) ? Math.max(0, entry.replicas - 1) : 0;
  const beside = others.filter(isHeld).reduce((sum, { replicas }) => sum + replicas, siblings);
  const some = Math.min(totalPods, 1 + beside + (isNode ? params.podsPerNode - 1 : 0));
  const pods = isCluster ? totalPods : some;
  const share = pods / Math.max(1, totalPods);
  const owners = new Set([entry.namespace, ...namespaces]);
  const teams = Math.min(params.teams, Math.max(owners.size, isNode ? params.teamsOnNode : 0));
  return {
    pods,
    totalPods,
    share,
    score: 100 * share,
    teams: isCluster ? params.teams : teams,
    nodes: isCluster ? params.nodes : isNode ? 1 : 0,
  };
}

/** The widest of what is reached. */
export function endOf(reached: ReadonlySet<string>): Result["ends"] {
  if (CLUSTER_ASSETS.some((asset) => reached.has(asset))) return "cluster";
  if (reached.has(ASSET.cloud)) return "cloud";
  if ([ASSET.held, ASSET.node, ASSET.role].some((asset) => reached.has(asset))) return "node";
  return namespacesIn(reached).size > 0 ? "namespace" : "pod";
}

function namespacesIn(reached: ReadonlySet<string>): Set<string> {
  return new Set(
    [...reached].flatMap((id) => {
      const [kind, name] = id.split(" ");
      return (kind === "namespace" || kind === "secrets") && name !== undefined ? [name] : [];
    }),
  );
}
