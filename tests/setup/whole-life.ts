import { createHash } from "node:crypto";
import type { UserId } from "../../app/domain/ids";
import type { Db } from "../../app/db/client.server";

/** One row of everything a person can own, with a null and a value wherever a column takes both. Returns the attempt's id. */
export async function liveWholeLife(db: Db, userId: UserId, suffix: string): Promise<string> {
  const at = new Date("2026-11-20T10:00:00Z");
  const grade = JSON.stringify({ id: "headroom", level: 2, quotes: [] });
  const version = createHash("sha256").update(suffix).digest("hex").slice(0, 16);
  const attemptId = `attempt${suffix}`.padEnd(24, "0");
  await db.rubricSnapshot.create({ data: { version, scenarioId: "small-fleet", json: "{}" } });
  await db.attempt.create({
    data: {
      id: attemptId,
      userId,
      scenarioId: "small-fleet",
      rubricVersion: version,
      graderVersion: "1",
      phase: "finished",
      draft: `draft of ${suffix}`,
      draftRevision: 3,
      draftSavedAt: at,
      submittedText: `answer of ${suffix}`,
      submittedAt: at,
      judgedAt: at,
      finishedAt: at,
      twistId: "discount-falls",
      activeSeconds: 60,
      levels: "headroom q2123;proof e1---",
      reportJson: JSON.stringify({ scenario: "small-fleet", criteria: [] }),
      conflicts: { create: { id: `conflict-${suffix}`, baseRevision: 1, text: `late save of ${suffix}` } },
      clarifications: { create: { clarificationId: "which-zone", worth: "decisive" } },
      hints: { create: { step: 0 } },
      grades: {
        create: [
          { criterionId: "headroom", dimension: "quantity", weight: 2, selfLevel: 1, initialLevel: 2, finalLevel: 3 },
          { criterionId: "proof", dimension: "evidence", weight: 1 },
        ],
      },
      probeAnswers: {
        create: [
          {
            criterionId: "headroom",
            probeKey: "1",
            question: "And then?",
            text: `probe of ${suffix}`,
            levelBefore: 1,
            levelAfter: 2,
            gradeJson: grade,
          },
          { criterionId: "proof", probeKey: "unsure", question: "Which signal?" },
        ],
      },
      twistAnswers: { create: { twistId: "discount-falls", text: `twist of ${suffix}`, gradeJson: `[${grade}]` } },
      numbers: { create: { json: '{"ndots":2}', confirmedAt: at } },
      labRuns: {
        create: [
          {
            id: `run-${suffix}`,
            userId,
            labId: "ndots-dns",
            paramsJson: '{"ndots":2}',
            eventId: "lost-pair",
            guessesJson: '[{"about":"queries","value":"8"}]',
            lockedAt: at,
            outcomeJson: JSON.stringify({
              verdict: "failed",
              firstCause: "a lost packet",
              headline: `what the lab said to ${suffix}`,
              criterionId: "headroom",
              judged: [],
            }),
            ranAt: at,
            question: "What first?",
            reply: `reply of ${suffix}`,
            gradeJson: grade,
            repliedAt: at,
          },
          {
            id: `trace-${suffix}`,
            userId,
            labId: "continuous-batching",
            paramsJson: "{}",
            guessesJson: "[]",
            lockedAt: new Date(at.getTime() + 1000),
            traceName: "mine.csv",
          },
        ],
      },
      contrastNotes: { create: { criterionId: "headroom", text: `note of ${suffix}` } },
      missedPoints: {
        create: [
          {
            criterionId: "headroom",
            start: 0,
            end: 6,
            quote: "answer",
            wantedLevel: 3,
            reason: `missed of ${suffix}`,
            gradedLevel: 2,
            rubricVersion: version,
            graderVersion: "1",
          },
          {
            criterionId: "proof",
            start: 0,
            end: 6,
            quote: "answer",
            wantedLevel: 1,
            rubricVersion: version,
            graderVersion: "1",
          },
        ],
      },
      secondOpinion: {
        create: {
          host: "judge.example",
          model: "some-model",
          promptVersion: "1",
          contentHash: `hash of ${suffix}`,
          replyJson: JSON.stringify({ criteria: [] }),
          opinionJson: JSON.stringify({ criteria: [] }),
          askedAt: at,
        },
      },
    },
  });
  await db.plan.create({
    data: { id: `plan-${suffix}`, userId, startsOn: at, weeks: 8, hoursPerWeek: 6, level: "senior", createdAt: at },
  });
  await db.interview.create({
    data: {
      id: `interview${suffix}`.padEnd(24, "0"),
      userId,
      level: "senior",
      minutes: 20,
      seed: 7,
      planJson: JSON.stringify({ level: "senior", parts: [] }),
      createdAt: at,
      closedAt: at,
      reportOpenedAt: at,
      reportJson: JSON.stringify({ verdict: null }),
      events: { create: { seq: 0, at, kind: "begun", json: JSON.stringify({ attemptId }) } },
      attempts: { connect: { id: attemptId } },
    },
  });
  await db.judgeUse.create({ data: { userId, day: "2026-11-20", tokens: 5000 } });
  await db.judgeDay.create({ data: { day: `2026-11-20 ${suffix}`, tokens: 5000 } });
  const criterion = { userId, scenarioId: "small-fleet", criterionId: "proof" };
  await db.reviewCard.create({
    data: {
      ...criterion,
      stability: 2.3,
      difficulty: 5,
      dueAt: at,
      lastReviewAt: at,
      reps: 1,
      lapses: 0,
      state: "review",
      lastLevel: 2,
      lastForm: "probe",
      lastPrompt: "probe:0",
      turn: 2,
    },
  });
  await db.reviewEvent.createMany({
    data: [
      {
        ...criterion,
        id: `${attemptId}.proof`,
        turn: 0,
        at,
        form: "attempt",
        promptKey: attemptId,
        question: "",
        reply: "",
        rubricVersion: version,
      },
      {
        ...criterion,
        id: `event-${suffix}`,
        turn: 1,
        at,
        form: "probe",
        promptKey: "probe:0",
        question: "Which signal?",
        reply: `review of ${suffix}`,
        levelBefore: 1,
        levelAfter: 2,
        rating: "good",
        predictedRecall: 0.9,
        elapsedDays: 1,
        gradeJson: grade,
        rubricVersion: version,
      },
    ],
  });
  await db.pairSession.create({
    data: {
      id: `pair${suffix}`.padEnd(24, "0"),
      scenarioId: "small-fleet",
      rubricVersion: version,
      interviewerId: userId,
      codeHash: `code of ${suffix}`,
      codeExpiresAt: at,
      events: {
        create: { seq: 1, byUserId: userId, at, kind: "question-asked", json: questionOf(suffix) },
      },
      ticks: { create: { criterionId: "headroom", level: 2, note: `tick of ${suffix}`, tickedAt: at } },
    },
  });
  return attemptId;
}

/** Tables and columns that still hold a text anywhere, whatever they are called: "Attempt.userId". */
export async function placesOf(db: Db, text: string): Promise<string[]> {
  const columns = await db.$queryRaw<{ table: string; column: string }[]>`
    SELECT m.name AS "table", c.name AS "column"
    FROM sqlite_master m JOIN pragma_table_info(m.name) c
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'`;
  const places: string[] = [];
  for (const { table, column } of columns) {
    const [row] = await db.$queryRawUnsafe<{ n: number | bigint }[]>(
      `SELECT count(*) AS n FROM "${table}" WHERE instr(CAST("${column}" AS TEXT), ?) > 0`,
      text,
    );
    if (Number(row?.n) > 0) places.push(`${table}.${column}`);
  }
  return places;
}

function questionOf(suffix: string): string {
  return JSON.stringify({ kind: "question-asked", key: "k1", text: `question of ${suffix}`, probe: null });
}

/** How many rows each table of the database holds. */
export async function countRows(db: Db): Promise<Record<string, number>> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`;
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const rows = await db.$queryRawUnsafe<{ n: number | bigint }[]>(`SELECT count(*) AS n FROM "${name}"`);
    counts[name] = Number(rows[0]?.n);
  }
  return counts;
}
