import { describe, expect, test } from "vitest";
import { clusterOf } from "../manifests/cluster";
import { rightsReader, unknownRoles, type RightKind } from "./rights";

const ACCOUNT = { namespace: "app", name: "web" };

function bound(
  rules: string,
  binding = "ClusterRoleBinding",
  subject = "{kind: ServiceAccount, name: web, namespace: app}",
): string {
  const scope = binding === "RoleBinding" ? ", namespace: app" : "";
  return `kind: ClusterRole\nmetadata: {name: r}\nrules: [${rules}]\n---\nkind: ${binding}\nmetadata: {name: b${scope}}\nroleRef: {kind: ClusterRole, name: r}\nsubjects: [${subject}]\n`;
}
const rightsIn = (text: string) => rightsReader(clusterOf(text, 1, "manifests"))(ACCOUNT);

describe("what RBAC rights lead to", () => {
  test.each<[string, RightKind[]]>([
    ['{apiGroups: [""], resources: [secrets], verbs: [list]}', ["read-secrets"]],
    ['{apiGroups: [""], resources: [secrets], verbs: [watch]}', ["read-secrets"]],
    ['{apiGroups: [""], resources: [secrets], verbs: [create]}', []],
    ['{apiGroups: [""], resources: [secrets], verbs: [get], resourceNames: [own]}', []],
    ['{apiGroups: [""], resources: ["*"], verbs: [get]}', ["read-secrets", "exec", "node-proxy"]],
    ['{apiGroups: [""], resources: [pods], verbs: [create]}', ["create-pods"]],
    ['{apiGroups: [""], resources: [pods], verbs: [patch]}', []],
    ["{apiGroups: [apps], resources: [deployments], verbs: [patch]}", ["create-pods"]],
    ['{apiGroups: [""], resources: [deployments], verbs: [create]}', []],
    ["{apiGroups: [batch], resources: [cronjobs], verbs: [create]}", ["create-pods"]],
    ['{apiGroups: [""], resources: [pods/exec], verbs: [create]}', ["exec"]],
    ['{apiGroups: [""], resources: [pods/ephemeralcontainers], verbs: [patch]}', ["exec"]],
    ['{apiGroups: [""], resources: [nodes/proxy], verbs: [get]}', ["node-proxy"]],
    ['{apiGroups: [""], resources: [serviceaccounts/token], verbs: [create]}', ["issue-tokens"]],
    ['{apiGroups: [""], resources: [groups], verbs: [impersonate]}', ["impersonate"]],
    ["{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind]}", ["escalate"]],
    ["{apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [escalate]}", ["escalate"]],
    ['{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}', ["everything"]],
    ['{apiGroups: [""], resources: [configmaps], verbs: ["*"]}', []],
  ])("%s", (rule, kinds) => {
    expect(rightsIn(bound(rule)).map(({ kind }) => kind)).toEqual(kinds);
  });

  test("a RoleBinding grants a ClusterRole in its own namespace only, and nodes not at all", () => {
    const text = bound('{apiGroups: [""], resources: [secrets, nodes/proxy], verbs: [get]}', "RoleBinding");
    expect(rightsIn(text)).toEqual([{ kind: "read-secrets", namespace: "app" }]);
  });

  test.each([
    ["{kind: Group, name: system:serviceaccounts}", 1],
    ["{kind: Group, name: system:serviceaccounts:app}", 1],
    ["{kind: Group, name: system:authenticated}", 1],
    ["{kind: Group, name: system:serviceaccounts:other}", 0],
    ["{kind: User, name: system:serviceaccount:app:web}", 1],
    ["{kind: ServiceAccount, name: web, namespace: other}", 0],
  ])("the subject %s", (subject, count) => {
    const text = bound('{apiGroups: [""], resources: [secrets], verbs: [get]}', "ClusterRoleBinding", subject);
    expect(rightsIn(text)).toHaveLength(count);
  });

  test("knows the roles that every cluster has, and names those it does not know", () => {
    const text = (role: string) =>
      `kind: RoleBinding\nmetadata: {name: b, namespace: app}\nroleRef: {kind: ClusterRole, name: ${role}}\nsubjects: [{kind: ServiceAccount, name: web, namespace: app}]\n`;
    expect(rightsIn(text("edit")).map(({ kind }) => kind)).toContain("read-secrets");
    expect(rightsIn(text("view"))).toEqual([]);
    expect(rightsIn(text("cluster-admin"))).toEqual([{ kind: "everything", namespace: "app" }]);
    expect(unknownRoles(clusterOf(text("grafana"), 1, "manifests"))).toEqual(["ClusterRole grafana"]);
  });
});
