import type { Cluster, Pod, Workload } from "../manifest/cluster";
import { evictionOf, type EvictionAnswer } from "../budgets/eviction";
import { asksScale, statusOf, type Guarded, type Status } from "../budgets/status";
import { majorityOf } from "../budgets/traps";

/** Where a pod stands when it is on none of the nodes that are still to be drained. */
export const ELSEWHERE = -1;
export const UNSCHEDULED = -2;

export type SimPod = {
  pod: Pod;
  node: number;
  phase: "up" | "terminating" | "gone";
  isReady: boolean;
  isSynced: boolean;
  guards: number[];
  firstTryAt: number | null;
  /** When an eviction, a rolling restart or a force option took it. */
  takenAt: number | null;
  isRolled: boolean;
  /** Answered with 500: kubectl gives up on it. */
  hasError: boolean;
};
type Guard = { guarded: Guarded; healthy: number; count: number };
export type WorkloadTally = {
  workload: Workload;
  ready: number;
  synced: number;
  startedReady: number;
  leastReady: number;
  leastSynced: number;
  majority: number;
  zeroSeconds: number;
  noMajoritySeconds: number;
  /** When it was first without a caught-up majority, and last. */
  lostFrom: number | null;
  lostUntil: number | null;
};

/** Pods, budgets and workloads while a drain goes on. Counts are kept, not recounted. */
export class ClusterState {
  readonly pods: SimPod[];
  readonly tallies: readonly WorkloadTally[];
  private readonly guards: readonly Guard[];
  private readonly added = new Map<Workload, number>();
  private readonly tallyOf: ReadonlyMap<Workload, WorkloadTally>;
  private seenAt = 0;

  constructor(cluster: Cluster, all: readonly Guarded[]) {
    this.guards = all.map((guarded) => ({ guarded, healthy: 0, count: guarded.pods.length }));
    const guardsOf = new Map<Pod, number[]>(cluster.pods.map((pod) => [pod, []]));
    all.forEach(({ pods }, index) => {
      for (const pod of pods) guardsOf.get(pod)?.push(index);
    });
    this.pods = cluster.pods.map((pod) => newPod(pod, { node: pod.node, guards: guardsOf.get(pod) ?? [] }));
    this.tallies = cluster.workloads.map((workload) => tallied(workload, cluster.pods));
    this.tallyOf = new Map(this.tallies.map((tally) => [tally.workload, tally]));
    for (const sim of this.pods) {
      sim.isReady = sim.pod.isReady && !sim.pod.isTerminating;
      sim.isSynced = sim.isReady;
      if (sim.isReady) this.count(sim, 1);
    }
  }

  /** Adds up the time since the last change; call it before every change. */
  passTo(now: number): void {
    const from = this.seenAt;
    const passed = now - from;
    this.seenAt = now;
    if (passed === 0) return;
    for (const tally of this.tallies) {
      if (tally.startedReady === 0) continue;
      if (tally.ready === 0) tally.zeroSeconds += passed;
      if (!needsMajority(tally) || tally.synced >= tally.majority) continue;
      tally.noMajoritySeconds += passed;
      tally.lostFrom ??= from;
      tally.lostUntil = now;
    }
  }

  statusOf(index: number): Status {
    const { guarded, healthy, count } = this.guards[index] ?? { guarded: null, healthy: 0, count: 0 };
    if (guarded === null) return { expectedPods: 0, currentHealthy: 0, desiredHealthy: 0, disruptionsAllowed: 0 };
    const { rule } = guarded.budget;
    const scale = guarded.workloads.reduce((sum, one) => sum + one.replicas + (this.added.get(one) ?? 0), 0);
    const status = statusOf(rule, asksScale(rule) ? scale : count, healthy);
    return guarded.syncFails ? { ...status, disruptionsAllowed: 0 } : status;
  }

  answerTo(sim: SimPod): EvictionAnswer {
    const { isReady, phase, pod } = sim;
    return evictionOf(
      { isReady, isTerminating: phase !== "up", phase: sim.node === UNSCHEDULED ? "Pending" : pod.phase },
      sim.guards.map((index) => ({
        alwaysAllow: this.guards[index]?.guarded.budget.alwaysAllow ?? false,
        status: this.statusOf(index),
      })),
    );
  }

  terminate(sim: SimPod, now: number): void {
    sim.phase = "terminating";
    sim.takenAt = now;
    if (sim.isReady) this.count(sim, -1);
    sim.isReady = false;
    sim.isSynced = false;
  }

  remove(sim: SimPod): void {
    sim.phase = "gone";
    for (const index of sim.guards) this.addTo(index, 0, -1);
  }

  /** A pod like `old`, not ready yet. */
  create(old: SimPod, node: number): SimPod {
    const made = newPod({ ...old.pod, phase: "Running", isTerminating: false }, { node, guards: old.guards });
    for (const index of made.guards) this.addTo(index, 0, 1);
    this.pods.push(made);
    return made;
  }

  becomeReady(sim: SimPod): void {
    if (sim.phase !== "up" || sim.isReady) return;
    sim.isReady = true;
    this.count(sim, 1);
  }

  becomeSynced(sim: SimPod): void {
    if (sim.phase !== "up" || sim.isSynced) return;
    sim.isSynced = true;
    const tally = this.tally(sim);
    if (tally !== undefined && sim.isReady) tally.synced += 1;
  }

  grow(workload: Workload): void {
    this.added.set(workload, (this.added.get(workload) ?? 0) + 1);
  }

  private tally({ pod }: SimPod): WorkloadTally | undefined {
    return pod.workload === null ? undefined : this.tallyOf.get(pod.workload);
  }

  /** A pod that became ready (1), or is not any more (-1). */
  private count(sim: SimPod, by: 1 | -1): void {
    for (const index of sim.guards) this.addTo(index, by, 0);
    const tally = this.tally(sim);
    if (tally === undefined) return;
    tally.ready += by;
    if (sim.isSynced) tally.synced += by;
    tally.leastReady = Math.min(tally.leastReady, by < 0 ? tally.ready : tally.leastReady);
    tally.leastSynced = Math.min(tally.leastSynced, by < 0 ? tally.synced : tally.leastSynced);
  }

  private addTo(index: number, healthy: number, count: number): void {
    const guard = this.guards[index];
    if (guard === undefined) return;
    guard.healthy += healthy;
    guard.count += count;
  }
}

/** Three members or more of a StatefulSet are taken for a store that writes with a majority. */
export function needsMajority({ workload, startedReady, majority }: WorkloadTally): boolean {
  return workload.kind === "StatefulSet" && workload.replicas >= 3 && startedReady >= majority;
}

function newPod(pod: Pod, { node, guards }: { node: number; guards: number[] }): SimPod {
  const isGone = pod.isTerminating;
  return {
    pod,
    node,
    phase: isGone ? "terminating" : "up",
    isReady: false,
    isSynced: false,
    guards,
    firstTryAt: null,
    takenAt: null,
    isRolled: false,
    hasError: false,
  };
}

function tallied(workload: Workload, pods: readonly Pod[]): WorkloadTally {
  const ready = pods.filter((pod) => pod.workload === workload && pod.isReady && !pod.isTerminating).length;
  return {
    workload,
    ready: 0,
    synced: 0,
    startedReady: ready,
    leastReady: ready,
    leastSynced: ready,
    majority: majorityOf(workload.replicas),
    zeroSeconds: 0,
    noMajoritySeconds: 0,
    lostFrom: null,
    lostUntil: null,
  };
}
