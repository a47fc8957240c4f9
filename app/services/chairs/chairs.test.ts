import { afterEach, beforeEach, expect, test } from "vitest";
import { createPractice, allLevels, practiseTo, type Practice } from "../../../tests/setup/practice";
import { CRITERIA, makeLibrary, makeScenario } from "../../../tests/setup/practice-library";
import { findLiveText } from "../../db/pair-repo.server";
import { INVITATION_HOURS } from "../../domain/chairs/code";
import { claimGuestWork } from "../claim-guest-work.server";
import { NotFoundError, RefusedError } from "../errors";
import { exportAttempts } from "../export-attempts.server";
import { askClarification } from "../practise/ask-clarification.server";
import { saveDraft } from "../practise/save-draft.server";
import { submitAnswer } from "../practise/submit-answer.server";
import { beginPair } from "./begin-pair.server";
import type { CandidateChair, InterviewerChair } from "./chair-views";
import { closePair } from "./close-pair.server";
import { heldBy } from "./held-attempt.server";
import { invite, renewInvitation } from "./invite.server";
import { joinPair, NO_INVITATION } from "./join-pair.server";
import { judgeInChair } from "./judge-in-chair.server";
import { askQuestion, giveAnswer } from "./say-line.server";
import { swapChairs } from "./swap-chairs.server";
import { tickLevels } from "./tick-levels.server";
import { viewChair } from "./view-chair.server";
import { viewChairs } from "./view-chairs.server";
import { viewComparison } from "./view-comparison.server";

let practice: Practice;
let pairId: string;
let code: string;
const ANSWER = "headroom=2 proof=1";
const address = "192.0.2.7";

beforeEach(async () => {
  practice = await createPractice(
    makeLibrary([makeScenario(), makeScenario({ id: "second", title: "The second one" })]),
  );
  for (const id of ["ida", "cem", "eve"]) await practice.addUser(id);
  ({ pairId, code } = await invite(practice.ctx, { userId: "ida", scenarioId: "small-fleet" }));
});
afterEach(() => practice.close());

const ida = () => ({ userId: "ida", pairId });
const cem = () => ({ userId: "cem", pairId });
const join = (userId = "cem", typed = code) => joinPair(practice.ctx, { userId, code: typed, address });
const asInterviewer = async () => (await viewChair(practice.ctx, ida())) as InterviewerChair;
const asCandidate = async () => (await viewChair(practice.ctx, cem())) as CandidateChair;

async function begin(): Promise<string> {
  await join();
  await beginPair(practice.ctx, ida());
  return (await asCandidate()).desk?.attemptId ?? "";
}

async function handIn(text = ANSWER): Promise<string> {
  const attemptId = await begin();
  await submitAnswer(practice.ctx, { userId: "cem", attemptId, baseRevision: 0, text });
  return attemptId;
}

const tick = (criterionId: string, level: 0 | 1 | 2 | 3, note = "") =>
  tickLevels(practice.ctx, { ...ida(), given: [{ criterionId, level, note }] });

/** Everything that only the interviewer may know before the comparison. */
function rubricTexts(): string[] {
  const { rubric, scenario } = practice.ctx.library.get("small-fleet")!;
  return [
    ...rubric.criteria.flatMap(({ id, title, why, principle, knowledge, reasoning, probes }) => [
      ...[`"${id}"`, title, why, principle, knowledge.say, reasoning.say, ...Object.values(probes)],
    ]),
    ...scenario.twists.flatMap(({ id, change }) => [`"${id}"`, change]),
    ...scenario.hints.map(({ text }) => text),
    ...[scenario.model.knowledge, scenario.model.reasoning, "decisive", "because", "report", "quotes"],
  ];
}

