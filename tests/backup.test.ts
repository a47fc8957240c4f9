import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { backUpDatabase, restoreDatabase, whyNotRestore } from "../app/db/backup.server";
import { createDb } from "../app/db/client.server";
import { createTestDb, type TestDb } from "./setup/test-db";

/** The driver lets go of a closed file only when its statements are collected; a server does so by ending. */
async function letGo(): Promise<void> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  await new Promise((resolve) => setTimeout(resolve, 50));
  collect();
}

let scratch: TestDb;
beforeEach(async () => {
  scratch = await createTestDb();
});
afterEach(async () => {
  await scratch.close();
});

test("a backup taken while the database is in use brings back what was there then", async () => {
  const { db, file } = scratch;
  const copy = path.join(path.dirname(file), "copy.db");
  await db.user.create({ data: { id: "before" } });
  backUpDatabase(file, copy);
  await db.user.create({ data: { id: "after" } });
  await db.$disconnect();
  await letGo();

  expect(whyNotRestore(copy, file)).toBeNull();
  restoreDatabase(copy, file);

  const restored = createDb(file);
  expect((await restored.user.findMany()).map((user) => user.id)).toEqual(["before"]);
  await restored.$disconnect();
  expect(existsSync(`${file}.replaced`)).toBe(true);
});

test("a restore is refused while a server has the database open", async () => {
  const { db, file } = scratch;
  const copy = path.join(path.dirname(file), "copy.db");
  await db.user.create({ data: { id: "x" } });
  backUpDatabase(file, copy);
  expect(whyNotRestore(copy, file)).toBe("in-use");
  expect((await db.user.findMany()).length).toBe(1);
});

test("a restore is refused for a file that is missing, broken or not ours", () => {
  const { file } = scratch;
  const broken = path.join(path.dirname(file), "broken.db");
  writeFileSync(broken, "this is not a database, whatever its name says ".repeat(100));
  expect(whyNotRestore(path.join(path.dirname(file), "nowhere.db"), file)).toBe("missing");
  expect(whyNotRestore(broken, file)).toBe("not-a-database");
});
