import type { Cluster, Pod, Workload } from "../manifest/cluster";
import { isEmptySelector } from "../manifest/selector";
import { asksScale, currentStatus, guardedBy, statusOf, type Guarded, type Status } from "./status";
import type { Trap } from "./trap-names";

export type Finding = {
  trap: Trap;
  /** Refuses an eviction that waiting does not change; false for a warning. */
  blocks: boolean;
  /** An edit of the YAML mends it without giving up protection; otherwise somebody has to mend pods. */
  byYaml: boolean;
  guarded: Guarded;
  /** For two budgets on one pod. */
  other: Guarded | null;
  says: string;
};

/** Every budget with its pods, in the order of the text. */
export function guardedOf(cluster: Cluster): Guarded[] {
  return cluster.budgets.map((budget) => guardedBy(budget, cluster.pods));
}

/** What stands in a drain's way, blocking findings of a budget first. */
export function trapsIn(all: readonly Guarded[]): Finding[] {
  return [
    ...overlaps(all),
    ...all.flatMap((guarded) => [...ruleTraps(guarded), ...readinessTraps(guarded), ...warnings(guarded)]),
  ];
}

export function majorityOf(members: number): number {
  return Math.floor(members / 2) + 1;
}

const isGuarded = ({ phase, isTerminating }: Pod): boolean =>
  !isTerminating && !["Pending", "Succeeded", "Failed"].includes(phase);
const comesBack = ({ workload, hasUnscaledOwner }: Pod): boolean => workload !== null || hasUnscaledOwner;
const pods = (count: number): string => `${String(count)} ${count === 1 ? "pod" : "pods"}`;

/** Each pod with several budgets counts for its first one with each of the others. */
function overlaps(all: readonly Guarded[]): Finding[] {
  const first = new Map<Pod, Guarded>();
  const shared = new Map<Guarded, Map<Guarded, number>>();
  for (const guarded of all) {
    for (const pod of guarded.pods.filter(isGuarded)) {
      const before = first.get(pod);
      if (before === undefined) {
        first.set(pod, guarded);
        continue;
      }
      const counts = shared.get(before) ?? new Map<Guarded, number>();
      shared.set(before, counts.set(guarded, (counts.get(guarded) ?? 0) + 1));
    }
  }
  return [...shared].flatMap(([guarded, counts]) =>
    [...counts].map(([other, count]) => {
      const says = `${pods(count)} ${count === 1 ? "is" : "are"} selected by ${nameOf(guarded)} and ${nameOf(other)}. The answer to an eviction is 500, so the drain ends with an error.`;
      return { ...blocking("two-budgets", guarded, says), other };
    }),
  );
}

/** Traps of the rule itself: they block while every pod is healthy. */
function ruleTraps(guarded: Guarded): Finding[] {
  const { budget, syncFails } = guarded;
  const own = guarded.pods.filter(isGuarded);
  if (own.length === 0) return [];
  if (syncFails) {
    const says = `${nameOf(guarded)} asks the controllers for their scale, and one of them has none, so the status allows 0. Use a whole minAvailable.`;
    return [{ ...blocking("no-scale", guarded, says), byYaml: own.filter(comesBack).length > 1 }];
  }
  const returning = own.filter(comesBack);
  const { desiredHealthy } = currentStatus(guarded);
  if (returning.length === 0) return barePods(guarded, desiredHealthy);
  const full = statusOf(budget.rule, fullScale(guarded, returning.length), returning.length);
  if (full.disruptionsAllowed > 0) return [];
  return [sized(guarded, full, returning.length)];
}

function fullScale({ budget, workloads }: Guarded, returning: number): number {
  return asksScale(budget.rule) ? workloads.reduce((sum, { replicas }) => sum + replicas, 0) : returning;
}

function barePods(guarded: Guarded, desiredHealthy: number): Finding[] {
  const { rule } = guarded.budget;
  if (!asksScale(rule) && desiredHealthy === 0) return [];
  const why = asksScale(rule)
    ? `${ruleOf(guarded)} is counted over controllers, and these pods have none, so 0 are expected and 0 allowed.`
    : `No controller replaces an evicted pod, so ${ruleOf(guarded)} is used up for good.`;
  return [{ ...blocking("bare-pods", guarded, `${nameOf(guarded)}: ${why}`), byYaml: false }];
}

/** The budget wants as many pods as there are. Which of the ways, decides on the mend. */
function sized(guarded: Guarded, { desiredHealthy }: Status, count: number): Finding {
  const { rule } = guarded.budget;
  const name = nameOf(guarded);
  const all = `${name} wants ${String(desiredHealthy)} of ${pods(count)}`;
  if (growing(guarded) !== null && rule.field === "minAvailable" && typeof rule.value === "number") {
    return blocking(
      "autoscaler-at-floor",
      guarded,
      `${all}: the autoscaler stands at its floor, so nothing may go until the load adds a pod.`,
    );
  }
  if (count === 1) {
    return blocking(
      "one-replica",
      guarded,
      `${all}: an eviction takes the only pod first and adds none, so it is refused for ever.`,
    );
  }
  if (rule.field === "maxUnavailable") {
    return blocking("zero-unavailable", guarded, `${all}: ${ruleOf(guarded)} lets none go.`);
  }
  if (typeof rule.value === "string" && rule.value !== "100%") {
    const raw = (Number.parseInt(rule.value, 10) * count) / 100;
    return blocking(
      "rounds-up-to-all",
      guarded,
      `${all}: ${rule.value} of ${String(count)} is ${String(raw)}, and percentages round up.`,
    );
  }
  return blocking("equal-to-replicas", guarded, `${all}: ${ruleOf(guarded)} leaves none that may go.`);
}

