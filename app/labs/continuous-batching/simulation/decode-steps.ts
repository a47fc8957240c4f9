import { StepHeap } from "./step-heap";

/** One request in its slot: decode steps from `from` up to, not including, `to`. */
export type Bar = readonly [slot: number, from: number, to: number];

/** Decode steps of static batching, all requests there at the start: each batch lasts as long as its longest output. */
export function staticSteps(outputs: ArrayLike<number>, slots: number): number {
  let steps = 0;
  for (let from = 0; from < outputs.length; from += slots) steps += longest(outputs, from, from + slots);
  return steps;
}

/** Decode steps of continuous batching: the next request of the file takes the first slot that is free (list scheduling). */
export function continuousSteps(outputs: ArrayLike<number>, slots: number): number {
  const used = Math.min(slots, outputs.length);
  const free = new StepHeap(used);
  let last = 0;
  for (let i = 0; i < outputs.length; i += 1) {
    const end = (i < used ? 0 : free.key) + (outputs[i] ?? 0);
    if (i < used) free.push(end, i);
    else free.replace(end, free.id);
    last = Math.max(last, end);
  }
  return last;
}

/** Where static batching puts the requests that begin before step `until`. */
export function staticBars(outputs: ArrayLike<number>, slots: number, until: number): Bar[] {
  const bars: Bar[] = [];
  let start = 0;
  for (let from = 0; from < outputs.length && start < until; from += slots) {
    for (let i = from; i < Math.min(from + slots, outputs.length); i += 1) {
      bars.push([i - from, start, start + (outputs[i] ?? 0)]);
    }
    start += longest(outputs, from, from + slots);
  }
  return bars;
}

/** Where continuous batching puts the requests that begin before step `until`. */
export function continuousBars(outputs: ArrayLike<number>, slots: number, until: number): Bar[] {
  const bars: Bar[] = [];
  const free = new StepHeap(slots);
  for (let slot = 0; slot < slots; slot += 1) free.push(0, slot);
  for (let i = 0; i < outputs.length && free.key < until; i += 1) {
    const end = free.key + (outputs[i] ?? 0);
    bars.push([free.id, free.key, end]);
    free.replace(end, free.id);
  }
  return bars;
}

/** Harmonic number: the ratio that exponential lengths approach. */
export function harmonic(slots: number): number {
  let sum = 0;
  for (let i = slots; i >= 1; i -= 1) sum += 1 / i;
  return sum;
}

function longest(outputs: ArrayLike<number>, from: number, to: number): number {
  let most = 0;
  for (let i = from; i < Math.min(to, outputs.length); i += 1) most = Math.max(most, outputs[i] ?? 0);
  return most;
}