test("a whole round: invited, asked, answered, ticked, handed in, ended, judged, compared", async () => {
  const attemptId = await begin();
  await askClarification(practice.ctx, { userId: "cem", attemptId, clarificationId: "peak" });
  await saveDraft(practice.ctx, { userId: "cem", attemptId, baseRevision: 0, text: "I would drain" });
  expect((await asInterviewer()).live).toMatchObject({ text: "I would drain", revision: 1 });
  expect((await asInterviewer()).clarifications.filter(({ isAsked }) => isAsked).map(({ id }) => id)).toEqual(["peak"]);

  const probe = { criterionId: "headroom", key: "1" };
  await askQuestion(practice.ctx, { ...ida(), key: "k1", text: "", probe });
  await giveAnswer(practice.ctx, { ...cem(), key: "k2", text: "Because a pool goes at once." });
  expect((await asCandidate()).sees.said.map(({ text }) => text)).toEqual([
    "One headroom?",
    "Because a pool goes at once.",
  ]);
  await tick("headroom", 3, "strong on loss");
  await submitAnswer(practice.ctx, { userId: "cem", attemptId, baseRevision: 1, text: ANSWER });
  expect((await asInterviewer()).sees.stage).toBe("submitted");
  expect((await asCandidate()).desk).toMatchObject({ isLocked: true, draft: { text: ANSWER } });

  expect((await viewComparison(practice.ctx, cem())).kind).toBe("wait");
  await closePair(practice.ctx, ida());
  expect(await viewComparison(practice.ctx, cem())).toMatchObject({ kind: "judge", answer: ANSWER });
  expect((await viewComparison(practice.ctx, ida())).kind).toBe("wait");
  await judgeInChair(practice.ctx, { ...cem(), levels: allLevels(2) });

  const compared = await viewComparison(practice.ctx, ida());
  if (compared.kind !== "open") throw new Error(compared.kind);
  expect(compared.criteria.find(({ id }) => id === "headroom")).toMatchObject({
    ...{ human: 3, self: 2, automatic: 2, note: "strong on loss" },
  });
  expect(compared.agreement.pairs[0]).toMatchObject({ between: ["human", "automatic"], compared: 1, kappa: null });
  const theirs = await viewComparison(practice.ctx, cem());
  expect(JSON.stringify(theirs)).not.toContain("strong on loss");
  expect(theirs).toMatchObject({ kind: "open", attemptId });
  await expect(tick("headroom", 0)).rejects.toThrow("before you saw the others");
});

test("before the comparison nothing of the rubric, the levels, the notes or the grade is in anything the candidate can read", async () => {
  const seen: string[] = [];
  const look = async () => {
    seen.push(JSON.stringify([await viewChair(practice.ctx, cem()), await viewChairs(practice.ctx, "cem")]));
    seen.push(JSON.stringify(await exportAttempts(practice.ctx, "cem")).replaceAll('"report":null', ""));
    if ((await asCandidate()).sees.stage !== "judging")
      seen.push(JSON.stringify(await viewComparison(practice.ctx, cem())));
  };
  await join();
  await look();
  await beginPair(practice.ctx, ida());
  await tick("proof", 2, "a very private note");
  await look();
  const attemptId = (await asCandidate()).desk?.attemptId ?? "";
  await submitAnswer(practice.ctx, { userId: "cem", attemptId, baseRevision: 0, text: "I drain first." });
  await look();
  await closePair(practice.ctx, ida());
  await look();
  // Of the criteria the titles are needed to judge by; the rest stays where it is.
  const judging = JSON.stringify(await viewComparison(practice.ctx, cem()));
  for (const { why, say } of practice.ctx.library
    .get("small-fleet")!
    .rubric.criteria.map(({ why, knowledge }) => ({ why, say: knowledge.say })))
    for (const secret of [why, say]) expect(judging).not.toContain(secret);
  expect(judging).not.toContain("private note");
  expect(seen).toHaveLength(11);
  for (const text of seen) for (const secret of [...rubricTexts(), "private note"]) expect(text).not.toContain(secret);
});

test("a stranger finds nothing and changes nothing", async () => {
  const attemptId = await begin();
  const before = await practice.db.pairEvent.count();
  const eve = { userId: "eve", pairId };
  const tries = [
    () => viewChair(practice.ctx, eve),
    () => viewComparison(practice.ctx, eve),
    () => beginPair(practice.ctx, eve),
    () => closePair(practice.ctx, eve),
    () => swapChairs(practice.ctx, eve),
    () => askQuestion(practice.ctx, { ...eve, key: "k", text: "Hello?", probe: null }),
    () => giveAnswer(practice.ctx, { ...eve, key: "k", text: "Hello." }),
    () => tickLevels(practice.ctx, { ...eve, given: [{ criterionId: "proof", level: 1, note: "" }] }),
    () => judgeInChair(practice.ctx, { ...eve, levels: allLevels(1) }),
  ];
  for (const attempt of tries) await expect(attempt()).rejects.toThrow(NotFoundError);
  await expect(renewInvitation(practice.ctx, eve)).rejects.toThrow(RefusedError);
  expect(await findLiveText(practice.db, "eve", pairId)).toBeNull();
  expect(await findLiveText(practice.db, "cem", pairId)).toBeNull();
  expect(await heldBy(practice.db, { userId: "eve", attemptId })).toBeNull();
  expect((await viewChairs(practice.ctx, "eve")).sessions).toEqual([]);
  expect(await practice.db.pairEvent.count()).toBe(before);
});

