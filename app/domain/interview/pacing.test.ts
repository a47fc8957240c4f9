import { expect, test } from "vitest";
import { later, planOf, playInterview, read, START } from "./interview-fixture";
import { currentSegment, paceOf, paceWords } from "./pacing";
import { segmentWords } from "./report/report-words";

test("time goes to the part in which it passes, the twist apart from the questions", () => {
  const room = playInterview(planOf());
  room.happens({ kind: "begun", attemptId: "a0", at: START });
  room.happens({ kind: "moved-on", from: 0, attemptId: "a1", at: later(100) });
  room.happens({ kind: "design-submitted", part: 1, criteria: read({}, "1"), at: later(400) });
  room.happens({ kind: "skipped", questionId: room.question()?.id ?? "", at: later(430) });
  expect(currentSegment(room.state(), later(440))).toMatchObject({ kind: "twist", usedSeconds: 10 });
  room.happens({ kind: "skipped", questionId: room.question()?.id ?? "", at: later(450) });
  const pace = paceOf(room.state(), later(460));
  expect(pace.parts.map(({ segments }) => segments.map(({ usedSeconds }) => usedSeconds))).toEqual([
    [100, 0],
    [300, 40, 20],
  ]);
  expect(pace).toMatchObject({ usedSeconds: 460, budgetSeconds: 1_200, pausedSeconds: 0 });
});

test("the interviewer speaks of the time when it gets short, and goes on when it is over", () => {
  const at = (usedSeconds: number, kind: "design" | "questions" | "closing" = "design") =>
    paceWords({ kind, usedSeconds, budgetSeconds: 300 });
  expect(at(200)).toBeNull();
  expect(at(250)).toContain("About a minute left for the design");
  expect(at(301)).toContain("Hand in what you have");
  expect(at(290, "questions")).toContain("Keep it short");
  expect(at(301, "questions")).toContain("we go on");
  expect(at(301, "closing")).toContain("we stop");
});

test("over a budget is said by how much", () => {
  expect(segmentWords({ kind: "design", usedSeconds: 245, budgetSeconds: 330 })).toBe("4:05 of 5:30");
  expect(segmentWords({ kind: "design", usedSeconds: 3_930, budgetSeconds: 330 })).toBe(
    "1:05:30 of 5:30, 1:00:00 over",
  );
});
