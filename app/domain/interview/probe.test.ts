import { expect, test } from "vitest";
import { grade, later, planOf, playInterview, read, START } from "./interview-fixture";
import { shortQuote } from "./probe";

function asked(levels: Parameters<typeof read>[0], wish: Parameters<typeof planOf>[0] = {}): string[] {
  const room = playInterview(planOf({ minutes: 45, ...wish }));
  room.happens({ kind: "begun", attemptId: "a0", at: START });
  room.happens({ kind: "design-submitted", part: 0, criteria: read(levels), at: later(60) });
  const ids: string[] = [];
  for (let at = 70; room.state().stage === "questions"; at += 10) {
    const question = room.question();
    ids.push(question?.id ?? "");
    room.happens({ kind: "skipped", questionId: question?.id ?? "", at: later(at) });
  }
  return ids;
}

test("can't tell first, then silence, then what was only named, the heavier before the lighter; push back last", () => {
  expect(asked({ order: 1, size: null, loss: 3, proof: 1 })).toEqual([
    "0:probe:size",
    "0:probe:price",
    "0:probe:order",
    "0:probe:proof",
    "0:pushback:loss",
  ]);
});

test("a staff interview pushes back twice; a strong design is pushed on all over", () => {
  expect(asked({ order: 3, size: 2 }, { level: "staff" }).filter((id) => id.includes("pushback"))).toHaveLength(2);
  expect(asked({ order: 3, size: 3, price: 3, loss: 2, proof: 3 })).toEqual([
    "0:pushback:order",
    "0:pushback:size",
    "0:pushback:price",
    "0:pushback:loss",
    "0:pushback:proof",
  ]);
});

test("a push back quotes the candidate's own words and gives nothing of the rubric away", () => {
  const room = playInterview(planOf());
  room.happens({ kind: "begun", attemptId: "a0", at: START });
  room.happens({ kind: "design-submitted", part: 0, criteria: read({ order: 3 }), at: later(60) });
  room.happens({ kind: "skipped", questionId: room.question()?.id ?? "", at: later(70) });
  expect(room.question()).toMatchObject({ kind: "pushback", criterionIds: ["order"] });
  expect(room.question()?.text).toContain("\u201Cmy words on order in 0\u201D. Why not the other way?");
});

test("the twist hurts what is weakest by then: a reply that lifts a criterion moves it elsewhere", () => {
  const twistAfter = (level: 0 | 3) => {
    const room = playInterview(planOf());
    room.happens({ kind: "begun", attemptId: "a0", at: START });
    room.happens({ kind: "moved-on", from: 0, attemptId: "a1", at: later(10) });
    room.happens({ kind: "design-submitted", part: 1, criteria: read({ price: 1 }, "1"), at: later(60) });
    const questionId = room.question()?.id ?? "";
    room.happens({ kind: "answered", questionId, text: "so", grades: [grade("order", level)], at: later(90) });
    return room.question()?.key;
  };
  expect(twistAfter(0)).toBe("larger");
  expect(twistAfter(3)).toBe("cheaper");
});

test("when the time of a scenario is used up, one question and the twist are asked all the same", () => {
  const room = playInterview(planOf());
  room.happens({ kind: "begun", attemptId: "a0", at: START });
  room.happens({ kind: "design-submitted", part: 0, criteria: read({}), at: later(3_600) });
  expect(room.question()?.kind).toBe("probe");
  room.happens({ kind: "skipped", questionId: room.question()?.id ?? "", at: later(3_601) });
  expect(room.state().stage).toBe("between");
  room.happens({ kind: "moved-on", from: 0, attemptId: "a1", at: later(3_602) });
  room.happens({ kind: "design-submitted", part: 1, criteria: read({}, "1"), at: later(9_000) });
  room.happens({ kind: "skipped", questionId: room.question()?.id ?? "", at: later(9_001) });
  expect(room.question()?.kind).toBe("twist");
});

test("a long quotation is cut at a word", () => {
  const quote = shortQuote(`${"drain the pool ".repeat(20)}\nnow.`);
  expect(quote.length).toBeLessThan(190);
  expect(quote).toMatch(/ (drain|the|pool) \u2026$/);
  expect(shortQuote("Because\n it holds.")).toBe("Because it holds");
});
