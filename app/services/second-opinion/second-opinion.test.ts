import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { fails, says, startJudgeServer, type JudgeServer } from "../../../tests/setup/judge-server";
import { createPractice, practiseTo, type Practice } from "../../../tests/setup/practice";
import { makeScenario } from "../../../tests/setup/practice-library";
import { defends, judgeAt } from "../../../tests/setup/second-judge";
import { AccountExportSchema } from "../../domain/account/export";
import { findSpent } from "../../db/judge-repo.server";
import { claimGuestWork } from "../claim-guest-work.server";
import type { AppContext } from "../context.server";
import { NotFoundError, NotYetError, RefusedError } from "../errors";
import { exportAttempts } from "../export-attempts.server";
import { viewGrade } from "../view/view-grade.server";
import { viewProgress } from "../view/view-progress.server";
import { askSecondOpinion } from "./ask-second-opinion.server";
import { viewSecondJudge } from "./view-second-opinion.server";

const ONE = "We keep twenty percent headroom for the largest zone.";
const TWO = "Otherwise the loss of a zone takes the fleet down.";
const TEXT = `headroom=1 ${ONE} ${TWO}`;
const DAY = "2026-03-01";
const COST = 1234;

let server: JudgeServer;
let practice: Practice;
let ctx: AppContext;
let attemptId: string;

beforeAll(async () => {
  server = await startJudgeServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  practice = await createPractice();
  ctx = { ...practice.ctx, secondJudge: judgeAt(server) };
  await practice.addUser("ann");
  attemptId = await practiseTo(ctx, "grade", { userId: "ann", text: TEXT });
  server.asked.length = 0;
  server.play(defends("headroom", ONE, TWO));
});
afterEach(() => practice.close());

const key = (userId = "ann") => ({ userId, attemptId });
const ask = (userId = "ann", consentTo = server.host) => askSecondOpinion(ctx, { ...key(userId), consentTo });
const given = async () => (await viewGrade(ctx, key())).secondOpinion?.given;
const spent = () => findSpent(ctx.db, "ann", DAY);

test("an opinion stands beside the grade, two levels apart is a disagreement, and progress keeps the grade", async () => {
  const before = await viewGrade(ctx, key());
  expect(before.secondOpinion).toMatchObject({ judge: { host: server.host, isTrusted: false }, given: null });
  const progress = await viewProgress(ctx, "ann");
  await ask();
  const { secondOpinion, ...rest } = await viewGrade(ctx, key());
  expect({ ...rest, secondOpinion: null }).toEqual({ ...before, secondOpinion: null });
  expect(secondOpinion).toMatchObject({
    judge: null,
    given: { model: "some-model", isTrusted: false, disagreements: 1 },
  });
  const headroom = secondOpinion?.given?.criteria.find(({ id }) => id === "headroom");
  expect(headroom).toMatchObject({ level: 3, relation: "disagree" });
  for (const { start, end, text } of headroom?.quotes ?? []) expect(rest.answer.slice(start, end)).toBe(text);
  expect(await viewProgress(ctx, "ann")).toEqual(progress);
});

test("only the answer, the question and the rubric are sent: nothing about the person", async () => {
  await practice.db.user.update({ where: { id: "ann" }, data: { email: "ann@example.org" } });
  await ask();
  const sent = JSON.stringify(server.asked);
  expect(sent).toContain(ONE);
  expect(sent).not.toContain("ann@example.org");
  expect(sent).not.toContain('"ann"');
  expect(sent).not.toContain(attemptId);
});

test("asking again, also after a restart, sends nothing and costs nothing", async () => {
  await ask();
  const first = await given();
  ctx = { ...ctx, secondJudge: judgeAt(server) };
  practice.clock.forward(1);
  await ask();
  expect(server.asked).toHaveLength(1);
  expect(await given()).toEqual(first);
  expect(await spent()).toEqual({ user: COST, all: COST });
});

test("the same answer in another attempt takes the reply that is there; another person's is not looked at", async () => {
  await ask();
  attemptId = await practiseTo(ctx, "grade", { userId: "ann", text: TEXT });
  await ask();
  expect(server.asked).toHaveLength(1);
  expect((await given())?.disagreements).toBe(1);
  await practice.addUser("bob");
  attemptId = await practiseTo(ctx, "grade", { userId: "bob", text: TEXT });
  await ask("bob");
  expect(server.asked).toHaveLength(2);
});

test("two requests at once are one request, and one opinion", async () => {
  await Promise.all([ask(), ask()]);
  expect(server.asked).toHaveLength(1);
  expect(await practice.db.secondOpinion.count()).toBe(1);
  expect(await spent()).toEqual({ user: COST, all: COST });
});

test("nothing is sent without a judge, without consent to this very host, or before the grade is seen", async () => {
  await expect(ask("ann", "elsewhere.example")).rejects.toThrow(/nothing was sent/);
  attemptId = await practiseTo(ctx, "judge", { userId: "ann", text: TEXT });
  await expect(ask()).rejects.toBeInstanceOf(NotYetError);
  ctx = practice.ctx;
  attemptId = await practiseTo(ctx, "grade", { userId: "ann", text: TEXT });
  await expect(ask()).rejects.toBeInstanceOf(RefusedError);
  expect((await viewGrade(ctx, key())).secondOpinion).toBeNull();
  expect(server.asked).toHaveLength(0);
});

test("somebody else's attempt is as if it were not there", async () => {
  await practice.addUser("bob");
  await ask();
  await expect(ask("bob")).rejects.toBeInstanceOf(NotFoundError);
  await expect(viewGrade(ctx, key("bob"))).rejects.toBeInstanceOf(NotFoundError);
  expect(server.asked).toHaveLength(1);
});

