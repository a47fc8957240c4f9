import type { Budget, Pod, Workload } from "../manifest/cluster";
import type { IntOrPercent } from "../manifest/shapes";
import { selects } from "../manifest/selector";

/**
 * The arithmetic of the disruption controller: kubernetes pkg/controller/disruption/disruption.go at 003e862, getExpectedPodCount and
 * updatePdbStatus. Percentages round up in both fields; with no pod expected nothing is allowed.
 */

export type Rule = Budget["rule"];
export type Status = {
  expectedPods: number;
  currentHealthy: number;
  desiredHealthy: number;
  disruptionsAllowed: number;
};

/** A rule in pods: 30% of 7 is 2.1 and counts as 3. */
export function scaled(value: IntOrPercent, total: number): number {
  return typeof value === "number" ? value : Math.ceil((Number.parseInt(value, 10) * total) / 100);
}

export function statusOf(rule: Rule, expectedPods: number, currentHealthy: number): Status {
  const pods = scaled(rule.value, expectedPods);
  const desiredHealthy = rule.field === "minAvailable" ? pods : Math.max(0, expectedPods - pods);
  const room = expectedPods > 0 ? currentHealthy - desiredHealthy : 0;
  return { expectedPods, currentHealthy, desiredHealthy, disruptionsAllowed: Math.max(0, room) };
}

/** Only a whole minAvailable is counted over the pods themselves; everything else asks the controllers for their scale. */
export function asksScale({ field, value }: Rule): boolean {
  return field === "maxUnavailable" || typeof value === "string";
}

export type Guarded = {
  budget: Budget;
  pods: readonly Pod[];
  workloads: readonly Workload[];
  /** A pod's controller has no scale to ask: the sync fails, and nothing is allowed. */
  syncFails: boolean;
};

/** The pods that a budget selects in its namespace, and their controllers. */
export function guardedBy(budget: Budget, pods: readonly Pod[]): Guarded {
  const own = pods.filter(
    ({ namespace, labels }) => namespace === budget.object.namespace && selects(budget.selector, labels),
  );
  return {
    budget,
    pods: own,
    workloads: [...new Set(own.flatMap(({ workload }) => workload ?? []))],
    syncFails: asksScale(budget.rule) && own.some(({ hasUnscaledOwner }) => hasUnscaledOwner),
  };
}

export function currentStatus(guarded: Guarded): Status {
  const { budget, pods, workloads, syncFails } = guarded;
  const expected = asksScale(budget.rule) ? workloads.reduce((sum, { replicas }) => sum + replicas, 0) : pods.length;
  const healthy = pods.filter(({ isReady, isTerminating }) => isReady && !isTerminating).length;
  const status = statusOf(budget.rule, expected, healthy);
  return syncFails ? { ...status, disruptionsAllowed: 0 } : status;
}
