import type { LabTable } from "../kit/lab";
import { TRAP_NAMES } from "./budgets/trap-names";
import type { Result } from "./result";

/** Everything that the picture shows, and the edits. */
export function tablesOf(result: Result): readonly LabTable[] {
  return [budgets(result), nodes(result), evictions(result), edits(result), workloads(result)];
}

const number = { isNumber: true };

function budgets({ budgets: rows }: Result): LabTable {
  return {
    id: "budgets",
    title: "Budgets before the drain",
    columns: [
      { key: "name", title: "Budget" },
      { key: "rule", title: "Rule" },
      { key: "healthy", title: "Healthy", ...number },
      { key: "desired", title: "Desired", ...number },
      { key: "expected", title: "Expected", ...number },
      { key: "allowed", title: "Allowed", ...number },
      { key: "trap", title: "Trap" },
    ],
    rows: rows.map(({ name, rule, currentHealthy, desiredHealthy, expectedPods, disruptionsAllowed, trap }) => [
      name,
      rule,
      currentHealthy,
      desiredHealthy,
      expectedPods,
      disruptionsAllowed,
      trap === null ? "none" : TRAP_NAMES[trap],
    ]),
  };
}

function nodes({ nodes: rows }: Result): LabTable {
  return {
    id: "nodes",
    title: "Nodes",
    columns: [
      { key: "node", title: "Node" },
      { key: "end", title: "End" },
      { key: "cordoned", title: "Cordoned at", unit: "min", ...number },
      { key: "refused-from", title: "Refused from", unit: "min", ...number },
      { key: "refused-until", title: "Refused until", unit: "min", ...number },
      { key: "emptied", title: "Empty at", unit: "min", ...number },
      { key: "ended", title: "Ended at", unit: "min", ...number },
      { key: "left", title: "Left on it" },
    ],
    rows: rows.map((row) => [
      row.name,
      row.end,
      row.cordonedMin,
      row.refusedFromMin,
      row.refusedUntilMin,
      row.emptiedMin,
      row.endedMin,
      row.left.map(({ pod, trap }) => `${pod} (${TRAP_NAMES[trap]})`).join(", "),
    ]),
  };
}

function evictions({ pods: rows }: Result): LabTable {
  return {
    id: "evictions",
    title: "Evictions, if asked before the drain",
    columns: [
      { key: "pod", title: "Pod" },
      { key: "node", title: "Node" },
      { key: "ready", title: "Ready" },
      { key: "code", title: "Answer", ...number },
      { key: "why", title: "Why" },
    ],
    rows: rows.map(({ name, node, isReady, code, answer }) => [name, node, isReady, code, answer]),
  };
}

function edits({ edits: rows }: Result): LabTable {
  return {
    id: "edits",
    title: "Edits that mend the text",
    columns: [
      { key: "object", title: "Object" },
      { key: "line", title: "Line", ...number },
      { key: "trap", title: "Trap" },
      { key: "was", title: "Was" },
      { key: "now", title: "Now" },
      { key: "why", title: "Why" },
    ],
    rows: rows.map(({ object, line, trap, was, now, why }) => [object, line, TRAP_NAMES[trap], was, now, why]),
  };
}

function workloads({ workloads: rows }: Result): LabTable {
  return {
    id: "workloads",
    title: "Workloads during the drain",
    columns: [
      { key: "name", title: "Workload" },
      { key: "kind", title: "Kind" },
      { key: "replicas", title: "Replicas", ...number },
      { key: "ready", title: "Ready before", ...number },
      { key: "least", title: "Fewest ready", ...number },
      { key: "zero", title: "None ready for", unit: "s", ...number },
      { key: "no-majority", title: "No majority for", unit: "s", ...number },
    ],
    rows: rows.map((row) => [
      row.name,
      row.kind,
      row.replicas,
      row.ready,
      row.leastReady,
      row.zeroSeconds,
      row.noMajoritySeconds,
    ]),
  };
}
