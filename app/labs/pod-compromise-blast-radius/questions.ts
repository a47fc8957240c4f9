import type { DesignField, Drill, Prediction } from "../kit/lab";
import type { Params } from "./params";
import type { Result } from "./result";

export const predictions: readonly Prediction<Params, Result>[] = [
  {
    id: "ends",
    ask: "Where does this shell end?",
    kind: "choice",
    options: [
      { id: "pod", label: "In the pod" },
      { id: "namespace", label: "In its namespace" },
      { id: "node", label: "At one node" },
      { id: "cloud", label: "At one node and cloud data" },
      { id: "cluster", label: "Nowhere: the whole cluster" },
    ],
    actual: (result) => result.ends,
  },
  {
    id: "pods",
    ask: "How many pods' Secrets, tokens or code can the attacker have?",
    kind: "number",
    unit: "pods",
    min: 0,
    max: 10_000,
    step: 1,
    actual: (result) => result.blast.pods,
    tolerance: (actual) => Math.max(1, 0.1 * actual),
  },
  {
    id: "cut",
    ask: "How many controls, at the least, part the shell from the most valuable thing it reaches?",
    kind: "number",
    unit: "controls",
    min: 0,
    max: 10,
    step: 1,
    actual: (result) => (result.cut.isPossible ? result.cut.size : null),
    tolerance: () => 0.5,
  },
];

export const drills: readonly Drill[] = [
  {
    id: "hop-limit-alone",
    criterionId: "metadata-hop",
    preset: "naive",
    events: [],
    prediction: "ends",
    situation:
      "The fleet report says hardened: hop limit 1 in every launch template. http-tokens was never set. A shell opens in a pod with a network of its own; the monitoring agent's account may list Secrets everywhere.",
    because:
      "The hop limit acts on the reply that carries the session token. Version 1 has no such reply: a plain request still returns the node role, and from there the agent's token is one read away.",
  },
  {
    id: "host-network-pod",
    criterionId: "metadata-hop",
    preset: "host-network",
    events: [],
    prediction: "ends",
    situation:
      "Version 2 is required, the hop limit is 1, NetworkPolicies are enforced. The resizer runs with hostNetwork since a DNS fault two years ago.",
    because:
      "A host-network pod is where the node is: there is no extra hop, and most plugins do not apply policies to it. What is left is admission, the node role's policies, and the rights of what else runs on the node.",
  },
  {
    id: "from-node-to-cluster",
    criterionId: "node-step",
    preset: "defended",
    events: ["leaked-node-token"],
    prediction: "pods",
    situation:
      "Each layer has its control and the agent's ClusterRole no longer has Secrets. A kubelet credential of one of 60 nodes, 30 pods on it, is in somebody's hands.",
    because:
      "The node authorizer holds a node's identity to the pods bound to it, and no account with rights everywhere has a token there. One node stays one node.",
  },
  {
    id: "escape-as-found",
    criterionId: "node-step",
    preset: "current-defaults",
    events: ["kernel-escape"],
    prediction: "pods",
    situation:
      "New node groups: version 2 required, hop limit 1. Nothing else was changed, and the agent's account still lists Secrets everywhere. A runtime bug makes any container root on its node; 60 nodes with 30 pods each.",
    because:
      "Root on the node reads every token mounted there, the agent's among them. The default closed one way to the node, and not the step from the node to the cluster.",
  },
  {
    id: "job-starter",
    criterionId: "token-worth",
    preset: "creates-pods",
    events: [],
    prediction: "ends",
    situation:
      "Metadata is closed and the agent has no Secrets. The resizer starts Jobs: its account may create pods in its own namespace, which has no Pod Security label.",
    because:
      "Whoever creates a pod writes its spec: privileged, on any node by nodeName. Admission is what stops it, and without a label there is none.",
  },
  {
    id: "stored-policies",
    criterionId: "flat-network",
    preset: "current-defaults",
    events: ["debug-daemonset"],
    prediction: "ends",
    situation:
      "Metadata is closed. NetworkPolicies exist and nothing enforces them, so every pod answers. A debug DaemonSet with cluster-admin now runs on every node, its containers unprivileged. No bug in any of these pods is known.",
    because:
      "Reaching a port is not holding the pod: without a bug behind it the powerful token stays on the other side. It is one bug away, which is why the policies have to be enforced.",
  },
  {
    id: "cheapest-cut",
    criterionId: "control-cost",
    preset: "headline",
    events: [],
    prediction: "cut",
    situation:
      "The cluster as found: metadata answers, the node role is the node's identity, the agent's account may read every Secret and has a token on each node. You may add controls one at a time.",
    because:
      "Every path to the cluster runs over the agent's right to read Secrets. Taking that verb away breaks nothing the agent does; closing metadata breaks nine workloads first.",
  },
  {
    id: "after-the-pod",
    criterionId: "first-hour",
    preset: "headline",
    events: ["leaked-node-token"],
    prediction: "ends",
    situation:
      "The pod was deleted after four minutes and the ticket is closed. The node is still there, and so is the kubelet credential that was copied from it.",
    because:
      "What has left with the attacker does not end with the pod. The credential speaks for the node, the agent's token is on the node, so the node has to go and what it could read has to be rotated.",
  },
];

const HOUR = 3600;

export const designFields: readonly DesignField<Params>[] = [
  {
    param: "hopLimit",
    label: "Metadata hop limit",
    find: { unit: "count", near: ["hop", "imds", "metadata"] },
    fromBase: (value) => value,
  },
  {
    param: "tokenHours",
    label: "Mounted token accepted for",
    find: { unit: "seconds", near: ["token", "expir", "ttl"], never: ["session", "sts"] },
    fromBase: (value) => value / HOUR,
  },
  {
    param: "nodes",
    label: "Nodes",
    find: { unit: "count", near: ["node", "machine", "fleet"], never: ["pod", "hop"] },
    fromBase: (value) => value,
  },
  {
    param: "nodeRoleWorkloads",
    label: "Workloads on the node role",
    find: { unit: "count", near: ["workload", "node role", "irsa", "pod identity"] },
    fromBase: (value) => value,
  },
];
