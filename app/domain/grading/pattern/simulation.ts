import type { Automaton, Edge } from "./automaton";
import { fitsQuantity } from "./bounds";
import type { Occurrence, Scene } from "./scene";

/** No occurrence is longer, whatever its gaps allow. */
const LONGEST = 32;
/** A set may end in several places ("spot", "spot capacity"); more are not followed. */
export const ENDS_KEPT = 3;
/** Simulation steps one text may cost; beyond it nothing more is found. 600 ordinary words need about a tenth. */
export const STEP_LIMIT = 6_000_000;

/** Room to work in, made once per matcher: what one run leaves behind means nothing to the next. */
export class Scratch {
  /** For each distance from the start: the states waiting there, as state * 2 + whether a negation was passed. */
  readonly waiting: number[][] = Array.from({ length: LONGEST + 1 }, () => []);
  readonly counts = new Int32Array(LONGEST + 1);
  /** The run in which a state was last entered at a distance: spares clearing between runs. */
  readonly entered: Int32Array;
  readonly width: number;
  generation = 0;
  /** The furthest distance at which a state waits. */
  used = 0;

  /** `largest`: states of the largest automaton. */
  constructor(largest: number) {
    this.width = largest * 2;
    this.entered = new Int32Array((LONGEST + 1) * this.width);
  }

  /** Forgets the run before, whoever made it. */
  nextRun(): void {
    for (let distance = 0; distance <= this.used; distance += 1) this.counts[distance] = 0;
    this.used = 0;
    if (this.generation === LAST_RUN) this.entered.fill(0);
    this.generation = this.generation === LAST_RUN ? 1 : this.generation + 1;
  }
}
const LAST_RUN = 2 ** 31 - 1;

/** Runs automata over one text. Holds nothing but scratch space and the number of steps taken. */
export class Simulation {
  steps = 0;
  constructor(
    private readonly scene: Scene,
    private readonly scratch: Scratch,
  ) {}

  /** The first places where an automaton that begins at `start` may end. */
  run(automaton: Automaton, start: number, sentenceEnd: number): Occurrence[] {
    const { tokens } = this.scene.document;
    const limit = Math.min(sentenceEnd, start + LONGEST);
    const ends: Occurrence[] = [];
    this.scratch.nextRun();
    let furthest = 0;
    this.enter(0, automaton.start * 2);
    for (let distance = 0; distance <= furthest && ends.length < ENDS_KEPT; distance += 1) {
      const here = this.scratch.waiting[distance] ?? [];
      const count = this.scratch.counts[distance] ?? 0;
      if (count === 0) continue;
      const at = start + distance;
      let accepted: boolean | null = null;
      for (let index = 0; index < count; index += 1) {
        const key = here[index] ?? 0;
        if (automaton.accepting.has(key >> 1)) accepted = (accepted ?? true) && (key & 1) === 1;
      }
      if (accepted !== null) ends.push({ from: start, to: at, negatedInside: accepted });
      if (at >= limit || this.steps > STEP_LIMIT) continue;
      const lead = distance === 0 ? "" : (tokens[at]?.lead ?? "");
      if (lead === "stop" || lead === ";" || lead === "line") continue;
      const tight = lead === "," || lead === ":" || lead === "dash";
      for (let index = 0; index < count; index += 1) {
        const key = here[index] ?? 0;
        const state = automaton.states[key >> 1];
        if (!state || (tight && !state.loose)) continue;
        for (const edge of state.edges) {
          this.steps += 1;
          furthest = Math.max(furthest, this.follow(edge, key & 1, at, start, limit));
        }
      }
    }
    return ends;
  }

  private enter(distance: number, key: number): void {
    const cell = distance * this.scratch.width + key;
    if (this.scratch.entered[cell] === this.scratch.generation) return;
    this.scratch.entered[cell] = this.scratch.generation;
    const count = this.scratch.counts[distance] ?? 0;
    const list = this.scratch.waiting[distance];
    if (list) list[count] = key;
    this.scratch.counts[distance] = count + 1;
    if (distance > this.scratch.used) this.scratch.used = distance;
  }

  /** Enters `edge.to` behind a stretch that ends at `to`; returns its distance from the start. */
  private go(edge: Edge, to: number, start: number, negated: number): number {
    const distance = to - start;
    this.enter(distance, edge.to * 2 + negated);
    return distance;
  }

  /** Enters the states an edge leads to from `at`; returns the furthest distance reached, or 0. */
  private follow(edge: Edge, negated: number, at: number, start: number, limit: number): number {
    const { scene } = this;
    switch (edge.kind) {
      case "word":
        return scene.words[at]?.includes(edge.id) === true ? this.go(edge, at + 1, start, negated) : 0;
      case "joined": {
        if (scene.words[at]?.includes(edge.id) === true) return this.go(edge, at + 1, start, negated);
        const span = scene.document.tokens[at]?.span ?? 0;
        return scene.joined[at]?.includes(edge.id) === true && at + span <= limit
          ? this.go(edge, at + span, start, negated)
          : 0;
      }
      case "set": {
        let reached = 0;
        for (const end of scene.setEnds.get(edge.name)?.get(at) ?? [])
          if (end.to <= limit)
            reached = Math.max(reached, this.go(edge, end.to, start, end.negatedInside ? 1 : negated));
        return reached;
      }
      case "quantity": {
        const quantity = scene.quantityAt.get(at);
        return quantity !== undefined && quantity.to <= limit && fitsQuantity(quantity, edge.dim, edge.bound)
          ? this.go(edge, quantity.to, start, negated)
          : 0;
      }
      case "small":
        return scene.isSmall[at] === true ? this.go(edge, at + 1, start, negated) : 0;
      case "any":
        return scene.document.tokens[at]?.kind === "op"
          ? 0
          : this.go(edge, at + 1, start, scene.isNegation[at] === true ? 1 : negated);
    }
  }
}
