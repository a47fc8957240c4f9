import fc from "fast-check";
import { expect, test } from "vitest";
import { pairEvents, startState } from "../../../tests/setup/chairs";
import { LEVELS } from "../rubric/level";
import { holdsAttempt, isComparisonOpen, reducePair, stageOf } from "./session";
import type { PairEvent, PairState } from "./state";

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 9, minute));

function run(events: readonly PairEvent[], from: PairState = startState()): PairState {
  return events.reduce((state, event) => {
    const reduced = reducePair(state, event);
    if ("refused" in reduced) throw new Error(reduced.refused);
    return reduced.state;
  }, from);
}
const refusal = (state: PairState, event: PairEvent) => {
  const reduced = reducePair(state, event);
  return "refused" in reduced ? reduced.refused : null;
};

const joined: PairEvent = { kind: "joined", by: "cem", at: at(1) };
const begun: PairEvent = { kind: "begun", by: "ida", at: at(2) };
const submitted: PairEvent = { kind: "design-submitted", by: "cem", at: at(20) };
const closed: PairEvent = { kind: "closed", by: "ida", at: at(25) };
const levels = new Map(["drain", "price"].map((id) => [id, 2 as const]));
const judged: PairEvent = { kind: "self-judged", by: "cem", levels, at: at(26) };
const question = { kind: "question-asked", by: "ida", key: "k1", text: "Why?", probe: null, at: at(5) } as const;

test("a round goes from invitation to comparison, and to the next with the chairs exchanged", () => {
  const steps: [PairEvent, string][] = [
    [joined, "joined"],
    [begun, "running"],
    [question, "running"],
    [{ kind: "answer-given", by: "cem", key: "k2", text: "Because.", at: at(6) }, "running"],
    [submitted, "submitted"],
    [closed, "judging"],
    [judged, "compared"],
    [{ kind: "swapped", by: "cem", nextId: "next", at: at(30) }, "compared"],
  ];
  let state = startState();
  expect(stageOf(state)).toBe("invited");
  for (const [event, stage] of steps) {
    state = run([event], state);
    expect(stageOf(state)).toBe(stage);
  }
  expect(state.nextId).toBe("next");
  expect(state.said.map(({ from, text }) => [from, text])).toEqual([
    ["interviewer", "Why?"],
    ["candidate", "Because."],
  ]);
});

test("each chair does its own: what is refused is named", () => {
  const fresh = startState();
  expect(refusal(fresh, { ...joined, by: "ida" })).toBe("own-invitation");
  expect(refusal(fresh, begun)).toBe("nobody-joined");
  const seated = run([joined]);
  expect(refusal(seated, { ...joined, by: "eve" })).toBe("taken");
  expect(refusal(seated, { ...begun, by: "cem" })).toBe("interviewer-only");
  expect(refusal(seated, { ...begun, by: "eve" })).toBe("not-yours");
  expect(refusal(seated, question)).toBe("begin-first");
  const running = run([joined, begun]);
  expect(refusal(running, { ...question, by: "cem" })).toBe("interviewer-only");
  expect(refusal(running, { ...submitted, by: "ida" })).toBe("candidate-only");
  expect(refusal(running, { ...question, text: "  " })).toBe("nothing-said");
  expect(refusal(running, judged)).toBe("submit-first");
  expect(refusal(running, { ...question, probe: { criterionId: "elsewhere", key: "1" } })).toBe("criterion-unknown");
  const handedIn = run([submitted], running);
  expect(refusal(handedIn, judged)).toBe("close-first");
  expect(refusal(handedIn, { kind: "clarification-asked", by: "cem", id: "peak", at: at(21) })).toBe(
    "already-submitted",
  );
  const over = run([closed], handedIn);
  expect(refusal(over, { ...question, key: "k9" })).toBe("already-closed");
  expect(refusal(over, { kind: "self-judged", by: "cem", levels: new Map(), at: at(26) })).toBe(
    "judge-every-criterion",
  );
});

test("a line that is sent twice is said once, and two lines with one key are two", () => {
  const state = run([joined, begun, question, question, { ...question, text: "How?" }]);
  expect(state.said.map(({ text }) => text)).toEqual(["Why?", "How?"]);
});

test("levels may be given until the comparison opens, and not after", () => {
  const tick = { kind: "level-ticked", by: "ida", criterionId: "drain", level: 3, note: "n", at: at(9) } as const;
  const running = run([joined, begun]);
  expect(refusal(run([joined]), tick)).toBe("begin-first");
  expect(refusal(running, { ...tick, by: "cem" })).toBe("interviewer-only");
  const ticked = run([tick], running);
  expect(ticked.ticks).toHaveLength(1);
  const changed = run([{ ...tick, level: 1 }], run([submitted, closed], ticked));
  expect(changed.ticks.map(({ level }) => level)).toEqual([1]);
  expect(refusal(run([judged], changed), { ...tick, level: 2 })).toBe("comparison-open");
});

test("either may end it; ended without an answer there is nothing to compare and the attempt is free", () => {
  for (const by of ["ida", "cem"]) {
    const state = run([joined, begun, { kind: "closed", by, at: at(3) }]);
    expect(stageOf(state)).toBe("ended");
    expect(holdsAttempt(state)).toBe(false);
    expect(refusal(state, submitted)).toBe("already-closed");
  }
});

test("whatever happens in whatever order: repeating changes nothing, and only closing and judging open the comparison", () => {
  const starts = fc.constantFrom<PairEvent[]>([], [joined, begun], [joined, begun, submitted]);
  let opened = 0;
  fc.assert(
    fc.property(starts, fc.array(pairEvents(), { minLength: 60, maxLength: 120 }), (start, events) => {
      let state = run(start);
      for (const event of events) {
        const reduced = reducePair(state, event);
        if ("refused" in reduced) continue;
        state = reduced.state;
        const again = reducePair(state, event);
        expect("state" in again && again.state).toBe(state);
        expect(new Set(state.ticks.map(({ criterionId }) => criterionId)).size).toBe(state.ticks.length);
        for (const { level } of state.ticks) expect([null, ...LEVELS]).toContain(level);
      }
      if (!isComparisonOpen(state)) return;
      opened += 1;
      expect([state.closedAt, state.submittedAt, state.judgedAt]).not.toContain(null);
      expect([...state.selfLevels.keys()].sort()).toEqual([...state.criterionIds].sort());
    }),
    { numRuns: 150 },
  );
  expect(opened).toBeGreaterThan(5);
});
