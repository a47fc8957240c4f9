import { stepSeconds, type Engine } from "./engine";
import type { Load } from "./load";
import { MEMORY, NOTHING, Served, SLOTS } from "./served";
import { StepHeap } from "./step-heap";

const SLACK = 1e-9;
const GONE = 0;
const PREFILL = 1;
const DECODE = 2;

/**
 * Iteration-level batching: after every step finished sequences leave and waiting ones take their slots, first come first served, as
 * far as KV memory allows. Steps in which nothing enters or leaves are taken in one go, so the cost is that of the events, not of the
 * tokens.
 */
export function runSteps(load: Load, engine: Engine, progress: (share: number) => void): Served {
  const run = new StepRun(load, engine);
  while (run.next()) {
    if (run.served.events % 10_000 === 0) progress(run.finished / load.count);
  }
  return run.served;
}

class StepRun {
  readonly served: Served;
  finished = 0;
  #clock = 0;
  /** Decode steps so far: every decoding sequence gains one token in each. */
  #decodeStep = 0;
  #decoding = 0;
  #active = 0;
  #usedKv = 0;
  #arrived = 0;
  #blockedBy = NOTHING;
  readonly #state: Uint8Array;
  /** Prompt and what was generated before a preemption: what a prefill has to compute. */
  readonly #context: Int32Array;
  readonly #prefillLeft: Int32Array;
  readonly #outputLeft: Int32Array;
  readonly #finishStep: Float64Array;
  readonly #heldKv: Float64Array;
  readonly #position: Int32Array;
  readonly #finishing: StepHeap;
  #prefilling: number[] = [];
  /** Preempted ones, the oldest on top: they go before all others. */
  readonly #returned: number[] = [];
  /** In order of admission; those that have left are passed over. */
  readonly #order: number[] = [];

  constructor(
    readonly load: Load,
    readonly engine: Engine,
  ) {
    this.served = new Served(load);
    this.#state = new Uint8Array(load.count);
    this.#context = Int32Array.from(load.prompt);
    this.#prefillLeft = new Int32Array(load.count);
    this.#outputLeft = Int32Array.from(load.output);
    this.#finishStep = new Float64Array(load.count);
    this.#heldKv = new Float64Array(load.count);
    this.#position = new Int32Array(load.count);
    this.#finishing = new StepHeap(engine.slots);
  }

  /** One event; false when every request is served. */
  next(): boolean {
    if (this.finished >= this.load.count) return false;
    this.served.events += 1;
    this.#admit();
    if (this.#active === 0) {
      this.#clock = Math.max(this.#clock, this.load.at[this.#arrived] ?? 0);
      return true;
    }
    while (this.#isOutOfMemory()) this.#preempt();
    this.#step();
    this.#leave();
    return true;
  }

  #admit(): void {
    for (;;) {
      const isBack = this.#returned.length > 0;
      const id = isBack ? (this.#returned.at(-1) ?? 0) : this.#arrived;
      if (!isBack && (id >= this.load.count || (this.load.at[id] ?? 0) > this.#clock + SLACK)) {
        this.#blockedBy = NOTHING;
        return;
      }
      if (this.#active >= this.engine.slots) {
        this.#blockedBy = SLOTS;
        return;
      }
      const need = this.#needOf(id);
      if (this.#usedKv + need + this.#headroom() > this.engine.kv) {
        this.#blockedBy = MEMORY;
        return;
      }
      if (isBack) this.#returned.pop();
      else {
        this.#arrived += 1;
        this.served.startAt[id] = this.#clock;
        if (this.#clock > (this.load.at[id] ?? 0) + SLACK) this.served.waitedFor[id] = this.#blockedBy;
      }
      this.#enter(id, need);
    }
  }

  /** On demand: what is known, and the token that its prefill gives. Reserved: as much as it could grow to. */
  #needOf(id: number): number {
    const context = this.#context[id] ?? 0;
    const { reservedOutput, kv } = this.engine;
    return reservedOutput === null ? context + 1 : Math.min(kv, context + reservedOutput);
  }

  /** One step of growth: without it a sequence would enter and be dropped again before its first step. */
  #headroom(): number {
    return this.engine.reservedOutput === null ? this.#decoding : 0;
  }

  #enter(id: number, need: number): void {
    this.#state[id] = PREFILL;
    this.#prefillLeft[id] = this.#context[id] ?? 0;
    this.#heldKv[id] = need;
    this.#usedKv += need;
    this.#active += 1;
    this.#prefilling.push(id);
    this.#position[id] = this.#order.length;
    this.#order.push(id);
    this.served.kvPeak = Math.max(this.served.kvPeak, this.#usedKv);
  }

  #isOutOfMemory(): boolean {
    return this.engine.reservedOutput === null && this.#active > 1 && this.#usedKv + this.#decoding > this.engine.kv;
  }

