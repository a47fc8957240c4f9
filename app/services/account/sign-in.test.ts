import type * as Argon2 from "@node-rs/argon2";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CLIENT, createAccountWorld, PASSWORD, type AccountWorld } from "../../../tests/setup/account-world";
import { LIMITS } from "../../auth/limits.server";
import type { CurrentSession } from "../../auth/session.server";
import { TooManyRequestsError } from "../errors";
import { startAttempt } from "../practise/start-attempt.server";
import { signIn } from "./sign-in.server";
import { signOut } from "./sign-out.server";

const argon2 = vi.hoisted(() => ({ verify: vi.fn(), hash: vi.fn() }));
vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof Argon2>();
  argon2.verify.mockImplementation(real.verify);
  argon2.hash.mockImplementation(real.hash);
  return { ...real, ...argon2 };
});

let world: AccountWorld;

beforeEach(async () => {
  world = await createAccountWorld();
});
afterEach(async () => {
  await world.close();
});

function signInAs(email: string, password: string, current: CurrentSession | null = null, address = CLIENT.address) {
  return signIn(world.ctx, { email, password, current, client: { ...CLIENT, address } });
}

test("a wrong password and an unknown e-mail get the same answer", async () => {
  await world.account("learner@example.org");
  const known = await signInAs("learner@example.org", "not the password");
  const unknown = await signInAs("nobody@example.org", "not the password");
  expect(known).toEqual({ kind: "refused", field: null, message: "E-mail and password do not match an account here." });
  expect(unknown).toEqual(known);
});

test("known or not, right or wrong, a sign-in runs argon2 exactly once with the same parameters", async () => {
  await world.account("learner@example.org");
  await signInAs("nobody@example.org", "warm up: the dummy hash is made once per process");
  const tries: [string, string][] = [
    ["learner@example.org", PASSWORD],
    ["learner@example.org", "not the password"],
    ["nobody@example.org", "not the password"],
  ];
  for (const [email, password] of tries) {
    argon2.verify.mockClear();
    argon2.hash.mockClear();
    await signInAs(email, password);
    expect(argon2.verify).toHaveBeenCalledTimes(1);
    expect(argon2.hash).not.toHaveBeenCalled();
    expect(String(argon2.verify.mock.calls[0]?.[0])).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  }
});

test("known and unknown e-mails cost the database the same questions", async () => {
  await world.account("learner@example.org");
  const find = vi.spyOn(world.ctx.db.user, "findUnique");
  await signInAs("learner@example.org", "not the password");
  const known = find.mock.calls.length;
  await signInAs("nobody@example.org", "not the password");
  expect(find.mock.calls.length - known).toBe(known);
});

test("signing in rotates the session: the cookie from before opens nothing any more", async () => {
  const { session, cookie } = await world.account("learner@example.org");
  const result = await signInAs("learner@example.org", PASSWORD, session);
  expect(result.kind).toBe("signed-in");
  if (result.kind !== "signed-in") return;
  expect(await world.sessionOf(cookie)).toBeNull();
  expect(await world.sessionOf(result.setCookie)).toMatchObject({ user: { email: "learner@example.org" } });
});

test("sessions in other browsers go on when one signs in", async () => {
  const { cookie } = await world.account("learner@example.org");
  await signInAs("learner@example.org", PASSWORD);
  expect(await world.sessionOf(cookie)).not.toBeNull();
});

test("a guest's work moves into the account that is signed in to, and the guest is gone", async () => {
  const { session: account } = await world.account("learner@example.org");
  const { session: guest, cookie } = await world.guest();
  const started = await startAttempt(world.ctx, { userId: guest.user.id, scenarioId: "small-fleet", isFresh: false });
  const result = await signInAs("learner@example.org", PASSWORD, guest);
  expect(result).toMatchObject({ kind: "signed-in", userId: account.user.id });
  const attempt = await world.ctx.db.attempt.findUniqueOrThrow({ where: { id: started.attemptId } });
  expect(attempt.userId).toBe(account.user.id);
  expect(await world.ctx.db.user.count({ where: { id: guest.user.id } })).toBe(0);
  expect(await world.sessionOf(cookie)).toBeNull();
});

