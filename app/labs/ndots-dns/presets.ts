import type { AttackEvent, Preset } from "../kit/lab";
import type { Params } from "./params";

const DEFAULT_SEARCH = "checkout.svc.cluster.local\nsvc.cluster.local\ncluster.local";
/** 40 pods with 5 connections of at most 60 s. */
const KEPT_CONNECTIONS = 3.3;
const COLD_UPSTREAM_MS = 40;

export const presets: readonly Preset<Params>[] = [
  {
    id: "headline",
    title: "Today: ndots:5 and a domain from the node",
    why: "Four names are wasted before the right one; as A and AAAA that makes ten queries.",
    params: {},
  },
  {
    id: "default-pod",
    title: "A default pod: three search domains",
    why: "Without the node's domain the headline's four become three.",
    params: { search: DEFAULT_SEARCH },
  },
  {
    id: "naive",
    title: "ndots:2 for everybody, seen from Alpine",
    why: "The usual advice, rolled out to all 70 deployments; 30 of them run musl.",
    params: { ndots: 2, libc: "musl" },
  },
  {
    id: "ndots-2",
    title: "ndots:2 for checkout only, on glibc",
    why: "A fifth of the queries and of the stalls; each stall is as long as before.",
    params: { ndots: 2 },
  },
  {
    id: "keep-alive",
    title: "Kept connections, everything else as it is",
    why: "The largest factor is the number of lookups: 400 become 3.3 a second.",
    params: { lookupsPerSecond: KEPT_CONNECTIONS },
  },
  {
    id: "single-request",
    title: "single-request: A, then AAAA",
    why: "Ends the race without touching the network, and doubles the rounds.",
    params: { sending: "single-request" },
  },
  {
    id: "trailing-dot",
    title: "A dot at the end of the name",
    why: "One name and two queries, if the library above it leaves the dot out of the Host header.",
    params: { name: "api.payments.example." },
  },
  {
    id: "agent",
    title: "NodeLocal DNSCache, names unchanged",
    why: "All ten queries are still sent, to an agent 0.4 ms away and past DNAT.",
    params: { path: "agent" },
  },
  {
    id: "defended",
    title: "Kept connections, ndots:2, agent on the node",
    why: "One fix for each factor: lookups, names, and the way on which pairs get lost.",
    params: { lookupsPerSecond: KEPT_CONNECTIONS, ndots: 2, path: "agent" },
  },
];

export const events: readonly AttackEvent<Params>[] = [
  {
    id: "lost-pair",
    title: "Drop one packet of a pair",
    says: "The first name's A and AAAA race through DNAT on a busy node, and conntrack drops one of them. What does the caller see?",
    apply: (params) => ({ ...params, lostAt: 1 }),
  },
  {
    id: "service-name",
    title: "A colleague writes stock.warehouse.svc",
    says: "Another program in this image calls stock.warehouse.svc, two dots, as it always did. Does it still resolve?",
    apply: (params) => ({ ...params, name: "stock.warehouse.svc" }),
  },
  {
    id: "another-domain",
    title: "The cloud adds a search domain",
    says: "The network team's DHCP options now bring corp.internal, and every new node hands it to its pods.",
    apply: (params) => ({ ...params, search: `${params.search.trimEnd()}\ncorp.internal`.slice(0, 2048) }),
  },
  {
    id: "cold-cache",
    title: "Flush the DNS caches",
    says: "CoreDNS and the agents restart with empty caches, and the upstream takes 40 ms for every name outside the cluster.",
    apply: (params) => ({ ...params, forwardMs: COLD_UPSTREAM_MS, agentHitPercent: 0 }),
  },
];
