import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { criterionGrade } from "../../../tests/setup/practice-judge";
import { CRITERIA } from "../../../tests/setup/practice-library";
import type { GradeReport, Note } from "../grading/evidence";
import { LEVELS, type Level, type LevelOrUnknown } from "../rubric/level";
import { phaseIndex } from "./attempt";
import { probesOf, reduceAttempt } from "./reduce";
import { REFUSALS, type AttemptEvent, type AttemptState, type Refusal } from "./state";

const at = new Date("2026-03-01T10:00:00.000Z");
const later = new Date("2026-03-01T11:00:00.000Z");
const IDS = CRITERIA.map(({ id }) => id);

const BEGUN: AttemptState = {
  id: "a1",
  scenarioId: "small-fleet",
  rubricVersion: "v1",
  phase: "design",
  startedAt: at,
  clarifications: [],
  hints: [],
  submission: null,
  judgedAt: null,
  criteria: [],
  probes: [],
  twistId: null,
  twist: null,
  differences: [],
  finishedAt: null,
};

function gradesAt(levels: readonly LevelOrUnknown[]) {
  return CRITERIA.map((criterion, index) => criterionGrade(criterion, levels[index] ?? null));
}

function reportAt(levels: readonly LevelOrUnknown[], flags: GradeReport["flags"] = []): GradeReport {
  const criteria = gradesAt(levels);
  return {
    scenario: "small-fleet",
    rubricVersion: "v1",
    graderVersion: "g1",
    score: null,
    max: 1,
    coverage: 1,
    criteria,
    masked: [],
    flags,
    wordCount: 9,
  };
}

function apply(state: AttemptState, ...events: AttemptEvent[]): AttemptState {
  return events.reduce((before, event) => {
    const reduced = reduceAttempt(before, event);
    if ("refused" in reduced) throw new Error(`${event.kind} refused: ${reduced.refused}`);
    return reduced.state;
  }, state);
}

function refusal(state: AttemptState, event: AttemptEvent): Refusal | null {
  const reduced = reduceAttempt(state, event);
  return "refused" in reduced ? reduced.refused : null;
}

const submitted = (text: string, levels: readonly LevelOrUnknown[] = [2, 1, 0, null, 3]): AttemptEvent => ({
  kind: "submitted",
  text,
  report: reportAt(levels),
  at,
});
const judged = (level: Level, when = at): AttemptEvent => ({
  kind: "self-judged",
  levels: new Map(IDS.map((id) => [id, level])),
  at: when,
});
const skipped = (criterionId: string): AttemptEvent => ({
  kind: "probe-settled",
  criterionId,
  text: null,
  grade: null,
  at,
});
const skipAllProbes: AttemptEvent[] = ["zone-loss", "price", "headroom", "drain-order"].map(skipped);
const posed: AttemptEvent = { kind: "twist-posed", twistId: "cheaper", at };
const twistSkipped: AttemptEvent = { kind: "twist-settled", text: null, grades: [], at };

describe("submitting", () => {
  test("locks the text, freezes the levels and asks for the own judgement", () => {
    const state = apply(BEGUN, submitted("my design"));
    expect(state.phase).toBe("judge");
    expect(state.submission?.text).toBe("my design");
    expect(state.criteria.map(({ initial, final, self }) => [initial, final, self])).toEqual(
      [2, 1, 0, null, 3].map((level) => [level, level, null]),
    );
  });

  test("the same text twice is one submission", () => {
    const state = apply(BEGUN, submitted("my design"));
    expect(apply(state, { kind: "submitted", text: "my design", report: reportAt([0, 0, 0, 0, 0]), at: later })).toBe(
      state,
    );
  });

  test("another text after the lock is refused, in every later phase", () => {
    const state = apply(BEGUN, submitted("my design"), judged(2));
    expect(refusal(state, submitted("a better design"))).toBe("submitted-before");
  });

  test("mostly copied text is graded and not counted", () => {
    const state = apply(BEGUN, {
      kind: "submitted",
      text: "copied",
      report: reportAt([3, 3, 3, 3, 3], ["mostly-copied"]),
      at,
    });
    expect(state.submission?.isCounted).toBe(false);
  });
});

describe("before submission", () => {
  test("clarifications and hints are recorded once, hints in order", () => {
    const asked: AttemptEvent = { kind: "clarification-asked", id: "peak", worth: "decisive", at };
    const state = apply(BEGUN, asked, { kind: "hint-taken", step: 0, at });
    expect(apply(state, asked, { kind: "hint-taken", step: 0, at: later })).toBe(state);
    expect(refusal(state, { kind: "hint-taken", step: 2, at })).toBe("hint-order");
  });

  test("after submission nothing more is revealed, but what was asked stays asked", () => {
    const asked: AttemptEvent = { kind: "clarification-asked", id: "peak", worth: "decisive", at };
    const state = apply(BEGUN, asked, submitted("x"));
    expect(apply(state, asked)).toBe(state);
    expect(refusal(state, { kind: "clarification-asked", id: "slo", worth: "decisive", at })).toBe("design-locked");
    expect(refusal(state, { kind: "hint-taken", step: 0, at })).toBe("design-locked");
  });
});

