import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Database from "libsql";
import { expect, test } from "vitest";
import { default_w } from "ts-fsrs";
import { afterOutcome } from "../app/domain/review/memory";

const MIGRATIONS = path.resolve(import.meta.dirname, "../prisma/migrations");
const DUE = "2026-11-25T10:00:00.000+00:00";
const DONE = "2026-11-24T10:00:00.000+00:00";

test("what was scheduled by days becomes a card that keeps its day and begins as FSRS would", () => {
  const names = readdirSync(MIGRATIONS)
    .filter((name) => !name.endsWith(".toml"))
    .sort();
  const at = names.findIndex((name) => name.endsWith("_review_cards"));
  const db = new Database(":memory:");
  const apply = (list: readonly string[]) => {
    for (const name of list) db.exec(readFileSync(path.join(MIGRATIONS, name, "migration.sql"), "utf8"));
  };
  apply(names.slice(0, at));
  db.exec(`
    INSERT INTO "User" ("id") VALUES ('ann');
    INSERT INTO "RubricSnapshot" ("version", "scenarioId", "json") VALUES ('v', 's', '{}');
    INSERT INTO "Attempt" ("id", "userId", "scenarioId", "rubricVersion", "phase", "finishedAt", "updatedAt")
      VALUES ('a1', 'ann', 's', 'v', 'finished', '${DONE}', '${DONE}');
    INSERT INTO "CriterionResult" ("attemptId", "criterionId", "dimension", "weight", "finalLevel")
      VALUES ('a1', 'named', 'quantity', 1, 1), ('a1', 'explained', 'quantity', 1, 2), ('a1', 'unsure', 'quantity', 1, NULL);
    INSERT INTO "ReviewItem" ("userId", "scenarioId", "criterionId", "step", "dueAt", "attemptId")
      VALUES ('ann', 's', 'named', 1, '${DUE}', 'a1'), ('ann', 's', 'explained', 0, '${DUE}', 'a1'),
             ('ann', 's', 'unsure', 0, '${DUE}', 'a1'), ('ann', 's', 'orphan', 0, '${DUE}', 'gone');
  `);
  apply(names.slice(at));
  const cards = db.prepare(`SELECT * FROM "ReviewCard" ORDER BY "criterionId"`).all() as Record<string, unknown>[];
  expect(cards.map(({ criterionId }) => criterionId)).toEqual(["explained", "named", "orphan", "unsure"]);
  for (const card of cards) expect(card).toMatchObject({ userId: "ann", dueAt: DUE, lapses: 0, turn: 1 });
  const [explained, named, orphan, unsure] = cards;
  for (const card of [orphan, unsure]) {
    expect(card).toMatchObject({ state: "new", stability: 0, reps: 0, lastReviewAt: null, lastLevel: null });
  }
  for (const [card, level] of [
    [explained, 2],
    [named, 1],
  ] as const) {
    const memory = afterOutcome(null, level, new Date(DONE), 0.9);
    expect(card).toMatchObject({ state: "review", reps: 1, lastReviewAt: DONE, lastLevel: level });
    expect(card!.stability).toBeCloseTo(memory.stability, 3);
    expect(card!.difficulty).toBeCloseTo(memory.difficulty, 3);
  }
  expect(default_w[0]).toBeCloseTo(0.212, 4);
  db.close();
});
