import type { Params } from "../params";
import { DRAIN_S, EVICT_S, RESTOCK_S } from "./facts";

export type Origin = "standing" | "lent" | "stock" | "restock";
/** A replica's way to its first request, and back. Seconds of the run. */
export type Replica = {
  origin: Origin;
  askedAt: number;
  nodeAt: number;
  pulledAt: number;
  loadedAt: number;
  readyAt: number;
  removedAt: number | null;
};

/** All replicas that ever were, in the order in which they were asked for. */
export type Fleet = {
  readonly all: readonly Replica[];
  /** spec.replicas: those that were asked for and not removed. */
  asked(): number;
  readyAt(second: number): number;
  /** Those with a GPU that do not serve yet. */
  loadingAt(second: number): number;
  resize(to: number, second: number): void;
  gpuHours(until: number): number;
};

/** What is standing at the start serves at once; what is added takes a lent GPU first, then a node in stock, then a rare one. */
export function fleetOf(params: Params, standing: number): Fleet {
  const all: Replica[] = Array.from({ length: standing }, () => standingReplica());
  let present = [...all];
  const left = { lent: params.lentGpus, stock: params.poolNodes };

  function add(second: number): void {
    const origin = left.lent > 0 ? "lent" : left.stock > 0 ? "stock" : "restock";
    if (origin !== "restock") left[origin] -= 1;
    const replica = replicaFrom(origin, second, params);
    all.push(replica);
    present.push(replica);
  }

  /** The one that would serve last goes first. */
  function remove(second: number): void {
    const last = present.reduce<Replica | null>(
      (found, one) => (found !== null && found.readyAt > one.readyAt ? found : one),
      null,
    );
    if (last === null) return;
    last.removedAt = second;
    present = present.filter((one) => one !== last);
    if (last.origin === "lent") left.lent += 1;
    else if (last.origin !== "restock") left.stock += 1;
  }

  const countNow = (holds: (replica: Replica) => boolean) =>
    present.reduce((sum, one) => sum + (holds(one) ? 1 : 0), 0);
  return {
    all,
    asked: () => present.length,
    readyAt: (second) => countNow((one) => one.readyAt <= second),
    loadingAt: (second) => countNow((one) => one.nodeAt <= second && one.readyAt > second),
    resize(to, second) {
      while (present.length < to) add(second);
      while (present.length > to) remove(second);
    },
    gpuHours: (until) => all.reduce((sum, one) => sum + secondsPaid(one, until), 0) / 3600,
  };
}

function standingReplica(): Replica {
  return { origin: "standing", askedAt: 0, nodeAt: 0, pulledAt: 0, loadedAt: 0, readyAt: 0, removedAt: null };
}

/** Seconds from a pod to a GPU for it. */
export function nodeSeconds(origin: Exclude<Origin, "standing">, params: Params): number {
  return { lent: EVICT_S, stock: params.nodeS, restock: Math.max(RESTOCK_S, params.nodeS) }[origin];
}

/** Image, weights and engine, one after the other; every node pulls, whoever used it before. */
export function startSeconds({ imageGb, pullGbS, weightsGb, weightsGbS, engineS }: Params) {
  return { pull: imageGb / pullGbS, weights: weightsGb / weightsGbS, engine: engineS };
}

function replicaFrom(origin: Exclude<Origin, "standing">, askedAt: number, params: Params): Replica {
  const { pull, weights, engine } = startSeconds(params);
  const nodeAt = askedAt + nodeSeconds(origin, params);
  const pulledAt = nodeAt + pull;
  const loadedAt = pulledAt + weights;
  return { origin, askedAt, nodeAt, pulledAt, loadedAt, readyAt: loadedAt + engine, removedAt: null };
}

/** From the node on, streams that end included. */
function secondsPaid({ nodeAt, readyAt, removedAt }: Replica, until: number): number {
  const drained = removedAt === null ? until : Math.min(until, removedAt + (readyAt <= removedAt ? DRAIN_S : 0));
  return Math.max(0, drained - nodeAt);
}