describe("judging oneself", () => {
  test("needs a level for every criterion", () => {
    const state = apply(BEGUN, submitted("x"));
    const partial: AttemptEvent = { kind: "self-judged", levels: new Map([["headroom", 2]]), at };
    expect(refusal(state, partial)).toBe("judge-every-criterion");
  });

  test("comes after submission, and the first judgement stands", () => {
    expect(refusal(BEGUN, judged(1))).toBe("submit-first");
    const state = apply(BEGUN, submitted("x"), judged(1));
    expect(state.phase).toBe("grade");
    expect(apply(state, judged(1, later))).toBe(state);
    expect(refusal(state, judged(2))).toBe("judged-before");
  });
});

describe("probes", () => {
  const probing = apply(BEGUN, submitted("x"), judged(1), { kind: "probing-begun", at });
  const current = probesOf(probing)[0]?.criterionId ?? "";
  const answered = (text: string, level: LevelOrUnknown, notes: Note[] = []): AttemptEvent => ({
    kind: "probe-settled",
    criterionId: current,
    text,
    grade: criterionGrade({ id: current, dimension: "failure-mode", weight: 2 }, level, [], notes),
    at,
  });

  test("are asked one at a time, in the planned order", () => {
    expect(current).toBe("zone-loss");
    expect(refusal(probing, skipped("drain-order"))).toBe("probe-not-current");
    expect(refusal(probing, skipped("proof"))).toBe("probe-not-current");
    expect(refusal(apply(BEGUN, submitted("x")), skipped("zone-loss"))).toBe("see-grade-first");
  });

  test("a good reply lifts the final level and leaves the frozen one", () => {
    const state = apply(probing, answered("because", 2));
    const criterion = state.criteria.find(({ id }) => id === current);
    expect(criterion).toMatchObject({ initial: null, final: 2 });
    expect(state.probes[0]).toMatchObject({
      text: "because",
      levelBefore: null,
      levelAfter: 2,
      question: `What about ${current}?`,
    });
  });

  test("the same reply twice is one reply, another one is refused", () => {
    const state = apply(probing, answered("because", 2));
    expect(apply(state, answered("because", 0))).toBe(state);
    expect(refusal(state, answered("or rather", 3))).toBe("probe-settled-before");
    expect(refusal(state, skipped(current))).toBe("probe-settled-before");
  });

  test("a contradiction caps the final level at Named, and no twist lifts it", () => {
    const contradiction: Note = { kind: "contradiction", says: "Both cannot hold.", quotes: [] };
    const state = apply(
      BEGUN,
      submitted("x", [3, 3, 3, 2, 3]),
      judged(1),
      { kind: "probing-begun", at },
      answered("the opposite", 1, [contradiction]),
      posed,
      { kind: "twist-settled", text: "t", grades: gradesAt([3, 3, 3, 3, 3]), at },
    );
    expect(state.criteria.find(({ id }) => id === current)).toMatchObject({ initial: 2, final: 1 });
  });

  test("must all be settled before the twist", () => {
    expect(refusal(probing, posed)).toBe("probes-open");
    expect(apply(probing, ...skipAllProbes, posed).phase).toBe("twist");
  });

  test("when everything was defended the twist follows at once", () => {
    expect(apply(BEGUN, submitted("x", [3, 3, 3, 3, 3]), judged(3), posed).phase).toBe("twist");
  });
});

