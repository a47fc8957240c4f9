import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createDb, type Db } from "../db/client.server";
import { env } from "../env.server";
import { TooManyRequestsError } from "../services/errors";
import { createTestDb, type TestDb } from "../../tests/setup/test-db";
import { limit, LIMITS, resetLimit } from "./limits.server";

let first: TestDb;
let second: Db;

beforeEach(async () => {
  first = await createTestDb();
  second = createDb(first.file);
});

afterEach(async () => {
  vi.useRealTimers();
  env.areLimitsOn = true;
  await second.$disconnect();
  await first.close();
});

async function isAllowed(db: Db, key: string): Promise<boolean> {
  try {
    await limit({ db }, "signin-account", key);
    return true;
  } catch (error) {
    if (error instanceof TooManyRequestsError) return false;
    throw error;
  }
}

test("two processes count together: of forty tries at once through two connections, exactly the limit passes", async () => {
  const tries = Array.from({ length: 40 }, (_, index) =>
    isAllowed(index % 2 === 0 ? first.db : second, "a@example.org"),
  );
  const outcomes = await Promise.all(tries);
  expect(outcomes.filter(Boolean)).toHaveLength(LIMITS["signin-account"].points);
  const [row] = await first.db.rateLimiterFlexible.findMany();
  expect(row?.points).toBe(40);
});

test("what one connection used up is refused by the other, with the seconds to wait", async () => {
  for (let i = 0; i < LIMITS["signin-account"].points; i += 1) await limit(first, "signin-account", "a@example.org");
  const refusal = await limit({ db: second }, "signin-account", "a@example.org").catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(TooManyRequestsError);
  const { retryAfterSeconds } = refusal as TooManyRequestsError;
  expect(retryAfterSeconds).toBeGreaterThan(LIMITS["signin-account"].seconds - 60);
  expect(retryAfterSeconds).toBeLessThanOrEqual(LIMITS["signin-account"].seconds);
});

test("each key and each kind counts by itself", async () => {
  for (let i = 0; i < LIMITS["signin-account"].points; i += 1) await limit(first, "signin-account", "a@example.org");
  expect(await isAllowed(first.db, "b@example.org")).toBe(true);
  await expect(limit(first, "signup-address", "a@example.org")).resolves.toBeUndefined();
});

test("a window that has passed starts again", async () => {
  for (let i = 0; i <= LIMITS["signin-account"].points; i += 1) await isAllowed(first.db, "a@example.org");
  expect(await isAllowed(first.db, "a@example.org")).toBe(false);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + LIMITS["signin-account"].seconds * 1000 + 1 });
  expect(await isAllowed(first.db, "a@example.org")).toBe(true);
});

test("forgetting a key gives it a fresh start in every process", async () => {
  for (let i = 0; i <= LIMITS["signin-account"].points; i += 1) await isAllowed(first.db, "a@example.org");
  await resetLimit({ db: second }, "signin-account", "a@example.org");
  expect(await isAllowed(first.db, "a@example.org")).toBe(true);
});

test("neither e-mail nor address is stored", async () => {
  await limit(first, "signin-account", "a@example.org");
  await limit(first, "signin-address", "192.0.2.7");
  const stored = JSON.stringify(await first.db.rateLimiterFlexible.findMany());
  expect(stored).toContain("signin-account");
  expect(stored).not.toContain("example.org");
  expect(stored).not.toContain("192.0.2.7");
});

test("the master switch lets everything pass and counts nothing", async () => {
  env.areLimitsOn = false;
  for (let i = 0; i < 100; i += 1) await limit(first, "signin-account", "a@example.org");
  expect(await first.db.rateLimiterFlexible.count()).toBe(0);
});
