import { createTestDb } from "./test-db";
import { makeJudge, type PracticeJudge } from "./practice-judge";
import { CRITERIA, makeLibrary, makeScenario } from "./practice-library";
import type { ContentLibrary } from "../../app/content/library.server";
import type { Db } from "../../app/db/client.server";
import type { Level } from "../../app/domain/rubric/level";
import type { AppContext } from "../../app/services/context.server";
import { answerTwist } from "../../app/services/practise/answer-twist.server";
import { continueTo } from "../../app/services/practise/continue-to.server";
import { finishAttempt } from "../../app/services/practise/finish-attempt.server";
import { judgeSelf } from "../../app/services/practise/judge-self.server";
import { sayDifference } from "../../app/services/practise/say-difference.server";
import { skipProbe } from "../../app/services/practise/skip-probe.server";
import { startAttempt } from "../../app/services/practise/start-attempt.server";
import { submitAnswer } from "../../app/services/practise/submit-answer.server";
import { viewProbe } from "../../app/services/view/view-probe.server";

export const SCENARIO = "small-fleet";
const MS_PER_DAY = 86_400_000;

export type Practice = {
  ctx: AppContext;
  db: Db;
  judge: PracticeJudge;
  /** Stopped until moved. */
  clock: { now: Date; forward: (days: number) => void };
  addUser: (id: string, email?: string) => Promise<string>;
  /** The same database and clock, with other content. */
  withLibrary: (library: ContentLibrary) => AppContext;
  close: () => Promise<void>;
};

/** A context over a real, empty database: stopped clock, ids that count up, a judge that reads markers. */
export async function createPractice(library = makeLibrary([makeScenario()])): Promise<Practice> {
  const { db, close } = await createTestDb();
  const judge = makeJudge(library);
  const clock = {
    now: new Date("2026-03-01T09:00:00.000Z"),
    forward: (days: number) => {
      clock.now = new Date(clock.now.getTime() + days * MS_PER_DAY);
    },
  };
  let ids = 0;
  const newId = () => `id${String((ids += 1)).padStart(22, "0")}`;
  const ctx: AppContext = { db, library, judge, secondJudge: null, now: () => clock.now, newId };
  return {
    ctx,
    db,
    judge,
    clock,
    addUser: async (id, email) => {
      await db.user.create({ data: { id, email: email ?? null } });
      return id;
    },
    withLibrary: (other) => ({ ...ctx, library: other, judge: makeJudge(other) }),
    close,
  };
}

export type Part = "design" | "judge" | "grade" | "probe" | "twist" | "contrast" | "finished";

/** Practises a scenario up to a part, skipping what can be skipped; returns the attempt's id. */
export async function practiseTo(
  ctx: AppContext,
  part: Part,
  {
    userId,
    text = "headroom=2 proof=1",
    self = 2,
    scenarioId = SCENARIO,
  }: { userId: string; text?: string; self?: Level; scenarioId?: string },
): Promise<string> {
  const { attemptId } = await startAttempt(ctx, { userId, scenarioId, isFresh: true });
  const key = { userId, attemptId };
  const steps: [Part, () => Promise<unknown>][] = [
    ["judge", () => submitAnswer(ctx, { ...key, baseRevision: 0, text })],
    ["grade", () => judgeSelf(ctx, { ...key, levels: allLevels(self) })],
    ["probe", () => continueTo(ctx, { ...key, to: "probe" })],
    ["twist", () => skipAllProbes(ctx, key).then(() => continueTo(ctx, { ...key, to: "twist" }))],
    [
      "contrast",
      () => answerTwist(ctx, { ...key, text: null }).then(() => continueTo(ctx, { ...key, to: "contrast" })),
    ],
    ["finished", () => skipAllDifferences(ctx, key).then(() => finishAttempt(ctx, key))],
  ];
  const last = steps.findIndex(([name]) => name === part);
  for (const [, take] of steps.slice(0, last + 1)) await take();
  return attemptId;
}

export function allLevels(level: Level): Record<string, Level> {
  return Object.fromEntries(CRITERIA.map(({ id }) => [id, level]));
}

export async function skipAllProbes(ctx: AppContext, key: { userId: string; attemptId: string }): Promise<void> {
  for (;;) {
    const { currentId } = await viewProbe(ctx, key);
    if (currentId === null) return;
    await skipProbe(ctx, { ...key, criterionId: currentId });
  }
}

export async function skipAllDifferences(ctx: AppContext, key: { userId: string; attemptId: string }): Promise<void> {
  for (const { id } of CRITERIA) await sayDifference(ctx, { ...key, criterionId: id, text: null });
}