test("the candidate cannot take the interviewer's part, nor the interviewer the candidate's", async () => {
  const attemptId = await begin();
  await expect(
    tickLevels(practice.ctx, { ...cem(), given: [{ criterionId: "proof", level: 3, note: "" }] }),
  ).rejects.toThrow("Only the interviewer");
  const probe = { criterionId: "proof", key: "1" };
  await expect(askQuestion(practice.ctx, { ...cem(), key: "k", text: "", probe })).rejects.toThrow(NotFoundError);
  await expect(giveAnswer(practice.ctx, { ...ida(), key: "k", text: "Mine." })).rejects.toThrow("Only the candidate");
  await expect(saveDraft(practice.ctx, { userId: "ida", attemptId, baseRevision: 0, text: "x" })).rejects.toThrow(
    NotFoundError,
  );
});

test("an invitation is used once, and every code that opens nothing gets one and the same answer", async () => {
  await expect(join("cem", "2222-2222")).rejects.toThrow(NO_INVITATION);
  await expect(join("cem", "no code at all")).rejects.toThrow(NO_INVITATION);
  await expect(join("ida")).rejects.toThrow("your own invitation");
  expect(await join("cem", code.toLowerCase())).toEqual({ pairId });
  expect(await join("cem")).toEqual({ pairId });
  await expect(join("eve")).rejects.toThrow(NO_INVITATION);
  expect(await practice.db.attempt.count()).toBe(1);
});

test("an expired invitation is no invitation, and a new code opens it again", async () => {
  practice.clock.forward(INVITATION_HOURS / 24);
  await expect(join()).rejects.toThrow(NO_INVITATION);
  expect((await asInterviewer()).invitation).toMatchObject({ isOpen: false, code: null });
  const renewed = await renewInvitation(practice.ctx, ida());
  await expect(join()).rejects.toThrow(NO_INVITATION);
  expect(await join("cem", renewed.code)).toEqual({ pairId });
});

test("two people with one code at the very same time: one sits down, one is told it is used", async () => {
  const results = await Promise.allSettled([join("cem"), join("eve")]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await practice.db.attempt.count()).toBe(1);
});

test("inviting twice to the same scenario is one session, and the newest code opens it", async () => {
  const again = await invite(practice.ctx, { userId: "ida", scenarioId: "small-fleet" });
  expect(again.pairId).toBe(pairId);
  await expect(join()).rejects.toThrow(NO_INVITATION);
  expect((await viewChair(practice.ctx, ida(), again.code)) as InterviewerChair).toMatchObject({
    invitation: { code: `${again.code.slice(0, 4)}-${again.code.slice(4)}` },
  });
  expect((await practice.db.pairSession.findFirstOrThrow()).codeHash).not.toContain(again.code);
});

test("every step taken twice is taken once", async () => {
  const attemptId = await begin();
  const line = { ...ida(), key: "k1", text: "Why so?", probe: null };
  for (let turn = 0; turn < 2; turn += 1) {
    await beginPair(practice.ctx, ida());
    await askQuestion(practice.ctx, line);
    await tick("proof", 1, "n");
    await submitAnswer(practice.ctx, { userId: "cem", attemptId, baseRevision: 0, text: ANSWER });
  }
  for (let turn = 0; turn < 2; turn += 1) {
    await closePair(practice.ctx, ida());
    await closePair(practice.ctx, cem());
    await judgeInChair(practice.ctx, { ...cem(), levels: allLevels(1) });
  }
  const kinds = (await practice.db.pairEvent.findMany({ orderBy: { seq: "asc" } })).map(({ kind }) => kind);
  expect(kinds).toEqual(["joined", "begun", "question-asked", "closed"]);
});

test("changing chairs makes one next round, the other way round and about another scenario", async () => {
  await handIn();
  await expect(swapChairs(practice.ctx, cem())).rejects.toThrow("still going on");
  await closePair(practice.ctx, ida());
  const next = await swapChairs(practice.ctx, cem());
  expect(await swapChairs(practice.ctx, ida())).toEqual(next);
  const view = await viewChair(practice.ctx, { userId: "cem", pairId: next.pairId });
  expect(view).toMatchObject({
    role: "interviewer",
    frame: { title: "The second one" },
    sees: { round: 2, stage: "joined" },
  });
  expect((await asCandidate()).sees.nextId).toBe(next.pairId);
  expect(await viewChair(practice.ctx, { userId: "ida", pairId: next.pairId })).toMatchObject({ role: "candidate" });
});

