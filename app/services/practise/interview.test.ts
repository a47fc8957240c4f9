import { afterEach, beforeEach, expect, test } from "vitest";
import {
  createPractice,
  practiseTo,
  SCENARIO,
  skipAllDifferences,
  skipAllProbes,
  type Practice,
} from "../../../tests/setup/practice";
import { CRITERIA } from "../../../tests/setup/practice-library";
import { NotFoundError, NotYetError } from "../errors";
import { viewContrast } from "../view/view-contrast.server";
import { viewFinished } from "../view/view-finished.server";
import { viewGrade } from "../view/view-grade.server";
import { viewProbe } from "../view/view-probe.server";
import { viewTwist } from "../view/view-twist.server";
import { answerProbe } from "./answer-probe.server";
import { answerTwist } from "./answer-twist.server";
import { continueTo } from "./continue-to.server";
import { finishAttempt } from "./finish-attempt.server";
import { sayDifference } from "./say-difference.server";
import { skipProbe } from "./skip-probe.server";

let practice: Practice;

beforeEach(async () => {
  practice = await createPractice();
  await practice.addUser("ann");
});
afterEach(() => practice.close());

async function at(part: Parameters<typeof practiseTo>[1], text?: string) {
  const attemptId = await practiseTo(
    practice.ctx,
    part,
    text === undefined ? { userId: "ann" } : { userId: "ann", text },
  );
  return { userId: "ann", attemptId };
}

test("probes come one at a time: the unclear first, then the missing, the heavier before the lighter", async () => {
  const key = await at("probe", "proof=? headroom=2 price=1");
  const asked: string[] = [];
  for (;;) {
    const { currentId, items } = await viewProbe(practice.ctx, key);
    if (currentId === null) break;
    expect(items.at(-1)).toMatchObject({ criterionId: currentId, outcome: null });
    asked.push(currentId);
    await skipProbe(practice.ctx, { ...key, criterionId: currentId });
  }
  expect(asked).toEqual(["proof", "drain-order", "zone-loss", "price"]);
});

test("a reply lifts the final level, leaves the frozen one, and quotes the reply", async () => {
  const key = await at("probe", "headroom=2");
  const reply = "I drain first, drain-order=3";
  await answerProbe(practice.ctx, { ...key, criterionId: "drain-order", text: `  ${reply}\n` });
  const [item] = (await viewProbe(practice.ctx, key)).items;
  expect(item).toMatchObject({ criterionId: "drain-order", key: 0, question: "Zero drain-order?", levelBefore: 0 });
  expect(item?.outcome).toMatchObject({ text: reply, levelAfter: 3, missing: null });
  const quote = item?.outcome?.quotes[0];
  expect(reply.slice(quote?.start, quote?.end)).toBe("drain-order=3");
  const graded = (await viewGrade(practice.ctx, key)).criteria[0];
  expect(graded).toMatchObject({ id: "drain-order", initialLevel: 0, finalLevel: 3 });
});

test("the judge gets the answer, the question and the reply, by the attempt's own version", async () => {
  const key = await at("probe", "headroom=2");
  await answerProbe(practice.ctx, { ...key, criterionId: "drain-order", text: "because" });
  expect(practice.judge.calls.at(-1)).toEqual({
    kind: "probe",
    scenarioId: SCENARIO,
    rubricVersion: practice.ctx.library.get(SCENARIO)?.rubricVersion,
    answer: "headroom=2",
    criterionId: "drain-order",
    question: "Zero drain-order?",
    probeAnswer: "because",
    shown: ["say more about drain-order"],
  });
});

test("a lost response: the same reply twice is graded and stored once, also at the same time", async () => {
  const key = { ...(await at("probe")), criterionId: "drain-order", text: "drain-order=2" };
  const calls = practice.judge.calls.length;
  await Promise.all([answerProbe(practice.ctx, key), answerProbe(practice.ctx, key)]);
  const afterBoth = practice.judge.calls.length;
  await answerProbe(practice.ctx, key);
  expect(practice.judge.calls.length).toBe(afterBoth);
  expect(afterBoth).toBeGreaterThan(calls);
  expect(await practice.db.probeAnswer.count()).toBe(1);
  await expect(answerProbe(practice.ctx, { ...key, text: "another" })).rejects.toThrow("What came first stands");
  await expect(skipProbe(practice.ctx, key)).rejects.toThrow("What came first stands");
});

