import type { Params } from "../params";
import { attackStep, REACT_SECONDS, STEPS_PER_DAY, STEPS_PER_HOUR, stepsOf } from "./clock";

/** What the load needs, in GPUs. */
export type Load = {
  at(step: number): number;
  /** Whole GPUs that a scaler asks for at this step: it knows the day and sees the rest with a delay. */
  wanted(step: number): number;
};

export function loadOf(params: Params, steps: number): Load {
  const from = attackStep(steps);
  const to = from + STEPS_PER_HOUR;
  const seen = stepsOf(REACT_SECONDS);
  const ahead = stepsOf(params.coldStartSeconds);
  const spike = (step: number): number => (step >= from && step < to ? 1 + params.spikePercent / 100 : 1);
  const day = (step: number): number => params.peakGpus * dayShare(step, params.troughShare / 100);
  return {
    at: (step) => day(step) * spike(step),
    wanted: (step) => wholeGpus(Math.max(day(step), highestAhead(day, step, ahead)) * spike(step - seen)),
  };
}

/** A straight ramp from midnight's trough to noon and back, 0..1. */
function dayShare(step: number, trough: number): number {
  const time = (step % STEPS_PER_DAY) / STEPS_PER_DAY;
  return trough + (1 - trough) * (1 - Math.abs(2 * time - 1));
}

/** The ramp has its highest value at one end of the window, or at noon when that lies in it. */
function highestAhead(day: (step: number) => number, step: number, ahead: number): number {
  const noon = Math.floor(step / STEPS_PER_DAY) * STEPS_PER_DAY + STEPS_PER_DAY / 2;
  return step < noon && noon < step + ahead ? day(noon) : day(step + ahead);
}

export function wholeGpus(load: number): number {
  return Math.ceil(load - 1e-9);
}
