import type { AttackEvent, Preset } from "../kit/lab";
import { DEBUG_DAEMONSET, exampleCluster } from "./example/cluster";
import { MOST_CHARACTERS, type Params } from "./params";

const CLOSED = { isTokenRequired: true, hopLimit: 1 } as const;

export const presets: readonly Preset<Params>[] = [
  {
    id: "headline",
    title: "The cluster as found",
    why: "One shell, no exploit: metadata, the node's identity, the agent's token, every Secret.",
    params: {},
  },
  {
    id: "naive",
    title: "Hop limit 1, version 1 still answers",
    why: "What a fleet report calls hardened: the limit is 1 in every launch template and 41 policies exist.",
    params: { hopLimit: 1 },
  },
  {
    id: "defended",
    title: "One control at each layer",
    why: "Metadata closed twice, policies enforced, no token in the resizer, the agent without Secrets, baseline for the teams.",
    params: {
      ...CLOSED,
      isPolicyEnforced: true,
      nodeRole: "managed",
      nodeRoleWorkloads: 0,
      manifests: exampleCluster({ agentReadsSecrets: false, isTightened: true }),
    },
  },
  {
    id: "current-defaults",
    title: "Current node groups, nothing else changed",
    why: "Version 2 required with hop limit 1 is the default of newer node images: does the headline still hold?",
    params: { ...CLOSED },
  },
  {
    id: "host-network",
    title: "Hop limit 1, the resizer on the host's network",
    why: "The control is on, and this pod is nearer to metadata than it counts.",
    params: { ...CLOSED, isPolicyEnforced: true, manifests: exampleCluster({ resizerOnHostNetwork: true }) },
  },
  {
    id: "creates-pods",
    title: "Metadata closed, the account may create pods",
    why: "The harmless-looking Role of a service that starts Jobs.",
    params: { ...CLOSED, manifests: exampleCluster({ agentReadsSecrets: false, resizerCreatesPods: true }) },
  },
];

export const events: readonly AttackEvent<Params>[] = [
  {
    id: "leaked-node-token",
    title: "Leak a kubelet credential",
    says: "A node backup was readable for a week. The kubelet credential of the resizer's node is in it, and somebody has it.",
    apply: (params) => ({ ...params, isNodeTokenLeaked: true }),
  },
  {
    id: "version-1-back",
    title: "Switch IMDSv1 back on",
    says: "A new node group came from an old launch template: http-tokens is optional there.",
    apply: (params) => ({ ...params, isTokenRequired: false }),
  },
  {
    id: "debug-daemonset",
    title: "Add a debug DaemonSet with cluster-admin",
    says: "Somebody looked for a network fault and left a DaemonSet on every node. Its account is bound to cluster-admin.",
    apply: (params) => ({ ...params, manifests: withDebugDaemonSet(params.manifests) }),
  },
  {
    id: "kernel-escape",
    title: "Assume a container escape",
    says: "A runtime bug is published this morning and your nodes are not patched: a container is root on its node.",
    apply: (params) => ({ ...params, hasEscape: true }),
  },
];

/** A text with no room left stays as it is: the form says how many characters it may have. */
function withDebugDaemonSet(manifests: string): string {
  const longer = `${manifests.trimEnd()}\n${DEBUG_DAEMONSET.trimStart()}`;
  return manifests.includes("name: node-debug") || longer.length > MOST_CHARACTERS ? manifests : longer;
}
