import { afterEach, beforeEach, expect, test } from "vitest";
import { allLevels, createPractice, type Practice } from "../../../tests/setup/practice";
import { CRITERIA, makeLibrary, makeScenario } from "../../../tests/setup/practice-library";
import { COLLECTIONS } from "../../domain/interview/collections";
import { reportMarkdown } from "../../domain/interview/report/report-markdown";
import type { InterviewReport } from "../../domain/interview/report/report-shape";
import type { Level } from "../../domain/rubric/level";
import { claimGuestWork } from "../claim-guest-work.server";
import { exportAttempts } from "../export-attempts.server";
import { NotFoundError, RefusedError } from "../errors";
import { saveDraft } from "../practise/save-draft.server";
import { startAttempt } from "../practise/start-attempt.server";
import { viewContrast } from "../view/view-contrast.server";
import { viewProbe } from "../view/view-probe.server";
import { viewProgress } from "../view/view-progress.server";
import { answerQuestion, skipQuestion } from "./answer-question.server";
import { askInRoom } from "./ask-in-room.server";
import { handInDesign } from "./hand-in.server";
import { judgeInterview } from "./judge-interview.server";
import { endInterview, moveOn } from "./leave.server";
import { pauseInterview, resumeInterview } from "./pause-interview.server";
import { roomOfAttempt } from "./room-of-attempt.server";
import { loadRoom, type RoomKey } from "./room.server";
import { startInterview } from "./start-interview.server";
import { formCriterionId } from "./view-interview-judge.server";
import { viewInterviewReport } from "./view-interview-report.server";
import { viewInterviews } from "./view-interviews.server";
import { viewRoom } from "./view-room.server";

let practice: Practice;
const WISH = { userId: "ann", level: "senior", minutes: 20, topic: { kind: "any" } } as const;
const NOTHING = { draft: null, typed: null };

beforeEach(async () => {
  practice = await createPractice(
    makeLibrary([
      makeScenario({ id: "small-fleet" }),
      makeScenario({ id: "large-fleet", title: "Keep a large fleet up", track: "networking" }),
    ]),
  );
  await practice.addUser("ann");
  await practice.addUser("bob");
});
afterEach(() => practice.close());

const pass = (seconds: number) => {
  practice.clock.now = new Date(practice.clock.now.getTime() + seconds * 1000);
};

async function begin(): Promise<RoomKey> {
  return { userId: "ann", interviewId: await startInterview(practice.ctx, WISH) };
}
const room = (key: RoomKey) => viewRoom(practice.ctx, key);

/** Hands the current design in, settles every question with `reply`, and goes on. */
async function holdPart(key: RoomKey, design: string, reply: (question: string) => string | null) {
  const { part } = await room(key);
  pass(200);
  const { design: open } = await room(key);
  const result = await handInDesign(practice.ctx, key, { text: design, baseRevision: open?.draft.revision ?? 0 });
  expect(result.kind).toBe("submitted");
  for (let view = await room(key); view.question !== null; view = await room(key)) {
    pass(30);
    const { id: questionId, text } = view.question;
    const said = reply(text);
    if (said === null) await skipQuestion(practice.ctx, key, { questionId });
    else await answerQuestion(practice.ctx, key, { questionId, text: said });
  }
  await moveOn(practice.ctx, key, part, NOTHING);
}

async function holdAll(design: string, reply: (question: string) => string | null, self: Level = 2): Promise<RoomKey> {
  const key = await begin();
  await holdPart(key, design, reply);
  await holdPart(key, design, reply);
  await answerQuestion(practice.ctx, key, { questionId: "closing", text: "I would ask for the peak first." });
  await judgeInterview(practice.ctx, key, judged(self));
  return key;
}

function judged(level: Level): Record<string, Level> {
  const parts = [0, 1].map((part) =>
    Object.entries(allLevels(level)).map(([id, value]) => [formCriterionId(part, id), value] as const),
  );
  return Object.fromEntries(parts.flat());
}

async function reportOf(key: RoomKey): Promise<InterviewReport> {
  const report = await viewInterviewReport(practice.ctx, key);
  if (report === null) throw new Error("the report is closed");
  return report;
}

