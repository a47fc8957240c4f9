import fc from "fast-check";
import { expect, test } from "vitest";
import { grade, later, planOf, playInterview, read, START } from "./interview-fixture";
import { paceOf } from "./pacing";
import { foldInterview } from "./session";
import { allAsked, type InterviewEvent } from "./state";

test("a whole interview: design, questions, the next one with its twist in the middle, closing", () => {
  const room = playInterview(planOf());
  room.happens({ kind: "begun", attemptId: "a0", at: START });
  expect(room.state().stage).toBe("design");
  room.happens({ kind: "design-submitted", part: 0, criteria: read({}, "0"), at: later(300) });
  for (const at of [360, 420]) {
    room.happens({ kind: "skipped", questionId: room.question()?.id ?? "", at: later(at) });
  }
  expect(room.state().stage).toBe("between");
  room.happens({ kind: "moved-on", from: 0, attemptId: "a1", at: later(430) });
  room.happens({ kind: "design-submitted", part: 1, criteria: read({}, "1"), at: later(700) });
  const kinds: string[] = [];
  for (let at = 730; room.state().stage === "questions"; at += 30) {
    const question = room.question();
    kinds.push(question?.kind ?? "none");
    room.happens({ kind: "skipped", questionId: question?.id ?? "", at: later(at) });
  }
  expect(kinds).toEqual(["probe", "twist", "probe"]);
  room.happens({ kind: "moved-on", from: 1, attemptId: null, at: later(900) });
  expect(room.question()?.kind).toBe("closing");
  room.happens({ kind: "answered", questionId: "closing", text: "I would size it first.", grades: [], at: later(960) });
  expect(room.state()).toMatchObject({ stage: "closed", isEarly: false, closedAt: later(960) });
});

test("what has happened before changes nothing; another content under the same name is refused", () => {
  const room = playInterview(planOf());
  room.happens({ kind: "begun", attemptId: "a0", at: START });
  room.happens({ kind: "design-submitted", part: 0, criteria: read({}), at: later(60) });
  const question = room.question()?.id ?? "";
  const answer: InterviewEvent = { kind: "answered", questionId: question, text: "so", grades: [], at: later(90) };
  expect(room.happens(answer)).toBe(true);
  const before = room.state();
  for (const again of [
    { kind: "begun", attemptId: "other", at: later(91) },
    { kind: "design-submitted", part: 0, criteria: read({ order: 3 }), at: later(91) },
    { ...answer, at: later(91) },
    { kind: "resumed", at: later(91) },
  ] satisfies InterviewEvent[]) {
    expect(room.happens(again)).toBe(false);
  }
  expect(room.state()).toBe(before);
  expect(room.refusal({ ...answer, text: "otherwise" })).toBe("answered-before");
  expect(room.refusal({ kind: "skipped", questionId: question, at: later(92) })).toBe("answered-before");
  expect(room.refusal({ kind: "clarification-asked", part: 0, id: "peak", at: later(92) })).toBe("design-locked");
  expect(room.refusal({ kind: "self-judged", levels: [], at: later(92) })).toBe("close-first");
});

test("a pause stops the clock and keeps what was being typed; nothing but going on or ending is possible", () => {
  const room = playInterview(planOf());
  room.happens({ kind: "begun", attemptId: "a0", at: START });
  room.happens({ kind: "design-submitted", part: 0, criteria: read({}), at: later(60) });
  room.happens({ kind: "paused", unsent: "half a thou", at: later(70) });
  const questionId = room.question()?.id ?? "";
  expect(room.refusal({ kind: "answered", questionId, text: "x", grades: [], at: later(80) })).toBe("paused");
  expect(room.refusal({ kind: "moved-on", from: 0, attemptId: "a1", at: later(80) })).toBe("paused");
  room.happens({ kind: "resumed", at: later(3_670) });
  expect(room.state().unsent).toEqual({ questionId, text: "half a thou" });
  expect(paceOf(room.state(), later(3_700))).toMatchObject({ usedSeconds: 100, pausedSeconds: 3_600 });
});

