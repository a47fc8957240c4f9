import { z } from "zod";
import type { SecurityLevel } from "../pod-security/level";
import { accountOf, bindingOf, roleOf, type Account, type Binding, type Role } from "./access";
import { manifestsOf, read, type Manifest } from "./documents";
import { networkPolicyOf, type NetworkPolicy } from "./network-policies";
import { metadataSchema } from "./pod-schema";
import { isWorkloadKind, stringsOf, workloadOf, type Workload } from "./workloads";

/** What the manifests say, in the parts that the attack graph needs. */
export type Cluster = {
  workloads: readonly Workload[];
  accounts: readonly Account[];
  roles: readonly Role[];
  bindings: readonly Binding[];
  policies: readonly NetworkPolicy[];
  /** Labels by namespace, of the Namespace objects and of those that are only used. */
  namespaces: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** Kinds that were read over, with their number. */
  ignored: readonly { kind: string; count: number }[];
};

const ENFORCE_LABEL = "pod-security.kubernetes.io/enforce";
const NAME_LABEL = "kubernetes.io/metadata.name";

/** Reads every object of the text. @throws LabInputError with line and field of what cannot be read */
export function clusterOf(text: string, nodes: number, field: string): Cluster {
  const manifests = manifestsOf(text, field);
  const of = (...kinds: string[]) => manifests.filter(({ kind }) => kinds.includes(kind));
  const workloads = withOwnIds(
    manifests.filter(({ kind }) => isWorkloadKind(kind)).map((manifest) => workloadOf(manifest, nodes, field)),
  );
  const policies = of("NetworkPolicy").map((manifest) => networkPolicyOf(manifest, field));
  const accounts = of("ServiceAccount").map((manifest) => accountOf(manifest, field));
  const used = [...workloads, ...accounts, ...policies].map(({ namespace }) => namespace);
  return {
    workloads,
    accounts,
    policies,
    roles: of("Role", "ClusterRole").map((manifest) => roleOf(manifest, field)),
    bindings: of("RoleBinding", "ClusterRoleBinding").map((manifest) => bindingOf(manifest, field)),
    namespaces: namespacesOf(of("Namespace"), used, field),
    ignored: ignoredOf(manifests),
  };
}

/** The level that Pod Security admission holds new pods of the namespace to; privileged where no label says otherwise. */
export function enforcedLevel(cluster: Cluster, namespace: string): SecurityLevel {
  const level = cluster.namespaces.get(namespace)?.[ENFORCE_LABEL];
  return level === "baseline" || level === "restricted" ? level : "privileged";
}

/** Whether the API token is mounted: the pod's word counts before the account's, and yes is the default. */
export function mountsToken(cluster: Cluster, workload: Workload): boolean {
  const own = workload.spec.automountServiceAccountToken ?? null;
  if (own !== null) return own;
  const account = cluster.accounts.find(
    ({ namespace, name }) => namespace === workload.namespace && name === workload.account,
  );
  return account?.automount ?? true;
}

const READ_KINDS = new Set([
  "Namespace",
  "NetworkPolicy",
  "ServiceAccount",
  "Role",
  "ClusterRole",
  "RoleBinding",
  "ClusterRoleBinding",
]);

function ignoredOf(manifests: readonly Manifest[]): Cluster["ignored"] {
  const counts = new Map<string, number>();
  for (const { kind } of manifests) {
    if (!READ_KINDS.has(kind) && !isWorkloadKind(kind)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => ({ kind, count }));
}

function namespacesOf(manifests: readonly Manifest[], used: readonly string[], field: string): Cluster["namespaces"] {
  const found = new Map<string, Record<string, string>>(used.map((name) => [name, { [NAME_LABEL]: name }]));
  for (const manifest of manifests) {
    const metadata = read(metadataSchema.extend({ name: z.string() }), manifest, ["metadata"], field);
    found.set(metadata.name, { ...stringsOf(metadata.labels), [NAME_LABEL]: metadata.name });
  }
  return found;
}

/** Two workloads may share a name (a Deployment and a Job): the later one gets its kind added. */
function withOwnIds(workloads: readonly Workload[]): Workload[] {
  const seen = new Map<string, number>();
  return workloads.map((workload) => {
    const before = seen.get(workload.id) ?? 0;
    seen.set(workload.id, before + 1);
    if (before === 0) return workload;
    return { ...workload, id: `${workload.id} (${workload.kind}${before > 1 ? ` ${before}` : ""})` };
  });
}
