import type { AvailabilityTrace } from "../../kit/traces/trace";
import type { Params } from "../params";
import { grantedHours, marketChanges, stepsOfRun, zonesOf, type Zone } from "./availability";
import { REACT_SECONDS, STEP_SECONDS, STEPS_PER_HOUR, stepsOf } from "./clock";
import { loadOf } from "./load";
import { becomeReady, held, noticesAt, steer, sum, zoneFleet, type Leaving } from "./spot-zones";
import { streamLengths, type StreamLengths } from "./streams";

/** A fleet's run, step by step, all in GPUs. */
export type Recording = {
  steps: number;
  zones: readonly Zone[];
  baseline: number;
  load: Float64Array;
  /** What spot serves: ready replicas, and of those that are leaving what they still stream. */
  spot: Float64Array;
  fallback: Float64Array;
  /** Per zone, replicas in the router without a notice. */
  readyOf: readonly Int32Array[];
  /** GPU-steps paid. */
  paid: { spotOf: readonly number[]; fallback: number };
  losses: readonly Leaving[];
};

type Fallback = { ready: number; pending: { count: number; readyAt: number }[]; pendingCount: number };

/** Runs the fleet through the availability series. Pure: the same params and trace give the same recording. */
export function recordFleet(
  params: Params,
  trace: AvailabilityTrace | null,
  progress: (share: number) => void,
): Recording {
  const steps = stepsOfRun(params, trace);
  const zones = zonesOf(params, trace, steps);
  const run = newRun(params, steps, zones);
  for (let step = 0; step < steps; step += 1) {
    oneStep(run, step);
    if (step % 10_000 === 0) progress(step / steps);
  }
  const { baseline, load, spot, fallbackSeries, readyOf, spotPaid, losses } = run;
  return {
    ...{ steps, zones, baseline, load, spot, readyOf, losses },
    fallback: fallbackSeries,
    paid: { spotOf: spotPaid, fallback: run.fallbackPaid },
  };
}

/** Whole GPUs of the baseline and of the running spare. */
export function fleetSizes({ peakGpus, baselineShare, spareShare }: Params): { baseline: number; spare: number } {
  return {
    baseline: Math.round((peakGpus * baselineShare) / 100),
    spare: Math.round((peakGpus * spareShare) / 100),
  };
}

function newRun(params: Params, steps: number, zones: readonly Zone[]) {
  const { baseline, spare } = fleetSizes(params);
  const fleets = zones.map(zoneFleet);
  const fallback: Fallback = { ready: 0, pending: [], pendingCount: 0 };
  const demand = loadOf(params, steps);
  const run = {
    ...{ params, baseline, spare, fleets, fallback, demand },
    granted: grantedHours(params, steps),
    streams: streamLengths(params),
    noticeSteps: stepsOf(params.noticeSeconds),
    coldSteps: stepsOf(params.coldStartSeconds),
    changes: marketChanges(zones, steps, stepsOf(params.noticeSeconds)),
    /** What the scaler wanted at the last step, and whether it had to do anything then. */
    wanted: -1,
    isSettled: false,
    /** Share of a replica in use at the last step. */
    utilisation: 0,
    reactSteps: stepsOf(REACT_SECONDS),
    leaving: [] as Leaving[],
    losses: [] as Leaving[],
    load: new Float64Array(steps),
    spot: new Float64Array(steps),
    fallbackSeries: new Float64Array(steps),
    readyOf: zones.map(() => new Int32Array(steps)),
    spotPaid: zones.map(() => 0),
    fallbackPaid: 0,
  };
  // The run begins with a fleet that is up: what is asked for at the start is ready at once.
  run.wanted = demand.wanted(0);
  steer(fleets, wantedSpot(run), 0, { step: 0, noticeSteps: run.noticeSteps, coldSteps: 0 });
  const missing = run.wanted - baseline - sum(fleets, held);
  if (params.fallback && missing > 0 && isGranted(run, 0)) fallback.ready = missing;
  return run;
}
type Run = ReturnType<typeof newRun>;

function wantedSpot({ params, baseline, spare, wanted, fleets }: Run): number {
  if (fleets.length === 0) return 0;
  if (!params.followsDay) return Math.max(0, params.peakGpus - baseline) + spare;
  const above = wanted - baseline;
  return above > 0 ? above + spare : 0;
}

/** No zone is short, which begins with the notice, or the hour grants although one is. */
function isGranted({ fleets, granted, noticeSteps }: Run, step: number): boolean {
  const isShort = ({ gives }: Zone): boolean =>
    gives[step] === 0 || gives[Math.min(gives.length - 1, step + noticeSteps)] === 0;
  return granted[Math.floor(step / STEPS_PER_HOUR)] === true || !fleets.some(({ zone }) => isShort(zone));
}

function oneStep(run: Run, step: number): void {
  const wanted = run.demand.wanted(step);
  const isQuiet = run.isSettled && wanted === run.wanted && run.changes[step] === 0;
  if (!isQuiet) {
    run.wanted = wanted;
    move(run, step);
  }
  write(run, step);
}

