/**
 * How the Horizontal Pod Autoscaler turns samples into a replica count: the rules of kubernetes/kubernetes,
 * pkg/controller/podautoscaler/replica_calculator.go and metrics/utilization.go, written anew. Everything in milli-units, and
 * divisions truncate as they do there. What comes after it (limits, stabilisation, rate policies) is in simulation/scaler.ts.
 */
import { LabInputError } from "../kit/lab";

export type PodState = {
  phase: "Pending" | "Running" | "Succeeded" | "Failed";
  ready: boolean;
  /** Has a deletion timestamp. */
  deleted: boolean;
  /** Started less than --horizontal-pod-autoscaler-cpu-initialization-period ago; counts for cpu only. */
  withinInitializationPeriod: boolean;
  /** In that period: the sample covers a whole window since the pod became ready. */
  sampleIsFresh: boolean;
  /** After that period, when not ready: it has been ready before. */
  wasReady: boolean;
  requestMilli: number | null;
  /** null: no sample. */
  usageMilli: number | null;
};
export type ReplicaQuestion = {
  metric: "cpu" | "pods" | "object" | "external";
  currentReplicas: number;
  /** cpu: percent of the request; pods and perPod: milli-units per pod; else milli-units in all. */
  target: number;
  scaleUpTolerance: number;
  scaleDownTolerance: number;
  /** object, external: an average-value target. */
  perPod: boolean;
  pods: readonly PodState[];
  /** cpu, pods: one per pod, and any further ones belong to pods that are gone. object, external: summed. */
  samples: readonly (number | null)[] | null;
};
export type ReplicaAnswer = {
  replicas: number;
  /** cpu: percent of the requests; else milli-units, averaged over pods where the target is. */
  utilization: number;
};

const MOST_REPLICAS = 2 ** 31 - 1;
const MOST_MILLI = 2 ** 63;

/** @throws LabInputError where the controller would report an error and leave the replica count alone */
export function replicasFor(question: ReplicaQuestion): ReplicaAnswer {
  if (question.metric === "cpu") return fromPods(question, cpuRatio);
  if (question.metric === "pods") return fromPods(question, plainRatio);
  return question.perPod ? fromAverage(question) : fromTotal(question);
}

/** Samples by pod index; indexes beyond the pods are samples of pods that are gone. */
type Samples = Map<number, number>;
type Ratio = (samples: Samples, question: ReplicaQuestion) => { ratio: number; utilization: number };

function fromPods(question: ReplicaQuestion, ratioOf: Ratio): ReplicaAnswer {
  const { currentReplicas, pods } = question;
  const samples = samplesOf(question);
  if (samples.size === 0)
    refuse("samples", "No metrics returned: not one pod has a sample. Give usageMilli or samples.");
  if (pods.length === 0) refuse("pods", "No pods: the selector matches none.");
  const groups = grouped(pods, samples, question.metric === "cpu");
  for (const pod of [...groups.ignored, ...groups.unready]) samples.delete(pod);
  if (samples.size === 0)
    refuse("pods", "Did not receive metrics for pods that count: all are unready, failed or being deleted.");
  if (question.metric === "cpu") requireRequests(pods);

  const { ratio, utilization } = ratioOf(samples, question);
  const scalesUpWithUnready = groups.unready.length > 0 && ratio > 1;
  if (!scalesUpWithUnready && groups.missing.length === 0) {
    const replicas = isWithin(ratio, question) ? currentReplicas : Math.ceil(ratio * groups.readyCount);
    return { replicas, utilization };
  }
  assume(samples, groups.missing, ratio, question);
  if (scalesUpWithUnready) for (const pod of groups.unready) samples.set(pod, 0);
  const cautious = ratioOf(samples, question).ratio;
  return { replicas: withoutReversal(ratio, cautious, samples.size, question), utilization };
}

/** Deleted and failed pods do not exist; pending ones are unready; readiness itself counts for cpu only. */
function grouped(pods: readonly PodState[], samples: Samples, isCpu: boolean) {
  const groups = { readyCount: 0, unready: [] as number[], missing: [] as number[], ignored: [] as number[] };
  pods.forEach((pod, index) => {
    if (pod.deleted || pod.phase === "Failed") groups.ignored.push(index);
    else if (pod.phase === "Pending") groups.unready.push(index);
    else if (!samples.has(index)) groups.missing.push(index);
    else if (isCpu && isUnready(pod)) groups.unready.push(index);
    else groups.readyCount += 1;
  });
  return groups;
}

/** Early samples are start-up work: they count only once ready for a whole window; later, only pods that were never ready are left out. */
function isUnready(pod: PodState): boolean {
  if (pod.withinInitializationPeriod) return !pod.ready || !pod.sampleIsFresh;
  return !pod.ready && !pod.wasReady;
}

