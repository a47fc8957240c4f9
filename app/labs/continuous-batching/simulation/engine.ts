import type { Params } from "../params";

/** The params that a step depends on, in seconds and tokens. */
export type Engine = {
  slots: number;
  /** Infinity when a step takes whole prompts. */
  chunk: number;
  /** A reservation is made for this many output tokens; null takes blocks on demand. */
  reservedOutput: number | null;
  outputLimit: number;
  kv: number;
  maxWait: number;
  stepBase: number;
  stepPerSequence: number;
  prefill: number;
};

export function engineOf(params: Params): Engine {
  return {
    slots: params.slots,
    chunk: params.prefillChunk === 0 ? Infinity : params.prefillChunk,
    reservedOutput: params.admission === "reserve" ? params.outputLimit : null,
    outputLimit: params.outputLimit,
    kv: params.kvTokens,
    maxWait: params.maxWaitMs / 1000,
    stepBase: params.stepBaseMs / 1000,
    stepPerSequence: params.stepPerSequenceMs / 1000,
    prefill: params.prefillMs / 1000,
  };
}

/** t(B) = a + b x B + c x prompt tokens: seconds of one step. */
export function stepSeconds(engine: Engine, decoding: number, promptTokens: number): number {
  return engine.stepBase + engine.stepPerSequence * decoding + engine.prefill * promptTokens;
}
