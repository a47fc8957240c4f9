import type { Claim } from "../kit/lab";

const READ = "2026-11-24";

export const claim: Claim = {
  headline:
    "ndots:5 is the silent latency killer in Kubernetes: every external hostname resolution generates four wasted queries before the right one.",
  verdict: "depends",
  summary:
    "Four is right for a pod with a fourth search domain, from its node or cloud, and counts names; a default pod has three and wastes three. With A and AAAA it is eight queries or six. The waste is the smaller half of the harm: five rounds of 4 ms are 20 ms, while a packet that conntrack drops costs the resolver's whole timeout, and a lower ndots makes that rarer and not shorter.",
  assumptions: [
    "The pod has four search domains, the fourth from its node or cloud.",
    "The name has fewer than five dots and no dot at its end.",
    "Each call makes a lookup; nothing caches on the way.",
    "Queries are counted as names; A and AAAA double them.",
  ],
  reproduces: [
    {
      says: "Four names are wasted before the right one.",
      preset: "headline",
      path: "lookup.wastedNames",
      expected: 4,
      tolerance: 0,
    },
    {
      says: "With A and AAAA one lookup is ten queries.",
      preset: "headline",
      path: "lookup.queries",
      expected: 10,
      tolerance: 0,
    },
    {
      says: "400 lookups a second are 4,000 queries a second.",
      preset: "headline",
      path: "load.queriesPerSecond",
      expected: 4000,
      tolerance: 0,
    },
    {
      says: "Five rounds of 4 ms make 20 ms of the median call.",
      preset: "headline",
      path: "latency.p50Ms",
      expected: 20,
      tolerance: 1e-9,
    },
    {
      says: "0.1% for each pair makes 0.5% of the lookups, two a second.",
      preset: "headline",
      path: "stalls.perLookupShare",
      expected: 0.005,
      tolerance: 0.00002,
    },
  ],
  stops: [
    {
      says: "A default pod has three search domains and wastes three names.",
      preset: "default-pod",
      path: "lookup.wastedNames",
      expected: 3,
      tolerance: 0,
    },
    {
      says: "With as many dots as ndots the first name is the right one.",
      preset: "ndots-2",
      path: "lookup.wastedNames",
      expected: 0,
      tolerance: 0,
    },
    {
      says: "With a dot at the end too, two queries in all.",
      preset: "trailing-dot",
      path: "lookup.queries",
      expected: 2,
      tolerance: 0,
    },
    {
      says: "With kept connections the waste is 33 queries a second.",
      preset: "keep-alive",
      path: "load.queriesPerSecond",
      expected: 33,
      tolerance: 0.5,
    },
    {
      says: "With an agent on the node all ten queries are sent and take 2 ms together.",
      preset: "agent",
      path: "latency.p50Ms",
      expected: 2,
      tolerance: 1e-9,
    },
    {
      says: "On musl the cure is the outage: with ndots:2, stock.warehouse.svc is not found.",
      preset: "naive",
      events: ["service-name"],
      path: "lookup.verdict",
      expected: "not found",
      tolerance: 0,
    },
    {
      says: "What hurts is a lost packet: 5 s and two rounds, with ndots:2 as well.",
      preset: "ndots-2",
      events: ["lost-pair"],
      path: "lookup.ms",
      expected: 5008,
      tolerance: 1e-9,
    },
  ],
  sources: [
    {
      title: "resolv.conf(5), Linux man-pages",
      url: "https://man7.org/linux/man-pages/man5/resolv.conf.5.html",
      readOn: READ,
      says: "ndots is the number of dots from which a name is first tried as it is, 1 by default and at most 15; timeout is 5 s and attempts 2; A and AAAA use one socket, and single-request sends them one after the other.",
    },
    {
      title: "glibc, resolv/res_query.c and resolv/res_send.c (commit 04e750e)",
      url: "https://github.com/bminor/glibc/blob/04e750e75b73957cf1c791535a3f4319534a52fc/resolv/res_query.c",
      readOn: READ,
      says: "A name with enough dots is tried as it is and after a miss with the search list; after a timeout with one of two answers both are asked again, one after the other.",
    },
    {
      title: "musl, src/network/lookup_name.c, resolvconf.c and res_msend.c (commit 86373b4)",
      url: "https://github.com/bminor/musl/blob/86373b4999bfd9a9379bc4a3ca877b1c80a2a340/src/network/lookup_name.c",
      readOn: READ,
      says: "With at least ndots dots the search list is not used at all; the retry interval is timeout divided by attempts; lines of resolv.conf that do not fit 256 bytes are left out.",
    },
    {
      title: "Go, src/net/dnsclient_unix.go",
      url: "https://github.com/golang/go/blob/01340f00f05968d6ddcf76b458d167eaae81f564/src/net/dnsclient_unix.go",
      readOn: READ,
      says: "Names in the order of glibc's rules without .onion; each query has its own socket; single-request sends A and AAAA one after the other.",
    },
    {
      title: "The Kubernetes ndots:5 Problem (moabukar.co.uk)",
      url: "https://moabukar.co.uk/blog/k8s-ndots-problem",
      readOn: READ,
      says: "A capture with three search domains: api.stripe.com takes four names in this order.",
    },
    {
      title: "ndots:5 and the DNS tax in Kubernetes (mercemay.top)",
      url: "https://www.mercemay.top/posts/ndots5-and-the-dns-tax-in-kubernetes/",
      readOn: READ,
      says: "With four search domains five names; 138 ms in the pod against 14 ms outside; 2,841,721 NXDOMAIN to 812,409 NOERROR, 3.5 to 1.",
    },
    {
      title: "Why lowering ndots breaks Alpine pods but not Debian (dev.to)",
      url: "https://dev.to/bianbbc87/why-lowering-ndots-breaks-alpine-pods-but-not-debian-a-deep-dive-into-glibc-vs-musl-resolvers-1lhb",
      readOn: READ,
      says: "Reproduced on kind: with ndots:2, kubernetes.default.svc resolves with glibc and not with musl.",
    },
    {
      title: "Using NodeLocal DNSCache in Kubernetes Clusters",
      url: "https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/",
      readOn: READ,
      says: "Pods ask an agent on their node and avoid DNAT and connection tracking; the agent's queries to cluster DNS use TCP.",
    },
  ],
};
