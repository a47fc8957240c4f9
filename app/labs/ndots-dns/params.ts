import { z } from "zod";
import { choiceField, numberField, textField } from "../kit/fields";

const SEARCH = "checkout.svc.cluster.local\nsvc.cluster.local\ncluster.local\nnodes.internal";
const EXISTS =
  "api.payments.example\nledger.checkout.svc.cluster.local\nstock.warehouse.svc.cluster.local\nkubernetes.default.svc.cluster.local";
const SYSTEM = "System";
const LOSS = "Loss";
const RUN = "Limits";

const design = {
  name: textField({
    label: "Name",
    meaning: "What the program hands to the resolver. A dot at its end asks for this name and no other.",
    initial: "api.payments.example",
    most: 253,
    rows: 1,
  }),
  ndots: numberField({
    label: "ndots",
    unit: "dots",
    meaning:
      "From this many dots on, the name is asked for as it is written, first. A pod has 5, resolv.conf(5) has 1.",
    min: 0,
    max: 15,
    step: 1,
    initial: 5,
    isInteger: true,
  }),
  libc: choiceField({
    label: "Resolver",
    meaning: "Whose rules: glibc (Debian), musl (Alpine) or Go's own resolver.",
    options: { glibc: "glibc", musl: "musl", go: "Go" },
    initial: "glibc",
  }),
  families: choiceField({
    label: "Record types",
    meaning: "Asked for each name. getaddrinfo asks for both unless the program names a family.",
    options: { both: "A and AAAA", A: "A only", AAAA: "AAAA only" },
    initial: "both",
  }),
  sending: choiceField({
    label: "A and AAAA",
    meaning: "Together, or one after the other by an option of resolv.conf that glibc and Go know and musl ignores.",
    options: {
      parallel: "together",
      "single-request": "single-request",
      "single-request-reopen": "single-request-reopen",
    },
    initial: "parallel",
  }),
  path: choiceField({
    label: "Way to DNS",
    meaning: "UDP to the Service address through DNAT and conntrack, or an agent on the node that asks over TCP.",
    options: { service: "Service address", agent: "agent on the node" },
    initial: "service",
  }),
  lookupsPerSecond: numberField({
    label: "Lookups",
    unit: "/s",
    meaning: "How often the name is looked up; kept connections turn 400 calls a second into 3.3 lookups.",
    min: 0.1,
    max: 100_000,
    step: 0.1,
    initial: 400,
  }),
};

const system = {
  search: textField({
    label: "Search list",
    meaning: "The pod's search domains in their order, one a line. Three come from the cluster, more from the node.",
    initial: SEARCH,
    most: 2048,
    rows: 4,
    group: SYSTEM,
  }),
  exists: textField({
    label: "Names that exist",
    meaning: "Absolute names that have an answer for every record type; every other name is NXDOMAIN.",
    initial: EXISTS,
    most: 4000,
    rows: 4,
    group: SYSTEM,
  }),
  roundTripMs: numberField({
    label: "Round trip to cluster DNS",
    unit: "ms",
    meaning: "One query and its answer, the scenario's 4 ms.",
    min: 0.05,
    max: 1000,
    step: 0.05,
    initial: 4,
    group: SYSTEM,
  }),
  forwardMs: numberField({
    label: "Wait for the upstream",
    unit: "ms",
    meaning: "Added to names outside cluster.local when they are not in cluster DNS' cache; 0 with a warm cache.",
    min: 0,
    max: 2000,
    step: 1,
    initial: 0,
    group: SYSTEM,
  }),
  agentRoundTripMs: numberField({
    label: "Round trip to the agent",
    unit: "ms",
    meaning: "On the same node, the scenario's 0.4 ms.",
    min: 0.01,
    max: 100,
    step: 0.01,
    initial: 0.4,
    group: SYSTEM,
  }),
  agentHitPercent: numberField({
    label: "Answered by the agent",
    unit: "%",
    meaning:
      "Share of names in its cache. 12 agents that keep a denial for 5 s send 14.4 of 2,400 queries a second on.",
    min: 0,
    max: 100,
    step: 0.1,
    initial: 99.4,
    group: SYSTEM,
  }),
  timeoutSeconds: numberField({
    label: "timeout",
    unit: "s",
    meaning: "How long the resolver waits before it sends again: RES_TIMEOUT is 5 s. musl waits timeout / attempts.",
    min: 1,
    max: 30,
    step: 1,
    initial: 5,
    isInteger: true,
    group: SYSTEM,
  }),
  attempts: numberField({
    label: "attempts",
    unit: "tries",
    meaning:
      "How often a query is sent in all: RES_DFLRETRY is 2. With 1, musl and Go give up after a loss; not modelled.",
    min: 2,
    max: 5,
    step: 1,
    initial: 2,
    isInteger: true,
    group: SYSTEM,
  }),
};

const loss = {
  racePercent: numberField({
    label: "Race of a pair",
    unit: "%",
    meaning: "Chance that of A and AAAA, sent together from one socket through DNAT, conntrack drops one.",
    min: 0,
    max: 50,
    step: 0.01,
    initial: 0.1,
    group: LOSS,
  }),
  lossPercent: numberField({
    label: "Other loss",
    unit: "%",
    meaning: "Chance that one UDP query or its answer gets lost anywhere else.",
    min: 0,
    max: 50,
    step: 0.01,
    initial: 0,
    group: LOSS,
  }),
  lostAt: numberField({
    label: "Pair that races",
    unit: "th name",
    meaning: "In the lookup that is shown, the race drops a packet of this name; 0 shows one without a race.",
    min: 0,
    max: 40,
    step: 1,
    initial: 0,
    isInteger: true,
    group: LOSS,
  }),
};

const limits = {
  budgetMs: numberField({
    label: "DNS budget of a call",
    unit: "ms",
    meaning: "A median lookup above it is degraded.",
    min: 0.1,
    max: 5000,
    step: 0.1,
    initial: 10,
    group: RUN,
  }),
  deadlineMs: numberField({
    label: "Patience of a caller",
    unit: "ms",
    meaning: "A lookup that takes longer has failed.",
    min: 1,
    max: 60_000,
    step: 1,
    initial: 2000,
    group: RUN,
  }),
  stallsPerHour: numberField({
    label: "Stalls allowed",
    unit: "/h",
    meaning: "More stalled lookups than this in an hour have failed; from one an hour on it is degraded.",
    min: 0,
    max: 1_000_000,
    step: 1,
    initial: 100,
    group: RUN,
  }),
};

export const ParamsSchema = z.strictObject({ ...design, ...system, ...loss, ...limits });
export type Params = z.infer<typeof ParamsSchema>;
