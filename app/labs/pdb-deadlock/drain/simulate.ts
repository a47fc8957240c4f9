import TinyQueue from "tinyqueue";
import type { Cluster, Workload } from "../manifest/cluster";
import type { Guarded } from "../budgets/status";
import type { DrainedNode, DrainRun, DrainSettings, NodeEnd } from "./drain-run";
import { ClusterState, ELSEWHERE, UNSCHEDULED, type SimPod } from "./state";

/** kubectl drain asks again after this many seconds (EvictErrorRetryDelay); only a 429 is asked again. */
export const RETRY_SECONDS = 5;

type Action = () => void;
type Event = { at: number; order: number; act: Action };

/** Drains all nodes, batch by batch, until everything is done or nothing moves any more. */
export function simulateDrain(cluster: Cluster, guarded: readonly Guarded[], settings: DrainSettings): DrainRun {
  return new Drain(cluster, guarded, settings).run();
}

class Drain {
  private readonly state: ClusterState;
  private readonly nodes: DrainedNode[];
  private readonly queue = new TinyQueue<Event>([], (a, b) => a.at - b.at || a.order - b.order);
  private readonly asked = new Set<string>();
  private readonly podsOn: SimPod[][];
  private readonly unscheduled: SimPod[] = [];
  /** The new pod of a rolling restart, and the old one that goes when it is ready. */
  private readonly rolling = new Map<SimPod, SimPod>();
  private now = 0;
  private order = 0;
  private begun = 0;
  private batch: number[] = [];
  private rolled = 0;
  private lastMoveAt = 0;
  private hasFreshNode: boolean;
  private isStopped = false;

  constructor(
    private readonly cluster: Cluster,
    guarded: readonly Guarded[],
    private readonly settings: DrainSettings,
  ) {
    this.state = new ClusterState(cluster, guarded);
    this.hasFreshNode = settings.nodesDone > 0;
    this.podsOn = cluster.nodes.map(() => []);
    for (const sim of this.state.pods) this.podsOn[sim.node]?.push(sim);
    this.nodes = cluster.nodes.map((name, index) => ({
      name,
      end: "not-begun",
      cordonedAt: null,
      refusedFrom: null,
      refusedUntil: null,
      emptiedAt: null,
      endedAt: null,
      podsAtStart: cluster.pods.filter(({ node }) => node === index).length,
      forced: 0,
    }));
  }

  run(): DrainRun {
    for (const sim of this.state.pods) {
      if (sim.phase === "terminating") this.leaveLater(sim);
    }
    if (this.settings.loadRisesMin > 0) this.later(60 * this.settings.loadRisesMin, () => this.loadRises());
    this.nextBatch();
    let events = 0;
    for (let event = this.queue.pop(); event !== undefined; event = this.queue.pop()) {
      this.state.passTo(event.at);
      this.now = event.at;
      event.act();
      events += 1;
    }
    this.state.passTo(Math.max(this.now, 60 * this.settings.deadlineMin));
    const { nodes, rolled, lastMoveAt } = this;
    return { nodes, pods: this.state.pods, tallies: this.state.tallies, rolled, lastMoveAt, events };
  }

  private later(seconds: number, act: Action): void {
    this.order += 1;
    this.queue.push({ at: this.now + seconds, order: this.order, act });
  }

  private nextBatch(): void {
    this.batch = [];
    while (this.batch.length < this.settings.drainsAtOnce && this.begun < this.nodes.length) {
      this.batch.push(this.begun);
      this.begun += 1;
    }
    for (const index of this.batch) {
      const node = this.at(index);
      node.cordonedAt = this.now;
      node.end = "stuck";
    }
    for (const index of this.batch) {
      if (this.settings.timeoutMin > 0) this.later(60 * this.settings.timeoutMin, () => this.timeOut(index));
      this.ask(index);
    }
  }

  private at(index: number): DrainedNode {
    const node = this.nodes[index];
    if (node === undefined) throw new RangeError(`There is no node ${String(index)}.`);
    return node;
  }

  private on(index: number): SimPod[] {
    return (this.podsOn[index] ?? []).filter(({ phase }) => phase !== "gone");
  }

  /** One round of evictions on a node. */
  private ask(index: number): void {
    const node = this.at(index);
    if (node.end !== "stuck" || node.emptiedAt !== null) return;
    let isRefused = false;
    for (const sim of this.on(index)) {
      if (sim.phase !== "up" || sim.hasError) continue;
      sim.firstTryAt ??= this.now;
      const { code } = this.state.answerTo(sim);
      if (code === 200) {
        this.evict(sim);
        continue;
      }
      isRefused = true;
      node.refusedFrom ??= this.now;
      const rolls = this.roll(sim);
      if (code === 500 && !rolls) sim.hasError = true;
    }
    if (node.refusedFrom !== null && !isRefused) node.refusedUntil ??= this.now;
    this.settle(index);
  }

