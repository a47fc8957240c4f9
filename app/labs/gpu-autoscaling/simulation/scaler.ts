import { replicasFor, type PodState, type ReplicaQuestion } from "../replica-calculator";
import type { Params } from "../params";
import { CPU_IDLE_MILLI, CPU_LOAD_MILLI, SLOTS, TOLERANCE, UP_PERIOD_S, UP_PODS } from "./facts";

/** What can be seen of the fleet, second by second; the scaler reads it `metricLagS` late. */
export type Sight = { running: Float64Array; waiting: Float64Array; refused: Float64Array; ready: Float64Array };
export type Pods = { asked: number; ready: number; loading: number };
/** Why the count changed. */
export type Decision = { atS: number; from: number; to: number; by: "signal" | "schedule" };

type Wish = { atS: number; replicas: number };

/** Replicas that the signal keeps in the quiet time before. */
export function standingReplicas(params: Params): number {
  const { signal, target, quietInFlight } = params;
  if (signal === "gpu") return limited(100 / target > 1 + TOLERANCE ? params.maxReplicas : params.minReplicas, params);
  if (signal === "inflight" || signal === "demand") return limited(Math.ceil(quietInFlight / target), params);
  return limited(params.minReplicas, params);
}

/** In requests: the sum that the three request signals divide by the target. */
export function signalSum(params: Params, { running, waiting, refused }: Sight, second: number): number {
  const inQueue = waiting[second] ?? 0;
  if (params.signal === "waiting") return inQueue;
  const inFlight = inQueue + (running[second] ?? 0);
  return params.signal === "demand" ? inFlight + (refused[second] ?? 0) : inFlight;
}

/**
 * One HPA: the replica calculator, then schedule, limits, stabilisation windows and the default scale-up policies, in the order of
 * horizontal.go. A recommendation exactly as old as a window still counts.
 */
export function scalerOf(params: Params, schedule: { fromS: number; toS: number } | null, standing: number) {
  let wishes: Wish[] = [{ atS: 0, replicas: standing }];
  let added: { atS: number; by: number }[] = [];
  const holdS = params.holdMin * 60;

  return function decide(second: number, sight: Sight, pods: Pods): Decision | null {
    const bySignal = recommended(params, second, sight, pods);
    const isScheduled = schedule !== null && second >= schedule.fromS && second < schedule.toS;
    const wanted = limited(Math.max(bySignal, isScheduled ? params.scheduledReplicas : 0), params);
    wishes = [
      ...wishes.filter(({ atS }) => atS >= second - Math.max(holdS, params.upWindowS)),
      { atS: second, replicas: wanted },
    ];
    const up = Math.min(...since(wishes, second - params.upWindowS));
    const down = Math.max(...since(wishes, second - holdS));
    const steady = Math.min(Math.max(pods.asked, up), down);
    added = added.filter(({ atS }) => atS > second - UP_PERIOD_S);
    const before = pods.asked - added.reduce((sum, { by }) => sum + by, 0);
    const to = Math.min(steady, Math.max(pods.asked, before + UP_PODS, before * 2));
    if (to === pods.asked) return null;
    if (to > pods.asked) added.push({ atS: second, by: to - pods.asked });
    const by = isScheduled && limited(bySignal, params) < to ? "schedule" : "signal";
    return { atS: second, from: pods.asked, to, by };
  };
}

function since(wishes: readonly Wish[], fromS: number): number[] {
  return wishes.filter(({ atS }) => atS >= fromS).map(({ replicas }) => replicas);
}

function limited(replicas: number, { minReplicas, maxReplicas }: Params): number {
  return Math.min(Math.max(replicas, minReplicas), Math.max(minReplicas, maxReplicas));
}

function recommended(params: Params, second: number, sight: Sight, pods: Pods): number {
  const seen = Math.max(0, second - params.metricLagS);
  return replicasFor(
    params.signal === "cpu" || params.signal === "gpu"
      ? perPodQuestion(params, sight, seen, pods)
      : requestQuestion(params, sight, seen, pods),
  ).replicas;
}

const TOLERANCES = { scaleUpTolerance: TOLERANCE, scaleDownTolerance: TOLERANCE };

/** As KEDA asks for a Prometheus trigger: an external metric with an average-value target. */
function requestQuestion(params: Params, sight: Sight, seen: number, { asked }: Pods): ReplicaQuestion {
  return {
    ...TOLERANCES,
    metric: "external",
    perPod: true,
    currentReplicas: asked,
    target: 1000 * params.target,
    pods: [],
    samples: [1000 * signalSum(params, sight, seen)],
  };
}

/** CPU of the request, or a custom metric for the GPU's busy share. Pods that were not ready when it was taken have no sample. */
function perPodQuestion(params: Params, sight: Sight, seen: number, { asked, ready, loading }: Pods): ReplicaQuestion {
  const readyThen = Math.max(1, sight.ready[seen] ?? 1);
  const running = sight.running[seen] ?? 0;
  const isCpu = params.signal === "cpu";
  const milli = isCpu
    ? Math.round(CPU_IDLE_MILLI + CPU_LOAD_MILLI * Math.min(1, running / (readyThen * SLOTS)))
    : running >= 1
      ? 100_000
      : 0;
  const pods = Array.from({ length: asked }, (_, index) =>
    podAt(index < ready ? "ready" : index < ready + loading ? "loading" : "pending", index < readyThen ? milli : null),
  );
  const target = isCpu ? params.target : 1000 * params.target;
  return {
    ...TOLERANCES,
    metric: isCpu ? "cpu" : "pods",
    perPod: false,
    currentReplicas: asked,
    target,
    pods,
    samples: null,
  };
}

function podAt(state: "ready" | "loading" | "pending", usageMilli: number | null): PodState {
  return {
    phase: state === "pending" ? "Pending" : "Running",
    ready: state === "ready",
    deleted: false,
    withinInitializationPeriod: state === "loading",
    sampleIsFresh: false,
    wasReady: false,
    requestMilli: 1000,
    usageMilli: state === "ready" ? usageMilli : state === "loading" ? 0 : null,
  };
}