test("a laptop that is closed without a pause has used its time", () => {
  const room = playInterview(planOf());
  room.happens({ kind: "begun", attemptId: "a0", at: START });
  expect(paceOf(foldInterview(room.state().plan, room.log), later(7_200)).parts[0]?.segments[0]).toMatchObject({
    kind: "design",
    usedSeconds: 7_200,
  });
});

test("the self-judgement needs a level for every criterion of every design, and the first one stands", () => {
  const room = playInterview(planOf());
  room.happens({ kind: "begun", attemptId: "a0", at: START });
  room.happens({ kind: "design-submitted", part: 0, criteria: read({}), at: later(60) });
  room.happens({ kind: "closed", isEarly: true, at: later(61) });
  const levels = [{ order: 2, size: 2, price: 2, loss: 2, proof: 2 }] as const;
  expect(room.refusal({ kind: "self-judged", levels: [{ order: 2 }], at: later(70) })).toBe("judge-every-criterion");
  expect(room.happens({ kind: "self-judged", levels, at: later(70) })).toBe(true);
  expect(room.happens({ kind: "self-judged", levels, at: later(75) })).toBe(false);
  const other = [{ ...levels[0], order: 0 as const }];
  expect(room.refusal({ kind: "self-judged", levels: other, at: later(80) })).toBe("judged-before");
});

/** Anything that a page can send, in any order, with any time between. */
const Press = fc.record({
  kind: fc.constantFrom("design", "answer", "skip", "clarify", "pause", "resume", "move", "end", "again"),
  level: fc.constantFrom(0, 1, 2, 3, null),
  seconds: fc.integer({ min: -30, max: 900 }),
  text: fc.string({ minLength: 1, maxLength: 12 }),
});

test("however it goes, no question comes twice, no answer is lost, and the time used is the wall time minus the pauses", () => {
  fc.assert(
    fc.property(
      fc.array(Press, { maxLength: 40 }),
      fc.constantFrom("senior" as const, "staff" as const),
      fc.constantFrom(20 as const, 45 as const, 60 as const),
      (presses, level, minutes) => {
        const room = playInterview(planOf({ level, minutes }));
        room.happens({ kind: "begun", attemptId: "a0", at: START });
        const given: string[] = [];
        let seconds = 0;
        for (const press of presses) {
          seconds += press.seconds;
          const at = later(seconds);
          const state = room.state();
          const part = state.parts.length - 1;
          const questionId = room.question()?.id ?? "none";
          const { text } = press;
          const levels = { order: press.level, size: press.level, price: press.level };
          const events: Record<string, InterviewEvent> = {
            design: { kind: "design-submitted", part, criteria: read(levels, String(part)), at },
            answer: { kind: "answered", questionId, text, grades: [grade("order", press.level)], at },
            skip: { kind: "skipped", questionId, at },
            clarify: { kind: "clarification-asked", part, id: "peak", at },
            pause: { kind: "paused", unsent: text, at },
            resume: { kind: "resumed", at },
            move: { kind: "moved-on", from: part, attemptId: `a${String(part + 1)}`, at },
            end: { kind: "closed", isEarly: true, at },
            again: room.log.at(-1) ?? { kind: "resumed", at },
          };
          const event = events[press.kind];
          if (event === undefined) continue;
          const isTaken = room.happens(event);
          if (isTaken && event.kind === "answered") given.push(text);
        }
        const state = room.state();
        const texts = allAsked(state).map(({ question }) => question.text);
        expect(new Set(texts).size).toBe(texts.length);
        expect(allAsked(state).flatMap(({ reply }) => (reply?.text == null ? [] : [reply.text]))).toEqual(given);

        // A machine's clock that is set back counts as standing still.
        const used = [...state.clock.used.values()].reduce((sum, ms) => sum + ms, 0);
        expect(used + state.clock.pausedMs).toBe((state.clock.since?.getTime() ?? 0) - START.getTime());
        // What is stored tells the same story again, through JSON as the database keeps it.
        const stored = room.log.map(({ at, ...rest }) => ({
          ...(JSON.parse(JSON.stringify(rest)) as typeof rest),
          at,
        }));
        expect(foldInterview(state.plan, stored as InterviewEvent[])).toEqual(state);
      },
    ),
    { numRuns: 300 },
  );
});