test("an attempt that is deleted while the judge reads is not brought back", async () => {
  server.play((response, asked) => {
    void practice.db.user.delete({ where: { id: "ann" } }).then(() => defends("headroom", ONE, TWO)(response, asked));
  });
  await expect(ask()).rejects.toBeInstanceOf(NotFoundError);
  expect(await practice.db.secondOpinion.count()).toBe(0);
  expect(await practice.db.judgeUse.count()).toBe(0);
});

test("a judge that fails costs what it spent, leaves the grade, and says so in words", async () => {
  server.play(fails(500));
  await expect(ask()).rejects.toThrow(/does not answer/);
  expect(await spent()).toEqual({ user: 0, all: 0 });
  server.play(says("prose"));
  await expect(ask()).rejects.toThrow(/cannot be read/);
  expect(await spent()).toEqual({ user: 2 * COST, all: 2 * COST });
  expect(await given()).toBeNull();
});

test("a day's budget holds for one person and for everybody, also at once, and begins anew the next day", async () => {
  const { scenario, rubric } = makeScenario();
  const enough = judgeAt(server).costOf({ scenario, rubric, text: TEXT, masked: [] });
  ctx = { ...ctx, secondJudge: judgeAt(server, { limits: { user: enough + 100, all: enough + COST + 100 } }) };
  await ask();
  attemptId = await practiseTo(ctx, "grade", { userId: "ann", text: `${TEXT} More.` });
  await expect(ask()).rejects.toThrow(/Your second opinions of today/);
  await practice.addUser("bob");
  const [one, other] = [
    await practiseTo(ctx, "grade", { userId: "bob", text: `${TEXT} B1.` }),
    await practiseTo(ctx, "grade", { userId: "bob", text: `${TEXT} B2.` }),
  ];
  const both = await Promise.allSettled(
    [one, other].map((id) => askSecondOpinion(ctx, { userId: "bob", attemptId: id, consentTo: server.host })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await practice.addUser("cem");
  attemptId = await practiseTo(ctx, "grade", { userId: "cem", text: TEXT });
  await expect(ask("cem")).rejects.toThrow(/This installation's/);
  practice.clock.forward(1);
  await ask("cem");
  expect(await practice.db.judgeUse.count({ where: { userId: "cem" } })).toBe(1);
  expect(await practice.db.judgeDay.findMany()).toEqual([{ day: "2026-03-02", tokens: COST }]);
});

test("another model may be asked instead, and takes the place of the first", async () => {
  await ask();
  ctx = { ...ctx, secondJudge: judgeAt(server, { model: "another-model" }) };
  expect((await viewGrade(ctx, key())).secondOpinion).toMatchObject({
    judge: { model: "another-model" },
    given: { model: "some-model" },
  });
  await ask();
  expect(await given()).toMatchObject({ model: "another-model" });
  expect(server.asked).toHaveLength(2);
});

test("an opinion stays on its page after the judge was switched off", async () => {
  await ask();
  ctx = practice.ctx;
  expect((await viewGrade(ctx, key())).secondOpinion).toMatchObject({ judge: null, given: { disagreements: 1 } });
});

test("it is trusted only with a result that passes, and the settings say why not", async () => {
  const measured = {
    host: server.host,
    model: "some-model",
    promptVersion: "1",
    measuredAt: "2026-02-01T00:00:00.000Z",
    answers: 36,
    attacks: 48,
    kappa: 0.8,
    exact: 0.7,
    coverage: 0.95,
    injection: { tried: 200, lifted: 1 },
  };
  await ask();
  expect(await viewSecondJudge(ctx, "ann")).toMatchObject({
    isTrusted: false,
    measured: null,
    today: { user: { spent: COST, limit: 1_000_000 } },
  });
  ctx = { ...ctx, secondJudge: judgeAt(server, { measured: { ...measured, kappa: 0.5 } }) };
  expect(await viewSecondJudge(ctx, "ann")).toMatchObject({ isTrusted: false, measured: { faults: [/kappa 0.50/] } });
  ctx = { ...ctx, secondJudge: judgeAt(server, { measured }) };
  expect(await viewSecondJudge(ctx, "ann")).toMatchObject({ isTrusted: true, measured: { faults: [] } });
  expect((await given())?.isTrusted).toBe(true);
  expect(await viewSecondJudge(practice.ctx, "ann")).toBeNull();
});

test("an opinion is in the export, without the key, and goes with a guest's work into the account", async () => {
  await ask();
  const exported = JSON.parse(JSON.stringify(await exportAttempts(ctx, "ann"))) as unknown;
  const { attempts, secondOpinionUse } = AccountExportSchema.pick({ attempts: true, secondOpinionUse: true }).parse(
    (({ attempts, secondOpinionUse }) => ({ attempts, secondOpinionUse }))(
      exported as { attempts: unknown; secondOpinionUse: unknown },
    ),
  );
  expect(attempts[0]?.secondOpinion).toMatchObject({ host: server.host, model: "some-model" });
  expect(secondOpinionUse).toEqual([{ day: DAY, tokens: COST }]);
  expect(JSON.stringify(exported)).not.toContain("sk-very-secret");
  await practice.addUser("account", "account@example.org");
  await claimGuestWork(ctx, { fromUserId: "ann", toUserId: "account" });
  expect((await viewGrade(ctx, key("account"))).secondOpinion?.given).toMatchObject({ model: "some-model" });
});
