import { z } from "zod";
import { TRAPS } from "./budgets/trap-names";

const whole = z.int();
const trap = z.enum(TRAPS);

/** What the status of each budget says before the drain. */
const BudgetRow = z.strictObject({
  name: z.string(),
  namespace: z.string(),
  line: whole,
  rule: z.string(),
  policy: z.string(),
  expectedPods: whole,
  currentHealthy: whole,
  desiredHealthy: whole,
  disruptionsAllowed: whole,
  trap: z.nullable(trap),
});
const FindingRow = z.strictObject({
  trap,
  blocks: z.boolean(),
  byYaml: z.boolean(),
  budget: z.string(),
  line: whole,
  says: z.string(),
});
const PodRow = z.strictObject({
  name: z.string(),
  node: z.string(),
  isReady: z.boolean(),
  phase: z.string(),
  code: whole,
  answer: z.string(),
});
const NodeRow = z.strictObject({
  name: z.string(),
  end: z.enum(["done", "stuck", "timed-out", "error", "not-begun"]),
  pods: whole,
  /** Minutes from the start; null when it did not come to that. */
  cordonedMin: z.nullable(z.number()),
  refusedFromMin: z.nullable(z.number()),
  refusedUntilMin: z.nullable(z.number()),
  emptiedMin: z.nullable(z.number()),
  endedMin: z.nullable(z.number()),
  forced: whole,
  /** What is left on it, or was when it timed out. */
  left: z.array(z.strictObject({ pod: z.string(), trap })),
});
const WorkloadRow = z.strictObject({
  name: z.string(),
  kind: z.string(),
  replicas: whole,
  ready: whole,
  leastReady: whole,
  /** Seconds without a ready pod. */
  zeroSeconds: z.number(),
  majority: z.nullable(whole),
  noMajoritySeconds: z.number(),
});
const Edit = z.strictObject({
  object: z.string(),
  trap,
  line: whole,
  was: z.string(),
  now: z.string(),
  why: z.string(),
});

const End = z.enum(["done", "stuck", "timed-out", "error"]);

export const ResultSchema = z.strictObject({
  counts: z.strictObject({
    workloads: whole,
    pods: whole,
    budgets: whole,
    /** Budgets that refuse an eviction for as long as nothing changes, and the different traps among them. */
    blocking: whole,
    traps: whole,
    warnings: whole,
    allowed: whole,
    refused: whole,
    serverErrors: whole,
  }),
  budgets: z.array(BudgetRow),
  findings: z.array(FindingRow),
  pods: z.array(PodRow),
  drain: z.strictObject({
    end: End,
    /** Null when it does not end. */
    minutes: z.nullable(z.number()),
    lastMoveMin: z.number(),
    nodes: whole,
    done: whole,
    doneByDeadline: whole,
    stuckNodes: whole,
    unfinished: whole,
    notBegun: whole,
    cordonedAtDeadline: whole,
    nodesShort: whole,
    refusals: whole,
    refusalsOfOne: whole,
    forced: whole,
    rolled: whole,
  }),
  worst: z.strictObject({
    zeroSeconds: z.number(),
    zeroIn: z.string(),
    noMajoritySeconds: z.number(),
    noMajorityIn: z.string(),
    /** From the first to the last moment without one, in minutes; null when there always was one. */
    noMajorityFromMin: z.nullable(z.number()),
    noMajorityUntilMin: z.nullable(z.number()),
    /** A restarted member is ready and not caught up for so long; 0 without a store. */
    blindSeconds: z.number(),
  }),
  nodes: z.array(NodeRow),
  workloads: z.array(WorkloadRow),
  ignored: z.array(z.string()),
  edits: z.array(Edit),
  mended: z.string(),
  mendedLines: z.array(whole),
  /** The lab's own answer to the mended text, under the same drain. */
  after: z.strictObject({
    toEdit: whole,
    blocking: whole,
    end: End,
    minutes: z.nullable(z.number()),
    unfinished: whole,
    noMajoritySeconds: z.number(),
  }),
});
export type Result = z.infer<typeof ResultSchema>;
export type NodeRow = Result["nodes"][number];
