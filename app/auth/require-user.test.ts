import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTestDb, type TestDb } from "../../tests/setup/test-db";
import { insertAccount, insertGuest } from "../db/user-repo.server";
import { userId, type UserId } from "../domain/ids";
import { currentUser, requireAccount, requireUser, requireUserOrStart } from "./require-user.server";
import { openSession } from "./session.server";

let scratch: TestDb;

beforeEach(async () => {
  scratch = await createTestDb();
});
afterEach(async () => {
  await scratch.close();
});

async function cookieOf(owner: UserId): Promise<string> {
  const setCookie = await openSession(scratch.db, { userId: owner, handle: owner, userAgent: null, now: new Date() });
  return setCookie.split(";")[0]!;
}

async function guestCookie(id = "guest"): Promise<string> {
  return cookieOf(await insertGuest(scratch.db, { id, createdAt: new Date(), theme: "system" }));
}

async function thrownBy(work: Promise<unknown>): Promise<Response> {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(Response);
  return thrown as Response;
}

function edge(path: string, cookie?: string, method = "GET") {
  return {
    request: new Request(`http://localhost${path}`, {
      method,
      headers: cookie === undefined ? {} : { Cookie: cookie },
    }),
  };
}

test("nobody is sent to sign in, and from there back to the page", async () => {
  const response = await thrownBy(requireUser(edge("/progress?track=llm"), scratch.db));
  expect(response.status).toBe(302);
  expect(response.headers.get("Location")).toBe("/signin?next=%2Fprogress%3Ftrack%3Dllm");
});

test("a data request leads back to its page, without the router's own parameters", async () => {
  const response = await thrownBy(requireUser(edge("/progress.data?_routes=root&a=1"), scratch.db));
  expect(response.headers.get("Location")).toBe("/signin?next=%2Fprogress%3Fa%3D1");
});

test("a page anyone may begin at leads nobody to the start button", async () => {
  const response = await thrownBy(
    requireUserOrStart(edge("/scenarios/gpu-autoscaling"), scratch.db, "gpu-autoscaling"),
  );
  expect(response.headers.get("Location")).toBe("/start?scenario=gpu-autoscaling");
});

test("a guest is a user, and is led to sign up where an account is needed", async () => {
  const cookie = await guestCookie();
  expect(await requireUser(edge("/progress", cookie), scratch.db)).toMatchObject({ id: "guest", isGuest: true });
  const response = await thrownBy(requireAccount(edge("/settings/password", cookie), scratch.db));
  expect(response.headers.get("Location")).toBe("/signup");
});

test("an account passes where an account is needed", async () => {
  await insertAccount(scratch.db, {
    id: "account",
    email: "learner@example.org",
    passwordHash: "unused",
    createdAt: new Date(),
    theme: "system",
  });
  const session = await requireAccount(edge("/settings/password", await cookieOf(userId("account"))), scratch.db);
  expect(session.user).toMatchObject({ email: "learner@example.org", isGuest: false });
});

test("the loaders of one request read the session once, and the next request reads it again", async () => {
  const cookie = await guestCookie();
  const query = vi.spyOn(scratch.db, "$queryRaw");
  const context = {};
  await Promise.all([
    currentUser({ ...edge("/", cookie), context }, scratch.db),
    currentUser({ ...edge("/progress", cookie), context }, scratch.db),
  ]);
  expect(query).toHaveBeenCalledTimes(1);
  await currentUser({ ...edge("/", cookie), context: {} }, scratch.db);
  expect(query).toHaveBeenCalledTimes(2);
});

test("a context that is used again for another cookie never hands out the first one's user", async () => {
  const context = {};
  const one = await guestCookie("one");
  const two = await guestCookie("two");
  expect(await currentUser({ ...edge("/", one), context }, scratch.db)).toMatchObject({ id: "one" });
  expect(await currentUser({ ...edge("/", two), context }, scratch.db)).toMatchObject({ id: "two" });
  expect(await currentUser({ ...edge("/"), context }, scratch.db)).toBeNull();
});
