import { afterEach, beforeEach, expect, test } from "vitest";
import { createPractice, practiseTo, type Practice } from "../../../tests/setup/practice";
import { makeLibrary, makeScenario, reviseScenario } from "../../../tests/setup/practice-library";
import { MISSED_POINTS, NOTE_CHARACTERS, PASSAGE_CHARACTERS } from "../../domain/attempt/limits";
import { NotFoundError, NotYetError, RefusedError } from "../errors";
import { viewGrade } from "../view/view-grade.server";
import { noteMissed, type Missed } from "./note-missed.server";

const TEXT = "headroom=1 is seven spare.\n\nproof=? We look at the queue, because it grows first.";

let practice: Practice;
let key: { userId: string; attemptId: string };

beforeEach(async () => {
  practice = await createPractice();
  const userId = await practice.addUser("ann");
  key = { userId, attemptId: await practiseTo(practice.ctx, "grade", { userId, text: TEXT }) };
});
afterEach(() => practice.close());

const note = (missed: Partial<Missed> = {}) =>
  noteMissed(practice.ctx, {
    ...key,
    criterionId: "headroom",
    sentence: null,
    passage: "seven spare",
    level: 2,
    reason: "",
    ...missed,
  });
const noted = async () => (await viewGrade(practice.ctx, key)).noted;

test("a passage is kept with its place and the verdict of that moment, and stands on the page", async () => {
  await note({ reason: " It is a number. " });
  expect(await practice.db.missedPoint.findMany()).toEqual([
    {
      attemptId: key.attemptId,
      criterionId: "headroom",
      start: 14,
      end: 25,
      quote: "seven spare",
      wantedLevel: 2,
      reason: "It is a number.",
      gradedLevel: 1,
      rubricVersion: makeScenario().rubricVersion,
      graderVersion: "practice-1",
      notedAt: practice.clock.now,
    },
  ]);
  expect(await noted()).toMatchObject([{ quote: "seven spare", wantedLevel: 2, gradedLevel: 1 }]);
  expect((await viewGrade(practice.ctx, key)).criteria.find(({ id }) => id === "headroom")?.initialLevel).toBe(1);
});

test("a sentence of the list is kept whole; can't tell stays can't tell; a pasted passage counts before a sentence", async () => {
  const { sentences, answer } = await viewGrade(practice.ctx, key);
  const last = sentences.at(-1) ?? null;
  await note({ criterionId: "proof", sentence: last, passage: " " });
  expect(await noted()).toMatchObject([
    { criterionId: "proof", quote: answer.slice(last?.start, last?.end), gradedLevel: null },
  ]);
  await note({ criterionId: "proof", sentence: last, passage: "the queue,\r\n because" });
  expect((await noted()).map(({ quote }) => quote)).toContain("the queue, because");
});

test("the same passage for the same criterion is one note, also at the same time: what was said last stands", async () => {
  await Promise.all([note(), note()]);
  await note({ passage: "seven   spare" });
  expect(await noted()).toHaveLength(1);
  await note({ level: 3, reason: "On second thoughts." });
  expect(await noted()).toMatchObject([{ wantedLevel: 3, reason: "On second thoughts.", gradedLevel: 1 }]);
  await note({ criterionId: "proof" });
  expect(await noted()).toHaveLength(2);
});

test("what is not in the answer, too long, or nothing is refused with words; so is a criterion that is none", async () => {
  await expect(note({ passage: "eight spare" })).rejects.toThrow("do not stand in your answer");
  await expect(note({ passage: " " })).rejects.toThrow("Choose the sentence");
  await expect(note({ passage: "", sentence: { start: 9000, end: 9001 } })).rejects.toThrow("Choose the sentence");
  await expect(note({ reason: "x".repeat(NOTE_CHARACTERS + 1) })).rejects.toThrow(RefusedError);
  await expect(note({ criterionId: "no-such" })).rejects.toThrow(NotFoundError);
  const long = "word ".repeat(PASSAGE_CHARACTERS);
  const attemptId = await practiseTo(practice.ctx, "grade", { userId: "ann", text: long });
  await expect(note({ attemptId, passage: long })).rejects.toThrow("more than 1,000 characters");
  expect(await practice.db.missedPoint.count()).toBe(0);
});

test("an attempt holds so many notes and no more; those that are there can still be changed", async () => {
  const text = Array.from({ length: MISSED_POINTS + 1 }, (_, index) => `word${String(index)}x`).join(" ");
  const attemptId = await practiseTo(practice.ctx, "grade", { userId: "ann", text });
  for (const passage of text.split(" ").slice(0, MISSED_POINTS)) await note({ attemptId, passage });
  await expect(note({ attemptId, passage: `word${String(MISSED_POINTS)}x` })).rejects.toThrow("no more fit");
  await note({ attemptId, passage: "word0x", level: 0 });
  expect(await practice.db.missedPoint.count()).toBe(MISSED_POINTS);
});

test("not before the grade is shown, not in somebody else's attempt, and gone with the attempt", async () => {
  const attemptId = await practiseTo(practice.ctx, "judge", { userId: "ann", text: TEXT });
  await expect(note({ attemptId })).rejects.toThrow(NotYetError);
  await practice.addUser("bob");
  await expect(note({ userId: "bob" })).rejects.toThrow(NotFoundError);
  await note();
  await expect(viewGrade(practice.ctx, { ...key, userId: "bob" })).rejects.toThrow(NotFoundError);
  await practice.db.attempt.delete({ where: { id: key.attemptId } });
  expect(await practice.db.missedPoint.count()).toBe(0);
});

test("a finished attempt can still be marked, with the versions that it was graded by", async () => {
  const attemptId = await practiseTo(practice.ctx, "finished", { userId: "ann", text: TEXT });
  const revised = practice.withLibrary(makeLibrary([reviseScenario(makeScenario(), "Another title")]));
  await noteMissed(revised, {
    userId: "ann",
    attemptId,
    criterionId: "headroom",
    sentence: { start: 0, end: 25 },
    passage: "",
    level: 3,
    reason: "",
  });
  expect(await practice.db.missedPoint.findFirst({ where: { attemptId } })).toMatchObject({
    rubricVersion: makeScenario().rubricVersion,
  });
});