const STRONG = CRITERIA.map(({ id }) => `${id}=3`).join(" ");
const THIN = CRITERIA.map(({ id }) => `${id}=1`).join(" ");
const countEvents = () => practice.db.interviewEvent.count();

test("an interview from its first word to the report; the same request twice is one", async () => {
  const key = await begin();
  expect(await startInterview(practice.ctx, WISH)).toBe(key.interviewId);
  expect(await practice.db.attempt.count()).toBe(1);

  const first = await room(key);
  expect(first).toMatchObject({ stage: "design", part: 0, isPaused: false });
  expect(first.transcript[0]?.text).toContain("We have 20 minutes");
  await askInRoom(practice.ctx, key, { clarificationId: "peak" });
  await askInRoom(practice.ctx, key, { clarificationId: "peak" });
  expect((await room(key)).design?.asked).toEqual([
    { id: "peak", ask: "What is the peak?", answer: "900 requests a second." },
  ]);

  pass(250);
  const design = { text: "headroom=2 proof=1", baseRevision: 0 };
  await handInDesign(practice.ctx, key, design);
  const afterDesign = await countEvents();
  await handInDesign(practice.ctx, key, { ...design, baseRevision: 1 });
  expect(await countEvents()).toBe(afterDesign);

  const question = (await room(key)).question;
  expect(question?.text).toBe("Zero drain-order?");
  const answer = { questionId: question?.id ?? "", text: "Because readiness goes first, drain-order=2." };
  await answerQuestion(practice.ctx, key, answer);
  const calls = practice.judge.calls.length;
  const afterAnswer = await countEvents();
  await answerQuestion(practice.ctx, key, answer);
  expect(await countEvents()).toBe(afterAnswer);
  expect(practice.judge.calls).toHaveLength(calls);
  await expect(answerQuestion(practice.ctx, key, { ...answer, text: "Something else." })).rejects.toThrow(RefusedError);

  await moveOn(practice.ctx, key, 0, NOTHING);
  await moveOn(practice.ctx, key, 0, NOTHING);
  expect(await practice.db.attempt.count()).toBe(2);
  expect(await room(key)).toMatchObject({ part: 1, stage: "design" });
});

test("before the report is open nothing of a grade, a criterion or a question's worth is in what the room is given", async () => {
  const key = await begin();
  await askInRoom(practice.ctx, key, { clarificationId: "peak" });
  await handInDesign(practice.ctx, key, { text: "headroom=2", baseRevision: 0 });
  const told = JSON.stringify(await room(key));
  for (const { title, id } of CRITERIA) {
    expect(told).not.toContain(title);
    expect(told.replaceAll(/[0-9]:(probe|pushback):[a-z-]+/g, "").replaceAll(`Zero ${id}?`, "")).not.toContain(
      `"${id}"`,
    );
  }
  for (const secret of ["decisive", "level", "The principle", "Hint number", "Now: "].filter(
    (one) => one !== "level",
  )) {
    expect(told).not.toContain(secret);
  }
  expect(await viewInterviewReport(practice.ctx, key)).toBeNull();
  await expect(judgeInterview(practice.ctx, key, judged(2))).rejects.toThrow("not over yet");
});

test("a strong and a thin interview come to different signals, for stated reasons, with how sure that is", async () => {
  const strong = await reportOf(await holdAll(STRONG, () => "Then the other pool takes it."));
  const thin = await reportOf(await holdAll(THIN, () => null));
  expect(strong.verdict?.signal).toBe("strong hire");
  expect(thin.verdict?.signal).toBe("no hire");
  expect(strong.chances?.["no hire"]).toBeLessThan(0.01);
  expect(thin.chances?.hire).toBeLessThan(0.05);
  expect(thin.next).toHaveLength(3);
  expect(new Set(thin.next.map(({ dimension }) => dimension)).size).toBe(3);
  const markdown = reportMarkdown(thin);
  expect(markdown).toContain("this is a no hire");
  expect(markdown).toContain("> I would ask for the peak first.");
  expect(markdown).not.toContain("undefined");
});