describe("twist, contrast and the end", () => {
  const twisted = apply(BEGUN, submitted("x"), judged(1), { kind: "probing-begun", at }, ...skipAllProbes, posed);
  const contrasting = apply(twisted, twistSkipped, { kind: "contrast-begun", at });
  const said = (criterionId: string, text: string | null): AttemptEvent => ({
    kind: "difference-said",
    criterionId,
    text,
    at,
  });

  test("the twist that was posed stays, and is answered once", () => {
    expect(apply(twisted, { kind: "twist-posed", twistId: "regulated", at: later }).twistId).toBe("cheaper");
    expect(refusal(twisted, { kind: "contrast-begun", at })).toBe("twist-open");
    const reply: AttemptEvent = { kind: "twist-settled", text: "I shrink it", grades: gradesAt([2, 2, 2, 2, 2]), at };
    const state = apply(twisted, reply);
    expect(state.criteria.map(({ final }) => final)).toEqual([2, 2, 2, 2, 3]);
    expect(apply(state, reply)).toBe(state);
    expect(refusal(state, twistSkipped)).toBe("twist-settled-before");
  });

  test("every difference is said or skipped before the end, each once", () => {
    expect(refusal(contrasting, { kind: "finished", at })).toBe("differences-open");
    const one = apply(contrasting, said("headroom", "it has a number"));
    expect(apply(one, said("headroom", "it has a number"))).toBe(one);
    expect(refusal(one, said("headroom", null))).toBe("difference-said-before");
    expect(refusal(one, said("no-such", null))).toBe("criterion-unknown");
    const done = apply(one, ...IDS.filter((id) => id !== "headroom").map((id) => said(id, null)), {
      kind: "finished",
      at,
    });
    expect(done).toMatchObject({ phase: "finished", finishedAt: at });
    expect(apply(done, { kind: "finished", at: later })).toBe(done);
  });

  test("going back to an earlier step changes nothing", () => {
    expect(apply(contrasting, { kind: "probing-begun", at: later })).toBe(contrasting);
    expect(apply(contrasting, { kind: "contrast-begun", at: later })).toBe(contrasting);
    expect(apply(contrasting, ...skipAllProbes)).toBe(contrasting);
  });
});

test("every refusal says in a sentence what to do or what stands", () => {
  for (const sentence of Object.values(REFUSALS)) expect(sentence).toMatch(/^[A-Z].*\.$/);
});

const anyLevel = fc.constantFrom<LevelOrUnknown>(null, ...LEVELS);
const anyId = fc.constantFrom(...IDS, "no-such");
const anyText = fc.constantFrom("one", "two");
const anyReply = fc.option(anyText, { nil: null });
const anyEvent: fc.Arbitrary<AttemptEvent> = fc.oneof(
  fc.record({
    kind: fc.constant("clarification-asked" as const),
    id: anyText,
    worth: fc.constant("noise" as const),
    at: fc.constant(at),
  }),
  fc.record({ kind: fc.constant("hint-taken" as const), step: fc.nat(2), at: fc.constant(at) }),
  fc.record({
    kind: fc.constant("submitted" as const),
    text: anyText,
    report: fc.array(anyLevel, { minLength: 5, maxLength: 5 }).map((levels) => reportAt(levels)),
    at: fc.constant(at),
  }),
  fc.record({
    kind: fc.constant("self-judged" as const),
    levels: fc.constantFrom(...LEVELS).map((level) => new Map(IDS.map((id) => [id, level]))),
    at: fc.constant(at),
  }),
  fc.constantFrom<AttemptEvent>(
    { kind: "probing-begun", at },
    posed,
    { kind: "contrast-begun", at },
    { kind: "finished", at },
  ),
  fc.record({
    kind: fc.constant("probe-settled" as const),
    criterionId: anyId,
    text: anyReply,
    grade: anyLevel.map((level) =>
      criterionGrade({ id: "zone-loss", dimension: "failure-mode" as const, weight: 2 }, level),
    ),
    at: fc.constant(at),
  }),
  fc.record({
    kind: fc.constant("twist-settled" as const),
    text: anyReply,
    grades: fc.array(anyLevel, { minLength: 5, maxLength: 5 }).map(gradesAt),
    at: fc.constant(at),
  }),
  fc.record({ kind: fc.constant("difference-said" as const), criterionId: anyId, text: anyReply, at: fc.constant(at) }),
);

/** Attempts at every phase, so that random events do not all end at the first lock. */
const probing = apply(BEGUN, submitted("one"), judged(1), { kind: "probing-begun", at });
const contrasting = apply(probing, ...skipAllProbes, posed, twistSkipped, { kind: "contrast-begun", at });
const anyStart = fc.constantFrom(
  BEGUN,
  apply(BEGUN, submitted("one")),
  probing,
  apply(probing, ...skipAllProbes, posed),
  contrasting,
);

test("whatever happens in whatever order: phases go one way, what was locked stays, and every event can be repeated", () => {
  fc.assert(
    fc.property(anyStart, fc.array(anyEvent, { maxLength: 60 }), (start, events) => {
      let state = start;
      for (const event of events) {
        const reduced = reduceAttempt(state, event);
        if ("refused" in reduced) continue;
        const next = reduced.state;
        expect(phaseIndex(next.phase)).toBeGreaterThanOrEqual(phaseIndex(state.phase));
        if (state.submission !== null) expect(next.submission).toBe(state.submission);
        state.criteria.forEach(({ initial, self }, index) => {
          expect(next.criteria[index]?.initial).toBe(initial);
          if (self !== null) expect(next.criteria[index]?.self).toBe(self);
        });
        expect(next.probes.slice(0, state.probes.length)).toEqual(state.probes);
        expect(reduceAttempt(next, event)).toEqual({ state: next });
        state = next;
      }
    }),
  );
});
