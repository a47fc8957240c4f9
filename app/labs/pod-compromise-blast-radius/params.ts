import { z } from "zod";
import { choiceField, numberField, switchField, textField } from "../kit/fields";
import { exampleCluster } from "./example/cluster";

export const MOST_CHARACTERS = 200_000;
/** Of the scenario: an EKS cluster of Amazon Linux 2 days, its defaults never changed. */
const NODES = 60;

export const ParamsSchema = z.strictObject({
  manifests: textField({
    label: "Manifests",
    meaning:
      "Kubernetes YAML or JSON, several documents: workloads, ServiceAccounts, RBAC, NetworkPolicies, Namespaces. Other kinds are listed and left out. The default is the scenario's cluster as found.",
    most: MOST_CHARACTERS,
    rows: 24,
    initial: exampleCluster(),
  }),
  entryPod: textField({
    label: "Compromised pod",
    meaning: "namespace/name of the workload in which the shell is; empty for the first one of the manifests.",
    most: 300,
    rows: 1,
    initial: "media/resizer",
  }),
  isTokenRequired: switchField({
    label: "IMDSv2 required",
    meaning:
      "http-tokens required: metadata answers no request without a session token. The scenario's launch template left it optional.",
    initial: false,
  }),
  hopLimit: numberField({
    label: "Metadata hop limit",
    meaning: "http-put-response-hop-limit: with 1 the token reply of IMDSv2 does not get past the node; a pod needs 2.",
    unit: "hops",
    min: 1,
    max: 64,
    step: 1,
    initial: 2,
    isInteger: true,
  }),
  isPolicyEnforced: switchField({
    label: "NetworkPolicies enforced",
    meaning:
      "Whether the network plugin acts on NetworkPolicies. The scenario has 41 of them and a plugin with the support switched off.",
    initial: false,
  }),
  nodeRole: choiceField({
    label: "Node role allows",
    meaning:
      "What the cloud role of the nodes may do besides joining the cluster, pulling images and attaching network interfaces.",
    options: {
      managed: "nothing more",
      buckets: "read and write media-* buckets",
      administer: "administer the account",
    },
    initial: "buckets",
  }),
  isNodeAuthorizerOn: switchField({
    label: "Node authorizer on",
    meaning: "A node's identity reads Secrets of the pods on that node only. On in EKS; without it, all Secrets.",
    initial: true,
    group: "System",
  }),
  isSecretsEncrypted: switchField({
    label: "Secrets encrypted at rest",
    meaning:
      "Envelope encryption with KMS. The API server decrypts for whoever RBAC lets read, so no edge of the graph depends on it.",
    initial: false,
    group: "System",
  }),
  nodes: numberField({
    label: "Nodes",
    meaning: "Nodes of the cluster; a DaemonSet has a pod on each.",
    unit: "nodes",
    min: 1,
    max: 5000,
    step: 1,
    initial: NODES,
    isInteger: true,
    group: "System",
  }),
  podsPerNode: numberField({
    label: "Pods on a node",
    meaning: "Average. Times nodes: all pods of the cluster, also those that the manifests do not describe.",
    unit: "pods",
    min: 1,
    max: 250,
    step: 1,
    initial: 30,
    isInteger: true,
    group: "System",
  }),
  teams: numberField({
    label: "Teams",
    meaning: "Teams that share the cluster, one namespace each.",
    unit: "teams",
    min: 1,
    max: 1000,
    step: 1,
    initial: 25,
    isInteger: true,
    group: "System",
  }),
  teamsOnNode: numberField({
    label: "Teams on one node",
    meaning: "Teams with at least one pod on the compromised pod's node.",
    unit: "teams",
    min: 1,
    max: 250,
    step: 1,
    initial: 11,
    isInteger: true,
    group: "System",
  }),
  nodeRoleWorkloads: numberField({
    label: "Workloads on the node role",
    meaning:
      "Workloads that get AccessDenied on the day pods lose the metadata address; they need a role of their own first.",
    unit: "workloads",
    min: 0,
    max: 5000,
    step: 1,
    initial: 9,
    isInteger: true,
    group: "System",
  }),
  tokenHours: numberField({
    label: "Mounted token accepted for",
    meaning:
      "Age up to which the API server takes a mounted token while its pod exists: nominally 1 hour, on EKS up to 90 days.",
    unit: "h",
    min: 1,
    max: 8760,
    step: 1,
    initial: 2160,
    group: "System",
  }),
  isNodeTokenLeaked: switchField({
    label: "A kubelet credential leaked",
    meaning: "The attacker holds the Kubernetes identity of the pod's node, from a backup or a log.",
    initial: false,
    group: "Run",
  }),
  hasEscape: switchField({
    label: "Assume a container escape",
    meaning: "A bug in the kernel or the runtime: any container is root on its node, except in a sandbox of its own.",
    initial: false,
    group: "Run",
  }),
  isLateral: switchField({
    label: "Assume reachable pods can be taken over",
    meaning:
      "Off: a pod that answers over the network is only reached. On: every one of them has a bug that gives a shell.",
    initial: false,
    group: "Run",
  }),
});

export type Params = z.infer<typeof ParamsSchema>;
