import { z } from "zod";
import { choiceField, numberField, switchField, textField } from "../kit/fields";
import { NIGHT } from "./manifests";

export const MOST_CHARACTERS = 200_000;

const SYSTEM = "System";
const LOAD = "Load";
const RUN = "Run";

/** The fields of the lab; defaults are the night of the scenario, 04:20. */
export const ParamsSchema = z.strictObject({
  yaml: textField({
    label: "Workloads and budgets",
    meaning:
      "Deployments, StatefulSets, ReplicaSets, Pods, HorizontalPodAutoscalers and PodDisruptionBudgets as YAML, several documents. status.readyReplicas and Pod conditions are read.",
    most: MOST_CHARACTERS,
    rows: 24,
    initial: NIGHT,
  }),
  drainsAtOnce: numberField({
    label: "Nodes drained at once",
    meaning: "The script drains this many nodes in parallel and begins the next batch when all of them are done.",
    unit: "nodes",
    min: 1,
    max: 50,
    step: 1,
    initial: 4,
    isInteger: true,
  }),
  timeoutMin: numberField({
    label: "Drain timeout",
    meaning:
      "0 is none, as in plain kubectl drain. An EKS node group waits 15 min for a node, an AKS node pool 30 min unless set.",
    unit: "min",
    min: 0,
    max: 1440,
    step: 1,
    initial: 0,
  }),
  afterTimeout: choiceField({
    label: "When the timeout has passed",
    meaning:
      "kubectl and an unforced EKS update stop; the force option of EKS deletes the pods without asking any budget.",
    options: { stop: "Stop with an error", delete: "Delete the pods that are left" },
    initial: "stop",
  }),
  roll: switchField({
    label: "Surge: roll what is refused",
    meaning:
      "Somebody runs kubectl rollout restart on a Deployment whose pod is refused: a new pod is ready before the old one goes, and no budget is asked. Not for strategy Recreate.",
    initial: false,
  }),
  isReadyCaughtUp: switchField({
    label: "Ready means caught up",
    meaning: "A StatefulSet member reports ready only when it has caught up; otherwise ready is an open port.",
    initial: false,
  }),
  nodes: numberField({
    label: "Nodes of the pool",
    meaning: "All of them get the new kernel. Pods with spec.nodeName keep their node's name.",
    unit: "nodes",
    min: 1,
    max: 200,
    step: 1,
    initial: 24,
    isInteger: true,
    group: SYSTEM,
  }),
  nodesDone: numberField({
    label: "Nodes already done",
    meaning: "They take the replacements. With none, a replacement may land on a node that is drained later.",
    unit: "nodes",
    min: 0,
    max: 199,
    step: 1,
    initial: 8,
    isInteger: true,
    group: SYSTEM,
  }),
  spread: choiceField({
    label: "Where the pods of a workload stand",
    meaning: "Apart: one in each batch as far as it goes. Neighbours: on consecutive nodes. Packed: all on one node.",
    options: { apart: "Apart", neighbours: "On neighbouring nodes", packed: "All on one node" },
    initial: "apart",
    group: SYSTEM,
  }),
  nodeMin: numberField({
    label: "New kernel and reboot",
    meaning:
      "From the last pod leaving until the node takes pods again; a batch that nothing blocks takes about ten minutes.",
    unit: "min",
    min: 0,
    max: 120,
    step: 0.5,
    initial: 9,
    group: SYSTEM,
  }),
  readySeconds: numberField({
    label: "Replacement ready after",
    meaning: "From its creation; a readinessProbe's initialDelaySeconds in the YAML goes before this field.",
    unit: "s",
    min: 0,
    max: 3600,
    step: 1,
    initial: 45,
    group: SYSTEM,
  }),
  catchUpSeconds: numberField({
    label: "Member caught up after",
    meaning:
      "A restarted StatefulSet member counts towards the majority only after this time: six minutes in the store.",
    unit: "s",
    min: 0,
    max: 14_400,
    step: 10,
    initial: 360,
    group: SYSTEM,
  }),
  crashing: numberField({
    label: "Crash-looping pods",
    meaning: "This many pods of the workload below are Running and never ready, on top of what the YAML's status says.",
    unit: "pods",
    min: 0,
    max: 100,
    step: 1,
    initial: 0,
    isInteger: true,
    group: LOAD,
  }),
  crashingIn: textField({
    label: "Crash-looping workload",
    meaning: "Its name. When there is none of this name: the largest Deployment behind a budget.",
    most: 253,
    rows: 1,
    initial: "invoice-exporter",
    group: LOAD,
  }),
  hpaShare: numberField({
    label: "Where autoscalers stand",
    meaning: "0% is the floor, minReplicas; 100% is maxReplicas, as at noon.",
    unit: "%",
    min: 0,
    max: 100,
    step: 5,
    initial: 0,
    group: LOAD,
  }),
  loadRisesMin: numberField({
    label: "Load rises after",
    meaning: "Then every autoscaler below its maximum adds one pod. 100 min after 04:20 is 06:00; 0 is never.",
    unit: "min",
    min: 0,
    max: 10_080,
    step: 5,
    initial: 100,
    group: LOAD,
  }),
  deadlineMin: numberField({
    label: "Nodes needed in",
    meaning: "160 min after 04:20 the depots open. Refusals are counted up to here.",
    unit: "min",
    min: 1,
    max: 10_080,
    step: 5,
    initial: 160,
    group: RUN,
  }),
  nodesNeeded: numberField({
    label: "Nodes needed then",
    meaning: "Cordoned nodes take no new pods, so they are missing.",
    unit: "nodes",
    min: 0,
    max: 200,
    step: 1,
    initial: 22,
    isInteger: true,
    group: RUN,
  }),
});

export type Params = z.infer<typeof ParamsSchema>;
