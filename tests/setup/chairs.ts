import fc from "fast-check";
import type { PairEvent, PairState } from "../../app/domain/chairs/state";
import { LEVELS } from "../../app/domain/rubric/level";

/** A round that ida has opened and nobody has joined. */
export function startState(seed: Partial<PairState> = {}): PairState {
  return {
    id: "pair",
    round: 1,
    scenarioId: "small-fleet",
    rubricVersion: "v1",
    criterionIds: ["drain", "price"],
    interviewerId: "ida",
    candidateId: null,
    joinedAt: null,
    begunAt: null,
    clarifications: [],
    said: [],
    ticks: [],
    submittedAt: null,
    closedAt: null,
    judgedAt: null,
    selfLevels: new Map(),
    nextId: null,
    ...seed,
  };
}

/** Any event of anybody: the two people of a round and a stranger. `secret` marks what only the interviewer may know. */
export function pairEvents(secret = "note"): fc.Arbitrary<PairEvent> {
  const by = fc.constantFrom("ida", "cem", "eve");
  const at = fc.integer({ min: 0, max: 10_000 }).map((minute) => new Date(Date.UTC(2026, 2, 1, 0, minute)));
  const criterionId = fc.constantFrom("drain", "price", "unknown");
  const level = fc.constantFrom(...LEVELS);
  const key = fc.constantFrom("k1", "k2", "k3");
  const text = fc.constantFrom("", "Why?", "Because.");
  const probe = fc.option(fc.record({ criterionId, key: fc.constantFrom("0", "unsure") }));
  const levels = fc
    .oneof(fc.record({ drain: level, price: level }), fc.record({ price: level }))
    .map((all) => new Map(Object.entries(all)));
  const note = fc.constantFrom("", `${secret} one`, `${secret} two`);
  const plain = (...kinds: ("joined" | "begun" | "closed" | "design-submitted")[]) =>
    fc.record({ kind: fc.constantFrom(...kinds), by, at });
  return fc.oneof(
    plain("joined", "begun", "closed", "design-submitted"),
    fc.record({ kind: fc.constant("clarification-asked" as const), by, id: fc.constantFrom("peak", "slo"), at }),
    fc.record({ kind: fc.constant("question-asked" as const), by, key, text, probe, at }),
    fc.record({ kind: fc.constant("answer-given" as const), by, key, text, at }),
    fc.record({ kind: fc.constant("level-ticked" as const), by, criterionId, level: fc.option(level), note, at }),
    fc.record({ kind: fc.constant("self-judged" as const), by, levels, at }),
    fc.record({ kind: fc.constant("swapped" as const), by, nextId: fc.constantFrom("next", "other"), at }),
  );
}
