import { afterEach, beforeEach, expect, test } from "vitest";
import { createPractice, practiseTo, SCENARIO, type Practice } from "../../../tests/setup/practice";
import { CRITERIA, makeLibrary, makeScenario } from "../../../tests/setup/practice-library";
import { NotFoundError, RefusedError } from "../errors";
import { answerReview } from "./answer-review.server";
import { calendarOwner, endCalendar, renewCalendar } from "./calendar-address.server";
import { countDueToday } from "./count-due.server";
import { setReviewSettings } from "./set-review-settings.server";
import { viewCalendar } from "./view-calendar.server";
import { viewOutcome } from "./view-outcome.server";
import { viewQuestion } from "./view-question.server";
import { viewReview } from "./view-review.server";

let practice: Practice;
const KEY = { userId: "ann", scenarioId: SCENARIO, criterionId: "headroom" };

beforeEach(async () => {
  practice = await createPractice(
    makeLibrary([makeScenario(), makeScenario({ id: "other-fleet", title: "Another fleet" })]),
  );
  await practice.addUser("ann");
  await practice.addUser("bob");
});
afterEach(() => practice.close());

async function question(key = KEY) {
  const view = await viewQuestion(practice.ctx, key);
  if (view.kind !== "question") throw new Error("not due");
  return view;
}

async function reply(text: string | null, key = KEY) {
  const { turn, promptKey } = await question(key);
  return answerReview(practice.ctx, { ...key, turn, promptKey, text });
}

test("what was practised comes back on its day, the furthest forgotten first", async () => {
  expect(await viewReview(practice.ctx, "ann")).toMatchObject({ today: [], doneToday: 0, later: 0, nextAt: null });
  await practiseTo(practice.ctx, "finished", { userId: "ann", text: "headroom=1 price=2 zone-loss=3" });
  expect(await viewReview(practice.ctx, "ann")).toMatchObject({
    today: [],
    later: 5,
    nextAt: "2026-03-02T09:00:00.000Z",
  });
  practice.clock.forward(1);
  const view = await viewReview(practice.ctx, "ann");
  expect(view.today.map(({ criterionId }) => criterionId)).toEqual(["drain-order", "headroom", "proof"]);
  expect(view).toMatchObject({ later: 2, waiting: { count: 0, until: null }, nextAt: null });
  expect(await countDueToday(practice.ctx, "ann")).toBe(3);
  expect(await countDueToday(practice.ctx, "bob")).toBe(0);
});

test("a question is graded into its criterion, explained after the try, and planned again", async () => {
  await practiseTo(practice.ctx, "finished", { userId: "ann", text: "headroom=1" });
  practice.clock.forward(1);
  const asked = await question();
  expect(asked).toMatchObject({ form: "probe", question: "Zero headroom?", turn: 1, reread: null, pair: null });
  expect(JSON.stringify(asked)).not.toContain("principle of headroom");
  expect(JSON.stringify(asked)).not.toContain("Reasoned");

  const { turn } = await reply("headroom=3, because it is so");
  expect(practice.judge.calls.at(-1)).toMatchObject({
    kind: "probe",
    answer: "",
    criterionId: "headroom",
    question: "Zero headroom?",
    shown: expect.arrayContaining(["Recited: headroom.", "Reasoned: headroom."]) as string[],
  });
  const outcome = await viewOutcome(practice.ctx, { ...KEY, turn });
  expect(outcome).toMatchObject({
    levelBefore: 1,
    levelAfter: 3,
    reply: "headroom=3, because it is so",
    reasoning: "Reasoned: headroom.",
    reveal: { principle: "The principle of headroom." },
    missing: null,
    next: { criterionId: "drain-order" },
  });
  expect(outcome.quotes.map(({ text, start }) => [text, start])).toEqual([["headroom=3", 0]]);
  expect(outcome.because).toContain("You defended it");
  expect(new Date(outcome.dueAt).getTime()).toBeGreaterThan(practice.clock.now.getTime());
  expect(await viewQuestion(practice.ctx, KEY)).toMatchObject({ kind: "early" });
  const event = await practice.db.reviewEvent.findFirstOrThrow({ where: { form: "probe" } });
  expect(event).toMatchObject({
    promptKey: "probe:0",
    rating: "easy",
    elapsedDays: 1,
    rubricVersion: expect.any(String),
  });
  expect(event.predictedRecall).toBeGreaterThan(0.5);
});