/** A workload of the budget whose autoscaler could still add a pod. */
export function growing({ workloads }: Guarded): Workload | null {
  return workloads.find(({ autoscaler, replicas }) => autoscaler !== null && replicas < autoscaler.ceiling) ?? null;
}

/** Traps of the pods' state: they end when somebody mends the pods. */
function readinessTraps(guarded: Guarded): Finding[] {
  const { budget } = guarded;
  const own = guarded.pods.filter(isGuarded);
  const unready = own.filter(({ isReady, recovers }) => !isReady && !recovers);
  if (unready.length === 0 || guarded.syncFails) return [];
  const { currentHealthy, desiredHealthy, disruptionsAllowed } = currentStatus(guarded);
  const isMet = currentHealthy >= desiredHealthy && desiredHealthy > 0;
  const findings: Finding[] = [];
  if (!budget.alwaysAllow && !isMet && disruptionsAllowed === 0) {
    const isStore = unready.some(({ workload }) => workload?.kind === "StatefulSet");
    const says = `${nameOf(guarded)} wants ${String(desiredHealthy)} healthy pods and has ${String(currentHealthy)}: ${pods(unready.length)} that serve nobody are refused as well.${isStore ? " A member of a StatefulSet may be catching up, so AlwaysAllow is no answer: mend it." : ""}`;
    findings.push({ ...blocking("never-ready", guarded, says), byYaml: !isStore });
  }
  const ready = own.length - unready.length;
  const full = statusOf(budget.rule, fullScale(guarded, own.length), own.length);
  if (ready > 0 && disruptionsAllowed === 0 && full.disruptionsAllowed > 0) {
    const says = `${nameOf(guarded)}: ${pods(ready)} ready and ${String(desiredHealthy)} wanted, so the ready ones stay until ${pods(unready.length)} more get ready. No edit should change that: mend the pods.`;
    findings.push({ ...blocking("too-few-ready", guarded, says), byYaml: false });
  }
  return findings;
}

function warnings(guarded: Guarded): Finding[] {
  const { budget, workloads } = guarded;
  const own = guarded.pods.filter(isGuarded);
  const warn = (trap: Trap, says: string): Finding => ({
    ...blocking(trap, guarded, `${nameOf(guarded)}: ${says}`),
    blocks: false,
  });
  if (own.length === 0) return [warn("matches-nothing", "selects no pod of its namespace and protects nothing.")];
  const found: Finding[] = [];
  if (isEmptySelector(budget.selector)) {
    found.push(warn("empty-selector", "an empty selector takes every pod of the namespace (policy/v1)."));
  }
  if (asksScale(budget.rule) && workloads.length > 0 && own.some((pod) => !comesBack(pod))) {
    found.push(
      warn(
        "unmanaged-pods",
        "pods without a controller count as healthy and not as expected, so more may go than the rule says.",
      ),
    );
  }
  const members = workloads.find(({ kind, replicas }) => kind === "StatefulSet" && replicas >= 3);
  if (members !== undefined && workloads.length === 1) {
    const { desiredHealthy } = statusOf(budget.rule, members.replicas, members.replicas);
    const majority = majorityOf(members.replicas);
    if (desiredHealthy < majority) {
      found.push(
        warn(
          "below-majority",
          `${String(members.replicas - desiredHealthy)} of ${String(members.replicas)} members may go at once; a majority is ${String(majority)}.`,
        ),
      );
    }
  }
  return [...found, ...atFloor(guarded, warn)];
}

/** Room now, and none when the autoscaler is back at its floor. */
function atFloor(guarded: Guarded, warn: (trap: Trap, says: string) => Finding): Finding[] {
  const { rule } = guarded.budget;
  const [only, second] = guarded.workloads;
  const floor = only?.autoscaler?.floor;
  if (only === undefined || second !== undefined || floor === undefined || only.replicas <= floor) return [];
  const low = statusOf(rule, floor, floor);
  if (low.disruptionsAllowed > 0) return [];
  const now = currentStatus(guarded).disruptionsAllowed;
  return [
    warn(
      "autoscaler-at-floor",
      `allows ${String(now)} of ${String(only.replicas)} now and none of ${String(floor)} at the autoscaler's floor.`,
    ),
  ];
}

function blocking(trap: Trap, guarded: Guarded, says: string): Finding {
  return { trap, blocks: true, byYaml: true, guarded, other: null, says };
}

export function nameOf({ budget }: Guarded): string {
  return budget.object.name;
}

export function ruleOf({ budget: { rule } }: Guarded): string {
  return `${rule.field}: ${String(rule.value)}`;
}
