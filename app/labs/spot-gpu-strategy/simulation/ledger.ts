import type { Params } from "../params";
import type { Result } from "../result";
import { DAY_SECONDS, STEP_SECONDS, STEPS_PER_DAY } from "./clock";
import { cutShareOf, deadSecondsOf, type Recording } from "./fleet";
import { unservedAt } from "./outages";
import { streamLengths } from "./streams";

/** Failures of a run: requests in GPU-loads (one GPU's worth of streams), minutes by day. */
export type Ledger = {
  arrived: number;
  refused: number;
  dead: number;
  cut: number;
  /** Sum over time of the failed share, in minutes of full outage. */
  lostMinutes: number;
  unavailableMinutes: number;
  perDay: Result["perDay"];
};

/**
 * Fluid: at load L (GPUs) streams arrive at L / mean length. Above capacity the excess is refused at once, because a time to first token
 * of two seconds leaves no room for a queue of minutes; the ends of replicas add what is cut and what a router sends to a machine that is gone.
 */
export function ledgerOf(recording: Recording, params: Params): Ledger {
  const streams = streamLengths(params);
  const days = Math.ceil(recording.steps / STEPS_PER_DAY);
  const perDay = Array.from({ length: days }, (_, day) => ({
    day: day + 1,
    unavailableMinutes: 0,
    lostMinutes: 0,
    gpusLost: 0,
  }));
  const ledger: Ledger = { arrived: 0, refused: 0, dead: 0, cut: 0, lostMinutes: 0, unavailableMinutes: 0, perDay };
  for (let step = 0; step < recording.steps; step += 1) {
    const arrived = ((recording.load[step] ?? 0) * STEP_SECONDS) / streams.mean;
    const unserved = unservedAt(recording, step);
    ledger.arrived += arrived;
    if (unserved === 0) continue;
    const day = perDay[Math.floor(step / STEPS_PER_DAY)];
    ledger.refused += arrived * unserved;
    addMinutes(ledger, day, (unserved * STEP_SECONDS) / 60, STEP_SECONDS / 60);
  }
  for (const group of recording.losses) {
    const step = Math.min(recording.steps - 1, group.lossAt);
    const day = perDay[Math.floor(step / STEPS_PER_DAY)];
    const { cut, dead, minutes } = lossOf(recording, params, group, step);
    ledger.cut += cut;
    ledger.dead += dead;
    addMinutes(ledger, day, minutes, 0);
    if (day !== undefined) day.gpusLost += group.count;
  }
  return ledger;
}

/** What the end of one group costs: streams that were cut, requests that were sent after it, and both as minutes of full outage. */
function lossOf(recording: Recording, params: Params, group: Recording["losses"][number], step: number) {
  const streams = streamLengths(params);
  const load = recording.load[step] ?? 0;
  const inRouter = recording.baseline + (recording.spot[step] ?? 0) + (recording.fallback[step] ?? 0);
  const served = (load / streams.mean) * (1 - unservedAt(recording, step));
  const cut = group.count * group.utilisation * cutShareOf(params, group, streams);
  const dead = served * deadSecondsOf(params, group) * (group.count / (inRouter + group.count));
  return { cut, dead, minutes: load === 0 ? 0 : (cut + dead) / (load / streams.mean) / 60 };
}

function addMinutes(
  ledger: Ledger,
  day: Ledger["perDay"][number] | undefined,
  lost: number,
  unavailable: number,
): void {
  ledger.lostMinutes += lost;
  ledger.unavailableMinutes += unavailable;
  if (day === undefined) return;
  day.lostMinutes += lost;
  day.unavailableMinutes += unavailable;
}

/** Days of the run, in fractions for a trace. */
export function daysOf({ steps }: Recording): number {
  return (steps * STEP_SECONDS) / DAY_SECONDS;
}
