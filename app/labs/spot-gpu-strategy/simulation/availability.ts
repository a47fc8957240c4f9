import { randomFrom } from "../../../domain/rng";
import type { AvailabilityTrace } from "../../kit/traces/trace";
import type { Params } from "../params";
import { attackStep, STEP_SECONDS, STEPS_PER_DAY, STEPS_PER_HOUR } from "./clock";

/** Spot GPUs that one zone gives, step by step, and when it takes one back by itself. */
export type Zone = {
  name: string;
  gives: Int32Array;
  /** Steps at which one GPU goes, ascending. */
  singles: readonly number[];
};

const MOST_ZONES = 9;
const NAMES = "abcdefghi";

/** Steps of a run: that of the trace when there is one. */
export function stepsOfRun(params: Params, trace: AvailabilityTrace | null): number {
  if (trace === null) return params.days * STEPS_PER_DAY;
  return Math.max(1, Math.floor(((trace.zones[0]?.up.length ?? 0) * trace.stepSeconds) / STEP_SECONDS));
}

/** The zones of the trace, or generated ones; the attack's reclaim is in both. */
export function zonesOf(params: Params, trace: AvailabilityTrace | null, steps: number): Zone[] {
  const zones = trace === null ? generatedZones(params, steps) : tracedZones(trace, steps);
  const from = attackStep(steps);
  const to = Math.min(steps, from + Math.round(params.reclaimHours * STEPS_PER_HOUR));
  for (const zone of zones.slice(0, params.reclaimZones)) zone.gives.fill(0, Math.min(from, steps), to);
  return zones;
}

function tracedZones(trace: AvailabilityTrace, steps: number): Zone[] {
  return trace.zones.map(({ name, up }) => {
    const gives = new Int32Array(steps);
    for (let step = 0; step < steps; step += 1) {
      gives[step] = up[Math.min(up.length - 1, Math.floor((step * STEP_SECONDS) / trace.stepSeconds))] ?? 0;
    }
    return { name, gives, singles: [] };
  });
}

/**
 * Each zone gives all or nothing, as public series nearly do. It is up and down in turn for exponential times (a two-state Markov process), beginning up. When its own process takes it
 * down, every other zone goes with it with the probability `sharedReclaims`, for a time of its own. Every zone draws from its own
 * generator, for all zones that there could be: using one more does not change the reclaims that the others bring.
 */
function generatedZones(params: Params, steps: number): Zone[] {
  const zones = Array.from({ length: params.zones }, (_, index) => ({
    name: `zone ${NAMES.charAt(index)}`,
    gives: new Int32Array(steps).fill(params.zoneGpus),
    singles: momentsOf(randomFrom(params.seed * 31 + 500 + index), STEPS_PER_DAY / params.singlesPerDay, steps),
  }));
  if (params.downHours === 0) return zones;
  for (let source = 0; source < zones.length; source += 1) {
    for (const { zone, from, to } of reclaimsFrom(params, source, steps)) zones[zone]?.gives.fill(0, from, to);
  }
  return zones;
}

/** The reclaims that one zone's process brings, to itself and to others. */
function* reclaimsFrom(
  params: Params,
  source: number,
  steps: number,
): Generator<{ zone: number; from: number; to: number }> {
  const random = randomFrom(params.seed * 31 + source);
  const [up, down] = [params.upHours * STEPS_PER_HOUR, params.downHours * STEPS_PER_HOUR];
  for (let step = wait(random, up); step < steps;) {
    const own = wait(random, down);
    yield { zone: source, from: step, to: Math.min(steps, step + own) };
    for (let zone = 0; zone < MOST_ZONES; zone += 1) {
      const [isTaken, length] = [random() < params.sharedReclaims / 100, wait(random, down)];
      if (isTaken && zone !== source) yield { zone, from: step, to: Math.min(steps, step + length) };
    }
    step += own + wait(random, up);
  }
}

/** Moments of a Poisson process with this mean distance. */
function momentsOf(random: () => number, mean: number, steps: number): number[] {
  if (!Number.isFinite(mean)) return [];
  const moments: number[] = [];
  for (let step = wait(random, mean); step < steps; step += wait(random, mean)) moments.push(step);
  return moments;
}

/** An exponential time in whole steps, at least one. */
function wait(random: () => number, mean: number): number {
  return Math.max(1, Math.round(-mean * Math.log(1 - random())));
}

/** For every hour of the run, whether on-demand GPUs are granted in it although a zone is short. */
export function grantedHours(params: Params, steps: number): boolean[] {
  const random = randomFrom(params.seed * 31 + 900);
  const hours = Math.ceil(steps / STEPS_PER_HOUR);
  return Array.from({ length: hours }, () => random() < params.onDemandGranted / 100);
}

/** Steps at which something of the market changes: what a zone gives, now or when the notice is over, a single loss, the hour. */
export function marketChanges(zones: readonly Zone[], steps: number, noticeSteps: number): Uint8Array {
  const changes = new Uint8Array(steps);
  for (let step = 0; step < steps; step += STEPS_PER_HOUR) changes[step] = 1;
  const mark = (step: number): void => {
    changes[Math.max(0, step)] = 1;
    changes[Math.max(0, step - noticeSteps)] = 1;
  };
  for (const { gives, singles } of zones) {
    for (let step = 1; step < steps; step += 1) if (gives[step] !== gives[step - 1]) mark(step);
    for (const step of singles) mark(step);
  }
  return changes;
}
