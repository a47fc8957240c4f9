import type { Cluster } from "../manifests/cluster";
import type { Workload } from "../manifests/workloads";
import type { Params } from "../params";
import {
  accountAsset,
  addRights,
  addToken,
  clusterAdmin,
  everyNode,
  everySecret,
  powerfulAccounts,
} from "./account-steps";
import type { AttackGraph, Control } from "./attack-graph";
import {
  addAsset,
  addStep,
  ASSET,
  baselineControl,
  emptyDraft,
  graphOf,
  thousands,
  workloadAsset,
  workloadId,
  type Draft,
} from "./draft";
import { hostAccessOf } from "./host-access";
import { leavesTo } from "./network";
import { endpointOf, networkReach, type NetworkReach } from "./network-reach";
import type { Right } from "./rights";

const METADATA_ADDRESS = "169.254.169.254";
/** With most plugins a pod is one forwarding step away from its node: the token reply needs a hop limit of 2. */
export const HOPS_TO_POD = 2;
/** Pods behind the network that are drawn as ways on, at most so many. */
const MOST_NEIGHBOURS = 12;

export type BuiltGraph = { graph: AttackGraph; network: NetworkReach; accountsLeftOut: number };

/** Every step that the manifests and the node settings leave open from the compromised pod, and those that they close. */
export function attackGraph(cluster: Cluster, entry: Workload, params: Params): BuiltGraph {
  const draft = emptyDraft(params, cluster);
  const start = workloadAsset(draft, entry, "the shell, 1 pod");
  const { accounts, leftOut } = powerfulAccounts(draft);
  const rights = (workload: Workload) => draft.rights({ namespace: workload.namespace, name: workload.account });
  // First, so that among equal cuts the one that takes a right away stands before those that move a pod.
  addRights(draft, accounts);
  accountAsset(draft, entry.namespace, entry.account, rights(entry));
  addToken(draft, start, entry, rights(entry));
  addMetadata(draft, start, entry);
  addNode(draft, start, entry);
  addHeldOnNode(draft, entry, rights);
  const network = networkReach(cluster, entry, params);
  addNetwork(draft, start, entry, network, rights);
  return { graph: graphOf(draft, start), network, accountsLeftOut: leftOut };
}

/** From a pod to the credentials of the node role. */
function addMetadata(draft: Draft, from: string, workload: Workload): void {
  const { params, cluster } = draft;
  const to = addAsset(draft, { id: ASSET.role, title: "Node role", note: "its credentials", kind: "cloud", value: 30 });
  if (workload.spec.hostNetwork === true) {
    const how = "hostNetwork puts metadata as near as it is to the node";
    addStep(draft, { from, to, how, controls: [baselineControl(draft, workload.namespace)] });
    return;
  }
  const isAnswered = !params.isTokenRequired || params.hopLimit >= HOPS_TO_POD;
  const isLetOut =
    !params.isPolicyEnforced || leavesTo(cluster.policies, endpointOf(cluster, workload), METADATA_ADDRESS, 80);
  const closed = [...(isAnswered ? [] : ["IMDSv2 required, hop limit 1"]), ...(isLetOut ? [] : ["an egress policy"])];
  addStep(draft, {
    from,
    to,
    how: params.isTokenRequired
      ? `the token reply crosses ${params.hopLimit} hops`
      : "one request to metadata, version 1 answers",
    closedBy: closed.length === 0 ? null : closed.join(" and "),
    controls: [metadataControl(params), egressControl(draft, workload.namespace)],
  });
}

function metadataControl({ nodeRoleWorkloads }: Params): Control {
  return {
    id: "metadata",
    layer: "cloud",
    title: "IMDSv2 required, hop limit 1",
    price: `${nodeRoleWorkloads} workloads on the node role get roles of their own first`,
    breaks: nodeRoleWorkloads,
  };
}

function egressControl({ cluster, params }: Draft, namespace: string): Control {
  const count = cluster.workloads.filter((workload) => workload.namespace === namespace).length;
  return {
    id: `egress ${namespace}`,
    layer: "network",
    title: `${params.isPolicyEnforced ? "" : "Enforced "}egress policy on ${namespace}`,
    price: `${count} workloads of ${namespace} name what they connect to; hostNetwork pods stay outside`,
    breaks: count,
  };
}

/** What root on the node, and the node's identity, give. */
function addNode(draft: Draft, start: string, entry: Workload): void {
  const { params } = draft;
  const node = addAsset(draft, {
    id: ASSET.node,
    title: "Root on the node",
    note: "every container on it",
    kind: "node",
    value: 60,
  });
  addHostAccess(draft, start, entry, node);
  addStep(draft, {
    from: start,
    to: node,
    how: "a container escape",
    closedBy: params.hasEscape ? null : "no escape is assumed",
    controls: [
      {
        id: `sandbox ${entry.namespace}`,
        layer: "node",
        title: `A sandboxed runtime for ${entry.namespace}`,
        price: "slower system calls, a second runtime to run on its nodes",
        breaks: 0,
      },
    ],
  });
  addStep(draft, { from: node, to: ASSET.role, how: "the node is near enough to metadata" });
  addStep(draft, { from: node, to: ASSET.held, how: "the kubelet's files" });
  addStep(draft, { from: ASSET.role, to: ASSET.held, how: "the role is mapped to the node's Kubernetes identity" });
  if (params.isNodeTokenLeaked) addStep(draft, { from: start, to: ASSET.held, how: "a leaked kubelet credential" });
  addCloud(draft);
}