  /** Empty: the node gets its kernel. Nothing left but pods that were answered with 500: kubectl ends with an error. */
  private settle(index: number): void {
    const node = this.at(index);
    if (node.end !== "stuck" || node.emptiedAt !== null) return;
    const left = this.on(index);
    if (left.length === 0) {
      node.emptiedAt = this.now;
      if (node.refusedFrom !== null) node.refusedUntil ??= this.now;
      this.later(60 * this.settings.nodeMin, () => this.finish(index, "done"));
    } else if (left.every(({ hasError }) => hasError)) {
      this.finish(index, "error");
    }
  }

  private finish(index: number, end: NodeEnd): void {
    const node = this.at(index);
    node.end = end;
    node.endedAt = this.now;
    this.lastMoveAt = this.now;
    if (end === "done") this.takePods();
    else this.isStopped = true;
    if (this.batch.every((one) => this.at(one).endedAt !== null) && !this.isStopped) this.nextBatch();
    this.askAgain();
  }

  /** After any change: everybody who waits asks at the next of their five-second marks. */
  private askAgain(): void {
    for (const index of this.batch) {
      const { end, emptiedAt, cordonedAt } = this.at(index);
      if (end !== "stuck" || emptiedAt !== null || cordonedAt === null) continue;
      const marks = Math.floor((this.now - cordonedAt) / RETRY_SECONDS + 1e-9) + 1;
      const at = cordonedAt + marks * RETRY_SECONDS;
      const key = `${String(index)}@${String(at)}`;
      if (this.asked.has(key)) continue;
      this.asked.add(key);
      this.later(at - this.now, () => this.ask(index));
    }
  }

  private evict(sim: SimPod): void {
    this.lastMoveAt = this.now;
    this.state.terminate(sim, this.now);
    this.leaveLater(sim);
    const { workload, hasUnscaledOwner } = sim.pod;
    // A ReplicaSet counts a terminating pod as gone; a StatefulSet waits until the name is free.
    if (workload?.kind !== "StatefulSet" && (workload !== null || hasUnscaledOwner) && !sim.isRolled) this.replace(sim);
    this.askAgain();
  }

  private leaveLater(sim: SimPod): void {
    this.later(sim.pod.grace, () => {
      this.state.remove(sim);
      this.lastMoveAt = this.now;
      if (sim.pod.workload?.kind === "StatefulSet") this.replace(sim);
      if (sim.node >= 0) this.settle(sim.node);
      this.askAgain();
    });
  }

  private replace(old: SimPod): SimPod {
    const made = this.state.create(old, this.nodeFor(old.pod.workload));
    if (made.node === UNSCHEDULED) this.unscheduled.push(made);
    else this.start(made);
    this.podsOn[made.node]?.push(made);
    return made;
  }

  private start(sim: SimPod): void {
    const { readyAfter, recovers, workload } = sim.pod;
    if (!recovers) return;
    const catchUp = workload?.kind === "StatefulSet" ? this.settings.catchUpSeconds : 0;
    this.later(this.settings.isReadyCaughtUp ? Math.max(readyAfter, catchUp) : readyAfter, () => {
      this.state.becomeReady(sim);
      const old = this.rolling.get(sim);
      if (old?.phase === "up") this.evict(old);
      this.askAgain();
    });
    this.later(Math.max(readyAfter, catchUp), () => this.state.becomeSynced(sim));
  }

  /** A node with the new kernel when there is one, else the node not yet begun with the fewest pods of the workload. */
  private nodeFor(workload: Workload | null): number {
    if (this.hasFreshNode) return ELSEWHERE;
    let best = UNSCHEDULED;
    let fewest = Infinity;
    for (let index = this.begun; index < this.nodes.length; index += 1) {
      const held = this.on(index).filter(({ pod }) => pod.workload === workload).length;
      if (held < fewest) [best, fewest] = [index, held];
    }
    return best;
  }

  /** A node has come back: what was unscheduled starts there. */
  private takePods(): void {
    this.hasFreshNode = true;
    for (const sim of this.unscheduled.splice(0)) {
      sim.node = ELSEWHERE;
      if (sim.phase === "up") this.start(sim);
    }
  }

  /** A rolling restart: the new pod is ready before the old one is deleted, and a deletion asks no budget. */
  private roll(sim: SimPod): boolean {
    const { workload, recovers } = sim.pod;
    if (!this.settings.roll || workload?.mayRunTwice !== true || !recovers) return false;
    if (sim.isRolled) return true;
    sim.isRolled = true;
    this.rolled += 1;
    this.rolling.set(this.replace(sim), sim);
    return true;
  }

  private timeOut(index: number): void {
    const node = this.at(index);
    if (node.end !== "stuck" || node.emptiedAt !== null) return;
    if (this.settings.afterTimeout === "stop") {
      this.finish(index, "timed-out");
      return;
    }
    for (const sim of this.on(index).filter(({ phase }) => phase === "up")) {
      node.forced += 1;
      this.evict(sim);
    }
    if (node.refusedFrom !== null) node.refusedUntil ??= this.now;
  }

  private loadRises(): void {
    for (const workload of this.cluster.workloads) {
      const model = this.state.pods.find(({ pod }) => pod.workload === workload);
      const { autoscaler } = workload;
      if (autoscaler === null || workload.replicas >= autoscaler.ceiling || model === undefined) continue;
      this.state.grow(workload);
      this.replace(model);
    }
    this.askAgain();
  }
}
