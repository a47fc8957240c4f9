import { stepSeconds, type Engine } from "./engine";
import type { Load } from "./load";
import { BATCH, Served, SLOTS } from "./served";

const SLACK = 1e-9;

/**
 * Request-level batching: a batch starts when it is full (or, with a longest wait, when its oldest request has waited so long), prompts
 * are padded to the longest, and all of it lasts until its last sequence ends. Tokens are streamed as they come. KV memory is one
 * contiguous piece per sequence: padded prompt + output limit.
 */
export function runBatches(load: Load, engine: Engine, maxWait: number): Served {
  const served = new Served(load);
  let clock = 0;
  let next = 0;
  while (next < load.count) {
    const start = startOf(load, engine, { next, clock, maxWait });
    const size = sizeOf(load, engine, next, start);
    clock = runBatch(served, engine, { from: next, size, start, free: clock });
    next += size;
  }
  return served;
}

/** When the engine is free and the batch is full, out of patience, or the last one. */
function startOf(load: Load, { slots }: Engine, now: { next: number; clock: number; maxWait: number }): number {
  const { next, clock, maxWait } = now;
  const last = Math.min(next + slots, load.count) - 1;
  const full = load.at[last] ?? 0;
  return Math.max(clock, Math.min(full, (load.at[next] ?? 0) + maxWait));
}

/** How many of those that have arrived fit into memory, one at least. */
function sizeOf(load: Load, { slots, kv, outputLimit }: Engine, from: number, start: number): number {
  let size = 0;
  let longest = 0;
  while (size < slots && from + size < load.count && (load.at[from + size] ?? 0) <= start + SLACK) {
    longest = Math.max(longest, load.prompt[from + size] ?? 0);
    if (size > 0 && (size + 1) * (longest + outputLimit) > kv) break;
    size += 1;
  }
  return Math.max(1, size);
}

function runBatch(
  served: Served,
  engine: Engine,
  { from, size, start, free }: { from: number; size: number; start: number; free: number },
): number {
  const { load } = served;
  let longestPrompt = 0;
  let longestOutput = 0;
  let tokens = 0;
  for (let i = from; i < from + size; i += 1) {
    const output = load.output[i] ?? 0;
    longestPrompt = Math.max(longestPrompt, load.prompt[i] ?? 0);
    longestOutput = Math.max(longestOutput, output);
    tokens += output;
  }
  const seconds = stepSeconds(engine, size, 0);
  const first = start + stepSeconds(engine, 0, size * longestPrompt);
  for (let i = from; i < from + size; i += 1) {
    const output = load.output[i] ?? 0;
    const at = load.at[i] ?? 0;
    served.startAt[i] = start;
    served.firstAt[i] = first;
    served.lastAt[i] = first + seconds * (output - 1);
    if (start > at + SLACK) served.waitedFor[i] = free > at + SLACK ? SLOTS : BATCH;
  }
  served.gaps.add(seconds, tokens - size);
  served.steps += longestOutput;
  served.usefulSlotSteps += tokens;
  served.kvPeak = Math.max(served.kvPeak, size * (longestPrompt + longestOutput));
  served.events += size;
  return first + seconds * (longestOutput - 1);
}