test("the report says what the probes changed, what was worth asking, and where the time went", async () => {
  const key = await begin();
  await askInRoom(practice.ctx, key, { clarificationId: "cloud" });
  await holdPart(key, "headroom=2", (question) =>
    question.startsWith("Zero drain") ? "drain-order=3" : "contradicts",
  );
  await holdPart(key, "headroom=1 price=2", () => null);
  await skipQuestion(practice.ctx, key, { questionId: "closing" });
  await judgeInterview(practice.ctx, key, judged(2));
  const report = await reportOf(key);
  const [first, second] = report.parts;
  expect(first?.clarifications.asked.map(({ worth }) => worth)).toEqual(["noise"]);
  expect(first?.clarifications.missed.map(({ id }) => id)).toEqual(["peak", "slo"]);
  expect(first?.questions.map(({ kind, changes }) => [kind, changes.length])).toEqual([
    ["probe", 1],
    ["pushback", 1],
  ]);
  expect(first?.questions[1]?.changes).toEqual([
    { criterionId: "headroom", title: "Headroom covers the largest loss", before: 2, after: 1 },
  ]);
  expect(report.redFlags).toBe(1);
  expect(second?.questions.map(({ kind }) => kind)).toEqual(["probe", "twist", "pushback"]);
  expect(first?.segments).toEqual([
    { kind: "design", usedSeconds: 200, budgetSeconds: expect.any(Number) as number },
    { kind: "questions", usedSeconds: 60, budgetSeconds: expect.any(Number) as number },
  ]);
  expect(report.pace.usedSeconds).toBe(200 + 60 + 200 + 90);
});

test("after the report every part is an ordinary attempt at its comparison, and counts in progress", async () => {
  const key = await begin();
  const { state } = await loadRoom(practice.db, key);
  const attemptId = state.parts[0]?.attemptId ?? "";
  expect(await roomOfAttempt(practice.ctx, { userId: "ann", attemptId })).toBe(key.interviewId);
  await holdPart(key, "headroom=2", (question) => (question.startsWith("Zero") ? "drain-order=3" : null));
  await endInterview(practice.ctx, key, NOTHING);
  expect((await viewProgress(practice.ctx, "ann")).criteria).toEqual([]);
  const levels = Object.fromEntries(Object.entries(judged(1)).filter(([id]) => id.startsWith("part0")));
  await judgeInterview(practice.ctx, key, levels);
  await judgeInterview(practice.ctx, key, levels);
  await expect(judgeInterview(practice.ctx, key, judged(3))).rejects.toThrow("first judgement stands");

  expect(await roomOfAttempt(practice.ctx, { userId: "ann", attemptId })).toBeNull();
  const contrast = await viewContrast(practice.ctx, { userId: "ann", attemptId });
  expect(contrast.frame.phase).toBe("contrast");
  expect(contrast.items.find(({ criterionId }) => criterionId === "drain-order")?.finalLevel).toBe(3);
  const probes = await viewProbe(practice.ctx, { userId: "ann", attemptId });
  expect(probes.currentId).toBeNull();
  expect(probes.items.map(({ criterionId }) => criterionId)).toEqual(["drain-order", "headroom"]);
  expect((await viewProgress(practice.ctx, "ann")).criteria).toHaveLength(CRITERIA.length);
  expect((await reportOf(key)).missingParts).toBe(1);
});

test("what is being written when somebody leaves is handed in, answered, and never lost", async () => {
  const key = await begin();
  const { state } = await loadRoom(practice.db, key);
  const attemptId = state.parts[0]?.attemptId ?? "";
  await saveDraft(practice.ctx, { userId: "ann", attemptId, text: "headroom=3", baseRevision: 0 });
  await moveOn(practice.ctx, key, 0, NOTHING);
  expect((await loadRoom(practice.db, key)).state.parts[0]?.read?.find(({ id }) => id === "headroom")?.level).toBe(3);

  await handInDesign(practice.ctx, key, { text: "proof=1", baseRevision: 0 });
  await pauseInterview(practice.ctx, key, "half a thought, drain-order=2");
  await pauseInterview(practice.ctx, key, null);
  expect(await room(key)).toMatchObject({ isPaused: true, question: null });
  await resumeInterview(practice.ctx, key);
  expect((await room(key)).question?.unsent).toBe("half a thought, drain-order=2");
  await pauseInterview(practice.ctx, key, null);
  await endInterview(practice.ctx, key, NOTHING);
  const ended = (await loadRoom(practice.db, key)).state;
  expect(ended.stage).toBe("closed");
  expect(ended.parts[1]?.asked[0]?.reply?.text).toBe("half a thought, drain-order=2");
  await endInterview(practice.ctx, key, NOTHING);
  expect((await loadRoom(practice.db, key)).state).toEqual(ended);
});

