import type { DesignField, Drill, Prediction } from "../kit/lab";
import type { Params } from "./params";
import type { Result } from "./result";

export const predictions: readonly Prediction<Params, Result>[] = [
  {
    id: "end",
    ask: "How does this drain end?",
    kind: "choice",
    options: [
      { id: "done", label: "All nodes are drained" },
      { id: "stuck", label: "It waits for ever" },
      { id: "timed-out", label: "It stops at its timeout" },
      { id: "error", label: "It ends with an error" },
    ],
    actual: ({ drain }) => drain.end,
  },
  {
    id: "cordoned",
    ask: "How many nodes are cordoned and not done when they are needed?",
    kind: "number",
    unit: "nodes",
    min: 0,
    max: 50,
    step: 1,
    actual: ({ drain }) => drain.cordonedAtDeadline,
    tolerance: () => 0.5,
  },
  {
    id: "allowed",
    ask: "How many disruptions do all the budgets together allow before the drain begins?",
    kind: "number",
    unit: "pods",
    min: 0,
    max: 50,
    step: 1,
    actual: ({ counts }) => counts.allowed,
    tolerance: () => 0.5,
  },
  {
    id: "no-majority",
    ask: "For how many seconds does the store have no majority of members that have caught up?",
    kind: "number",
    unit: "s",
    min: 0,
    max: 1800,
    step: 10,
    actual: ({ worst, workloads }) =>
      workloads.some(({ majority }) => majority !== null) ? worst.noMajoritySeconds : null,
    tolerance: (actual) => Math.max(30, 0.25 * actual),
  },
];

export const drills: readonly Drill[] = [
  {
    id: "which-end-by-waiting",
    criterionId: "which-trap",
    preset: "headline",
    events: [],
    prediction: "cordoned",
    situation:
      "04:20. Four nodes are cordoned, each holds one pod: 1 of 1 healthy, 3 of 3, 2 of 2 at the autoscaler's floor, and 0 of 2 wanted. The load rises at 06:00, nobody touches anything, and at 07:00 the nodes are needed.",
    because:
      "Healthy equals desired three times: there the rule leaves no room. Only the autoscaler adds a pod, so only that wait ends. Where healthy is lower than desired the pods are broken, and nothing in the cluster mends them.",
  },
  {
    id: "one-replica",
    criterionId: "eviction-adds-nothing",
    preset: "defended",
    events: ["scaled-to-one"],
    prediction: "allowed",
    situation:
      "Every Deployment was scaled to one replica. The budgets say maxUnavailable: 1 for the store of three members, for the API and for the exporter, and the customs interface has none. Before the drain begins:",
    because:
      "maxUnavailable follows the replicas: one of one may go, so the drain is not blocked and each service has a gap of one restart. minAvailable: 1 would have refused for ever, because an eviction takes the pod first and adds none.",
  },
  {
    id: "crash-loop-under-90",
    criterionId: "unready-pods-held",
    preset: "defended",
    events: ["crash-loop"],
    prediction: "end",
    situation:
      "All three pods of the exporter crash-loop. Its budget says maxUnavailable: 1 and AlwaysAllow; 0 are healthy and 2 are wanted. The drain has a timeout of 60 minutes per node.",
    because:
      "AlwaysAllow lets pods that are not ready go whatever the counts are; nobody is served by them. With the default the budget could never be met again, and the node would be held by pods that do nothing.",
  },
  {
    id: "ready-is-not-synced",
    criterionId: "quorum-arithmetic",
    preset: "ready-too-early",
    events: [],
    prediction: "no-majority",
    situation:
      "The store's three members stand on neighbouring nodes, its budget says maxUnavailable: 1. A restarted member is ready after 20 s and has caught up six minutes after its start; a pod takes 30 s to stop. Four nodes are drained at once.",
    because:
      "The budget counts ready pods, and after 20 s it sees three. The next member goes while the first is behind, and for a while fewer than two hold the data. A probe that waits for the log makes the same budget safe.",
  },
  {
    id: "forced",
    criterionId: "unblock-in-order",
    preset: "managed",
    events: [],
    prediction: "end",
    situation:
      "The same four budgets, in a managed upgrade with its force option: 15 minutes for each node, then whatever is left is deleted.",
    because:
      "Force is a deletion, and a deletion asks no budget. The drain ends on time and has taken the store's member and the only customs pod as well; what protects them has to happen before that night.",
  },
  {
    id: "ninety-percent",
    criterionId: "budget-per-workload",
    preset: "naive",
    events: [],
    prediction: "allowed",
    situation:
      "Every service has minAvailable: 90%. There are services with 1, 3, 2, 3 and 9 replicas, all pods are healthy, and the autoscaled one stands at its floor of 2.",
    because:
      "Percentages round up: 90% of 9 is 8.1 and becomes 9. Below ten replicas a minimum of 90% is always all of them.",
  },
];

export const designFields: readonly DesignField<Params>[] = [
  {
    param: "drainsAtOnce",
    label: "Nodes drained at once",
    find: {
      unit: "count",
      near: ["at once", "at a time", "parallel", "batch", "in a row"],
      never: ["replica", "member"],
    },
    fromBase: (value) => value,
  },
  {
    param: "timeoutMin",
    label: "Drain timeout",
    find: { unit: "seconds", near: ["timeout", "time out", "give up", "abort"] },
    fromBase: (seconds) => seconds / 60,
  },
  {
    param: "catchUpSeconds",
    label: "Member caught up after",
    find: { unit: "seconds", near: ["catch", "caught", "sync", "behind"] },
    fromBase: (seconds) => seconds,
  },
  {
    param: "readySeconds",
    label: "Replacement ready after",
    find: { unit: "seconds", near: ["ready after", "new pod", "replacement", "start"], never: ["catch", "behind"] },
    fromBase: (seconds) => seconds,
  },
  {
    param: "nodesNeeded",
    label: "Nodes needed at the deadline",
    find: { unit: "count", near: ["nodes needed", "need", "morning", "load for"], never: ["replica", "pod"] },
    fromBase: (value) => value,
  },
];
