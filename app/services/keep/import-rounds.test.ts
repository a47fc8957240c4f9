import { afterEach, beforeEach, expect, test } from "vitest";
import { allLevels, createPractice, type Practice } from "../../../tests/setup/practice";
import { CRITERIA, makeLibrary, makeScenario } from "../../../tests/setup/practice-library";
import { deleteUnusedSnapshots } from "../../db/snapshot-repo.server";
import { findUser } from "../../db/user-repo.server";
import { AccountExportSchema, type AccountExport } from "../../domain/account/export";
import { userId } from "../../domain/ids";
import { exportAccount } from "../account/export-account.server";
import { beginPair } from "../chairs/begin-pair.server";
import { closePair } from "../chairs/close-pair.server";
import { invite } from "../chairs/invite.server";
import { joinPair } from "../chairs/join-pair.server";
import { judgeInChair } from "../chairs/judge-in-chair.server";
import { skipQuestion } from "../interview/answer-question.server";
import { handInDesign } from "../interview/hand-in.server";
import { judgeInterview } from "../interview/judge-interview.server";
import { moveOn } from "../interview/leave.server";
import type { RoomKey } from "../interview/room.server";
import { startInterview } from "../interview/start-interview.server";
import { formCriterionId } from "../interview/view-interview-judge.server";
import { viewInterviewReport } from "../interview/view-interview-report.server";
import { viewInterviews } from "../interview/view-interviews.server";
import { viewRoom } from "../interview/view-room.server";
import { continueTo } from "../practise/continue-to.server";
import { finishAttempt } from "../practise/finish-attempt.server";
import { sayDifference } from "../practise/say-difference.server";
import { submitAnswer } from "../practise/submit-answer.server";
import { viewProgress } from "../view/view-progress.server";
import { importAccount } from "./import-account.server";

let practice: Practice;
const ANSWER = "headroom=2 proof=1";
const WISH = { userId: "ann", level: "senior", minutes: 20, topic: { kind: "any" } } as const;

beforeEach(async () => {
  practice = await createPractice(
    makeLibrary([makeScenario(), makeScenario({ id: "large-fleet", title: "Keep a large fleet up" })]),
  );
  for (const id of ["ann", "bea", "ida"]) await practice.addUser(id, `${id}@example.org`);
});
afterEach(() => practice.close());

async function exported(id: string): Promise<AccountExport> {
  const user = await findUser(practice.db, userId(id));
  const file = await exportAccount(practice.ctx, { ...user!, isGuest: false });
  return AccountExportSchema.parse(JSON.parse(JSON.stringify(file)));
}

async function holdPart(key: RoomKey): Promise<void> {
  const { part, design } = await viewRoom(practice.ctx, key);
  await handInDesign(practice.ctx, key, { text: ANSWER, baseRevision: design?.draft.revision ?? 0 });
  for (let view = await viewRoom(practice.ctx, key); view.question !== null; view = await viewRoom(practice.ctx, key))
    await skipQuestion(practice.ctx, key, { questionId: view.question.id });
  await moveOn(practice.ctx, key, part, { draft: null, typed: null });
}

/** A whole interview of two scenarios, with its report open. */
async function holdInterview(): Promise<RoomKey> {
  const key = { userId: "ann", interviewId: await startInterview(practice.ctx, WISH) };
  await holdPart(key);
  await holdPart(key);
  await skipQuestion(practice.ctx, key, { questionId: "closing" });
  const levels = [0, 1].flatMap((part) => CRITERIA.map(({ id }) => [formCriterionId(part, id), 2] as const));
  await judgeInterview(practice.ctx, key, Object.fromEntries(levels));
  return key;
}

/** A round of two chairs that ann answers and ida holds, up to the answer. */
async function handInToIda(): Promise<{ pairId: string; attemptId: string }> {
  const { pairId, code } = await invite(practice.ctx, { userId: "ida", scenarioId: "small-fleet" });
  await joinPair(practice.ctx, { userId: "ann", code, address: "192.0.2.7" });
  await beginPair(practice.ctx, { userId: "ida", pairId });
  const { id: attemptId } = await practice.db.attempt.findFirstOrThrow({ where: { userId: "ann" } });
  await submitAnswer(practice.ctx, { userId: "ann", attemptId, baseRevision: 0, text: ANSWER });
  return { pairId, attemptId };
}

const outcomes = () => practice.db.reviewEvent.count({ where: { userId: "ann" } });

async function finish(attemptId: string): Promise<void> {
  const key = { userId: "ann", attemptId };
  for (const { id: criterionId } of CRITERIA) await sayDifference(practice.ctx, { ...key, criterionId, text: null });
  await finishAttempt(practice.ctx, key);
}