  /** Drops the newest sequence: what it computed is computed again later. */
  #preempt(): void {
    const id = this.#newest();
    const isDecoding = this.#state[id] === DECODE;
    const left = isDecoding ? (this.#finishStep[id] ?? 0) - this.#decodeStep : (this.#outputLeft[id] ?? 0);
    const generated = (this.#outputLeft[id] ?? 0) - left;
    this.served.preemptions += 1;
    this.served.recomputedTokens += (this.#context[id] ?? 0) - (this.#prefillLeft[id] ?? 0) + generated;
    this.#usedKv -= this.#kvOf(id);
    this.#context[id] = (this.#context[id] ?? 0) + generated;
    this.#outputLeft[id] = left;
    if (isDecoding) {
      this.#decoding -= 1;
      this.served.lastAt[id] = this.#clock;
    } else this.#prefilling = this.#prefilling.filter((one) => one !== id);
    this.#state[id] = GONE;
    this.#finishStep[id] = -1;
    this.#active -= 1;
    this.#returned.push(id);
  }

  #newest(): number {
    for (;;) {
      const at = this.#order.length - 1;
      const id = this.#order.pop() ?? 0;
      if (this.#state[id] !== GONE && this.#position[id] === at) return id;
    }
  }

  #kvOf(id: number): number {
    const held = this.#heldKv[id] ?? 0;
    if (this.engine.reservedOutput !== null || this.#state[id] !== DECODE) return held;
    const left = (this.#finishStep[id] ?? 0) - this.#decodeStep;
    return held + (this.#outputLeft[id] ?? 0) - 1 - left;
  }

  #step(): void {
    const { count, prompt } = this.#plan();
    const seconds = stepSeconds(this.engine, this.#decoding, prompt);
    const times = Math.max(1, Math.min(count, this.#untilArrival(seconds), this.#untilFull()));
    this.#clock += times * seconds;
    this.served.steps += times;
    this.served.usefulSlotSteps += times * this.#active;
    if (this.#decoding > 0) {
      this.#decodeStep += times;
      this.served.gaps.add(seconds, times * this.#decoding);
      if (this.engine.reservedOutput === null) this.#usedKv += times * this.#decoding;
    }
    this.served.kvPeak = Math.max(this.served.kvPeak, this.#usedKv);
    if (prompt > 0) this.#prefill(times * prompt);
  }

  /** How many equal steps could follow, and the prompt tokens of each. */
  #plan(): { count: number; prompt: number } {
    this.#dropStale();
    const untilFinish = this.#finishing.key - this.#decodeStep;
    const first = this.#prefilling[0];
    if (first === undefined) return { count: untilFinish, prompt: 0 };
    const { chunk } = this.engine;
    const left = this.#prefillLeft[first] ?? 0;
    if (left > chunk) return { count: Math.min(untilFinish, Math.floor((left - 1) / chunk)), prompt: chunk };
    let prompt = 0;
    for (const id of this.#prefilling) {
      prompt += this.#prefillLeft[id] ?? 0;
      if (prompt >= chunk) return { count: 1, prompt: chunk };
    }
    return { count: 1, prompt };
  }

  /** A request that arrives while a slot is free enters after the step in which it came. */
  #untilArrival(seconds: number): number {
    if (this.#blockedBy !== NOTHING || this.#active >= this.engine.slots) return Infinity;
    if (this.#arrived >= this.load.count) return Infinity;
    return Math.ceil(((this.load.at[this.#arrived] ?? 0) - this.#clock - SLACK) / seconds);
  }

  #untilFull(): number {
    if (this.engine.reservedOutput !== null || this.#decoding === 0) return Infinity;
    return Math.floor((this.engine.kv - this.#usedKv) / this.#decoding);
  }

  #prefill(tokens: number): void {
    let left = tokens;
    let done = 0;
    for (const id of this.#prefilling) {
      const part = Math.min(left, this.#prefillLeft[id] ?? 0);
      this.#prefillLeft[id] = (this.#prefillLeft[id] ?? 0) - part;
      left -= part;
      if (this.#prefillLeft[id] !== 0) break;
      this.#firstToken(id);
      done += 1;
      if (left === 0) break;
    }
    if (done > 0) this.#prefilling.splice(0, done);
  }

  /** The prefill gives a token: the first of the answer, or the next one after a preemption. */
  #firstToken(id: number): void {
    if (Number.isNaN(this.served.firstAt[id])) this.served.firstAt[id] = this.#clock;
    else this.served.gaps.add(this.#clock - (this.served.lastAt[id] ?? 0), 1);
    this.#state[id] = DECODE;
    const finish = this.#decodeStep + (this.#outputLeft[id] ?? 0) - 1;
    this.#finishStep[id] = finish;
    this.#decoding += 1;
    this.#finishing.push(finish, id);
  }

  #leave(): void {
    for (;;) {
      this.#dropStale();
      if (this.#finishing.key > this.#decodeStep) return;
      const { id } = this.#finishing;
      this.#finishing.pop();
      this.#usedKv -= this.#kvOf(id);
      this.#state[id] = GONE;
      this.#decoding -= 1;
      this.#active -= 1;
      this.finished += 1;
      this.served.lastAt[id] = this.#clock;
    }
  }

  /** Entries of sequences that were preempted since. */
  #dropStale(): void {
    while (this.#finishing.size > 0) {
      const { id, key } = this.#finishing;
      if (this.#state[id] === DECODE && this.#finishStep[id] === key) return;
      this.#finishing.pop();
    }
  }
}