test("a question that is not being asked, an empty reply and an endless one are refused", async () => {
  const key = await at("probe");
  await expect(answerProbe(practice.ctx, { ...key, criterionId: "price", text: "early" })).rejects.toThrow(
    "not the question being asked",
  );
  await expect(answerProbe(practice.ctx, { ...key, criterionId: "drain-order", text: " \n" })).rejects.toThrow(
    "or skip it",
  );
  await expect(
    answerProbe(practice.ctx, { ...key, criterionId: "drain-order", text: "x".repeat(4001) }),
  ).rejects.toThrow("4,000");
  expect(await practice.db.probeAnswer.count()).toBe(0);
});

test("a reply that contradicts the answer caps the level at Named", async () => {
  const key = await at("probe", CRITERIA.map(({ id }) => `${id}=2`).join(" "));
  await answerProbe(practice.ctx, { ...key, criterionId: "drain-order", text: "this contradicts it: drain-order=3" });
  expect((await viewGrade(practice.ctx, key)).criteria[0]).toMatchObject({ initialLevel: 2, finalLevel: 1 });
});

test("the twist touches the weakest criterion, is another one in the next attempt, and tells nothing before the reply", async () => {
  const key = await at("twist", "drain-order=2 headroom=1 price=0 zone-loss=2 proof=2");
  const before = await viewTwist(practice.ctx, key);
  expect(before).toMatchObject({ twist: { id: "cheaper" }, outcome: null });
  expect(JSON.stringify(before)).not.toContain("shifts");
  await answerTwist(practice.ctx, { ...key, text: "I halve it: price=2" });
  await answerTwist(practice.ctx, { ...key, text: "I halve it: price=2" });
  await expect(answerTwist(practice.ctx, { ...key, text: null })).rejects.toThrow("What came first stands");
  const after = await viewTwist(practice.ctx, key);
  expect(after.outcome).toMatchObject({ text: "I halve it: price=2", shifts: ["The size."], stays: ["The order."] });
  expect(after.outcome?.grades.map(({ id, level }) => [id, level])).toEqual([
    ["price", 2],
    ["headroom", 1],
  ]);
  expect((await viewGrade(practice.ctx, key)).criteria.find(({ id }) => id === "price")).toMatchObject({
    initialLevel: 0,
    finalLevel: 2,
  });

  const next = await at("twist", "drain-order=2 headroom=1 price=0 zone-loss=2 proof=2");
  expect((await viewTwist(practice.ctx, next)).twist.id).not.toBe("cheaper");
});

test("the principle follows the difference, the whole answers follow the last one", async () => {
  const key = await at("contrast", "headroom=2");
  const first = await viewContrast(practice.ctx, key);
  expect(first.currentId).toBe("drain-order");
  expect(first.models).toBeNull();
  expect(JSON.stringify(first)).not.toContain("The principle of");
  expect(first.items[1]).toMatchObject({
    knowledge: "Recited: headroom.",
    reasoning: "Reasoned: headroom.",
    yours: [{ text: "headroom=2" }],
  });

  const say = (text: string | null) => sayDifference(practice.ctx, { ...key, criterionId: "drain-order", text });
  await say("One says what, the other why.");
  await say("One says what, the other why.");
  await expect(say("Something else")).rejects.toThrow("What came first stands");
  await expect(finishAttempt(practice.ctx, key)).rejects.toThrow("for every criterion first");
  const second = await viewContrast(practice.ctx, key);
  expect(second.items[0]?.reveal).toMatchObject({
    principle: "The principle of drain-order.",
    read: { source: { id: "one" } },
  });
  expect(second.items[1]?.reveal).toBeNull();

  for (const { id } of CRITERIA.slice(1)) await sayDifference(practice.ctx, { ...key, criterionId: id, text: null });
  const last = await viewContrast(practice.ctx, key);
  expect(last.currentId).toBeNull();
  expect(last.models?.reasoningHtml).toContain("<em>reasoned</em>");
});

test("what a reply earned is what is shown as yours in the comparison", async () => {
  const key = await at("probe", "headroom=2");
  await answerProbe(practice.ctx, { ...key, criterionId: "drain-order", text: "drain-order=3" });
  await skipAllProbes(practice.ctx, key);
  await continueTo(practice.ctx, { ...key, to: "twist" });
  await answerTwist(practice.ctx, { ...key, text: null });
  await continueTo(practice.ctx, { ...key, to: "contrast" });
  expect((await viewContrast(practice.ctx, key)).items[0]?.yours.map(({ text }) => text)).toEqual(["drain-order=3"]);
});

