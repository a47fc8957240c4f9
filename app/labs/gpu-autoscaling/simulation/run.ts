import TinyQueue from "tinyqueue";
import type { Params } from "../params";
import { arrived, ledgerFor, leftWaiting, served, shed, type Ledger } from "./accounting";
import { SLOTS, STREAM_S } from "./facts";
import { fleetOf, type Fleet } from "./fleet";
import type { Load } from "./load";
import { scalerOf, standingReplicas, type Decision, type Sight } from "./scaler";

export type Run = {
  load: Load;
  ledger: Ledger;
  fleet: Fleet;
  decisions: Decision[];
  sight: Sight;
  /** spec.replicas, second by second. */
  asked: Float64Array;
  standing: number;
  /** Waiting, and holding a slot, when the run ends. */
  queued: number;
  running: number;
};

const EVENTS_A_REPORT = 10_000;
const WARM_S = 2 * STREAM_S;

/**
 * One queue in order of arrival before slots that come and go with the replicas. Requests and departures are handled one by one at
 * their own times; the fleet, the metrics and the HPA move on whole seconds.
 */
export function simulate(params: Params, load: Load, progress: (share: number) => void): Run {
  const seconds = load.durationS + 1;
  const sight: Sight = {
    running: new Float64Array(seconds),
    waiting: new Float64Array(seconds),
    refused: new Float64Array(seconds),
    ready: new Float64Array(seconds),
  };
  const asked = new Float64Array(seconds);
  const ledger = ledgerFor(load.durationS);
  const standing = standingReplicas(params);
  const fleet = fleetOf(params, standing);
  const decide = scalerOf(params, scheduleOf(params, load), standing);
  const decisions: Decision[] = [];
  const desk = deskOf(params, load, ledger);
  let reported = 0;

  for (let second = 0; second <= load.durationS; second += 1) {
    const ready = fleet.readyAt(second);
    desk.openTo(SLOTS * ready, second);
    // The run begins in the middle of a quiet day: until the first answers have ended, the metrics show what was before.
    sight.running[second] = second < WARM_S ? Math.min(SLOTS * ready, params.quietInFlight) : desk.running();
    sight.waiting[second] = desk.waiting();
    sight.refused[second] = desk.refusedSince(second - STREAM_S);
    sight.ready[second] = ready;
    if (second % params.syncS === 0) {
      const pods = { asked: fleet.asked(), ready, loading: fleet.loadingAt(second) };
      const decision = decide(second, sight, pods);
      if (decision !== null) {
        decisions.push(decision);
        fleet.resize(decision.to, second);
        desk.openTo(SLOTS * fleet.readyAt(second), second);
      }
    }
    asked[second] = fleet.asked();
    if (second === load.durationS) break;
    const seen = desk.takeUntil(second + 1);
    if (seen - reported >= EVENTS_A_REPORT) {
      reported = seen;
      progress(second / load.durationS);
    }
  }
  desk.close(load.durationS);
  return { load, ledger, fleet, decisions, sight, asked, standing, queued: desk.waiting(), running: desk.running() };
}

/** Where requests are let in, wait and are given slots. */
function deskOf({ maxWaitS }: Params, { count, atS, streamS }: Load, ledger: Ledger) {
  const departures = new TinyQueue<number>();
  const queue = new Int32Array(count);
  const refusals = new Float64Array(maxWaitS > 0 ? count : 0);
  let [slots, next, head, tail, refused, oldRefusal] = [0, 0, 0, 0, 0, 0];

  function start(request: number, at: number): void {
    const arrival = atS[request] ?? 0;
    served(ledger, arrival, at - arrival);
    departures.push(at + (streamS[request] ?? 0));
  }

  function fillAt(at: number): void {
    while (head < tail && departures.length < slots) start(queue[head++] ?? 0, at);
  }

  /** Slots that fall free up to then go to those who wait, each at its own time. */
  function releaseUntil(at: number): void {
    for (let first = departures.peek(); first !== undefined && first <= at; first = departures.peek()) {
      departures.pop();
      fillAt(first);
    }
  }

  function admit(request: number): void {
    const at = atS[request] ?? 0;
    arrived(ledger, at);
    if (departures.length < slots) {
      start(request, at);
      return;
    }
    const expectedWaitS = slots === 0 ? Infinity : ((tail - head + 1) * STREAM_S) / slots;
    if (maxWaitS > 0 && expectedWaitS > maxWaitS) {
      shed(ledger, at);
      refusals[refused++] = at;
    } else {
      queue[tail++] = request;
    }
  }

  return {
    running: () => departures.length,
    waiting: () => tail - head,
    refusedSince(at: number): number {
      while (oldRefusal < refused && (refusals[oldRefusal] ?? 0) < at) oldRefusal += 1;
      return refused - oldRefusal;
    },
    openTo(count: number, at: number): void {
      releaseUntil(at);
      slots = count;
      fillAt(at);
    },
    /** Everyone who arrives before then; says how many have come so far. */
    takeUntil(end: number): number {
      for (; next < count && (atS[next] ?? 0) < end; next += 1) {
        releaseUntil(atS[next] ?? 0);
        admit(next);
      }
      return next;
    },
    close(end: number): void {
      releaseUntil(end);
      for (let at = head; at < tail; at += 1) {
        const arrival = atS[queue[at] ?? 0] ?? 0;
        leftWaiting(ledger, arrival, end - arrival);
      }
    },
  };
}

function scheduleOf({ scheduledReplicas, isAnnounced, leadMin }: Params, load: Load) {
  if (scheduledReplicas === 0 || !isAnnounced) return null;
  return { fromS: load.surgeAtS - leadMin * 60, toS: load.surgeEndS };
}
