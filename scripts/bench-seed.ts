// A learner of many years, written straight into a migrated database: 10,000 attempts with their criteria and texts of usual length,
// and 200,000 review events when there is a table for them. Deterministic. Used by bench-progress.ts and other benchmarks.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Database from "libsql";
import type { LoadedScenario } from "../app/content/library.server";
import { digestOf } from "../app/domain/progress/digest";
import { randomFrom } from "../app/domain/rng";
import type { LevelOrUnknown } from "../app/domain/rubric/level";

export const SEEDED_USER = "learnerofmanyyears000000";
export const ATTEMPTS = 10_000;
export const REVIEW_EVENTS = 200_000;
const MINUTE_MS = 60_000;
/** Nine hours between two attempts: ten thousand take ten years. */
const BETWEEN_MS = 9 * 60 * MINUTE_MS;

/** Applies every migration to a new file. */
export function migrate(file: string): void {
  const db = new Database(file);
  const folder = path.resolve(import.meta.dirname, "../prisma/migrations");
  for (const name of readdirSync(folder).sort())
    if (!name.endsWith(".toml")) db.exec(readFileSync(path.join(folder, name, "migration.sql"), "utf8"));
  db.close();
}

export type Seeded = { attempts: number; criteria: number; reviewEvents: number };

export function seed(file: string, scenarios: readonly LoadedScenario[], until: Date): Seeded {
  const db = new Database(file);
  db.exec("PRAGMA synchronous = OFF");
  const random = randomFrom(4);
  const iso = (ms: number) => new Date(ms).toISOString().replace("Z", "+00:00");
  const firstMs = until.getTime() - ATTEMPTS * BETWEEN_MS;
  db.exec("BEGIN");
  db.prepare(`INSERT INTO User (id, createdAt, lastSeenAt) VALUES (?, ?, ?)`).run(
    SEEDED_USER,
    iso(firstMs),
    iso(firstMs),
  );
  for (const { id, rubricVersion, snapshotJson } of scenarios)
    db.prepare(`INSERT INTO RubricSnapshot (version, scenarioId, createdAt, json) VALUES (?, ?, ?, ?)`).run(
      rubricVersion,
      id,
      iso(firstMs),
      snapshotJson,
    );
  const attempt = db.prepare(
    `INSERT INTO Attempt (id, userId, scenarioId, rubricVersion, graderVersion, phase, draft, submittedText, submittedAt, judgedAt,
      finishedAt, createdAt, updatedAt, reportJson, activeSeconds, levels) VALUES (?, ?, ?, ?, '1', 'finished', '', ?, ?, ?, ?, ?, ?, ?, 2400, ?)`,
  );
  const result = db.prepare(`INSERT INTO CriterionResult VALUES (?, ?, ?, ?, ?, ?, ?)`);
  const text = "Headroom is sized to the largest correlated loss because a whole pool can go at once. ".repeat(40);
  const report = JSON.stringify({ filler: "x".repeat(9000) });
  let criteriaCount = 0;
  for (let n = 0; n < ATTEMPTS; n += 1) {
    const loaded = scenarios[Math.floor(random() * scenarios.length)];
    if (loaded === undefined) throw new Error("no scenario to seed with");
    const id = `a${String(n).padStart(23, "0")}`;
    const at = firstMs + n * BETWEEN_MS;
    const skill = 0.6 + (1.6 * n) / ATTEMPTS;
    const levelNow = (): LevelOrUnknown =>
      random() < 0.05 ? null : (Math.min(3, Math.max(0, Math.round(skill + 2 * (random() - 0.5)))) as LevelOrUnknown);
    const criteria = loaded.rubric.criteria.map(({ id: criterionId, dimension, weight }) => {
      const initial = levelNow();
      return { criterionId, dimension, weight, self: levelNow() ?? 1, initial, final: initial ?? 1 };
    });
    const end = iso(at + 40 * MINUTE_MS);
    attempt.run(
      id,
      SEEDED_USER,
      loaded.id,
      loaded.rubricVersion,
      text,
      end,
      end,
      end,
      iso(at),
      end,
      report,
      digestOf(criteria),
    );
    for (const one of criteria)
      result.run(id, one.criterionId, one.dimension, one.weight, one.self, one.initial, one.final);
    criteriaCount += criteria.length;
  }
  const reviewEvents = seedReviewEvents(db, scenarios, iso, firstMs, random);
  db.exec("COMMIT");
  db.exec("ANALYZE");
  db.close();
  return { attempts: ATTEMPTS, criteria: criteriaCount, reviewEvents };
}

/** Fills whatever columns the table has, by their names and types; nothing when there is no such table. */
function seedReviewEvents(
  db: Database.Database,
  scenarios: readonly LoadedScenario[],
  iso: (ms: number) => string,
  firstMs: number,
  random: () => number,
): number {
  const columns = db.prepare("SELECT name, type, pk FROM pragma_table_info('ReviewEvent')").all() as {
    name: string;
    type: string;
    pk: number;
  }[];
  if (columns.length === 0) return 0;
  const names = columns.map(({ name }) => `"${name}"`).join(", ");
  const insert = db.prepare(`INSERT INTO ReviewEvent (${names}) VALUES (${columns.map(() => "?").join(", ")})`);
  for (let n = 0; n < REVIEW_EVENTS; n += 1) {
    const loaded = scenarios[n % scenarios.length];
    const criteria = loaded?.rubric.criteria ?? [];
    const value = ({ name, type, pk }: (typeof columns)[number]): string | number => {
      if (name === "userId") return SEEDED_USER;
      if (name === "scenarioId") return loaded?.id ?? "";
      if (name === "criterionId") return criteria[n % criteria.length]?.id ?? "";
      if (name === "turn") return n;
      if (name === "rating") return random() < 0.9 ? "good" : "again";
      if (type === "DATETIME") return iso(firstMs + (n * ATTEMPTS * BETWEEN_MS) / REVIEW_EVENTS);
      if (type === "REAL") return 0.8 + 0.2 * random();
      if (type === "INTEGER" || type === "BOOLEAN") return Math.floor(random() * 4);
      return pk > 0 || name.endsWith("Id") ? `r${String(n).padStart(23, "0")}` : "probe";
    };
    insert.run(...columns.map(value));
  }
  return REVIEW_EVENTS;
}
