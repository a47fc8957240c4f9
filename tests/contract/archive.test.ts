import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ARCHIVE_PARTS } from "../../app/db/archive/parts.server";
import { EXPORT_PARTS, exportJsonSchema } from "../../app/domain/account/export";
import { createTestDb, type TestDb } from "../setup/test-db";

/** Tables that no part of the export holds, each with its reason. */
const NOT_EXPORTED: Record<string, string> = {
  User: "the account itself: `account` in the file",
  Session: "`sessions` in the file, without anything that could name or open one",
  RateLimiterFlexible: "digests with an end, about tries and not about work",
  JudgeDay: "what everybody spent together",
};

let world: TestDb;
beforeAll(async () => {
  world = await createTestDb();
});
afterAll(() => world.close());

test("every table is a part of the export, or has a reason not to be", async () => {
  const rows = await world.db.$queryRaw<{ name: string }[]>`
    SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`;
  const held = Object.values(ARCHIVE_PARTS).flatMap(({ tables }) => [...tables]);
  const missing = rows
    .map(({ name }) => name)
    .filter((name) => !held.includes(name) && NOT_EXPORTED[name] === undefined);
  expect(missing, "add the table to a part in app/db/archive/parts.server.ts").toEqual([]);
});

test("parts are brought in in the order in which the schema lists them", () => {
  expect(Object.keys(ARCHIVE_PARTS)).toEqual(Object.keys(EXPORT_PARTS));
});

test("the published schema is the one in docs/", () => {
  const published: unknown = JSON.parse(
    readFileSync(path.resolve(import.meta.dirname, "../../docs/export.schema.json"), "utf8"),
  );
  expect(JSON.parse(JSON.stringify(exportJsonSchema())), "write it anew: docs/your-data.md says how").toEqual(
    published,
  );
});
