import { expect, test } from "vitest";
import { startState } from "../../../tests/setup/chairs";
import { nextScenario } from "./next-scenario";
import { replay, type AttemptFacts } from "./replay";
import { stageOf } from "./session";
import type { StoredDetail, StoredEvent } from "./stored-event";

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 9, minute));
const stored = (...list: [string, number, StoredDetail][]): StoredEvent[] =>
  list.map(([by, minute, detail], index) => ({ seq: index + 1, by, at: at(minute), detail }));
const facts = (seed: Partial<AttemptFacts>): AttemptFacts => ({
  clarifications: [],
  submittedAt: null,
  judgedAt: null,
  selfLevels: new Map(),
  ...seed,
});
const start = startState({ candidateId: "cem" });
const begun = stored(["cem", 1, { kind: "joined" }], ["ida", 2, { kind: "begun" }]);
const ended = [...begun, ...stored(["ida", 30, { kind: "closed" }]).map((event) => ({ ...event, seq: 3 }))];

test("what the attempt knows belongs to the round: questions, handing in, judging oneself", () => {
  const attempt = facts({ clarifications: [{ id: "peak", at: at(5) }], submittedAt: at(20) });
  const state = replay(start, begun, attempt);
  expect(stageOf(state)).toBe("submitted");
  expect(state.clarifications.map(({ id }) => id)).toEqual(["peak"]);
  const selfLevels = new Map([
    ["drain", 1 as const],
    ["price", 2 as const],
  ]);
  const over = replay(start, ended, { ...attempt, judgedAt: at(31), selfLevels });
  expect(stageOf(over)).toBe("compared");
  expect(over.selfLevels.get("price")).toBe(2);
});

test("handed in at the very moment of closing counts; handed in afterwards is the candidate's own", () => {
  expect(stageOf(replay(start, ended, facts({ submittedAt: at(30) })))).toBe("judging");
  const late = replay(start, ended, facts({ submittedAt: at(31), judgedAt: at(32) }));
  expect(stageOf(late)).toBe("ended");
});

test("a stored event that can no longer happen changes nothing", () => {
  const twice = [...ended, ...stored(["ida", 40, { kind: "begun" }], ["eve", 41, { kind: "swapped", nextId: "x" }])];
  expect(replay(start, twice, null)).toEqual(replay(start, ended, null));
});

test("the next scenario is one that the two have not had, as long as there is one", () => {
  const library = ["a", "b", "c"];
  expect(nextScenario(library, "a", ["a"])).toBe("b");
  expect(nextScenario(library, "b", ["b", "a"])).toBe("c");
  expect(nextScenario(library, "c", ["c", "b", "a"])).toBe("a");
  expect(nextScenario(["a"], "a", ["a"])).toBe("a");
  expect(nextScenario(library, "gone", ["gone"])).toBe("a");
  expect(nextScenario([], "a", [])).toBeNull();
});
