import { randomFrom } from "../../../domain/rng";
import type { RequestTrace } from "../../kit/traces/trace";
import type { Params } from "../params";
import { exponential, lengthAt } from "./lengths";

const LONG_PROMPT = 32_000;
const STRAGGLER_AT = 9;

/** Requests in order of arrival; seconds and tokens. */
export type Load = {
  count: number;
  at: Float64Array;
  prompt: Int32Array;
  output: Int32Array;
  /** Turned away at the door: over the prompt limit, or larger than the whole KV memory. */
  refused: { tooLong: number; neverFits: number };
};

/** The trace's requests or made-up ones, with the attack in them, less those that are refused. */
export function loadOf(params: Params, trace: RequestTrace | null): Load {
  return admitted(withAttack(trace === null ? drawn(params) : replayed(params, trace), params), params);
}

type Offered = Omit<Load, "refused">;

function drawn(params: Params): Offered {
  const { requests, ratePerSecond, spikeFactor, promptMean } = params;
  const load = empty(requests);
  const random = randomFrom(params.seed);
  let clock = 0;
  for (let i = 0; i < requests; i += 1) {
    const isSpike = i >= 0.4 * requests && i < 0.6 * requests;
    const gap = -Math.log(1 - random());
    if (i > 0 && ratePerSecond > 0) clock += gap / (ratePerSecond * (isSpike ? spikeFactor : 1));
    load.at[i] = clock;
    load.output[i] = lengthAt(random(), params);
    load.prompt[i] = exponential(random(), promptMean);
  }
  return load;
}

function replayed({ spikeFactor }: Params, trace: RequestTrace): Offered {
  const load = empty(trace.count);
  let clock = 0;
  for (let i = 0; i < load.count; i += 1) {
    const isSpike = i >= 0.4 * load.count && i < 0.6 * load.count;
    if (i > 0) clock += ((trace.atSeconds[i] ?? 0) - (trace.atSeconds[i - 1] ?? 0)) / (isSpike ? spikeFactor : 1);
    load.at[i] = clock;
    load.prompt[i] = Math.max(1, trace.inputTokens[i] ?? 1);
    load.output[i] = Math.max(1, trace.outputTokens[i] ?? 1);
  }
  return load;
}

function withAttack(load: Offered, { longPrompts, stragglerTokens }: Params): Offered {
  if (stragglerTokens > 0) load.output[Math.min(STRAGGLER_AT, load.count - 1)] = stragglerTokens;
  if (longPrompts === 0) return load;
  const from = Math.floor(load.count / 3);
  const larger = empty(load.count + longPrompts);
  for (const key of ["at", "prompt", "output"] as const) {
    larger[key].set(load[key].subarray(0, from));
    larger[key].set(load[key].subarray(from), from + longPrompts);
  }
  larger.at.fill(load.at[from] ?? 0, from, from + longPrompts);
  larger.prompt.fill(LONG_PROMPT, from, from + longPrompts);
  larger.output.fill(100, from, from + longPrompts);
  return larger;
}

function admitted(load: Offered, { outputLimit, promptLimit, kvTokens }: Params): Load {
  const refused = { tooLong: 0, neverFits: 0 };
  let kept = 0;
  for (let i = 0; i < load.count; i += 1) {
    const prompt = load.prompt[i] ?? 0;
    const output = Math.min(outputLimit, load.output[i] ?? 0);
    if (prompt > promptLimit) refused.tooLong += 1;
    else if (prompt + output > kvTokens) refused.neverFits += 1;
    else {
      load.at[kept] = load.at[i] ?? 0;
      load.prompt[kept] = prompt;
      load.output[kept] = output;
      kept += 1;
    }
  }
  const part = <T extends Float64Array | Int32Array>(column: T) => column.subarray(0, kept) as T;
  return { count: kept, at: part(load.at), prompt: part(load.prompt), output: part(load.output), refused };
}

function empty(count: number): Offered {
  return {
    count,
    at: new Float64Array(count),
    prompt: new Int32Array(count),
    output: new Int32Array(count),
  };
}
