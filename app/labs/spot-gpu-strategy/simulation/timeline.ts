import type { Params } from "../params";
import type { Result } from "../result";
import { attackStep, DAY_SECONDS, STEP_SECONDS, STEPS_PER_DAY } from "./clock";
import type { Recording } from "./fleet";
import { capacityAt, type Stretch } from "./outages";

/** Steps that one point of the picture stands for: three minutes, 480 points a day. */
const POINT_STEPS = 18;
const MOST_LOSSES = 60;

/** The day of the attack, without one the worst day; its bands three minutes a point; each point shows its worst moment, so that no short outage is smoothed away. */
export function timelineOf(
  recording: Recording,
  params: Params,
  stretches: readonly Stretch[],
  perDay: Result["perDay"],
): Result["timeline"] {
  const day = isAttacked(params)
    ? Math.floor(attackStep(recording.steps) / STEPS_PER_DAY) + 1
    : worstDay(recording, perDay);
  const from = (day - 1) * STEPS_PER_DAY;
  const to = Math.min(recording.steps, from + STEPS_PER_DAY);
  const line: Pick<Result["timeline"], "load" | "baseline" | "spot" | "fallback"> = {
    load: [],
    baseline: [],
    spot: [],
    fallback: [],
  };
  for (let start = from; start < to; start += POINT_STEPS) {
    const step = worstStep(recording, start, Math.min(to, start + POINT_STEPS));
    line.load.push(tenth(recording.load[step]));
    line.baseline.push(recording.baseline);
    line.spot.push(tenth(recording.spot[step]));
    line.fallback.push(tenth(recording.fallback[step]));
  }
  const isOfDay = (step: number): boolean => step >= from && step < to;
  return {
    day,
    fromSeconds: (day - 1) * DAY_SECONDS,
    stepSeconds: POINT_STEPS * STEP_SECONDS,
    ...line,
    outages: stretches
      .filter((stretch) => stretch.to > from && stretch.from < to)
      .slice(0, MOST_LOSSES)
      .map((stretch) => ({
        fromSeconds: Math.max(from, stretch.from) * STEP_SECONDS,
        toSeconds: Math.min(to, stretch.to) * STEP_SECONDS,
      })),
    losses: recording.losses
      .filter(({ lossAt }) => isOfDay(lossAt))
      .sort((a, b) => b.count - a.count || a.lossAt - b.lossAt)
      .slice(0, MOST_LOSSES)
      .sort((a, b) => a.lossAt - b.lossAt)
      .map(({ lossAt, zone, count, isReclaim }) => ({
        ...{ atSeconds: lossAt * STEP_SECONDS, zone: recording.zones[zone]?.name ?? "", gpus: count, isReclaim },
      })),
  };
}

export function isAttacked({ reclaimZones, spikePercent }: Params): boolean {
  return reclaimZones > 0 || spikePercent > 0;
}

/** Most lost minutes, then most GPUs lost, then the earliest. */
function worstDay({ steps }: Recording, perDay: Result["perDay"]): number {
  const whole = perDay.filter(({ day }) => day * STEPS_PER_DAY <= steps || perDay.length === 1);
  const [first, ...others] = whole;
  if (first === undefined) return 1;
  return others.reduce((worst, one) => {
    const more = one.lostMinutes - worst.lostMinutes;
    return more > 1e-9 || (Math.abs(more) <= 1e-9 && one.gpusLost > worst.gpusLost) ? one : worst;
  }, first).day;
}

/** The step at which capacity is nearest to the load, or furthest below it. */
function worstStep(recording: Recording, from: number, to: number): number {
  let worst = from;
  let least = Infinity;
  for (let step = from; step < to; step += 1) {
    const margin = capacityAt(recording, step) - (recording.load[step] ?? 0);
    if (margin < least - 1e-9) [worst, least] = [step, margin];
  }
  return worst;
}

function tenth(value: number | undefined): number {
  return Math.round((value ?? 0) * 10) / 10;
}
