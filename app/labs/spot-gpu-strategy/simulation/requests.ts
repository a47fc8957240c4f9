import { randomFrom } from "../../../domain/rng";
import type { AvailabilityTrace } from "../../kit/traces/trace";
import type { Params } from "../params";
import { REACT_SECONDS, STEP_SECONDS } from "./clock";
import { deadSecondsOf, recordFleet, type Recording } from "./fleet";
import { capacityAt, unservedAt } from "./outages";
import type { Leaving } from "./spot-zones";
import { streamLengths } from "./streams";

/** What became of each request; the four add up to `arrived`. */
export type Replayed = { arrived: number; finished: number; refused: number; dead: number; cut: number };

/** Where a request was sent: to a zone's replicas, to a group that has its notice, or to on-demand, which nobody takes away. */
type Place = { zone: number } | { group: Leaving } | null;

/**
 * The same run, request by request: `count` arrivals in proportion to the load, each with a length of its own, sent to a replica in
 * the router at random, and followed until it ends or its replica does. The run itself is fluid; this is the check on it.
 */
export function replayRequests(params: Params, count: number, trace: AvailabilityTrace | null = null): Replayed {
  const recording = recordFleet(params, trace, () => undefined);
  const streams = streamLengths(params);
  const random = randomFrom(params.seed * 31 + 1200);
  const lossesOf = recording.zones.map((_, zone) => recording.losses.filter((loss) => loss.zone === zone));
  const arrivals = arrivalSteps(recording.load, count);
  const seen: Replayed = { arrived: 0, finished: 0, refused: 0, dead: 0, cut: 0 };
  for (const step of arrivals) {
    const at = (step + random()) * STEP_SECONDS;
    const length = streams.draw(random());
    seen.arrived += 1;
    if (random() < unservedAt(recording, step)) seen.refused += 1;
    else if (isSentToTheDead(recording, params, at, random())) seen.dead += 1;
    else {
      const place = placeOf(recording, params, at, random());
      const isCut = place !== null && isCutAt(place, params, { at, length }, lossesOf, random);
      if (isCut) seen.cut += 1;
      else seen.finished += 1;
    }
  }
  return seen;
}

/** `count` steps, evenly spaced in the load that has passed: more where the load is higher. */
function arrivalSteps(load: Float64Array, count: number): Int32Array {
  const total = load.reduce((sum, one) => sum + one, 0);
  const steps = new Int32Array(total > 0 ? count : 0);
  let passed = 0;
  let next = 0;
  for (let step = 0; step < load.length && next < steps.length; step += 1) {
    passed += load[step] ?? 0;
    while (next < steps.length && ((next + 0.5) / count) * total <= passed) {
      steps[next] = step;
      next += 1;
    }
  }
  return steps;
}

/** Between the end of a machine and the routers' knowing it, its part of the requests goes nowhere. */
function isSentToTheDead(recording: Recording, params: Params, at: number, random: number): boolean {
  let dead = 0;
  for (const group of recent(recording.losses, at, REACT_SECONDS)) {
    const goneFor = at - group.lossAt * STEP_SECONDS;
    if (goneFor >= 0 && goneFor < deadSecondsOf(params, group)) dead += group.count;
  }
  if (dead === 0) return false;
  const inRouter = capacityAt(recording, Math.min(recording.steps - 1, Math.floor(at / STEP_SECONDS)));
  return random < dead / (dead + inRouter);
}

/** Losses of about this moment: from `back` seconds ago to those that have their notice. */
function* recent(losses: readonly Leaving[], at: number, back: number): Generator<Leaving> {
  for (let index = firstAfter(losses, at - back - MOST_NOTICE_SECONDS); index < losses.length; index += 1) {
    const loss = losses[index];
    if (loss === undefined || loss.noticeAt * STEP_SECONDS > at) return;
    yield loss;
  }
}
/** Upper end of the field; a loss whose notice is longer ago has ended. */
const MOST_NOTICE_SECONDS = 600;

/** Index of the first loss whose notice came after this second; losses are in the order of their notices. */
function firstAfter(losses: readonly Leaving[], second: number): number {
  let [low, high] = [0, losses.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((losses[middle]?.noticeAt ?? 0) * STEP_SECONDS <= second) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One of the replicas in the router, each as likely as any other. */
function placeOf(recording: Recording, params: Params, at: number, random: number): Place {
  const step = Math.floor(at / STEP_SECONDS);
  const groups: Leaving[] = [];
  for (const group of recent(recording.losses, at, 0)) if (at < routedUntil(params, group)) groups.push(group);
  const steady = recording.baseline + (recording.fallback[step] ?? 0);
  let all = steady;
  for (const ready of recording.readyOf) all += ready[step] ?? 0;
  for (const { count } of groups) all += count;
  let left = random * all - steady;
  if (left < 0) return null;
  for (let zone = 0; zone < recording.readyOf.length; zone += 1) {
    left -= recording.readyOf[zone]?.[step] ?? 0;
    if (left < 0) return { zone };
  }
  for (const group of groups) {
    left -= group.count;
    if (left < 0) return { group };
  }
  return null;
}

/** The second from which no new request goes to a group. */
function routedUntil({ drainFirst }: Params, { noticeAt, lossAt }: Leaving): number {
  const gone = lossAt * STEP_SECONDS;
  return drainFirst ? Math.min(gone, noticeAt * STEP_SECONDS + REACT_SECONDS) : gone;
}

/** The second at which what still runs on a group is cut. */
function cutAt(params: Params, group: Leaving): number {
  return params.drainFirst
    ? Math.min(group.lossAt * STEP_SECONDS, routedUntil(params, group) + params.graceSeconds)
    : group.lossAt * STEP_SECONDS;
}

/** Whether the request's replica is among those of a loss, and stops before the request ends. */
function isCutAt(
  place: Exclude<Place, null>,
  params: Params,
  { at, length }: { at: number; length: number },
  lossesOf: readonly (readonly Leaving[])[],
  random: () => number,
): boolean {
  const ends = at + length;
  if ("group" in place) return ends > cutAt(params, place.group);
  const losses = lossesOf[place.zone] ?? [];
  for (let index = firstAfter(losses, at); index < losses.length; index += 1) {
    const loss = losses[index];
    if (loss === undefined || loss.noticeAt * STEP_SECONDS > ends) return false;
    if (random() < loss.count / loss.ofReady) return ends > cutAt(params, loss);
  }
  return false;
}