test("finishing plans every criterion by what was shown of it, once", async () => {
  const key = await at("finished", "drain-order=3 headroom=2 proof=?");
  const due = () =>
    practice.db.reviewCard.findMany({
      orderBy: { criterionId: "asc" },
      select: { criterionId: true, lastLevel: true, dueAt: true, reps: true, lastForm: true },
    });
  const planned = await due();
  const days = planned.map(({ criterionId, lastLevel, dueAt, reps }) => [
    criterionId,
    lastLevel,
    (dueAt.getTime() - practice.clock.now.getTime()) / 86_400_000,
    reps,
  ]);
  expect(days).toEqual([
    ["drain-order", 3, 8, 1],
    ["headroom", 2, 3, 1],
    ["price", 0, 1, 1],
    ["proof", null, 1, 0],
    ["zone-loss", 0, 1, 1],
  ]);
  practice.clock.forward(5);
  expect(await finishAttempt(practice.ctx, key)).toMatchObject({ phase: "finished" });
  expect(await due()).toEqual(planned);
  expect(await practice.db.reviewEvent.count()).toBe(5);
  const view = await viewFinished(practice.ctx, key);
  expect(view.reviews.map(({ title }) => title)).toContain("Headroom covers the largest loss");
  expect(view.claim).toMatchObject({ headline: "It holds.", verdict: "holds" });
});

test("a later attempt is a review of what was met before, with the recall that was predicted", async () => {
  await at("finished", "drain-order=3 headroom=2");
  practice.clock.forward(2);
  await at("finished", "headroom=3 price=1");
  const event = await practice.db.reviewEvent.findFirstOrThrow({ where: { criterionId: "headroom", turn: 1 } });
  expect(event).toMatchObject({ form: "attempt", levelBefore: 2, levelAfter: 3, rating: "easy", elapsedDays: 2 });
  expect(event.predictedRecall).toBeGreaterThan(0.85);
  expect(event.predictedRecall).toBeLessThan(0.95);
  const drain = await practice.db.reviewCard.findFirstOrThrow({ where: { criterionId: "drain-order" } });
  expect(drain).toMatchObject({ lapses: 1, reps: 2, turn: 2 });
});

test("copied work plans nothing", async () => {
  await at("finished", "headroom=1");
  const before = await practice.db.reviewCard.findMany();
  await at("finished", "all copied " + CRITERIA.map(({ id }) => `${id}=3`).join(" "));
  expect(await practice.db.reviewCard.findMany()).toEqual(before);
  expect(await practice.db.reviewEvent.count()).toBe(5);
});

test("a step that fails halfway leaves nothing behind", async () => {
  const key = await at("contrast");
  await skipAllDifferences(practice.ctx, key);
  await practice.db.$executeRawUnsafe(
    `CREATE TRIGGER no_reviews BEFORE INSERT ON "ReviewCard" BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
  );
  await expect(finishAttempt(practice.ctx, key)).rejects.toThrow();
  expect(await practice.db.attempt.findFirst({ select: { phase: true, finishedAt: true } })).toEqual({
    phase: "contrast",
    finishedAt: null,
  });
  await practice.db.$executeRawUnsafe(`DROP TRIGGER no_reviews`);
  expect(await finishAttempt(practice.ctx, key)).toMatchObject({ phase: "finished" });
});

test("later pages send back to where the attempt is; earlier ones stay open for looking", async () => {
  const key = await at("probe");
  await expect(viewTwist(practice.ctx, key)).rejects.toEqual(new NotYetError("probe"));
  await expect(viewContrast(practice.ctx, key)).rejects.toThrow(NotYetError);
  await expect(viewFinished(practice.ctx, key)).rejects.toThrow(NotYetError);
  expect((await viewGrade(practice.ctx, key)).frame.phase).toBe("probe");
});

test("nobody takes a step in, or looks at, somebody else's attempt", async () => {
  const key = await at("finished");
  await practice.addUser("bob");
  const asBob = { ...key, userId: "bob" };
  const tries: (() => Promise<unknown>)[] = [
    () => viewGrade(practice.ctx, asBob),
    () => viewProbe(practice.ctx, asBob),
    () => viewTwist(practice.ctx, asBob),
    () => viewContrast(practice.ctx, asBob),
    () => viewFinished(practice.ctx, asBob),
    () => continueTo(practice.ctx, { ...asBob, to: "probe" }),
    () => skipProbe(practice.ctx, { ...asBob, criterionId: "price" }),
    () => answerProbe(practice.ctx, { ...asBob, criterionId: "price", text: "x" }),
    () => answerTwist(practice.ctx, { ...asBob, text: "x" }),
    () => sayDifference(practice.ctx, { ...asBob, criterionId: "price", text: "x" }),
    () => finishAttempt(practice.ctx, asBob),
  ];
  for (const attempt of tries) await expect(attempt()).rejects.toThrow(NotFoundError);
});
