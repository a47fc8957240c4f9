/** What differs between the clusters of the presets. */
export type ExampleOptions = {
  /** The monitoring chart's ClusterRole may read Secrets in all namespaces. */
  agentReadsSecrets?: boolean;
  /** Pod Security admission, the resizer's own account without a token, and a default-deny policy that leaves out metadata. */
  isTightened?: boolean;
  resizerOnHostNetwork?: boolean;
  /** The resizer's account may create pods and Jobs in its namespace. */
  resizerCreatesPods?: boolean;
};

/** The part of the scenario's cluster that a path can use, as manifests: three of its 25 teams and the monitoring agent. */
export function exampleCluster({
  agentReadsSecrets = true,
  isTightened = false,
  resizerOnHostNetwork = false,
  resizerCreatesPods = false,
}: ExampleOptions = {}): string {
  const parts = [
    namespace("media", isTightened),
    namespace("payments", isTightened),
    namespace("search", isTightened),
    namespace("monitoring", false),
    resizer(isTightened, resizerOnHostNetwork),
    ...(isTightened ? [RESIZER_ACCOUNT] : []),
    ...(resizerCreatesPods ? [podCreator(isTightened ? "resizer" : "default")] : []),
    workload("gallery", "media", 12),
    workload("api", "payments", 9, "payments-api"),
    PAYMENTS_ACCOUNT,
    workload("index", "search", 6),
    AGENT,
    agentRole(agentReadsSecrets),
    isTightened ? MEDIA_POLICY_TIGHT : MEDIA_POLICY,
    PAYMENTS_POLICY,
    ...(isTightened ? [SEARCH_POLICY] : []),
  ];
  return parts.map((part) => `${part.trim()}\n`).join("---\n");
}

/** What somebody adds to look for a fault, and nobody takes away: a shell on every node with all rights. */
export const DEBUG_DAEMONSET = `
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: node-debug, namespace: kube-system}
spec:
  selector: {matchLabels: {app: node-debug}}
  template:
    metadata: {labels: {app: node-debug}}
    spec:
      serviceAccountName: node-debug
      containers:
        - {name: shell, image: debug-tools}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: node-debug, namespace: kube-system}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: node-debug}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{kind: ServiceAccount, name: node-debug, namespace: kube-system}]
`;

function namespace(name: string, isBaseline: boolean): string {
  const labels = isBaseline ? "\n  labels: {pod-security.kubernetes.io/enforce: baseline}" : "";
  return `
apiVersion: v1
kind: Namespace
metadata:
  name: ${name}${labels}`;
}

function resizer(isTightened: boolean, isOnHostNetwork: boolean): string {
  const account = isTightened ? "\n      serviceAccountName: resizer" : "";
  const host = isOnHostNetwork ? "\n      hostNetwork: true # since the DNS fault two years ago" : "";
  return `
apiVersion: apps/v1
kind: Deployment
metadata: {name: resizer, namespace: media}
spec:
  replicas: 6
  selector: {matchLabels: {app: resizer}}
  template:
    metadata: {labels: {app: resizer}}
    spec:${account}${host}
      containers:
        - {name: resizer, image: resizer, ports: [{containerPort: 8080}]}`;
}

function workload(name: string, team: string, replicas: number, account?: string): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: ${team}}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:${account === undefined ? "" : `\n      serviceAccountName: ${account}`}
      containers:
        - {name: ${name}, image: ${name}, ports: [{containerPort: 8080}]}`;
}

const RESIZER_ACCOUNT = `
apiVersion: v1
kind: ServiceAccount
metadata: {name: resizer, namespace: media}
automountServiceAccountToken: false`;

function podCreator(account: string): string {
  return `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: start-jobs, namespace: media}
rules:
  - {apiGroups: [""], resources: [pods], verbs: [create, get]}
  - {apiGroups: [batch], resources: [jobs], verbs: [create, get]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: start-jobs, namespace: media}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: start-jobs}
subjects: [{kind: ServiceAccount, name: ${account}, namespace: media}]`;
}

const PAYMENTS_ACCOUNT = `
apiVersion: v1
kind: ServiceAccount
metadata: {name: payments-api, namespace: payments}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: read-config, namespace: payments}
rules:
  - {apiGroups: [""], resources: [configmaps], verbs: [get, list, watch]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: read-config, namespace: payments}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: read-config}
subjects: [{kind: ServiceAccount, name: payments-api, namespace: payments}]`;

const AGENT = `
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent, namespace: monitoring}
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec:
      serviceAccountName: agent
      hostNetwork: true
      containers:
        - name: agent
          image: agent
          ports: [{containerPort: 9100}]
          securityContext: {privileged: true}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: agent, namespace: monitoring}`;

function agentRole(readsSecrets: boolean): string {
  return `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: agent}
rules:
  - apiGroups: [""]
    resources: [pods, nodes${readsSecrets ? ", secrets" : ""}]
    verbs: [get, list, watch]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: agent}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
subjects: [{kind: ServiceAccount, name: agent, namespace: monitoring}]`;
}

const MEDIA_POLICY = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: default-deny, namespace: media}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from: [{podSelector: {}}]`;

const MEDIA_POLICY_TIGHT = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: default-deny, namespace: media}
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
  ingress:
    - from: [{podSelector: {}}]
  egress:
    - to: [{podSelector: {}}]
    - to: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8, 169.254.169.254/32]}}]
      ports: [{protocol: TCP, port: 443}]`;

const PAYMENTS_POLICY = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: default-deny, namespace: payments}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from: [{podSelector: {}}]`;

const SEARCH_POLICY = PAYMENTS_POLICY.replace("payments", "search");
