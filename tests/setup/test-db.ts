import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "libsql";
import { createDb, type Db } from "../../app/db/client.server";

const MIGRATIONS = path.resolve(import.meta.dirname, "../../prisma/migrations");

/** The SQL of every migration, oldest first: the same files that `migrate deploy` applies. */
function migrationSql(): string[] {
  return readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => readFileSync(path.join(MIGRATIONS, name, "migration.sql"), "utf8"));
}

export type TestDb = { db: Db; file: string; close: () => Promise<void> };

/** A fresh, migrated SQLite file in a folder of its own; `close` disconnects and removes it. */
export async function createTestDb(): Promise<TestDb> {
  const folder = mkdtempSync(path.join(tmpdir(), "defend-it-test-"));
  const file = path.join(folder, "test.db");
  const raw = new Database(file);
  for (const sql of migrationSql()) raw.exec(sql);
  raw.close();
  const db = createDb(file);
  await db.$connect();
  return {
    db,
    file,
    close: async () => {
      await db.$disconnect();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
