// Part of npm run bench: the queue of reviews for one learner with 10,000 attempts, 3,000 criteria and 200,000 review events.
// Alone: node --import tsx scripts/bench-review.ts
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "libsql";
import type { ContentLibrary, LoadedScenario } from "../app/content/library.server";
import { createDb } from "../app/db/client.server";
import { randomFrom } from "../app/domain/rng";
import { countDueToday } from "../app/services/review/count-due.server";
import { loadQueue } from "../app/services/review/queue.server";
import { viewRecall } from "../app/services/review/view-recall.server";

const ATTEMPTS = 10_000;
const EVENTS = 200_000;
const SCENARIOS = 500;
const CRITERIA = 6;
const ROUNDS = 60;
const USER = "learner";
const NOW = new Date("2026-11-24T12:00:00.000Z");
const MS_PER_DAY = 86_400_000;

const folder = mkdtempSync(path.join(tmpdir(), "defend-it-bench-"));
const file = path.join(folder, "bench.db");
seed();
const db = createDb(file);
await db.$connect();
const ctx = { db, library: library(), now: () => NOW };

const rows = [
  await measure("what is due today", async () => (await loadQueue(ctx, USER)).plan.today.length),
  await measure("the number beside Review", () => countDueToday(ctx, USER)),
  await measure("thirty days of the calendar", async () => (await loadQueue(ctx, USER, 30)).plan.later.length),
  await measure("recall against forecast", async () => (await viewRecall(ctx, USER)).count),
];
const rss = process.memoryUsage.rss() / 1024 / 1024;
console.log(
  `\n| review, ${String(ATTEMPTS)} attempts, ${String(SCENARIOS * CRITERIA)} criteria (1 in 3 due), ${String(EVENTS)} events | processor ms | best ms | p50 ms | p95 ms | found |\n|---|---|---|---|---|---|`,
);
for (const row of rows) console.log(`| ${row.join(" | ")} |`);
console.log(`\nresident after ${String(4 * ROUNDS)} readings: ${rss.toFixed(0)} MB`);
await db.$disconnect();
rmSync(folder, { recursive: true, force: true });

async function measure(name: string, work: () => Promise<number>): Promise<string[]> {
  for (let i = 0; i < 5; i += 1) await work();
  const times: number[] = [];
  let found = 0;
  const cpuBefore = process.cpuUsage();
  for (let i = 0; i < ROUNDS; i += 1) {
    const from = performance.now();
    found = await work();
    times.push(performance.now() - from);
  }
  // Processor time says what it costs even while the machine does other work; the clock says how long it took all the same.
  const { user, system } = process.cpuUsage(cpuBefore);
  const cpuMs = (user + system) / 1000 / ROUNDS;
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? Number.NaN).toFixed(1);
  return [name, cpuMs.toFixed(1), at(0), at(0.5), at(0.95), String(found)];
}

function seed(): void {
  const raw = new Database(file);
  const migrations = path.resolve(import.meta.dirname, "../prisma/migrations");
  for (const name of readdirSync(migrations)
    .filter((entry) => !entry.endsWith(".toml"))
    .sort())
    raw.exec(readFileSync(path.join(migrations, name, "migration.sql"), "utf8"));
  const random = randomFrom(42);
  const ago = (days: number) => new Date(NOW.getTime() - days * MS_PER_DAY).toISOString();
  raw.exec("BEGIN");
  raw.exec(`INSERT INTO "User" ("id") VALUES ('${USER}')`);
  raw.exec(`INSERT INTO "RubricSnapshot" ("version", "scenarioId", "json") VALUES ('v', 's0', '{}')`);
  const attempt = raw.prepare(
    `INSERT INTO "Attempt" ("id", "userId", "scenarioId", "rubricVersion", "phase", "createdAt", "updatedAt", "finishedAt") VALUES (?, '${USER}', ?, 'v', 'finished', ?, ?, ?)`,
  );
  for (let n = 0; n < ATTEMPTS; n += 1) {
    const at = ago(random() * 1_000);
    attempt.run(`a${String(n)}`, `s${String(n % SCENARIOS)}`, at, at, at);
  }
  const card = raw.prepare(
    `INSERT INTO "ReviewCard" VALUES ('${USER}', ?, ?, ?, 5, ?, ?, 60, ?, 'review', 2, 'probe', 'probe:0', ?)`,
  );
  const event = raw.prepare(
    `INSERT INTO "ReviewEvent" VALUES (?, '${USER}', ?, ?, ?, ?, 'probe', 'probe:0', 'Which step comes first?', ?, 1, 2, ?, ?, 3, '{"id":"c","level":2}', 'v')`,
  );
  const perCard = Math.floor(EVENTS / (SCENARIOS * CRITERIA));
  for (let n = 0; n < SCENARIOS * CRITERIA; n += 1) {
    const [scenarioId, criterionId] = [`s${String(n % SCENARIOS)}`, `c${String(Math.floor(n / SCENARIOS))}`];
    const extra = n < EVENTS - perCard * SCENARIOS * CRITERIA ? 1 : 0;
    for (let turn = 0; turn < perCard + extra; turn += 1) {
      const reply =
        "Readiness fails first, because the balancer would send requests to a process that has gone. ".repeat(4);
      const predicted = 0.5 + random() / 2;
      event.run(
        `e${String(n)}-${String(turn)}`,
        scenarioId,
        criterionId,
        turn,
        ago(1 + random() * 1_000),
        reply,
        random() < predicted ? "good" : "again",
        predicted,
      );
    }
    const dueIn = random() * 90 - 30;
    const lapses = random() < 0.05 ? 5 : 1;
    card.run(scenarioId, criterionId, 1 + random() * 60, ago(-dueIn), ago(30 + random() * 30), lapses, perCard + extra);
  }
  raw.exec("COMMIT");
  raw.close();
}

/** As many scenarios as the learner has met: only ids are looked at. */
function library(): ContentLibrary {
  const criteria = Array.from({ length: CRITERIA }, (_, n) => ({ id: `c${String(n)}` }));
  const scenarios = Array.from(
    { length: SCENARIOS },
    (_, n) => ({ id: `s${String(n)}`, rubric: { criteria } }) as unknown as LoadedScenario,
  );
  return { scenarios, get: (id) => scenarios.find((one) => one.id === id), quarantined: [] };
}