test("a guest whose sign-in is refused keeps everything", async () => {
  await world.account("learner@example.org");
  const { session: guest, cookie } = await world.guest();
  await signInAs("learner@example.org", "not the password", guest);
  expect(await world.sessionOf(cookie)).toMatchObject({ user: { id: guest.user.id, isGuest: true } });
});

test("pressing the button twice as a guest signs in twice and moves the work once", async () => {
  await world.account("learner@example.org");
  const { session: guest } = await world.guest();
  await startAttempt(world.ctx, { userId: guest.user.id, scenarioId: "small-fleet", isFresh: false });
  expect(await signInAs("learner@example.org", PASSWORD, guest)).toMatchObject({ kind: "signed-in" });
  expect(await signInAs("learner@example.org", PASSWORD, guest)).toMatchObject({ kind: "signed-in" });
  expect(await world.ctx.db.attempt.count()).toBe(1);
  expect(await world.ctx.db.user.count()).toBe(1);
});

test("another account's work stays where it is", async () => {
  const { session: one } = await world.account("one@example.org");
  await world.account("two@example.org");
  const started = await startAttempt(world.ctx, { userId: one.user.id, scenarioId: "small-fleet", isFresh: false });
  await signInAs("two@example.org", PASSWORD, one);
  const attempt = await world.ctx.db.attempt.findUniqueOrThrow({ where: { id: started.attemptId } });
  expect(attempt.userId).toBe(one.user.id);
});

test("so many wrong passwords lock an e-mail for a while, from every address, even for the right one", async () => {
  await world.account("learner@example.org");
  for (let i = 0; i < LIMITS["signin-account"].points; i += 1) {
    await signInAs("learner@example.org", "not the password", null, `198.51.100.${String(i)}`);
  }
  await expect(signInAs("learner@example.org", PASSWORD, null, "203.0.113.9")).rejects.toBeInstanceOf(
    TooManyRequestsError,
  );
});

test("an unknown e-mail is locked like a known one", async () => {
  for (let i = 0; i < LIMITS["signin-account"].points; i += 1) await signInAs("nobody@example.org", "not the password");
  await expect(signInAs("nobody@example.org", "x")).rejects.toBeInstanceOf(TooManyRequestsError);
});

test("one address tries so many e-mails and no more", async () => {
  for (let i = 0; i < LIMITS["signin-address"].points; i += 1) await signInAs(`nobody${String(i)}@example.org`, "x");
  await expect(signInAs("somebody@example.org", "x")).rejects.toBeInstanceOf(TooManyRequestsError);
});

test("the right password wipes the slate", async () => {
  await world.account("learner@example.org");
  for (let round = 0; round < 2; round += 1) {
    for (let i = 1; i < LIMITS["signin-account"].points; i += 1)
      await signInAs("learner@example.org", "not the password");
    expect(await signInAs("learner@example.org", PASSWORD)).toMatchObject({ kind: "signed-in" });
  }
});

test("signing out ends this session alone, and twice is harmless", async () => {
  const { session, cookie } = await world.account("learner@example.org");
  const other = await signInAs("learner@example.org", PASSWORD);
  expect(await signOut(world.ctx, session)).toContain("Max-Age=0");
  expect(await signOut(world.ctx, session)).toContain("Max-Age=0");
  expect(await signOut(world.ctx, null)).toContain("Max-Age=0");
  expect(await world.sessionOf(cookie)).toBeNull();
  expect(other.kind === "signed-in" && (await world.sessionOf(other.setCookie))).toBeTruthy();
  expect(await world.ctx.db.user.count()).toBe(1);
});

test("a guest who leaves takes its row along", async () => {
  const { session } = await world.guest();
  await signOut(world.ctx, session);
  expect(await world.ctx.db.user.count()).toBe(0);
});