/** Pods without a sample are taken to pull against the move: nothing on the way up; their request (or target, if higher) on the way down. */
function assume(samples: Samples, missing: readonly number[], ratio: number, question: ReplicaQuestion): void {
  if (ratio === 1) return;
  for (const pod of missing) samples.set(pod, ratio > 1 ? 0 : fullUse(pod, question));
}

function fullUse(pod: number, { metric, pods, target }: ReplicaQuestion): number {
  if (metric !== "cpu") return target;
  return Math.trunc(((pods[pod]?.requestMilli ?? 0) * Math.max(100, target)) / 100);
}

/** What was assumed may weaken a move, never turn it round. */
function withoutReversal(ratio: number, cautious: number, counted: number, question: ReplicaQuestion): number {
  const { currentReplicas } = question;
  const hasTurned = (ratio < 1 && cautious > 1) || (ratio > 1 && cautious < 1);
  if (isWithin(cautious, question) || hasTurned) return currentReplicas;
  const replicas = Math.ceil(cautious * counted);
  const isReversed = (cautious < 1 && replicas > currentReplicas) || (cautious > 1 && replicas < currentReplicas);
  return isReversed ? currentReplicas : replicas;
}

/** Percent of what the pods request, truncated before it is divided by the target. */
function cpuRatio(samples: Samples, { pods, target }: ReplicaQuestion) {
  let [used, requested] = [0, 0];
  for (const [pod, milli] of samples) {
    const state = pods[pod];
    if (state === undefined) continue;
    used += milli;
    requested += state.requestMilli ?? 0;
  }
  if (requested === 0) refuse("samples", "No metrics returned that match known pods.");
  const utilization = Math.trunc((used * 100) / requested);
  return { ratio: utilization / target, utilization };
}

function plainRatio(samples: Samples, { target }: ReplicaQuestion) {
  let total = 0;
  for (const milli of samples.values()) total += milli;
  const utilization = Math.trunc(total / samples.size);
  return { ratio: utilization / target, utilization };
}

/** A total against a total: only pods that run and are ready are multiplied; from zero the ratio itself is the count. */
function fromTotal(question: ReplicaQuestion): ReplicaAnswer {
  const { currentReplicas, target, pods } = question;
  const utilization = totalOf(question);
  const ratio = utilization / target;
  if (currentReplicas === 0) return { replicas: Math.min(MOST_REPLICAS, Math.ceil(ratio)), utilization };
  if (isWithin(ratio, question)) return { replicas: currentReplicas, utilization };
  if (pods.length === 0) refuse("pods", "No pods: how many are ready cannot be counted.");
  const readyCount = pods.filter((pod) => pod.phase === "Running" && pod.ready).length;
  return { replicas: Math.min(MOST_REPLICAS, Math.ceil(ratio * readyCount)), utilization };
}

/** A total against a target for each pod: readiness plays no part. */
function fromAverage(question: ReplicaQuestion): ReplicaAnswer {
  const { currentReplicas, target } = question;
  const total = totalOf(question);
  const isEnough = currentReplicas > 0 && isWithin(total / (target * currentReplicas), question);
  const replicas = isEnough ? currentReplicas : Math.min(MOST_REPLICAS, Math.ceil(total / target));
  const utilization = total >= MOST_MILLI || currentReplicas === 0 ? total : Math.ceil(total / currentReplicas);
  return { replicas, utilization };
}

function totalOf({ samples, metric }: ReplicaQuestion): number {
  const given = (samples ?? []).filter((sample) => sample !== null);
  if (given.length === 0) refuse("samples", `No metrics returned: the ${metric} metric has no sample.`);
  return Math.min(
    MOST_MILLI,
    given.reduce((sum, sample) => sum + sample, 0),
  );
}

function isWithin(ratio: number, { scaleUpTolerance, scaleDownTolerance }: ReplicaQuestion): boolean {
  return 1 - scaleDownTolerance <= ratio && ratio <= 1 + scaleUpTolerance;
}

function samplesOf({ pods, samples }: ReplicaQuestion): Samples {
  const given = samples ?? pods.map((pod) => pod.usageMilli);
  const held: Samples = new Map();
  given.forEach((milli, index) => {
    if (milli !== null) held.set(index, milli);
  });
  return held;
}

function requireRequests(pods: readonly PodState[]): void {
  const without = pods.flatMap((pod, index) => (pod.requestMilli === null ? [index] : []));
  if (without.length === 0) return;
  throw new LabInputError(
    without.map((index) => ({
      field: `pods.${String(index)}.requestMilli`,
      line: null,
      message: "Missing request for cpu: a percentage needs one for every pod, even for failed ones.",
    })),
  );
}

function refuse(field: string, message: string): never {
  throw new LabInputError([{ field, line: null, message }]);
}
