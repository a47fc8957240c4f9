import type { NetworkPolicy, Peer, PolicyPort, Rule, Selector } from "../manifests/network-policies";

/** One end of a connection, as policies see it. */
export type Endpoint = {
  namespace: string;
  namespaceLabels: Readonly<Record<string, string>>;
  labels: Readonly<Record<string, string>>;
  /** Policies do not select pods in the host's network with most plugins, and see their traffic as the node's. */
  isHostNetwork: boolean;
  /** IPv4; null when it is not known: only 0.0.0.0/0 is then sure to hold it. */
  address: string | null;
};

/**
 * Whether NetworkPolicies let a connection through on some port: the sender's egress and the receiver's ingress have to agree. Policies
 * add up; a pod that none selects for a direction is open in it (Kubernetes documentation, "Network Policies").
 */
export function connects(policies: readonly NetworkPolicy[], from: Endpoint, to: Endpoint): boolean {
  return leaves(policies, from, to) && enters(policies, from, to);
}

/** Whether the sender's own policies let it connect to the pod. */
export function leaves(policies: readonly NetworkPolicy[], from: Endpoint, to: Endpoint): boolean {
  const mine = selecting(policies, from).filter(({ egress }) => egress !== null);
  if (from.isHostNetwork || mine.length === 0) return true;
  return mine.some(({ namespace, egress }) => egress?.some((rule) => matchesPod(rule, namespace, to)) === true);
}

/** Whether the receiver's own policies let the sender in. */
export function enters(policies: readonly NetworkPolicy[], from: Endpoint, to: Endpoint): boolean {
  const theirs = selecting(policies, to).filter(({ ingress }) => ingress !== null);
  if (to.isHostNetwork || theirs.length === 0) return true;
  return theirs.some(({ namespace, ingress }) => ingress?.some((rule) => matchesPod(rule, namespace, from)) === true);
}

/** Whether egress policies let the pod reach an address outside the pod network on a TCP port: the metadata service, an API. */
export function leavesTo(policies: readonly NetworkPolicy[], from: Endpoint, address: string, port: number): boolean {
  const mine = selecting(policies, from).filter(({ egress }) => egress !== null);
  if (from.isHostNetwork || mine.length === 0) return true;
  return mine.some(({ egress }) => egress?.some((rule) => matchesAddress(rule, address, port)) === true);
}

/** The policies that select the pod. */
export function selecting(policies: readonly NetworkPolicy[], pod: Endpoint): NetworkPolicy[] {
  return policies.filter(({ namespace, selector }) => namespace === pod.namespace && selects(selector, pod.labels));
}

/** An empty selector selects everything. */
export function selects(selector: Selector, labels: Readonly<Record<string, string>>): boolean {
  const wanted = Object.entries(selector.matchLabels ?? {});
  if (wanted.some(([key, value]) => !hasLabel(labels, key) || labels[key] !== (value ?? ""))) return false;
  return (selector.matchExpressions ?? []).every(({ key, operator, values }) => {
    const isPresent = hasLabel(labels, key);
    const isListed = isPresent && (values ?? []).includes(labels[key] ?? "");
    if (operator === "In") return isListed;
    if (operator === "NotIn") return !isListed;
    return operator === "Exists" ? isPresent : !isPresent;
  });
}

/** Whether an IPv4 range such as 10.0.0.0/8 holds the address. Ranges of IPv6 hold no IPv4 address. */
export function inRange(cidr: string, address: string): boolean {
  const [base = "", bits = ""] = cidr.split("/");
  const [network, host] = [numberOf(base), numberOf(address)];
  if (network === null || host === null) return false;
  const size = 2 ** (32 - Number(bits));
  return Math.floor(network / size) === Math.floor(host / size);
}

function matchesPod(rule: Rule, policyNamespace: string, pod: Endpoint): boolean {
  return rule.peers.length === 0 || rule.peers.some((peer) => isPeer(peer, policyNamespace, pod));
}

function matchesAddress(rule: Rule, address: string, port: number): boolean {
  const isOpen = rule.ports.length === 0 || rule.ports.some((one) => isPort(one, port));
  return isOpen && (rule.peers.length === 0 || rule.peers.some((peer) => isInBlock(peer, address)));
}

function isPeer(peer: Peer, policyNamespace: string, pod: Endpoint): boolean {
  if (peer.ipBlock) {
    if (pod.address !== null) return isInBlock(peer, pod.address);
    return peer.ipBlock.cidr === "0.0.0.0/0" && (peer.ipBlock.except ?? []).length === 0;
  }
  if (pod.isHostNetwork) return false;
  const isNamespace = peer.namespaceSelector
    ? selects(peer.namespaceSelector, pod.namespaceLabels)
    : pod.namespace === policyNamespace;
  return isNamespace && (peer.podSelector ? selects(peer.podSelector, pod.labels) : true);
}

function isInBlock({ ipBlock }: Peer, address: string): boolean {
  if (!ipBlock) return false;
  return inRange(ipBlock.cidr, address) && !(ipBlock.except ?? []).some((range) => inRange(range, address));
}

/** A port by name belongs to pods: it opens none of an outside address. */
function isPort({ protocol, port, endPort }: PolicyPort, wanted: number): boolean {
  if ((protocol ?? "TCP") !== "TCP") return false;
  if (port === undefined || port === null) return true;
  return typeof port === "number" && port <= wanted && wanted <= (endPort ?? port);
}

function numberOf(address: string): number | null {
  const parts = address.split(".").map(Number);
  const isValid = parts.length === 4 && parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 255);
  return isValid ? parts.reduce((sum, part) => sum * 256 + part, 0) : null;
}

function hasLabel(labels: Readonly<Record<string, string>>, key: string): boolean {
  return Object.hasOwn(labels, key);
}