test("an interview that is over comes along: its report, its attempts and what comes back of it", async () => {
  const key = await holdInterview();
  const file = await exported("ann");
  const text = JSON.stringify(file);
  expect(await importAccount(practice.ctx, { userId: "bea", text })).toEqual({
    ...{ kind: "imported", attempts: 2, interviews: 1, reviews: 10, plans: 0, known: 0 },
  });
  expect(await importAccount(practice.ctx, { userId: "bea", text })).toMatchObject({ attempts: 0, interviews: 0 });

  const { interviews, attempts } = await exported("bea");
  const [brought] = interviews;
  const report = await viewInterviewReport(practice.ctx, { userId: "bea", interviewId: brought!.id });
  const own = await viewInterviewReport(practice.ctx, key);
  const attemptIds = attempts.map(({ id }) => id);
  expect(report?.parts.map(({ attemptId }) => attemptId).sort()).toEqual(attemptIds.sort());
  expect(report).toMatchObject({ verdict: own?.verdict, interviewId: brought!.id });
  expect(attempts.every(({ interviewId }) => interviewId === brought!.id)).toBe(true);
  expect((await viewInterviews(practice.ctx, "bea")).interviews).toHaveLength(1);
  expect((await viewProgress(practice.ctx, "bea")).time).toEqual((await viewProgress(practice.ctx, "ann")).time);
});

test("a log that cannot have happened is refused with its place", async () => {
  await holdInterview();
  const file = await exported("ann");
  const [interview] = file.interviews;
  const cases: [unknown, RegExp][] = [
    [{ ...interview, events: interview!.events.slice(1) }, /interviews, number 1: its events cannot/],
    [{ ...interview, plan: {} }, /its plan is none of ours/],
    [{ ...interview, report: { parts: [] } }, /its report is none of ours/],
  ];
  for (const [wrong, says] of cases) {
    const text = JSON.stringify({ ...file, interviews: [wrong] });
    const result = await importAccount(practice.ctx, { userId: "bea", text });
    expect(result).toMatchObject({ kind: "refused", problems: [{ says: expect.stringMatching(says) }] });
  }
});

test("an interview that is being held stays; its attempts come in as attempts like any others", async () => {
  const key = { userId: "ann", interviewId: await startInterview(practice.ctx, WISH) };
  await holdPart(key);
  const text = JSON.stringify(await exported("ann"));
  expect(await importAccount(practice.ctx, { userId: "bea", text })).toMatchObject({ interviews: 0, attempts: 2 });
  expect((await exported("bea")).attempts.map(({ interviewId }) => interviewId)).toEqual([null, null]);
});

test("opening the report gives every criterion its outcome once; finishing a part gives none again", async () => {
  await holdInterview();
  expect(await outcomes()).toBe(10);
  const parts = await practice.db.attempt.findMany({ where: { userId: "ann" } });
  for (const { id } of parts) await finish(id);
  expect(await outcomes()).toBe(10);
});

test("so does the comparison of two chairs", async () => {
  const { pairId, attemptId } = await handInToIda();
  await closePair(practice.ctx, { userId: "ida", pairId });
  expect(await outcomes()).toBe(0);
  await judgeInChair(practice.ctx, { userId: "ann", pairId, levels: allLevels(2) });
  expect(await outcomes()).toBe(5);
  const key = { userId: "ann", attemptId };
  await continueTo(practice.ctx, { ...key, to: "probe" });
  expect(await practice.db.reviewCard.count({ where: { userId: "ida" } })).toBe(0);
});

test("what was handed in to two chairs and not compared yet comes in as a draft", async () => {
  await handInToIda();
  const text = JSON.stringify(await exported("ann"));
  expect(await importAccount(practice.ctx, { userId: "bea", text })).toMatchObject({ kind: "imported", attempts: 1 });
  expect((await exported("bea")).attempts).toMatchObject([
    { phase: "design", draft: ANSWER, submittedText: null, submittedAt: null, grades: [] },
  ]);
});

test("texts that an invitation or an interview will need are not forgotten with somebody's account", async () => {
  await startInterview(practice.ctx, WISH);
  await invite(practice.ctx, { userId: "ida", scenarioId: "small-fleet" });
  await deleteUnusedSnapshots(practice.db);
  expect(await practice.db.rubricSnapshot.count()).toBe(2);
  await practice.db.user.delete({ where: { id: "ann" } });
  await deleteUnusedSnapshots(practice.db);
  expect(await practice.db.rubricSnapshot.count()).toBe(1);
});
