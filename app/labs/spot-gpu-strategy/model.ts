import type { RunContext } from "../kit/lab";
import type { AvailabilityTrace } from "../kit/traces/trace";
import { billOf, discountOf } from "./bill";
import type { Params } from "./params";
import type { Result } from "./result";
import { REACT_SECONDS, STEP_SECONDS } from "./simulation/clock";
import { cutShareOf, fleetSizes, recordFleet, type Recording } from "./simulation/fleet";
import { stepsOfRun } from "./simulation/availability";
import { daysOf, ledgerOf, type Ledger } from "./simulation/ledger";
import { outageOf, stretchesOf } from "./simulation/outages";
import { streamLengths } from "./simulation/streams";
import { timelineOf } from "./simulation/timeline";

/** The same run, request by request: what a benchmark gives its number of requests to. */
export { replayRequests } from "./simulation/requests";

const MOST_OUTAGES = 20;
const MINUTES_PER_DAY = 1440;
const BUDGET_DAYS = 30;

/** Runs the design over the availability of its zones and adds up money, minutes and requests. */
export function runSpot(params: Params, { trace, progress }: RunContext): Result {
  const recording = recordFleet(params, availabilityOf(trace), progress);
  const ledger = ledgerOf(recording, params);
  const stretches = stretchesOf(recording);
  const outages = stretches.map((stretch) => outageOf(recording, params, stretch));
  const days = daysOf(recording);
  return {
    days,
    fleet: {
      ...fleetSizes(params),
      spotMean: recording.paid.spotOf.reduce((sum, paid) => sum + paid, 0) / recording.steps,
      fallbackMean: recording.paid.fallback / recording.steps,
    },
    bill: billOf(recording, params),
    slo: sloOf(ledger, params, days, outages),
    requests: requestsOf(ledger),
    drain: drainOf(params),
    preemptions: {
      gpusDay: recording.losses.reduce((sum, { count }) => sum + count, 0) / days,
      reclaims: recording.losses.filter(({ isReclaim }) => isReclaim).length,
      largest: recording.losses.reduce((largest, { count }) => Math.max(largest, count), 0),
    },
    noonWithoutLargestZone: noonOf(params, recording.zones.length),
    outages: outages.slice(0, MOST_OUTAGES),
    outageCount: outages.length,
    longestOutageMinutes: outages.reduce((longest, { minutes }) => Math.max(longest, minutes), 0),
    zones: zonesOfResult(recording, params),
    perDay: ledger.perDay,
    timeline: timelineOf(recording, params, stretches, ledger.perDay),
  };
}

/** Zone-steps of a run: each is looked at once. */
export function workOf(params: Params, trace: AvailabilityTrace | null): number {
  const zones = trace === null ? params.zones : trace.zones.length;
  return stepsOfRun(params, trace) * Math.max(1, zones);
}

/** The availability series in a run's context; null without one. */
export function availabilityOf(trace: RunContext["trace"]): AvailabilityTrace | null {
  return trace?.kind === "availability" ? trace : null;
}

function sloOf(ledger: Ledger, params: Params, days: number, outages: Result["outages"]): Result["slo"] {
  const failed = 1 - params.sloSuccess / 100;
  const lostMinutesDay = ledger.lostMinutes / days;
  const budgetMinutesDay = MINUTES_PER_DAY * failed;
  const worst = outages.reduce((most, { unservedShare }) => Math.max(most, unservedShare), 0);
  return {
    unavailableMinutesDay: ledger.unavailableMinutes / days,
    lostMinutesDay,
    budgetMinutesDay,
    budgetUsed: lostMinutesDay / budgetMinutesDay,
    successShare: 1 - lostMinutesDay / MINUTES_PER_DAY,
    budgetGoneMinutes: worst === 0 ? null : (budgetMinutesDay * BUDGET_DAYS) / worst,
  };
}

function requestsOf({ arrived, refused, dead, cut }: Ledger): Result["requests"] {
  const shareOf = (count: number): number => (arrived === 0 ? 0 : count / arrived);
  return {
    refusedShare: shareOf(refused),
    deadShare: shareOf(dead),
    cutShare: shareOf(cut),
    finishedShare: 1 - shareOf(refused + dead + cut),
  };
}

function drainOf(params: Params): Result["drain"] {
  const left = Math.max(0, params.noticeSeconds - REACT_SECONDS);
  const steps = params.noticeSeconds / STEP_SECONDS;
  const group = { zone: 0, count: 1, noticeAt: 0, lossAt: steps, ofReady: 1, isReclaim: false, utilisation: 1 };
  const asked = params.drainFirst ? params.noticeSeconds : -REACT_SECONDS;
  return {
    usableSeconds: params.drainFirst ? Math.min(params.graceSeconds, left) : 0,
    cutShareOfRunning: cutShareOf(params, group, streamLengths(params)),
    gapSeconds: Math.max(0, params.coldStartSeconds - asked),
  };
}

/** The fleet at the peak without its fullest zone, before any replacement: the question that a design has to answer. */
function noonOf(params: Params, zones: number): Result["noonWithoutLargestZone"] {
  const { baseline, spare } = fleetSizes(params);
  const spot = Math.max(0, params.peakGpus - baseline) + (baseline < params.peakGpus || !params.followsDay ? spare : 0);
  const gpus = zones === 0 ? params.peakGpus : baseline + spot - Math.ceil(spot / zones);
  return { gpus, share: Math.min(1, gpus / params.peakGpus) };
}

function zonesOfResult({ zones, losses, paid, steps }: Recording, params: Params): Result["zones"] {
  return zones.map(({ name, gives }, index) => {
    const own = losses.filter(({ zone }) => zone === index);
    return {
      name,
      discount: discountOf(params, index),
      upShare: gives.reduce((up, count) => up + (count > 0 ? 1 : 0), 0) / steps,
      reclaims: own.filter(({ isReclaim }) => isReclaim).length,
      gpusLost: own.reduce((sum, { count }) => sum + count, 0),
      meanGpus: (paid.spotOf[index] ?? 0) / steps,
    };
  });
}