test("the attempt is held while the round is open, and is an ordinary one after the comparison", async () => {
  const attemptId = await handIn();
  const key = { userId: "cem", attemptId };
  expect(await heldBy(practice.db, key)).toBe(pairId);
  const exported = () => exportAttempts(practice.ctx, "cem").then(({ attempts }) => attempts[0]);
  expect(await exported()).toMatchObject({ submittedText: ANSWER, report: null, grades: [] });
  await closePair(practice.ctx, cem());
  await judgeInChair(practice.ctx, { ...cem(), levels: allLevels(1) });
  expect(await heldBy(practice.db, key)).toBeNull();
  expect((await exported())?.grades).toHaveLength(CRITERIA.length);
  const own = await practiseTo(practice.ctx, "judge", { userId: "cem" });
  expect(await heldBy(practice.db, { userId: "cem", attemptId: own })).toBeNull();
});

test("ended without an answer the attempt goes on alone, and handing it in later opens no comparison", async () => {
  const attemptId = await begin();
  await closePair(practice.ctx, ida());
  practice.clock.forward(1);
  await submitAnswer(practice.ctx, { userId: "cem", attemptId, baseRevision: 0, text: ANSWER });
  expect((await asCandidate()).sees.stage).toBe("ended");
  expect(await heldBy(practice.db, { userId: "cem", attemptId })).toBeNull();
  expect((await viewComparison(practice.ctx, ida())).kind).toBe("wait");
});

test("each person's export holds their own words, levels and notes, and none of the other's", async () => {
  await begin();
  await askQuestion(practice.ctx, { ...ida(), key: "k1", text: "ida asks", probe: null });
  await giveAnswer(practice.ctx, { ...cem(), key: "k2", text: "cem answers" });
  await tick("proof", 2, "ida notes");
  const hers = JSON.stringify((await exportAttempts(practice.ctx, "ida")).chairs);
  const his = JSON.stringify((await exportAttempts(practice.ctx, "cem")).chairs);
  for (const words of ["ida asks", "ida notes"]) {
    expect(hers).toContain(words);
    expect(his).not.toContain(words);
  }
  expect(his).toContain("cem answers");
  expect(hers).not.toContain("cem answers");
});

test("whoever deletes their account takes the session along; the candidate's attempt stays the candidate's", async () => {
  const attemptId = await handIn();
  await tick("proof", 2, "ida notes");
  await practice.db.user.delete({ where: { id: "ida" } });
  await expect(viewChair(practice.ctx, cem())).rejects.toThrow(NotFoundError);
  expect(await practice.db.pairTick.count()).toBe(0);
  expect(await heldBy(practice.db, { userId: "cem", attemptId })).toBeNull();
  expect(await practice.db.attempt.findFirst({ where: { userId: "cem" } })).toMatchObject({ submittedText: ANSWER });
});

test("a guest who signs in keeps the chair, and nobody ends up in both", async () => {
  await handIn();
  await practice.addUser("ann", "ann@example.org");
  await claimGuestWork(practice.ctx, { fromUserId: "cem", toUserId: "ann" });
  const key = { userId: "ann", pairId };
  expect(await viewChair(practice.ctx, key)).toMatchObject({ role: "candidate", sees: { stage: "submitted" } });
  await practice.db.user.update({ where: { id: "ann" }, data: { email: null } });
  await practice.db.user.update({ where: { id: "ida" }, data: { email: "ida@example.org" } });
  await claimGuestWork(practice.ctx, { fromUserId: "ann", toUserId: "ida" });
  await expect(viewChair(practice.ctx, ida())).rejects.toThrow(NotFoundError);
  expect(await practice.db.attempt.count({ where: { userId: "ida" } })).toBe(1);
});

test("notes and lines have a limit, and nothing is stored of what is too long", async () => {
  await begin();
  await expect(tick("proof", 1, "x".repeat(2001))).rejects.toThrow("A note holds at most 2,000 characters");
  expect(await practice.db.pairTick.count()).toBe(0);
  await expect(askQuestion(practice.ctx, { ...ida(), key: "k", text: "x".repeat(4001), probe: null })).rejects.toThrow(
    RefusedError,
  );
});
