import type { Binding, PolicyRule, Role } from "../manifests/access";
import type { Cluster } from "../manifests/cluster";

/** What an account may do that leads somewhere; everything else it may do is left out. */
export type RightKind =
  "everything" | "read-secrets" | "create-pods" | "exec" | "node-proxy" | "issue-tokens" | "impersonate" | "escalate";
export type Right = {
  kind: RightKind;
  /** Null for every namespace. */
  namespace: string | null;
};

const RBAC_GROUP = "rbac.authorization.k8s.io";
const POD_MAKERS = [
  ["", "pods"],
  ["", "replicationcontrollers"],
  ["apps", "deployments"],
  ["apps", "daemonsets"],
  ["apps", "replicasets"],
  ["apps", "statefulsets"],
  ["batch", "jobs"],
  ["batch", "cronjobs"],
] as const;

/**
 * Rights that escalate, after "RBAC Good Practices" of the Kubernetes documentation: list and watch give the content of Secrets as
 * get does; making workloads gives every account and Secret of the namespace; get on nodes/proxy runs commands in every pod.
 * Rules for named objects are left out, apart from `everything`.
 */
const GRANTS: readonly { kind: RightKind; isClusterOnly: boolean; is: (rule: PolicyRule) => boolean }[] = [
  { kind: "everything", isClusterOnly: false, is: (rule) => rule.verbs.includes("*") && allows(rule, "*", "*", ["*"]) },
  {
    kind: "read-secrets",
    isClusterOnly: false,
    is: (rule) => allows(rule, "", "secrets", ["get", "list", "watch"]),
  },
  {
    kind: "create-pods",
    isClusterOnly: false,
    is: (rule) =>
      POD_MAKERS.some(([group, resource]) =>
        // A pod's template cannot be changed once it runs; that of a controller can.
        allows(rule, group, resource, resource === "pods" ? ["create"] : ["create", "update", "patch"]),
      ),
  },
  {
    kind: "exec",
    isClusterOnly: false,
    is: (rule) =>
      allows(rule, "", "pods/exec", ["create", "get"]) ||
      allows(rule, "", "pods/attach", ["create", "get"]) ||
      allows(rule, "", "pods/ephemeralcontainers", ["update", "patch"]),
  },
  { kind: "node-proxy", isClusterOnly: true, is: (rule) => allows(rule, "", "nodes/proxy", ["get", "create"]) },
  { kind: "issue-tokens", isClusterOnly: false, is: (rule) => allows(rule, "", "serviceaccounts/token", ["create"]) },
  {
    kind: "impersonate",
    isClusterOnly: false,
    is: (rule) => ["users", "groups", "serviceaccounts"].some((who) => allows(rule, "", who, ["impersonate"])),
  },
  {
    kind: "escalate",
    isClusterOnly: false,
    is: (rule) => ["roles", "clusterroles"].some((what) => allows(rule, RBAC_GROUP, what, ["escalate", "bind"])),
  },
];

/** Roles that every cluster has, as far as they matter here. */
const BUILT_IN: Readonly<Record<string, readonly RightKind[]>> = {
  "cluster-admin": ["everything"],
  admin: ["read-secrets", "create-pods", "exec", "impersonate"],
  edit: ["read-secrets", "create-pods", "exec", "impersonate"],
  view: [],
};

export type RightsReader = (account: { namespace: string; name: string }) => Right[];

/** What an account may do, by all bindings that name it or a group that it is in. Roles are read once. */
export function rightsReader(cluster: Cluster): RightsReader {
  const roles = new Map(cluster.roles.map((role) => [roleKey(role.namespace, role.name), role]));
  const grants = cluster.bindings
    .map((binding) => ({ binding, kinds: kindsOf(roles, binding) }))
    .filter(({ kinds }) => kinds.length > 0);
  const known = new Map<string, Right[]>();
  return (account) => {
    const key = `${account.namespace}/${account.name}`;
    const rights = known.get(key) ?? withoutCovered(granted(grants, account));
    known.set(key, rights);
    return rights;
  };
}

function granted(
  grants: readonly { binding: Binding; kinds: readonly RightKind[] }[],
  account: { namespace: string; name: string },
): Right[] {
  return grants
    .filter(({ binding }) => binding.subjects.some((subject) => isMeant(subject, account)))
    .flatMap(({ binding, kinds }) => kinds.map((kind) => ({ kind, namespace: binding.namespace })));
}

/** Once each, and not in a namespace what is granted everywhere. */
function withoutCovered(rights: readonly Right[]): Right[] {
  const wide = new Set(rights.filter(({ namespace }) => namespace === null).map(({ kind }) => kind));
  const seen = new Set<string>();
  return rights.filter(({ kind, namespace }) => {
    const key = `${kind} ${namespace ?? "*"}`;
    const isAdmin = wide.has("everything") && !(kind === "everything" && namespace === null);
    const isCovered = isAdmin || (namespace !== null && wide.has(kind)) || seen.has(key);
    seen.add(key);
    return !isCovered;
  });
}

/** Roles that a binding names and the manifests do not hold: nothing is known of their rights. */
export function unknownRoles({ roles, bindings }: Cluster): string[] {
  const held = new Set(roles.map((role) => roleKey(role.namespace, role.name)));
  const missing = bindings
    .filter((binding) => !held.has(keyFor(binding)) && !isBuiltIn(binding))
    .map(({ role }) => `${role.kind} ${role.name}`);
  return [...new Set(missing)];
}

function kindsOf(roles: ReadonlyMap<string, Role>, binding: Binding): RightKind[] {
  const role = roles.get(keyFor(binding));
  if (role === undefined) return isBuiltIn(binding) ? [...(BUILT_IN[binding.role.name] ?? [])] : [];
  return GRANTS.filter(({ isClusterOnly }) => !isClusterOnly || binding.namespace === null)
    .filter(({ is }) => role.rules.some((rule) => is(rule)))
    .map(({ kind }) => kind);
}

function keyFor({ role, namespace }: Binding): string {
  return roleKey(role.kind === "ClusterRole" ? null : namespace, role.name);
}

function roleKey(namespace: string | null, name: string): string {
  return `${namespace ?? "*"}/${name}`;
}

function isBuiltIn({ role }: Binding): boolean {
  return role.kind === "ClusterRole" && Object.hasOwn(BUILT_IN, role.name);
}

function isMeant(
  subject: Binding["subjects"][number],
  { namespace, name }: { namespace: string; name: string },
): boolean {
  if (subject.kind === "ServiceAccount") return subject.name === name && subject.namespace === namespace;
  if (subject.kind === "User") return subject.name === `system:serviceaccount:${namespace}:${name}`;
  const groups = ["system:serviceaccounts", `system:serviceaccounts:${namespace}`, "system:authenticated"];
  return subject.kind === "Group" && groups.includes(subject.name);
}

function allows(rule: PolicyRule, group: string, resource: string, verbs: readonly string[]): boolean {
  const [parent = "", sub] = resource.split("/");
  const resources = ["*", resource, ...(sub === undefined ? [] : [`*/${sub}`])];
  return (
    !rule.isForNames &&
    parent !== "" &&
    holds(rule.apiGroups, ["*", group]) &&
    holds(rule.resources, resources) &&
    holds(rule.verbs, ["*", ...verbs])
  );
}

function holds(list: readonly string[], wanted: readonly string[]): boolean {
  return list.some((one) => wanted.includes(one));
}
