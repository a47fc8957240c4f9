import { randomFrom } from "../../../domain/rng";
import type { Trace } from "../../kit/traces/trace";
import type { Params } from "../params";
import { AFTER_S, QUIET_S, RUSH_S, SECOND_RUSH_S, STREAM_S } from "./facts";

/** Requests in order of arrival, and the offered load that they come from. */
export type Load = {
  durationS: number;
  surgeAtS: number;
  /** When each wave begins, the rush first. */
  wavesAtS: number[];
  /** When the (first) rush is over. */
  surgeEndS: number;
  count: number;
  atS: Float64Array;
  /** How long each holds a slot. */
  streamS: Float64Array;
  /** Requests that would be in flight if none waited, second by second. */
  offered: Float64Array;
  /** Each request of a trace came so many times; 1 without a trace. */
  copies: number;
};

type Wave = { fromS: number; toS: number };

export function loadOf(params: Params, trace: Trace | null): Load {
  return trace?.kind === "requests" && trace.count > 1 ? replayed(params, trace) : poisson(params);
}

/** For `work`: about how many requests there will be. */
export function requestsOf(params: Params, trace: Trace | null): number {
  if (trace?.kind === "requests" && trace.count > 1) return trace.count * copiesOf(params, trace);
  const { durationS, waves } = timesOf(params);
  const rushS = waves.reduce((sum, { fromS, toS }) => sum + toS - fromS, 0);
  return Math.ceil((params.quietInFlight / STREAM_S) * (durationS + rushS * (params.surgeFactor - 1)));
}

function timesOf(params: Params) {
  const leadS = params.scheduledReplicas > 0 && params.isAnnounced ? params.leadMin * 60 : 0;
  const surgeAtS = QUIET_S + leadS;
  const surgeEndS = surgeAtS + RUSH_S;
  const waves: Wave[] = [{ fromS: surgeAtS, toS: surgeEndS }];
  if (params.secondWaveMin > 0) {
    const fromS = surgeEndS + params.secondWaveMin * 60;
    waves.push({ fromS, toS: fromS + SECOND_RUSH_S });
  }
  return { surgeAtS, surgeEndS, waves, durationS: (waves.at(-1)?.toS ?? surgeEndS) + AFTER_S };
}

/** 0 outside a wave, 1 at its height, straight lines between. */
function height({ fromS, toS }: Wave, rampS: number, atS: number): number {
  if (atS < fromS || atS >= toS) return 0;
  if (rampS === 0) return 1;
  return Math.min(1, (atS - fromS) / rampS, (toS - atS) / rampS);
}

/** A Poisson process whose rate follows the waves second by second, by thinning; answers stream for anything up to twice the mean. */
function poisson(params: Params): Load {
  const { durationS, surgeAtS, surgeEndS, waves } = timesOf(params);
  const random = randomFrom(params.seed);
  const { quietInFlight, surgeFactor, rampS } = params;
  const offeredAt = (atS: number) =>
    quietInFlight * (1 + (surgeFactor - 1) * Math.max(...waves.map((wave) => height(wave, rampS, atS))));
  const offered = Float64Array.from({ length: durationS + 1 }, (_, second) => offeredAt(second));
  const most = (quietInFlight * surgeFactor) / STREAM_S;
  // Room for eight standard deviations more than the mean of a load that never ebbs.
  const room = Math.ceil(most * durationS + 8 * Math.sqrt(most * durationS) + 100);
  const [atS, streamS] = [new Float64Array(room), new Float64Array(room)];
  let count = 0;
  for (let at = nextGap(random, most); at < durationS && count < room; at += nextGap(random, most)) {
    if (random() * most >= (offered[Math.floor(at)] ?? 0) / STREAM_S) continue;
    atS[count] = at;
    streamS[count] = 2 * STREAM_S * random();
    count += 1;
  }
  return {
    durationS,
    surgeAtS,
    wavesAtS: waves.map(({ fromS }) => fromS),
    surgeEndS,
    count,
    atS: atS.subarray(0, count),
    streamS: streamS.subarray(0, count),
    offered,
    copies: 1,
  };
}

/** Float64Array.from takes ten times as long. */
function column(values: readonly number[]): Float64Array {
  const held = new Float64Array(values.length);
  for (let index = 0; index < values.length; index += 1) held[index] = values[index] ?? 0;
  return held;
}

function nextGap(random: () => number, rate: number): number {
  return -Math.log(1 - random()) / rate;
}

type Requests = Extract<Trace, { kind: "requests" }>;

/** So many copies of each request that its mean load comes closest to the quiet load. */
function copiesOf({ quietInFlight }: Params, trace: Requests): number {
  const spanS = Math.max(1, (trace.atSeconds[trace.count - 1] ?? 0) - (trace.atSeconds[0] ?? 0));
  return Math.max(1, Math.round(quietInFlight / ((trace.count / spanS) * STREAM_S)));
}

/** The trace's own times; copies follow within a second. Answers stream in proportion to their tokens, 30 s on average. */
function replayed(params: Params, trace: Requests): Load {
  const copies = copiesOf(params, trace);
  const random = randomFrom(params.seed);
  const startS = trace.atSeconds[0] ?? 0;
  const meanTokens = Math.max(1, mean(trace.outputTokens, trace.count));
  const requests: (readonly [at: number, stream: number])[] = [];
  for (let index = 0; index < trace.count; index += 1) {
    const at = (trace.atSeconds[index] ?? 0) - startS;
    const stream = (STREAM_S * (trace.outputTokens[index] ?? 0)) / meanTokens;
    for (let copy = 0; copy < copies; copy += 1) requests.push([copy === 0 ? at : at + random(), stream]);
  }
  requests.sort((a, b) => a[0] - b[0]);
  const atS = column(requests.map(([at]) => at));
  const durationS = Math.ceil(atS.at(-1) ?? 0) + 1;
  const surgeAtS = busiestMinute(atS, durationS);
  return {
    durationS,
    surgeAtS,
    wavesAtS: [surgeAtS],
    surgeEndS: durationS,
    count: atS.length,
    atS,
    streamS: column(requests.map(([, stream]) => stream)),
    offered: smoothed(atS, durationS),
    copies,
  };
}

function mean(values: Int32Array, count: number): number {
  let sum = 0;
  for (let index = 0; index < count; index += 1) sum += values[index] ?? 0;
  return sum / count;
}

/** A trace has no announced rush: its busiest minute stands for one. */
function busiestMinute(atS: Float64Array, durationS: number): number {
  const counts = new Int32Array(Math.ceil(durationS / 60));
  for (const at of atS) {
    const minute = Math.floor(at / 60);
    counts[minute] = (counts[minute] ?? 0) + 1;
  }
  return 60 * counts.indexOf(counts.reduce((a, b) => Math.max(a, b), 0));
}

/** Arrivals of the last `STREAM_S` seconds: what would be in flight at the mean stream. */
function smoothed(atS: Float64Array, durationS: number): Float64Array {
  const offered = new Float64Array(durationS + 1);
  let [first, next] = [0, 0];
  for (let second = 0; second <= durationS; second += 1) {
    while (next < atS.length && (atS[next] ?? 0) < second) next += 1;
    while (first < next && (atS[first] ?? 0) < second - STREAM_S) first += 1;
    offered[second] = next - first;
  }
  return offered;
}
