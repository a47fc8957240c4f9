import type { Params } from "../params";
import type { Outage, OutageCause } from "../result";
import { attackStep, REACT_SECONDS, STEP_SECONDS, STEPS_PER_HOUR, stepsOf } from "./clock";
import type { Recording } from "./fleet";
import type { Leaving } from "./spot-zones";

/** A stretch of steps with the load above capacity. */
export type Stretch = { from: number; to: number; worstAt: number };

const EPSILON = 1e-9;

export function capacityAt({ baseline, spot, fallback }: Recording, step: number): number {
  return baseline + (spot[step] ?? 0) + (fallback[step] ?? 0);
}

/** Share of the load that finds no capacity, 0..1. */
export function unservedAt(recording: Recording, step: number): number {
  const load = recording.load[step] ?? 0;
  const capacity = capacityAt(recording, step);
  return load > capacity + EPSILON ? 1 - capacity / load : 0;
}

export function stretchesOf(recording: Recording): Stretch[] {
  const stretches: Stretch[] = [];
  let open: Stretch | null = null;
  let worst = 0;
  for (let step = 0; step < recording.steps; step += 1) {
    const unserved = unservedAt(recording, step);
    if (unserved === 0) {
      open = null;
      continue;
    }
    if (open === null) {
      open = { from: step, to: step, worstAt: step };
      worst = 0;
      stretches.push(open);
    }
    open.to = step + 1;
    if (unserved > worst) [open.worstAt, worst] = [step, unserved];
  }
  return stretches;
}

/** A stretch in words and numbers, with the losses that it began with. */
export function outageOf(recording: Recording, params: Params, { from, to, worstAt }: Stretch): Outage {
  const losses = lossesBehind(recording, params, from);
  const cause = causeOf(recording, params, from, losses);
  const told = cause === "reclaim" || cause === "single" ? losses : [];
  const zones = [...new Set(told.map(({ zone }) => recording.zones[zone]?.name ?? ""))];
  return {
    fromSeconds: from * STEP_SECONDS,
    minutes: ((to - from) * STEP_SECONDS) / 60,
    cause,
    zone: zones.length === 0 ? null : zones.join(" and "),
    lostGpus: told.reduce((sum, { count }) => sum + count, 0),
    load: recording.load[worstAt] ?? 0,
    capacity: capacityAt(recording, worstAt),
    unservedShare: unservedAt(recording, worstAt),
  };
}

/** The losses that cannot have been made up for yet; without any, the last one of a zone that is still gone. */
function lossesBehind({ losses, zones }: Recording, params: Params, step: number): Leaving[] {
  const refill = stepsOf(params.coldStartSeconds + REACT_SECONDS);
  const open: Leaving[] = [];
  let gone: Leaving | null = null;
  for (const loss of losses) {
    if (loss.noticeAt > step) break;
    if (step <= loss.lossAt + refill) open.push(loss);
    const gives = zones[loss.zone]?.gives;
    if (loss.isReclaim && gives !== undefined && isDown(gives, step - refill, step)) gone = loss;
  }
  const reclaims = open.filter(({ isReclaim }) => isReclaim);
  if (reclaims.length > 0) return reclaims;
  if (open.length > 0) return open;
  return gone === null ? [] : [gone];
}

function isDown(gives: Int32Array, from: number, to: number): boolean {
  return gives[to] === 0 || gives[Math.max(0, from)] === 0;
}

function causeOf(recording: Recording, params: Params, step: number, losses: readonly Leaving[]): OutageCause {
  const spikeFrom = attackStep(recording.steps);
  if (params.spikePercent > 0 && step >= spikeFrom && step < spikeFrom + STEPS_PER_HOUR) return "spike";
  if (losses.some(({ isReclaim }) => isReclaim)) return "reclaim";
  if (losses.length > 0) return "single";
  const isAnyDown = recording.zones.some(({ gives }) => gives[step] === 0);
  return isAnyDown ? "reclaim" : "ramp";
}
