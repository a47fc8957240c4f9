import { mountsToken } from "../manifests/cluster";
import type { Workload } from "../manifests/workloads";
import type { Control } from "./attack-graph";
import { accountId, addAsset, addStep, ASSET, baselineControl, isBaselineEnforced, type Draft } from "./draft";
import { hostAccessOf } from "./host-access";
import type { Right, RightKind } from "./rights";

/** Accounts with rights that lead somewhere, at most so many: the graph stays readable, and fast. */
const MOST_ACCOUNTS = 40;

export type PowerfulAccount = { namespace: string; name: string; rights: readonly Right[] };

const WORDS: Readonly<Record<RightKind, string>> = {
  everything: "every verb on everything",
  "read-secrets": "read Secrets",
  "create-pods": "create pods",
  exec: "exec into pods",
  "node-proxy": "use nodes/proxy",
  "issue-tokens": "issue tokens of accounts",
  impersonate: "impersonate",
  escalate: "escalate or bind",
};

/** Every account with rights of its own, those for the whole cluster first. */
export function powerfulAccounts(draft: Draft): { accounts: PowerfulAccount[]; leftOut: number } {
  const { workloads, accounts } = draft.cluster;
  const named = new Map(
    [...workloads.map(({ namespace, account }) => ({ namespace, name: account })), ...accounts].map(
      ({ namespace, name }) => [accountId(namespace, name), { namespace, name }],
    ),
  );
  const powerful = [...named.values()]
    .map((account) => ({ ...account, rights: draft.rights(account) }))
    .filter(({ rights }) => rights.length > 0);
  const isWide = ({ rights }: PowerfulAccount) => rights.some(({ namespace }) => namespace === null);
  const ordered = [...powerful.filter(isWide), ...powerful.filter((account) => !isWide(account))];
  return { accounts: ordered.slice(0, MOST_ACCOUNTS), leftOut: Math.max(0, ordered.length - MOST_ACCOUNTS) };
}

/** What each account's rights lead to. */
export function addRights(draft: Draft, accounts: readonly PowerfulAccount[]): void {
  for (const account of accounts) {
    const from = accountAsset(draft, account.namespace, account.name, account.rights);
    for (const right of account.rights) {
      if (right.namespace === null) addWideRight(draft, from, account, right);
      else addNamespaceRight(draft, from, account, right, right.namespace);
    }
  }
  addNamespaces(draft, accounts);
}

export function accountAsset(draft: Draft, namespace: string, name: string, rights: readonly Right[]): string {
  const [first] = rights;
  const scope = first?.namespace ?? "the cluster";
  const note = first === undefined ? "API discovery only" : `${WORDS[first.kind]} in ${scope}`;
  const value = first === undefined ? 2 : 20;
  return addAsset(draft, { id: accountId(namespace, name), title: `Account ${name}`, note, kind: "identity", value });
}

/** From a pod, or from the node under it, to the account whose token is mounted in it. */
export function addToken(
  draft: Draft,
  from: string,
  workload: Workload,
  rights: readonly Right[],
  more: readonly Control[] = [],
): void {
  const to = accountAsset(draft, workload.namespace, workload.account, rights);
  const how = `the token mounted in ${workload.name}`;
  const closedBy = mountsToken(draft.cluster, workload) ? null : `no token is mounted in ${workload.name}`;
  addStep(draft, { from, to, how, closedBy, controls: [...more, automountControl(workload, rights)] });
}

function automountControl(workload: Workload, rights: readonly Right[]): Control {
  const isUsed = rights.length > 0;
  return {
    id: `automount ${workload.id}`,
    layer: "pod",
    title: `No token mounted in ${workload.name}`,
    price: isUsed ? `${workload.name} can no longer call the API` : "nothing: its account has no rights to use",
    breaks: isUsed ? 1 : 0,
  };
}

function addWideRight(draft: Draft, from: string, account: PowerfulAccount, right: Right): void {
  const targets: Readonly<Record<RightKind, () => string>> = {
    everything: () => clusterAdmin(draft),
    "read-secrets": () => everySecret(draft),
    "create-pods": () => everyNode(draft),
    exec: () => everyPod(draft),
    "node-proxy": () => everyPod(draft),
    "issue-tokens": () => clusterAdmin(draft),
    impersonate: () => clusterAdmin(draft),
    escalate: () => clusterAdmin(draft),
  };
  const to = targets[right.kind]();
  addStep(draft, {
    from,
    to,
    how: `it may ${WORDS[right.kind]} in all namespaces`,
    controls: [rbacControl(draft, account, right)],
  });
}

