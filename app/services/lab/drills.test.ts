import { afterEach, beforeEach, expect, test } from "vitest";
import { makeLibrary, makeScenario } from "../../../tests/setup/practice-library";
import { createPractice, type Practice } from "../../../tests/setup/practice";
import { labOf } from "../../labs/registry";
import { answerReview } from "../review/answer-review.server";
import { viewOutcome } from "../review/view-outcome.server";
import { viewQuestion } from "../review/view-question.server";

const LAB = "ndots-dns";
const lab = labOf(LAB);
const drill = lab?.drills[0];
if (lab === null || drill === undefined) throw new Error("These tests need a drill of the lab ndots-dns.");
const criterionId = drill.criterionId;
const key = { userId: "me", scenarioId: LAB, criterionId };

let world: Practice;
beforeEach(async () => {
  const criteria = [criterionId, "a", "b", "c", "d"].map((id) => ({
    ...{ id, title: id, dimension: "mechanism" as const, weight: 2 },
  }));
  world = await createPractice(makeLibrary([makeScenario({ id: LAB, criteria })]));
  await world.addUser("me");
  // Asked by a contrast last time: the next form that there is is the lab.
  await world.db.reviewCard.create({
    data: {
      ...key,
      ...{ stability: 2, difficulty: 5, reps: 2, lapses: 0, state: "review", turn: 2, lastLevel: 1 },
      ...{ lastForm: "contrast", lastPrompt: "contrast" },
      dueAt: new Date(world.clock.now.getTime() - 3_600_000),
      lastReviewAt: new Date(world.clock.now.getTime() - 86_400_000),
    },
  });
});
afterEach(() => world.close());

async function asked() {
  const question = await viewQuestion(world.ctx, key);
  if (question.kind !== "question") throw new Error("not due");
  return question;
}

test("a due criterion is asked as a prediction; the words are graded and the prediction is held against the run", async () => {
  const { form, prediction, promptKey, turn, question } = await asked();
  expect(form).toBe("lab");
  expect(prediction).not.toBeNull();
  expect(question).toMatch(/Say what you expect, and why\.$/);
  const right = prediction?.kind === "choice" ? (prediction.options[0]?.id ?? "") : "1";
  const answer = { ...key, turn, promptKey, text: `${criterionId}=2 because of the search list`, guess: right };
  await answerReview(world.ctx, answer);
  await answerReview(world.ctx, answer);
  const outcome = await viewOutcome(world.ctx, { ...key, turn });
  expect(outcome.levelAfter).toBe(2);
  expect(outcome.lab?.judged).toMatchObject({ said: expect.any(String) as string, was: expect.any(String) as string });
  expect(outcome.lab?.because.length).toBeGreaterThan(20);
  const runs = await world.db.labRun.findMany();
  expect(runs).toHaveLength(1);
  expect(JSON.parse(runs[0]?.guessesJson ?? "")).toHaveLength(1);
});

test("a prediction without a reason, or one that cannot be, is refused and nothing is written", async () => {
  const { promptKey, turn } = await asked();
  const answer = { ...key, turn, promptKey };
  const guess = lab.predictions.find(
    ({ id }) => id === lab.drills.find((one) => promptKey === `lab:${one.id}`)?.prediction,
  );
  const valid = guess?.kind === "choice" ? (guess.options[0]?.id ?? "") : "1";
  await expect(answerReview(world.ctx, { ...answer, text: "", guess: valid })).rejects.toThrow();
  await expect(answerReview(world.ctx, { ...answer, text: "words", guess: "no-such-answer" })).rejects.toThrow();
  expect(await world.db.labRun.count()).toBe(0);
  expect(await world.db.reviewEvent.count()).toBe(0);
});

test("words without a prediction are graded, and the run is still shown", async () => {
  const { promptKey, turn } = await asked();
  await answerReview(world.ctx, { ...key, turn, promptKey, text: `${criterionId}=1` });
  const outcome = await viewOutcome(world.ctx, { ...key, turn });
  expect(outcome.lab).toMatchObject({ judged: null, labId: LAB });
});
