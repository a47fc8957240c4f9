import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import Database from "libsql";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestDb, type TestDb } from "./setup/test-db";

let scratch: TestDb;
beforeEach(async () => {
  scratch = await createTestDb();
});
afterEach(async () => {
  await scratch.close();
});

const guest = (id: string) => ({ data: { id } });

test("a write outside a transaction survives when that transaction rolls back", async () => {
  const { db } = scratch;
  let outside: Promise<unknown> = Promise.resolve();
  const rolledBack = db.$transaction(async (tx) => {
    await tx.user.create(guest("inside"));
    outside = db.user.create(guest("outside")).then((row) => row);
    await tx.user.count();
    throw new Error("roll back");
  });
  await expect(rolledBack).rejects.toThrow("roll back");
  await outside;
  expect((await db.user.findMany()).map((user) => user.id)).toEqual(["outside"]);
});

test("after a COMMIT that failed the connection is out of the transaction and later writes are kept", async () => {
  const { db, file } = scratch;
  // A deferred foreign key is checked at COMMIT and not before, which makes COMMIT itself fail.
  const failed = db.$transaction(async (tx) => {
    await tx.$executeRawUnsafe("PRAGMA defer_foreign_keys = ON");
    await tx.$executeRawUnsafe(
      "INSERT INTO Session (id, handle, userId, expiresAt) VALUES ('s', 'h', 'nobody', '2030-01-01T00:00:00Z')",
    );
  });
  await expect(failed).rejects.toThrow();
  await db.user.create(guest("later"));
  const other = new Database(file);
  expect(other.prepare("SELECT id FROM User").all()).toEqual([{ id: "later" }]);
  expect(other.prepare("SELECT count(*) AS n FROM Session").all()).toEqual([{ n: 0 }]);
  other.close();
});

test("the PRAGMAs still hold after transactions", async () => {
  const { db } = scratch;
  await db.$transaction([db.user.create(guest("a")), db.user.create(guest("b"))]);
  await db.$transaction(async (tx) => tx.user.count());
  const read = async (name: string): Promise<unknown> => {
    const rows = await db.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`);
    return Object.values(rows[0] ?? {})[0];
  };
  expect(await read("journal_mode")).toBe("wal");
  expect(Number(await read("busy_timeout"))).toBe(5000);
  expect(Number(await read("synchronous"))).toBe(1);
  expect(Number(await read("foreign_keys"))).toBe(1);
});

test.runIf(process.platform === "linux")("three hundred transactions leave no descriptor behind", async () => {
  const { db } = scratch;
  const open = (): number => readdirSync("/proc/self/fd").length;
  await db.$transaction(async (tx) => tx.user.count());
  const before = open();
  for (let i = 0; i < 300; i += 1) await db.$transaction(async (tx) => tx.user.count());
  expect(open() - before).toBeLessThanOrEqual(2);
});

test("three processes that read and then write one row lose no update", async () => {
  const { db, file } = scratch;
  await db.rateLimiterFlexible.create({ data: { key: "row", points: 0 } });
  const rounds = 100;
  const run = (): Promise<number | null> =>
    new Promise((resolve, reject) => {
      const script = path.resolve(import.meta.dirname, "setup/increment.ts");
      const child = spawn(process.execPath, ["--import", "tsx", script, file, String(rounds)], { stdio: "inherit" });
      child.on("error", reject);
      child.on("exit", resolve);
    });
  expect(await Promise.all([run(), run(), run()])).toEqual([0, 0, 0]);
  const row = await db.rateLimiterFlexible.findUniqueOrThrow({ where: { key: "row" } });
  expect(row.points).toBe(3 * rounds);
}, 60_000);

test("a looping request leaves the event loop room to breathe", async () => {
  const { db } = scratch;
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 5);
  for (let i = 0; i < 500; i += 1) await db.user.count();
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(3);
});