function addNamespaceRight(
  draft: Draft,
  from: string,
  account: PowerfulAccount,
  right: Right,
  namespace: string,
): void {
  const rbac = rbacControl(draft, account, right);
  const how = `it may ${WORDS[right.kind]} in ${namespace}`;
  if (right.kind === "read-secrets") {
    const to = addAsset(draft, {
      id: `secrets ${namespace}`,
      title: `Secrets of ${namespace}`,
      note: "every pod's in it",
      kind: "identity",
      value: 40,
    });
    addStep(draft, { from, to, how, controls: [rbac] });
    return;
  }
  addStep(draft, { from, to: namespaceAsset(draft, namespace), how, controls: [rbac] });
  if (right.kind === "create-pods" || right.kind === "everything") {
    const isHeld = isBaselineEnforced(draft, namespace);
    addStep(draft, {
      from,
      to: everyNode(draft),
      how: `a privileged pod in ${namespace}, on any node by nodeName`,
      closedBy: isHeld ? `Pod Security on ${namespace}` : null,
      controls: [baselineControl(draft, namespace), rbac],
    });
  }
  if (right.kind === "exec" || right.kind === "everything") {
    const host = draft.cluster.workloads.find((one) => one.namespace === namespace && hostAccessOf(one) !== null);
    if (host !== undefined) {
      const to = host.isOnEveryNode ? everyNode(draft) : ASSET.node;
      addStep(draft, { from, to, how: `exec into ${host.name}`, controls: [baselineControl(draft, namespace), rbac] });
    }
  }
}

/** Whoever makes or enters pods of a namespace may be any account in it. */
function addNamespaces(draft: Draft, accounts: readonly PowerfulAccount[]): void {
  for (const { id } of [...draft.assets.values()]) {
    if (!id.startsWith("namespace ")) continue;
    const namespace = id.slice("namespace ".length);
    for (const account of accounts.filter((one) => one.namespace === namespace)) {
      const to = accountId(account.namespace, account.name);
      addStep(draft, { from: id, to, how: `a pod of ${namespace} runs as it` });
    }
  }
}

function rbacControl({ cluster }: Draft, { namespace, name }: PowerfulAccount, right: Right): Control {
  const users = cluster.workloads.filter((one) => one.namespace === namespace && one.account === name);
  return {
    id: `rbac ${namespace}/${name} ${right.kind} ${right.namespace ?? "*"}`,
    layer: "identity",
    title: `${name} may not ${WORDS[right.kind]}${right.namespace === null ? " everywhere" : ""}`,
    price:
      users.length === 0
        ? "no workload here runs under the account"
        : `check that ${users.map((one) => one.name).join(", ")} does without it`,
    breaks: users.length,
  };
}

function namespaceAsset(draft: Draft, namespace: string): string {
  return addAsset(draft, {
    id: `namespace ${namespace}`,
    title: `All of ${namespace}`,
    note: "its accounts and Secrets",
    kind: "identity",
    value: 45,
  });
}

export function clusterAdmin(draft: Draft): string {
  return addAsset(draft, {
    id: ASSET.admin,
    title: "Cluster admin",
    note: "every right there is",
    kind: "cluster",
    value: 100,
  });
}

export function everySecret(draft: Draft): string {
  const note = `${draft.params.teams} teams`;
  return addAsset(draft, { id: ASSET.secrets, title: "Every Secret", note, kind: "cluster", value: 95 });
}

export function everyNode(draft: Draft): string {
  return addAsset(draft, {
    id: ASSET.nodes,
    title: "Root on any node",
    note: `${draft.params.nodes} nodes`,
    kind: "cluster",
    value: 98,
  });
}

function everyPod(draft: Draft): string {
  return addAsset(draft, {
    id: ASSET.everyPod,
    title: "Code in every pod",
    note: "with every token",
    kind: "cluster",
    value: 96,
  });
}