/** Losses, replicas that become ready, and what the scalers do about it. */
function move(run: Run, step: number): void {
  const { fleets, fallback, noticeSteps, coldSteps, params } = run;
  const stays = params.drainFirst ? 0 : run.reactSteps;
  if (run.leaving.length > 0) run.leaving = run.leaving.filter(({ lossAt }) => step < lossAt + stays);
  for (const fleet of fleets) {
    becomeReady(fleet, step);
    for (const group of noticesAt(fleet, step, noticeSteps)) {
      group.utilisation = run.utilisation;
      run.leaving.push(group);
      run.losses.push(group);
    }
  }
  const before = heldInAll(run);
  // Without anybody acting on the notice, replicas count as there until their loss has been seen.
  const unseen = params.drainFirst ? 0 : sum(run.leaving, ({ count }) => count);
  if (fleets.length > 0) steer(fleets, wantedSpot(run), unseen, { step, noticeSteps, coldSteps });
  steerFallback(run, step, unseen);
  const isStarting = fallback.pendingCount > 0 || fleets.some(({ pendingCount }) => pendingCount > 0);
  run.isSettled = run.leaving.length === 0 && !isStarting && heldInAll(run) === before;
}

function heldInAll({ fleets, fallback }: Run): number {
  return sum(fleets, held) + fallback.ready + fallback.pendingCount;
}

/** Buys what the load needs beyond baseline and spot, returns what it does not. */
function steerFallback(run: Run, step: number, unseen: number): void {
  const { fallback, fleets, coldSteps } = run;
  for (let first = fallback.pending[0]; first !== undefined && first.readyAt <= step; first = fallback.pending[0]) {
    fallback.ready += first.count;
    fallback.pendingCount -= first.count;
    fallback.pending.shift();
  }
  if (!run.params.fallback) return;
  const wanted = run.wanted - run.baseline - unseen;
  const missing = wanted - sum(fleets, held) - fallback.ready - fallback.pendingCount;
  if (missing > 0 && isGranted(run, step)) {
    if (coldSteps === 0) fallback.ready += missing;
    else {
      fallback.pending.push({ count: missing, readyAt: step + coldSteps });
      fallback.pendingCount += missing;
    }
  }
  const surplus = sum(fleets, ({ ready }) => ready) + fallback.ready - wanted;
  if (surplus > 0) fallback.ready -= Math.min(surplus, fallback.ready);
}

/** Capacity, load and what is paid at this step. */
function write(run: Run, step: number): void {
  const { fleets, leaving, fallback, baseline } = run;
  const load = run.demand.at(step);
  let inRouter = 0;
  fleets.forEach((fleet, index) => {
    inRouter += fleet.ready;
    if (fleet.ready > 0) (run.readyOf[index] as Int32Array)[step] = fleet.ready;
    run.spotPaid[index] = (run.spotPaid[index] ?? 0) + held(fleet);
  });
  for (const group of leaving) if (isInRouter(run, group, step)) inRouter += group.count;
  const capacity = baseline + inRouter + fallback.ready;
  const utilisation = capacity === 0 ? 1 : Math.min(1, load / capacity);
  run.utilisation = utilisation;
  let finishing = 0;
  for (const group of leaving) {
    if (step < group.lossAt) run.spotPaid[group.zone] = (run.spotPaid[group.zone] ?? 0) + group.count;
    if (isInRouter(run, group, step)) group.utilisation = utilisation;
    else finishing += stillStreaming(run, group, step);
  }
  run.load[step] = load;
  run.spot[step] = inRouter + finishing;
  run.fallbackSeries[step] = fallback.ready;
  run.fallbackPaid += fallback.ready + fallback.pendingCount;
}

/** With the notice acted on, until the routers know; otherwise until the machine is gone. */
function isInRouter({ params, reactSteps }: Run, { noticeAt, lossAt }: Leaving, step: number): boolean {
  return step < (params.drainFirst ? Math.min(lossAt, noticeAt + reactSteps) : lossAt);
}

/** GPUs' worth of streams that a group out of the router still serves: they need no other replica. */
function stillStreaming({ params, streams, reactSteps }: Run, group: Leaving, step: number): number {
  const seconds = (step - group.noticeAt - reactSteps) * STEP_SECONDS;
  if (step >= group.lossAt || seconds >= params.graceSeconds) return 0;
  return group.count * group.utilisation * streams.unfinishedAfter(seconds);
}

/** Seconds for which routers send to a group that is gone: until they know, less what its notice was early. */
export function deadSecondsOf({ drainFirst }: Params, { noticeAt, lossAt }: Leaving): number {
  return drainFirst ? Math.max(0, REACT_SECONDS - (lossAt - noticeAt) * STEP_SECONDS) : REACT_SECONDS;
}

/** Share of a group's running streams that does not finish, by the order in which it goes. */
export function cutShareOf(params: Params, { noticeAt, lossAt }: Leaving, streams: StreamLengths): number {
  const left = (lossAt - noticeAt) * STEP_SECONDS - REACT_SECONDS;
  if (!params.drainFirst || left < 0) return 1;
  return streams.unfinishedAfter(Math.min(params.graceSeconds, left));
}