test("while it is paused a design is kept but not handed in", async () => {
  const key = await begin();
  await pauseInterview(practice.ctx, key, null);
  await expect(handInDesign(practice.ctx, key, { text: "headroom=3", baseRevision: 0 })).rejects.toThrow("paused");
  const { state } = await loadRoom(practice.db, key);
  expect(state.parts[0]?.read).toBeNull();
  await resumeInterview(practice.ctx, key);
  expect((await room(key)).design?.draft.text).toBe("headroom=3");
});

test("an attempt that is held in an interview is not the one to go on with outside of it", async () => {
  const key = await begin();
  const held = (await loadRoom(practice.db, key)).state.parts[0];
  const scenarioId = (await loadRoom(practice.db, key)).state.plan.parts[0]?.scenarioId ?? "";
  const { attemptId } = await startAttempt(practice.ctx, { userId: "ann", scenarioId, isFresh: false });
  expect(attemptId).not.toBe(held?.attemptId);
});

test("an interview goes on by its own content after the library has changed", async () => {
  const key = await begin();
  const ctx = practice.withLibrary(makeLibrary([makeScenario({ id: "other" })]));
  const view = await viewRoom(ctx, key);
  expect(view.brief.question).toContain("drain twelve pods");
});

test("somebody else's interview is not there, whatever is asked of it", async () => {
  const key = { ...(await begin()), userId: "bob" };
  const before = await countEvents();
  for (const work of [
    () => viewRoom(practice.ctx, key),
    () => viewInterviewReport(practice.ctx, key),
    () => pauseInterview(practice.ctx, key, null),
    () => endInterview(practice.ctx, key, NOTHING),
    () => handInDesign(practice.ctx, key, { text: "mine", baseRevision: 0 }),
    () => judgeInterview(practice.ctx, key, {}),
  ]) {
    await expect(work()).rejects.toThrow(NotFoundError);
  }
  expect(await countEvents()).toBe(before);
  expect((await viewInterviews(practice.ctx, "bob")).interviews).toEqual([]);
});

test("weak spots and collections are offered only when they mean something", async () => {
  const before = await viewInterviews(practice.ctx, "ann");
  expect(before).toMatchObject({ hasGrades: false, collections: [] });
  const weak = { ...WISH, topic: { kind: "weak" } } as const;
  await expect(startInterview(practice.ctx, weak)).rejects.toThrow("not known");
  const five = { ...WISH, topic: { kind: "collection", id: "the-five" } } as const;
  await expect(startInterview(practice.ctx, five)).rejects.toThrow("not complete");
  await holdAll(THIN, () => null);
  expect((await viewInterviews(practice.ctx, "ann")).hasGrades).toBe(true);
  await startInterview(practice.ctx, weak);

  const ids = COLLECTIONS[0]?.scenarioIds ?? [];
  const ctx = practice.withLibrary(makeLibrary(ids.map((id) => makeScenario({ id }))));
  expect((await viewInterviews(ctx, "ann")).collections.map(({ title }) => title)).toEqual(["The five"]);
  await startInterview(ctx, five);
});

test("a guest's interviews come along into the account, and everything is in the export", async () => {
  const key = await holdAll(THIN, () => "so");
  await practice.addUser("cleo", "cleo@example.org");
  await claimGuestWork(practice.ctx, { fromUserId: "ann", toUserId: "cleo" });
  await expect(viewRoom(practice.ctx, key)).rejects.toThrow(NotFoundError);
  expect(await reportOf({ ...key, userId: "cleo" })).toMatchObject({ interviewId: key.interviewId });
  const { interviews } = await exportAttempts(practice.ctx, "cleo");
  expect(interviews).toHaveLength(1);
  expect(interviews[0]?.events.map(({ kind }) => kind)).toContain("answered");
});