test("the same answer sent twice is one event; another one to the same question is refused and nothing is lost", async () => {
  await practiseTo(practice.ctx, "finished", { userId: "ann", text: "headroom=1" });
  practice.clock.forward(1);
  const { turn, promptKey } = await question();
  const answer = { ...KEY, turn, promptKey, text: "headroom=2" };
  const [first, second] = await Promise.all([answerReview(practice.ctx, answer), answerReview(practice.ctx, answer)]);
  expect([first, second]).toEqual([{ turn }, { turn }]);
  expect(await answerReview(practice.ctx, answer)).toEqual({ turn });
  await expect(answerReview(practice.ctx, { ...answer, text: "headroom=3" })).rejects.toThrow(/already answered/);
  expect(await practice.db.reviewEvent.count({ where: { form: { not: "attempt" } } })).toBe(1);
  expect(await practice.db.reviewCard.findFirstOrThrow({ where: { criterionId: "headroom" } })).toMatchObject({
    turn: turn + 1,
    reps: 2,
    lastLevel: 2,
  });
});

test("the next time it is asked another way, and never the same way twice in a row", async () => {
  await practiseTo(practice.ctx, "finished", { userId: "ann", text: "headroom=1" });
  const forms: string[] = [];
  for (let n = 0; n < 6; n += 1) {
    practice.clock.forward(3);
    const view = await question();
    forms.push(view.promptKey);
    if (view.form === "contrast")
      expect(view.pair).toEqual({ knowledge: "Recited: headroom.", reasoning: "Reasoned: headroom." });
    await reply("headroom=1");
  }
  for (const [index, form] of forms.entries()) if (index > 0) expect(form).not.toBe(forms[index - 1]);
  expect(new Set(forms).size).toBeGreaterThanOrEqual(3);
});

test("a neighbour is asked only once its scenario was practised, by its own rubric", async () => {
  await practiseTo(practice.ctx, "finished", { userId: "ann", text: "headroom=1" });
  await practiseTo(practice.ctx, "finished", { userId: "ann", text: "headroom=3", scenarioId: "other-fleet" });
  const forms: string[] = [];
  for (let n = 0; n < 4; n += 1) {
    practice.clock.forward(3);
    const view = await question();
    forms.push(view.form);
    if (view.form === "neighbour") expect(view.setting.title).toBe("Another fleet");
    await reply("headroom=1");
    if (view.form === "neighbour") expect(practice.judge.calls.at(-1)).toMatchObject({ scenarioId: "other-fleet" });
  }
  expect(forms).toContain("neighbour");
});

test("not knowing is an answer; not telling is no review; both come back", async () => {
  await practiseTo(practice.ctx, "finished", { userId: "ann", text: "headroom=2" });
  practice.clock.forward(3);
  const { turn } = await reply(null);
  expect(await viewOutcome(practice.ctx, { ...KEY, turn })).toMatchObject({ levelAfter: 0, reply: "", quotes: [] });
  practice.clock.forward(1);
  const second = await reply("headroom=?");
  const outcome = await viewOutcome(practice.ctx, { ...KEY, ...second });
  expect(outcome).toMatchObject({ levelAfter: null });
  expect(outcome.because).toContain("could not be told");
  const card = await practice.db.reviewCard.findFirstOrThrow({ where: { criterionId: "headroom" } });
  expect(card).toMatchObject({ lapses: 1, reps: 2 });
  expect(card.dueAt.getTime() - practice.clock.now.getTime()).toBe(86_400_000);
});

test("what keeps slipping away is read again first, in kind words", async () => {
  await practiseTo(practice.ctx, "finished", { userId: "ann", text: "headroom=2" });
  for (let n = 0; n < 4; n += 1) {
    practice.clock.forward(5);
    await reply("headroom=0");
  }
  practice.clock.forward(5);
  const view = await question();
  expect(view.isLeech).toBe(true);
  expect(view.reread).toMatchObject({ principle: "The principle of headroom.", reasoning: "Reasoned: headroom." });
  const { today } = await viewReview(practice.ctx, "ann");
  expect(today.findIndex(({ criterionId }) => criterionId === "headroom")).toBe(1);
});

