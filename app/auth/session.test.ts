import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTestDb, type TestDb } from "../../tests/setup/test-db";
import { insertGuest } from "../db/user-repo.server";
import type { UserId } from "../domain/ids";
import { storedSessionId } from "./lucia-adapter.server";
import { createLucia, sessionCookieName } from "./lucia.server";
import { forgetSessionCookie, openSession, readSession } from "./session.server";

const DAY_MS = 24 * 60 * 60 * 1000;

let scratch: TestDb;
let owner: UserId;

beforeEach(async () => {
  scratch = await createTestDb();
  owner = await insertGuest(scratch.db, { id: "guest0000000000000000000", createdAt: new Date(), theme: "dark" });
});

afterEach(async () => {
  vi.useRealTimers();
  await scratch.close();
});

function requestWith(token: string | null): Request {
  return new Request("http://localhost/", token === null ? {} : { headers: { Cookie: `other=1; session=${token}` } });
}

async function open(handle = "handle"): Promise<string> {
  const setCookie = await openSession(scratch.db, { userId: owner, handle, userAgent: "curl/8", now: new Date() });
  return /^session=([^;]+)/.exec(setCookie)![1]!;
}

function at(days: number): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + days * DAY_MS });
}

test("the cookie is httpOnly, SameSite=Lax, for every path, and not Secure over plain http", async () => {
  const setCookie = await openSession(scratch.db, { userId: owner, handle: "h", userAgent: null, now: new Date() });
  expect(setCookie).toMatch(/^session=[a-z2-7]{40};/);
  expect(setCookie).toContain("HttpOnly");
  expect(setCookie).toContain("SameSite=Lax");
  expect(setCookie).toContain("Path=/");
  expect(setCookie).not.toContain("Secure");
  expect(setCookie).not.toContain("Domain");
});

test("over https the cookie is Secure and bound to the host by its prefix", () => {
  const serialized = createLucia(scratch.db, true).createSessionCookie("token").serialize();
  expect(sessionCookieName(true)).toBe("__Host-session");
  expect(serialized).toMatch(/^__Host-session=token;/);
  expect(serialized).toContain("Secure");
  expect(serialized).toContain("Path=/");
});

test("a session that was opened is read back with its user", async () => {
  const token = await open();
  const session = await readSession(requestWith(token), scratch.db);
  expect(session).toMatchObject({
    handle: "handle",
    user: { id: owner, email: null, isGuest: true, theme: "dark", shortcuts: true },
  });
});

test("what is stored cannot be used as a cookie", async () => {
  const token = await open();
  const [row] = await scratch.db.session.findMany();
  expect(row?.id).toBe(storedSessionId(token));
  expect(row?.id).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(row)).not.toContain(token);
  expect(await readSession(requestWith(row!.id), scratch.db)).toBeNull();
  expect(await readSession(requestWith(row!.handle), scratch.db)).toBeNull();
  expect(await readSession(requestWith(token), scratch.db)).not.toBeNull();
});

test.each(["", "x", "a".repeat(5000), "' OR 1=1 --", "%00"])("the cookie %j opens nothing", async (token) => {
  await open();
  expect(await readSession(requestWith(token), scratch.db)).toBeNull();
});

test("a request without a cookie is nobody's and asks the database nothing", async () => {
  const query = vi.spyOn(scratch.db, "$queryRaw");
  expect(await readSession(requestWith(null), scratch.db)).toBeNull();
  expect(query).not.toHaveBeenCalled();
});

test("reading a session takes one query", async () => {
  const token = await open();
  const query = vi.spyOn(scratch.db, "$queryRaw");
  const update = vi.spyOn(scratch.db.session, "updateMany");
  await readSession(requestWith(token), scratch.db);
  expect(query).toHaveBeenCalledTimes(1);
  expect(update).not.toHaveBeenCalled();
});

test("an expired session opens nothing and is removed", async () => {
  const token = await open();
  at(30.01);
  expect(await readSession(requestWith(token), scratch.db)).toBeNull();
  expect(await scratch.db.session.count()).toBe(0);
});

test("a session used in its second half lasts another thirty days from then", async () => {
  const token = await open();
  at(14);
  await readSession(requestWith(token), scratch.db);
  const early = (await scratch.db.session.findFirstOrThrow()).expiresAt;
  expect(early.getTime() - Date.now()).toBeLessThan(16.1 * DAY_MS);
  at(2);
  expect(await readSession(requestWith(token), scratch.db)).not.toBeNull();
  const late = (await scratch.db.session.findFirstOrThrow()).expiresAt;
  expect(late.getTime() - Date.now()).toBeGreaterThan(29.9 * DAY_MS);
  at(20);
  expect(await readSession(requestWith(token), scratch.db)).not.toBeNull();
});

test("a session ends after a year however often it is used", async () => {
  const token = await open();
  for (let days = 0; days < 360; days += 20) {
    at(20);
    expect(await readSession(requestWith(token), scratch.db)).not.toBeNull();
  }
  at(6);
  expect(await readSession(requestWith(token), scratch.db)).toBeNull();
  expect(await scratch.db.session.count()).toBe(0);
});

test("last seen is written once in five minutes, for the session and for the person", async () => {
  const token = await open();
  const before = (await scratch.db.session.findFirstOrThrow()).lastSeenAt;
  at(4 / (24 * 60));
  await readSession(requestWith(token), scratch.db);
  expect((await scratch.db.session.findFirstOrThrow()).lastSeenAt).toEqual(before);
  at(2 / (24 * 60));
  await readSession(requestWith(token), scratch.db);
  const after = (await scratch.db.session.findFirstOrThrow()).lastSeenAt;
  expect(after.getTime()).toBeGreaterThan(before.getTime());
  expect((await scratch.db.user.findFirstOrThrow()).lastSeenAt).toEqual(after);
});

test("the blank cookie clears the real one at once", () => {
  expect(forgetSessionCookie(scratch.db)).toMatch(/^session=;.*Max-Age=0/);
});

test("all seven methods of the adapter do what Lucia expects of them", async () => {
  const lucia = createLucia(scratch.db, false);
  const attributes = { handle: "one", createdAt: new Date(), lastSeenAt: new Date(), userAgent: "curl" };
  const one = await lucia.createSession(owner, attributes);
  const two = await lucia.createSession(owner, { ...attributes, handle: "two" });
  expect((await lucia.getUserSessions(owner)).map((session) => session.id).sort()).toEqual(
    [storedSessionId(one.id), storedSessionId(two.id)].sort(),
  );
  expect((await lucia.validateSession(one.id)).user?.id).toBe(owner);
  await lucia.invalidateSession(one.id);
  expect((await lucia.validateSession(one.id)).session).toBeNull();
  expect((await lucia.validateSession(two.id)).session?.handle).toBe("two");
  await lucia.createSession(owner, { ...attributes, handle: "three" });
  await scratch.db.session.updateMany({ where: { handle: "three" }, data: { expiresAt: new Date(0) } });
  await lucia.deleteExpiredSessions();
  expect(await scratch.db.session.count()).toBe(1);
  await lucia.invalidateUserSessions(owner);
  expect(await scratch.db.session.count()).toBe(0);
});