function addHostAccess(draft: Draft, from: string, workload: Workload, to: string): void {
  const access = hostAccessOf(workload);
  if (access === null) return;
  addStep(draft, { from, to, how: access, controls: [baselineControl(draft, workload.namespace)] });
}

function addCloud(draft: Draft): void {
  const { params } = draft;
  const isMore = params.nodeRole !== "managed";
  const administers = params.nodeRole === "administer";
  const to = addAsset(draft, {
    id: ASSET.cloud,
    title: administers ? "The cloud account" : "Cloud data",
    note: administers ? "every resource in it" : isMore ? "media-* buckets" : "beyond the node's own",
    kind: "cloud",
    value: administers ? 99 : 50,
  });
  const controls: Control[] = [
    {
      id: "role-scope",
      layer: "cloud",
      title: "Node role with managed policies only",
      price: `${params.nodeRoleWorkloads} workloads get roles of their own`,
      breaks: params.nodeRoleWorkloads,
    },
  ];
  const closedBy = isMore ? null : "managed policies only";
  addStep(draft, { from: ASSET.role, to, how: "what the role's policies allow", closedBy, controls });
  if (administers) {
    addStep(draft, {
      from: ASSET.role,
      to: clusterAdmin(draft),
      how: "it lets itself into the cluster as admin",
      controls,
    });
  }
}

/** Secrets and tokens of the pods on the node, and the accounts among them that lead further. */
function addHeldOnNode(draft: Draft, entry: Workload, rights: (workload: Workload) => Right[]): void {
  const { params, cluster } = draft;
  const note = `${params.podsPerNode} pods, ${params.teamsOnNode} teams`;
  addAsset(draft, { id: ASSET.held, title: "Secrets and tokens on the node", note, kind: "node", value: 55 });
  for (const workload of cluster.workloads) {
    const own = rights(workload);
    if (own.length === 0 || !mayShareNode(entry, workload)) continue;
    addToken(draft, ASSET.held, workload, own, [apartControl(workload)]);
  }
  addStep(draft, {
    from: ASSET.held,
    to: everySecret(draft),
    how: "no node authorizer: a node reads every Secret",
    closedBy: params.isNodeAuthorizerOn ? "the node authorizer" : null,
    controls: [
      {
        id: "node-authorizer",
        layer: "node",
        title: "Node authorizer and NodeRestriction",
        price: "kubelets need credentials in their own names",
        breaks: 0,
      },
    ],
  });
}

function apartControl(workload: Workload): Control {
  return {
    id: `apart ${workload.id}`,
    layer: "node",
    title: `${workload.name} not on shared nodes`,
    price: workload.isOnEveryNode
      ? `${workload.name} no longer covers the tenants' nodes`
      : "at least one more node, tainted",
    breaks: workload.isOnEveryNode ? 1 : 0,
  };
}

/**
 * A pod may stand on the compromised pod's node unless the manifests keep it away: another nodeName, or another value for the same key
 * of the node selector. The worst case, since a scheduler may do it tomorrow.
 */
export function mayShareNode(entry: Workload, other: Workload): boolean {
  const [mine, theirs] = [entry.spec.nodeName ?? "", other.spec.nodeName ?? ""];
  if (mine !== "" && theirs !== "" && mine !== theirs) return false;
  const wanted = entry.spec.nodeSelector ?? {};
  return Object.entries(other.spec.nodeSelector ?? {}).every(
    ([key, value]) => !Object.hasOwn(wanted, key) || wanted[key] === value,
  );
}

/** Pods that answer over the network, and, where that is assumed, those that are taken over from there. */
function addNetwork(
  draft: Draft,
  start: string,
  entry: Workload,
  network: NetworkReach,
  rights: (workload: Workload) => Right[],
): void {
  const { params } = draft;
  const note = `${thousands(network.pods)} pods`;
  const to = addAsset(draft, { id: ASSET.network, title: "Pods that answer", note, kind: "network", value: 15 });
  const controls: Control[] = [
    {
      id: `deny ${entry.namespace}`,
      layer: "network",
      title: params.isPolicyEnforced
        ? `Default deny around ${entry.namespace}`
        : "Enforced default deny, each namespace",
      price: `${params.teams} namespaces, one by one, each naming what it needs`,
      breaks: params.teams,
    },
  ];
  addStep(draft, {
    from: start,
    to,
    how: params.isPolicyEnforced ? "what the enforced policies let through" : "any port, no policy is enforced",
    closedBy: network.pods > 0 ? null : "enforced default deny",
    controls,
  });
  const interesting = network.workloads
    .filter((workload) => workload.id !== entry.id)
    .filter((workload) => hostAccessOf(workload) !== null || rights(workload).length > 0)
    .slice(0, MOST_NEIGHBOURS);
  for (const workload of interesting) {
    const pod = workloadAsset(
      draft,
      workload,
      workload.isOnEveryNode ? "one on each node" : `${workload.replicas} pods`,
    );
    const closedBy = params.isLateral ? null : "no bug in it is assumed";
    addStep(draft, { from: to, to: pod, how: `a bug in ${workload.name}`, closedBy });
    addToken(draft, workloadId(workload), workload, rights(workload));
    addMetadata(draft, workloadId(workload), workload);
    addHostAccess(draft, workloadId(workload), workload, workload.isOnEveryNode ? everyNode(draft) : ASSET.node);
  }
}