test("an empty or an overlong answer, one that is not due, and an old page are refused with a sentence", async () => {
  await practiseTo(practice.ctx, "finished", { userId: "ann", text: "headroom=1" });
  const early = { ...KEY, turn: 1, promptKey: "probe:0", text: "headroom=1" };
  await expect(answerReview(practice.ctx, early)).rejects.toThrow(/not due yet/);
  practice.clock.forward(1);
  await expect(reply("  ")).rejects.toThrow(RefusedError);
  await expect(reply("x".repeat(5_000))).rejects.toThrow(RefusedError);
  await expect(answerReview(practice.ctx, { ...early, promptKey: "twin" })).rejects.toThrow(/has changed/);
  await expect(answerReview(practice.ctx, { ...early, turn: 7 })).rejects.toThrow(/has changed/);
  expect(await practice.db.reviewEvent.count({ where: { form: { not: "attempt" } } })).toBe(0);
});

test("somebody else's reviews are not there", async () => {
  await practiseTo(practice.ctx, "finished", { userId: "ann", text: "headroom=1" });
  practice.clock.forward(1);
  const { turn } = await reply("headroom=2");
  const theirs = { ...KEY, userId: "bob" };
  await expect(viewQuestion(practice.ctx, theirs)).rejects.toThrow(NotFoundError);
  await expect(viewOutcome(practice.ctx, { ...theirs, turn })).rejects.toThrow(NotFoundError);
  await expect(answerReview(practice.ctx, { ...theirs, turn, promptKey: "probe:0", text: "x" })).rejects.toThrow(
    NotFoundError,
  );
  expect((await viewReview(practice.ctx, "bob")).today).toEqual([]);
});

test("the cap bounds a day, and what is done counts; a scenario that has left the library takes no place", async () => {
  await practiseTo(practice.ctx, "finished", { userId: "ann", text: CRITERIA.map(({ id }) => `${id}=1`).join(" ") });
  await setReviewSettings(practice.ctx, "ann", { retention: 0.9, dailyCap: 2 });
  practice.clock.forward(21);
  const view = await viewReview(practice.ctx, "ann");
  expect(view.today).toHaveLength(2);
  expect(view.waiting).toEqual({ count: 3, until: "2026-03-24T00:00:00.000Z" });
  const first = view.today[0]!;
  await reply("x", { userId: "ann", scenarioId: first.scenarioId, criterionId: first.criterionId });
  expect(await viewReview(practice.ctx, "ann")).toMatchObject({ doneToday: 1, today: [{}] });
  const gone = practice.withLibrary(makeLibrary([]));
  expect(await viewReview(gone, "ann")).toMatchObject({ today: [], later: 0, waiting: { count: 0 } });
});

test("settings out of bounds are refused, others change the plan of the next answer", async () => {
  for (const [retention, dailyCap] of [
    [0.5, 12],
    [0.99, 12],
    [Number.NaN, 12],
    [0.9, 0],
    [0.9, 51],
    [0.9, 2.5],
  ] as const) {
    await expect(setReviewSettings(practice.ctx, "ann", { retention, dailyCap })).rejects.toThrow(RefusedError);
  }
  await setReviewSettings(practice.ctx, "ann", { retention: 0.8, dailyCap: 50 });
  await practiseTo(practice.ctx, "finished", { userId: "ann", text: "headroom=3" });
  const card = await practice.db.reviewCard.findFirstOrThrow({ where: { userId: "ann", criterionId: "headroom" } });
  expect(card.dueAt.getTime() - practice.clock.now.getTime()).toBeGreaterThan(8 * 86_400_000);
});

test("a calendar's address is known by its digest alone, opens numbers only, and can be ended", async () => {
  await practiseTo(practice.ctx, "finished", { userId: "ann", text: "my own words headroom=1" });
  const token = await renewCalendar(practice.ctx, "ann");
  expect(JSON.stringify(await practice.db.user.findMany())).not.toContain(token);
  const open = { token, address: "192.0.2.1", reviewUrl: "https://practice.example/review" };
  const text = await viewCalendar(practice.ctx, open);
  expect(text).toContain("BEGIN:VCALENDAR");
  expect(text).toContain("SUMMARY:Five criteria to defend again");
  expect(text).toContain("DTSTART;VALUE=DATE:20260302");
  expect(text).not.toContain("Headroom");
  expect(text).not.toContain("my own words");
  const renewed = await renewCalendar(practice.ctx, "ann");
  expect(await calendarOwner(practice.ctx, token)).toBeNull();
  expect(await calendarOwner(practice.ctx, renewed)).toBe("ann");
  await endCalendar(practice.ctx, "ann");
  await expect(viewCalendar(practice.ctx, { ...open, token: renewed })).rejects.toThrow(NotFoundError);
});
