import type { DesignField, Drill, Prediction } from "../kit/lab";
import type { Params } from "./params";
import type { Result } from "./result";

export const predictions: readonly Prediction<Params, Result>[] = [
  {
    id: "queries",
    ask: "How many queries leave the pod for this one lookup?",
    kind: "number",
    unit: "queries",
    min: 1,
    max: 40,
    step: 1,
    actual: (result) => result.lookup.queries,
    tolerance: () => 0.5,
  },
  {
    id: "verdict",
    ask: "How does the lookup that is shown end?",
    kind: "choice",
    options: [
      { id: "quick", label: "Found, with no wait" },
      { id: "stalled", label: "Found after the resolver's timeout" },
      { id: "lost", label: "Not found" },
    ],
    actual: ({ lookup }) => (lookup.verdict === "not found" ? "lost" : lookup.waitedMs > 0 ? "stalled" : "quick"),
  },
  {
    id: "stalls",
    ask: "How many lookups an hour wait for the resolver's timeout?",
    kind: "number",
    unit: "/h",
    min: 0,
    max: 20_000,
    step: 1,
    actual: (result) => result.stalls.perHour,
    tolerance: (actual) => Math.max(2, 0.1 * actual),
  },
];

export const drills: readonly Drill[] = [
  {
    id: "fourth-domain",
    criterionId: "ten-queries",
    preset: "default-pod",
    events: ["another-domain"],
    prediction: "queries",
    situation:
      "A default pod looks up api.payments.example with ndots:5. This morning new nodes began to hand a domain of their own to their pods.",
    because:
      "Two dots are fewer than five, so every search domain is tried before the name itself, and each name is asked for as A and as AAAA. A domain more is two queries more.",
  },
  {
    id: "trailing-dot",
    criterionId: "ten-queries",
    preset: "trailing-dot",
    events: ["another-domain"],
    prediction: "queries",
    situation: "The name is written with a dot at its end, and the search list has just grown to five domains.",
    because:
      "A dot at the end makes the name absolute: the search list is not looked at, whatever its length. A and AAAA remain.",
  },
  {
    id: "fewer-lookups",
    criterionId: "lookup-arithmetic",
    preset: "keep-alive",
    events: [],
    prediction: "stalls",
    situation:
      "checkout keeps its connections and looks the name up 3.3 times a second instead of 400. Nothing else has changed; a pair loses a packet once in a thousand.",
    because:
      "Lookups are a factor of the queries and of the stalls alike. The share of lookups that stall is unchanged: one in 200.",
  },
  {
    id: "one-packet",
    criterionId: "lost-pair",
    preset: "ndots-2",
    events: ["lost-pair"],
    prediction: "verdict",
    situation: "checkout has ndots:2 and asks for one name. Of its A and AAAA one packet is dropped on the node.",
    because:
      "A lower ndots leaves one pair, and one pair can race. Nobody resends a UDP packet but the resolver, when its timeout is over.",
  },
  {
    id: "alpine",
    criterionId: "short-names",
    preset: "naive",
    events: ["service-name"],
    prediction: "verdict",
    situation:
      "An admission webhook has set ndots:2 for all deployments. A program in an Alpine image calls stock.warehouse.svc.",
    because:
      "Two dots are enough for ndots:2, so musl asks for the name as it is and, after the miss, never returns to the search list.",
  },
  {
    id: "debian",
    criterionId: "short-names",
    preset: "ndots-2",
    events: ["service-name"],
    prediction: "queries",
    situation:
      "The same call to stock.warehouse.svc with ndots:2, in a Debian image, with four search domains of which the third is cluster.local.",
    because:
      "glibc asks for the name as it is, misses, and then walks the search list: it resolves, at the price of the list.",
  },
  {
    id: "past-the-race",
    criterionId: "off-the-path",
    preset: "agent",
    events: ["lost-pair"],
    prediction: "verdict",
    situation:
      "Pods ask an agent on their node, names and ndots are unchanged, and the node is as busy as on the day of the 5 s stalls.",
    because:
      "The agent's address is reached without DNAT and connection tracking, so there is nothing for the pair to race through; on from there TCP resends.",
  },
  {
    id: "counter",
    criterionId: "prove-and-step",
    preset: "single-request",
    events: ["lost-pair"],
    prediction: "stalls",
    situation: "To prove the theory before buying a fix you set single-request in one pod. If the race is the cause,",
    because:
      "The second query leaves after the first answer, when conntrack has the entry: no pair, no race. Stalls that remain would have another cause.",
  },
];

export const designFields: readonly DesignField<Params>[] = [
  {
    param: "ndots",
    label: "ndots",
    find: { unit: "count", near: ["ndots"] },
    fromBase: (value) => Math.round(value),
  },
  {
    param: "lookupsPerSecond",
    label: "Lookups per second",
    find: { unit: "per-second", near: ["lookup", "resolution", "call"], never: ["quer", "nxdomain"] },
    fromBase: (value) => value,
  },
  {
    param: "timeoutSeconds",
    label: "Resolver timeout",
    find: { unit: "seconds", near: ["timeout", "resolver wait"], never: ["ttl", "keep-alive"] },
    fromBase: (value) => Math.round(value),
  },
  {
    param: "agentHitPercent",
    label: "Answered by the agent",
    find: { unit: "share", near: ["hit", "cache", "nodelocal"] },
    fromBase: (value) => 100 * value,
  },
];
