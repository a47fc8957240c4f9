import { afterEach, beforeEach, expect, test } from "vitest";
import { createPractice, practiseTo, SCENARIO, type Practice } from "../../tests/setup/practice";
import { claimGuestWork } from "./claim-guest-work.server";
import { RefusedError } from "./errors";
import { exportAttempts } from "./export-attempts.server";
import { saveDraft } from "./practise/save-draft.server";
import { startAttempt } from "./practise/start-attempt.server";
import { viewProgress } from "./view/view-progress.server";

let practice: Practice;

beforeEach(async () => {
  practice = await createPractice();
  await practice.addUser("guest");
  await practice.addUser("ann", "ann@example.org");
});
afterEach(() => practice.close());

const claim = () => claimGuestWork(practice.ctx, { fromUserId: "guest", toUserId: "ann" });
const reviewsOf = (userId: string) =>
  practice.db.reviewCard.findMany({ where: { userId }, orderBy: { criterionId: "asc" } });

test("everything a guest practised is found in the account, and claiming again moves nothing more", async () => {
  const attemptId = await practiseTo(practice.ctx, "finished", { userId: "guest", text: "headroom=3" });
  expect(await claim()).toEqual({ attempts: 1, reviews: 5 });
  expect(await claim()).toEqual({ attempts: 0, reviews: 0 });
  expect((await viewProgress(practice.ctx, "ann")).attempts.map(({ id }) => id)).toEqual([attemptId]);
  expect((await viewProgress(practice.ctx, "guest")).attempts).toEqual([]);
  expect(await reviewsOf("guest")).toEqual([]);
  await practice.db.user.delete({ where: { id: "guest" } });
  expect((await viewProgress(practice.ctx, "ann")).criteria).toHaveLength(5);
});

test("where both have met a criterion, the review that is due first stays, and every answer is kept", async () => {
  await practiseTo(practice.ctx, "finished", { userId: "ann", text: "headroom=3 price=3 zone-loss=1" });
  practice.clock.forward(1);
  await practiseTo(practice.ctx, "finished", { userId: "guest", text: "headroom=2 price=1 zone-loss=3" });
  const guests = await reviewsOf("guest");
  const before = await reviewsOf("ann");
  expect(await claim()).toEqual({ attempts: 1, reviews: 2 });
  const after = await reviewsOf("ann");
  for (const [index, card] of after.entries()) {
    const [own, other] = [before[index]!, guests[index]!];
    expect(card.dueAt).toEqual(own.dueAt <= other.dueAt ? own.dueAt : other.dueAt);
    expect(card.turn).toBe(2);
  }
  const events = await practice.db.reviewEvent.findMany({ where: { userId: "ann", criterionId: "price" } });
  expect(events.map(({ turn, levelAfter }) => [turn, levelAfter]).sort()).toEqual([
    [0, 3],
    [1, 1],
  ]);
  expect(await practice.db.reviewEvent.count({ where: { userId: "guest" } })).toBe(0);
});

test("a claim that fails halfway moves nothing", async () => {
  await practiseTo(practice.ctx, "finished", { userId: "guest" });
  await practice.db.$executeRawUnsafe(
    `CREATE TRIGGER no_reviews BEFORE INSERT ON "ReviewCard" BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
  );
  await expect(claim()).rejects.toThrow();
  expect(await practice.db.attempt.count({ where: { userId: "guest" } })).toBe(1);
  expect(await reviewsOf("guest")).toHaveLength(5);
});

test("an account's work is never given away", async () => {
  await practiseTo(practice.ctx, "grade", { userId: "ann" });
  await practice.addUser("bob", "bob@example.org");
  await expect(claimGuestWork(practice.ctx, { fromUserId: "ann", toUserId: "bob" })).rejects.toThrow(RefusedError);
  await expect(claimGuestWork(practice.ctx, { fromUserId: "no-such", toUserId: "bob" })).rejects.toThrow(RefusedError);
  expect(await claimGuestWork(practice.ctx, { fromUserId: "ann", toUserId: "ann" })).toEqual({
    attempts: 0,
    reviews: 0,
  });
});

test("the export holds every word the learner wrote, the grades, and nobody else's", async () => {
  const text = "headroom=2, in my own words";
  await practiseTo(practice.ctx, "finished", { userId: "ann", text });
  const { attemptId } = await startAttempt(practice.ctx, { userId: "ann", scenarioId: SCENARIO, isFresh: true });
  await saveDraft(practice.ctx, { userId: "ann", attemptId, baseRevision: 0, text: "a draft" });
  await saveDraft(practice.ctx, { userId: "ann", attemptId, baseRevision: 0, text: "a late version" });
  await practiseTo(practice.ctx, "grade", { userId: "guest", text: "the guest's words" });

  const exported = await exportAttempts(practice.ctx, "ann");
  expect(exported.attempts).toHaveLength(2);
  const written = JSON.stringify(exported);
  for (const words of [text, "a draft", "a late version"]) expect(written).toContain(words);
  expect(written).not.toContain("the guest's words");
  const first = (JSON.parse(written) as typeof exported).attempts.find(({ submittedText }) => submittedText === text);
  expect(first).toMatchObject({ report: { graderVersion: "practice-1" }, phase: "finished", isCounted: true });
  expect(first?.grades).toHaveLength(5);
  expect(exported.reviews).toHaveLength(5);
});
