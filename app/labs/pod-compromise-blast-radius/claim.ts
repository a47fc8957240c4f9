import type { Claim } from "../kit/lab";

const READ_ON = "2026-11-24";

export const claim: Claim = {
  headline:
    'One container gets popped, and the difference between "one pod" and "whole cluster" is a single control at each layer.',
  verdict: "holds",
  summary:
    "As reachability it holds for the cluster as found: shell, node role, node identity, the agent's token, every Secret is one chain without a bug in it, and one control on any of its links parts the shell from the cluster. It stops holding in both directions: current node groups close the first link by default, and a leaked node credential or a host-network pod starts behind the control that everybody names.",
  assumptions: [
    "Metadata answers pods: by version 1, or by version 2 with a hop limit of at least 2.",
    "The node role is mapped to the node's Kubernetes identity, which may use the Secrets and tokens of pods bound to the node.",
    "An account with rights in all namespaces has a pod, with its token mounted, on every node.",
  ],
  reproduces: [
    {
      says: "From one shell the whole cluster is reached in 4 steps.",
      preset: "headline",
      path: "path.length",
      expected: 4,
      tolerance: 0,
    },
    {
      says: "All 1,800 pods are then in the attacker's hands.",
      preset: "headline",
      path: "blast.pods",
      expected: 1800,
      tolerance: 0,
    },
    {
      says: "One control is enough to part the shell from the cluster.",
      preset: "headline",
      path: "cut.size",
      expected: 1,
      tolerance: 0,
    },
    {
      says: "Without the agent's right to Secrets the same shell ends at one node: 1.7% of the pods.",
      preset: "headline",
      path: "cut.podsAfter",
      expected: 30,
      tolerance: 0,
    },
    {
      says: "With one control at each layer the shell is worth one pod.",
      preset: "defended",
      path: "blast.pods",
      expected: 1,
      tolerance: 0,
    },
  ],
  stops: [
    {
      says: "Hop limit 1 does nothing while version 1 answers: still the whole cluster.",
      preset: "naive",
      path: "ends",
      expected: "cluster",
      tolerance: 0,
    },
    {
      says: "Hop limit 1 and version 2 required do not stop a pod on the host's network.",
      preset: "host-network",
      path: "ends",
      expected: "cluster",
      tolerance: 0,
    },
    {
      says: "With the defaults of current node groups, and nothing else changed, the shell stays one pod.",
      preset: "current-defaults",
      path: "ends",
      expected: "pod",
      tolerance: 0,
    },
    {
      says: "A leaked kubelet credential starts behind metadata: in the defended cluster 30 pods, not 1,800.",
      preset: "defended",
      events: ["leaked-node-token"],
      path: "blast.pods",
      expected: 30,
      tolerance: 0,
    },
    {
      says: "An account that may create pods needs neither metadata nor an escape: 2 steps to any node.",
      preset: "creates-pods",
      path: "path.length",
      expected: 2,
      tolerance: 0,
    },
    {
      says: "Encrypting Secrets at rest changes nothing: the API server decrypts for whoever may read.",
      preset: "headline",
      params: { isSecretsEncrypted: true },
      path: "blast.pods",
      expected: 1800,
      tolerance: 0,
    },
    {
      says: "A mounted token is accepted 2,160 times longer than the hour it names, so expiry contains nothing.",
      preset: "headline",
      path: "token.timesNominal",
      expected: 2160,
      tolerance: 0,
    },
  ],
  sources: [
    {
      title: "k8s.io/pod-security-admission: policy checks and test pods, v1.37 (Apache-2.0)",
      url: "https://github.com/kubernetes/pod-security-admission/tree/master/test/testdata",
      readOn: READ_ON,
      says: "148 pods that a level admits or refuses; securityLevel agrees on all of them, and 97 are in this lab's tests.",
    },
    {
      title: "mattfenwick/cyclonus: networkpolicies/simple-example and its probe table (MIT)",
      url: "https://github.com/mattfenwick/cyclonus/blob/main/examples/cyclonus-output/analyze-probe.txt",
      readOn: READ_ON,
      says: "Three tables of 81 cells, ingress, egress and combined; the policies of this lab agree on all 243.",
    },
    {
      title: "Convox: imds_http_hop_limit",
      url: "https://docs.convox.com/configuration/rack-parameters/aws/imds_http_hop_limit",
      readOn: READ_ON,
      says: "The hop limit is about IMDSv2 token replies only; with tokens optional, version 1 still answers containers.",
    },
    {
      title: "AWS: Restrict the use of host networking and block access to instance metadata service",
      url: "https://docs.aws.amazon.com/whitepapers/latest/security-practices-multi-tenant-saas-applications-eks/restrict-the-use-of-host-networking-and-block-access-to-instance-metadata-service.html",
      readOn: READ_ON,
      says: "Version 2 required with a maximum hop count of 1 keeps pods out, provided they do not use host networking; an enforced egress policy is the other way.",
    },
    {
      title: "Kubernetes: RBAC good practices",
      url: "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      readOn: READ_ON,
      says: "list and watch reveal Secrets; creating workloads gives the namespace's Secrets and accounts; get on nodes/proxy runs commands; escalate, bind, impersonate and token requests escalate.",
    },
    {
      title: "Amazon EKS user guide: service account tokens (Chinese edition)",
      url: "https://docs.amazonaws.cn/zh_cn/eks/latest/userguide/service-accounts.md",
      readOn: READ_ON,
      says: "Mounted tokens name one hour; the API server of an EKS cluster refuses them from 90 days of age on.",
    },
    {
      title: "Kubernetes: Using Node Authorization",
      url: "https://kubernetes.io/docs/reference/access-authn-authz/node/",
      readOn: READ_ON,
      says: "A node reads Secrets related to pods bound to it.",
    },
    {
      title: "Kubernetes: Network Policies",
      url: "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
      readOn: READ_ON,
      says: "Policies add up; without a plugin that implements them they have no effect; what policyTypes means when it is left out.",
    },
  ],
};
