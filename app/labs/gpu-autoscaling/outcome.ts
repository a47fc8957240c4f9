import type { Outcome } from "../kit/lab";
import { counted, duration, percent, plain } from "../kit/number-words";
import type { Params } from "./params";
import type { Result } from "./result";
import { FORGIVEN, RUSH_S, SLOTS } from "./simulation/facts";

/** A window that misses more than this is an outage for one request in five, whatever the percentile says. */
const FAILED_SHARE = 0.2;
/** More misses than this for each request that came too many: most of the damage is the backlog's. */
const BACKLOG_FACTOR = 2;
/** From here on what stands ready is headroom that somebody chose. */
const HEADROOM_FACTOR = 1.5;

export type CauseId = "blind" | "hidden" | "idle-peak" | "second-wave" | "backlog" | "surprise" | "chain";
export const CRITERION: Record<CauseId, string> = {
  blind: "signal-that-moves",
  hidden: "signal-that-moves",
  "idle-peak": "headroom-for-surprise",
  "second-wave": "slow-scale-down",
  backlog: "overload-before-capacity",
  surprise: "headroom-for-surprise",
  chain: "reaction-budget",
};

/** Survived: every window keeps its p95. Degraded: some break, none misses more than 20%; or the fleet stands at its peak all day. */
export function outcome(result: Result, params: Params): Outcome {
  const cause = causeOf(result, params);
  if (cause === null) {
    return {
      verdict: "survived",
      firstCause: null,
      headline: `Your worst ten minutes miss ${percent(result.slo.worstShare)} of their requests, and a p95 forgives 5%.`,
      criterionId: "prove-per-window",
    };
  }
  const isBroken = result.slo.worstShare > FORGIVEN;
  return {
    verdict: result.slo.worstShare > FAILED_SHARE ? "failed" : "degraded",
    firstCause: wordsOf(cause, result, params),
    headline: isBroken
      ? `You break ${counted(result.slo.broken, "window")}: in the worst ten minutes ${percent(result.slo.worstShare)} of the requests wait longer than 1.5 s or are refused.`
      : `You keep every window with ${counted(result.replicas.standing, "replica")} standing all day, as many as the rush itself needs.`,
    criterionId: CRITERION[cause],
  };
}

/** What to mend first; null when nothing broke. */
export function causeOf(result: Result, params: Params): CauseId | null {
  const { slo, replicas, requests, reaction, schedule } = result;
  if (slo.worstShare <= FORGIVEN) return replicas.standing >= replicas.peakNeeded ? "idle-peak" : null;
  if (reaction === null && schedule === null)
    return params.signal === "inflight" && requests.shed > 0 ? "hidden" : "blind";
  if (slo.rushShare <= FORGIVEN && slo.worstFromS > RUSH_S / 2 && params.secondWaveMin > 0) return "second-wave";
  const standsReady = (replicas.standing * SLOTS) / params.quietInFlight >= HEADROOM_FACTOR;
  if (standsReady && requests.missed > BACKLOG_FACTOR * requests.excess) return "backlog";
  if (params.scheduledReplicas > 0 && !params.isAnnounced) return "surprise";
  return "chain";
}

const SIGNAL_WORDS: Record<Params["signal"], string> = {
  cpu: "CPU stays near 20% while requests pile up",
  gpu: "GPU utilisation reads 100% before the rush and in it",
  waiting: "the waiting requests never reach the target",
  inflight: "the requests in flight never pass the target",
  demand: "the load never passes the target",
};

function wordsOf(cause: CauseId, result: Result, params: Params): string {
  const { slo, shortage, requests, queue, reaction, budget, replicas } = result;
  const at = slo.firstBrokenS === null ? "" : `${moment(shortage.fromS ?? slo.firstBrokenS)}: `;
  switch (cause) {
    case "blind":
      return `${at}more load than ${counted(replicas.standing, "replica")} bear, and ${SIGNAL_WORDS[params.signal]}, so the HPA asks for nothing.`;
    case "hidden":
      return `${at}the gateway refuses the surplus, so about ${plain(SLOTS)} in flight per replica is all that the scaler ever sees, and it asks for nothing.`;
    case "idle-peak":
      return `From the start: ${counted(replicas.standing, "replica")} stand where the quiet load needs ${plain(Math.ceil(params.quietInFlight / SLOTS), 0)}; ${
        params.signal === "gpu"
          ? "a signal that always reads 100% keeps the fleet at its most"
          : "the peak is paid for around the clock"
      }.`;
    case "second-wave":
      return `${moment(slo.worstFromS)}: the second wave meets a fleet that was scaled down after ${duration(params.holdMin * 60)}.`;
    case "backlog":
      return `${at}${plain(requests.excess, 0)} requests came too many, and the queue made ${plain(requests.missed, 0)} late, by up to ${duration(queue.longestWaitS)}.`;
    case "surprise":
      return `${at}no calendar has this rush, and what stands ready lasts until the load is ${plain((replicas.standing * SLOTS) / params.quietInFlight)} times the quiet one.`;
    case "chain":
      return `${at}the load outgrows what is ready, and the first new replica ${servedWords(reaction)}, where ${duration(budget.forgivenS)} are forgiven.`;
  }
}

/** What a reaction answers. */
export function waveWord({ waveS }: NonNullable<Result["reaction"]>): string {
  return waveS === 0 ? "rush" : "second wave";
}

function servedWords(reaction: Result["reaction"]): string {
  if (reaction === null) return "is the schedule's";
  return `${reaction.isReadyInRun ? "serves" : "would serve"} ${duration(reaction.readyS)} into the ${waveWord(reaction)}`;
}

/** "3 min 10 s after the rush began"; "10 min before the rush". */
export function moment(seconds: number): string {
  if (seconds === 0) return "As the rush begins";
  return seconds > 0 ? `${duration(seconds)} after the rush began` : `${duration(-seconds)} before the rush`;
}
