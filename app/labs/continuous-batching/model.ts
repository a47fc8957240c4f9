import type { RunContext } from "../kit/lab";
import type { Params } from "./params";
import type { Result } from "./result";
import {
  continuousBars,
  continuousSteps,
  harmonic,
  staticBars,
  staticSteps,
  type Bar,
} from "./simulation/decode-steps";
import { engineOf, stepSeconds, type Engine } from "./simulation/engine";
import { loadOf, type Load } from "./simulation/load";
import { mean, measured, missesOf, quantile, waitingOf } from "./simulation/measures";
import { runBatches } from "./simulation/run-batches";
import { runSteps } from "./simulation/run-steps";

const GRID_ROWS = 16;
const GRID_BATCHES = 4;
const GRID_BARS = 450;
const WAITING_POINTS = 160;

/** The three schedulers on the same requests, and the levers apart from each other. */
export function simulate(params: Params, { trace, progress }: RunContext): Result {
  const load = loadOf(params, trace?.kind === "requests" ? trace : null);
  const engine = engineOf(params);
  const runs = {
    static: runBatches(load, engine, Infinity),
    dynamic: runBatches(load, engine, engine.maxWait),
    continuous: runSteps(load, engine, progress),
  };
  const summary = {
    static: measured(runs.static, params),
    dynamic: measured(runs.dynamic, params),
    continuous: measured(runs.continuous, params),
  };
  const until = summary[params.scheduler].seconds;
  progress(1);
  return {
    load: loadFigures(load),
    lever: leverOf(load, engine),
    wallRatio: share(summary.static.seconds, summary.continuous.seconds, 1),
    memory: memoryOf(load, engine),
    runs: summary,
    ...missesOf(runs[params.scheduler], params.ttftLimitS),
    grid: gridOf(load, params.slots),
    waiting: {
      stepS: until / (WAITING_POINTS - 1),
      static: waitingOf(runs.static, until, WAITING_POINTS),
      dynamic: waitingOf(runs.dynamic, until, WAITING_POINTS),
      continuous: waitingOf(runs.continuous, until, WAITING_POINTS),
    },
  };
}

function loadFigures(load: Load): Result["load"] {
  const sorted = Int32Array.from(load.output).sort();
  return {
    requests: load.count,
    refusedTooLong: load.refused.tooLong,
    refusedNeverFits: load.refused.neverFits,
    promptMean: mean(load.prompt),
    outputMean: mean(load.output),
    outputP50: quantile(sorted, 0.5),
    outputP99: quantile(sorted, 0.99),
    outputLongest: quantile(sorted, 1),
  };
}

/** Batching, scheduling and their product, on decode steps alone: prefill and arrivals are in the runs. */
function leverOf({ output, count }: Load, engine: Engine): Result["lever"] {
  const { slots } = engine;
  const tokens = count * mean(output);
  const [still, flowing] = [staticSteps(output, slots), continuousSteps(output, slots)];
  const oneAtATime = tokens * stepSeconds(engine, 1, 0);
  const staticSeconds = still * stepSeconds(engine, slots, 0);
  const continuousSeconds = flowing * engine.stepBase + tokens * engine.stepPerSequence;
  return {
    staticSteps: still,
    continuousSteps: flowing,
    ratio: share(still, flowing, 1),
    staticUtilisation: share(tokens, slots * still, 0),
    continuousUtilisation: share(tokens, slots * flowing, 0),
    batching: share(oneAtATime, staticSeconds, 1),
    scheduling: share(staticSeconds, continuousSeconds, 1),
    together: share(oneAtATime, continuousSeconds, 1),
    exponentialBound: harmonic(slots),
    uniformBound: (2 * slots) / (slots + 1),
  };
}

/** A sequence holds its prompt and half of its answer on average, for as long as it runs: long answers weigh more. */
function memoryOf({ prompt, output, count }: Load, engine: Engine): Result["memory"] {
  let held = 0;
  let time = 0;
  for (let i = 0; i < count; i += 1) {
    const length = output[i] ?? 0;
    held += length * ((prompt[i] ?? 0) + (length + 1) / 2);
    time += length;
  }
  const tokensHeld = share(held, time, 0);
  return {
    tokensHeld,
    slotsReserved: Math.floor(engine.kv / Math.max(1, mean(prompt) + engine.outputLimit)),
    slotsOnDemand: Math.floor(engine.kv / Math.max(1, tokensHeld)),
  };
}

/** Four static batches long, less when that would be too many bars to draw; the first rows of a larger server. */
function gridOf({ output }: Load, slots: number): Result["grid"] {
  const rows = Math.min(slots, GRID_ROWS);
  const shown = (bars: readonly Bar[]) =>
    bars.filter(([slot]) => slot < rows).map(([slot, from, to]): Bar => [slot, from, to]);
  let until = Math.max(1, staticSteps(output.subarray(0, GRID_BATCHES * slots), slots));
  let flowing = continuousBars(output, slots, until);
  while (shown(flowing).length > GRID_BARS && until > 20) {
    until = Math.ceil(until / 1.5);
    flowing = continuousBars(output, slots, until);
  }
  const still = staticBars(output, slots, until);
  const done = (bars: readonly Bar[]) => bars.filter(([, , to]) => to <= until).length;
  return {
    rows,
    until,
    static: mutable(shown(still)),
    continuous: mutable(shown(flowing)),
    staticDone: done(still),
    continuousDone: done(flowing),
  };
}

function mutable(bars: readonly Bar[]): [number, number, number][] {
  return bars.map(([slot, from, to]) => [slot, from, to]);
}

function share(part: number, whole: number, otherwise: number): number {
  return whole === 0 ? otherwise : part / whole;
}
