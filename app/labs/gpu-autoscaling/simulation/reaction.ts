import type { Params } from "../params";
import { FORGIVEN, TOLERANCE, WINDOW_MIN } from "./facts";
import { nodeSeconds, startSeconds, type Origin, type Replica } from "./fleet";
import type { Run } from "./run";
import { signalSum, type Decision } from "./scaler";

export type TermId = "threshold" | "metric" | "sync" | "window" | "node" | "pull" | "weights" | "engine";
export type Term = { id: TermId; label: string; seconds: number };
/** From the first second of a wave to the first replica that was asked for because of it: the first wave that had one. */
export type Reaction = {
  /** Seconds between the rush and the wave: 0 for the rush itself. */
  waveS: number;
  /** Seconds after the wave began. */
  askedS: number;
  readyS: number;
  isReadyInRun: boolean;
  origin: Origin;
  terms: Term[];
};

/** The sum on paper, at its worst: a value as old as metrics get, just missed by a sync. */
export function budgetOf(params: Params) {
  const { metricLagS, syncS, upWindowS } = params;
  const origin = params.lentGpus > 0 ? "lent" : params.poolNodes > 0 ? "stock" : "restock";
  const start = startSeconds(params);
  const beforePodS = metricLagS + syncS + upWindowS;
  const chain = (from: Exclude<Origin, "standing">) =>
    beforePodS + nodeSeconds(from, params) + start.pull + start.weights + start.engine;
  const forgivenS = FORGIVEN * WINDOW_MIN * 60;
  return {
    metricAgeS: metricLagS,
    syncS,
    windowS: upWindowS,
    beforePodS,
    nodeS: nodeSeconds(origin, params),
    pullS: start.pull,
    weightsS: start.weights,
    engineS: start.engine,
    chainS: chain(origin),
    coldChainS: chain("stock"),
    lentChainS: chain("lent"),
    forgivenS,
    timesOver: chain(origin) / forgivenS,
  };
}

/** What it was in this run; null when the signal never asked for more because of the rush. */
export function reactionOf(params: Params, run: Run): Reaction | null {
  const { surgeAtS, wavesAtS, durationS } = run.load;
  const seenBefore = params.metricLagS + params.upWindowS;
  const decision = run.decisions.find(
    ({ atS, from, to, by }) => to > from && by === "signal" && atS - seenBefore >= surgeAtS,
  );
  if (decision === undefined) return null;
  const first = firstReady(run.fleet.all, decision.atS);
  if (first === null) return null;
  const waveAt = wavesAtS.filter((atS) => atS <= decision.atS - seenBefore).at(-1) ?? surgeAtS;
  const crossedAt = crossingBefore(params, run, decision, waveAt);
  const seconds: Record<TermId, number> = {
    threshold: crossedAt - waveAt,
    metric: params.metricLagS,
    sync: decision.atS - seenBefore - crossedAt,
    window: params.upWindowS,
    node: first.nodeAt - first.askedAt,
    pull: first.pulledAt - first.nodeAt,
    weights: first.loadedAt - first.pulledAt,
    engine: first.readyAt - first.loadedAt,
  };
  return {
    waveS: waveAt - surgeAtS,
    askedS: decision.atS - waveAt,
    readyS: first.readyAt - waveAt,
    isReadyInRun: first.readyAt <= durationS && first.removedAt === null,
    origin: first.origin,
    terms: TERMS.map((id) => ({ id, label: labelOf(id, first.origin), seconds: seconds[id] })),
  };
}

const TERMS: readonly TermId[] = ["threshold", "metric", "sync", "window", "node", "pull", "weights", "engine"];
const LABELS: Record<TermId, string> = {
  threshold: "Load passes the threshold",
  metric: "Metric age",
  sync: "Wait for a sync",
  window: "Scale-up window",
  node: "New node",
  pull: "Image pull",
  weights: "Weights",
  engine: "Engine start",
};

export function labelOf(id: TermId, origin: Origin): string {
  if (id === "node" && origin === "lent") return "Eviction of batch work";
  if (id === "node" && origin === "restock") return "Node out of stock";
  return LABELS[id];
}

function firstReady(all: readonly Replica[], askedAt: number): Replica | null {
  return all
    .filter((one) => one.askedAt === askedAt && one.origin !== "standing")
    .reduce<Replica | null>((found, one) => (found !== null && found.readyAt <= one.readyAt ? found : one), null);
}

/** Since when, without a break up to the sample that was acted on, the signal has been over what the HPA tolerates. */
function crossingBefore(params: Params, run: Run, { atS, from }: Decision, waveAt: number): number {
  const sampleAt = atS - params.metricLagS - params.upWindowS;
  if (params.signal === "cpu" || params.signal === "gpu") return sampleAt;
  const most = params.target * from * (1 + TOLERANCE);
  let at = sampleAt;
  while (at > waveAt && signalSum(params, run.sight, at - 1) > most) at -= 1;
  return at;
}
