import { afterEach, beforeEach, expect, test } from "vitest";
import { CLIENT, createAccountWorld, PASSWORD, type AccountWorld } from "../../../tests/setup/account-world";
import { LIMITS } from "../../auth/limits.server";
import type { CurrentSession } from "../../auth/session.server";
import { env } from "../../env.server";
import { RefusedError, TooManyRequestsError } from "../errors";
import { signUp } from "./sign-up.server";
import { startGuest } from "./start-guest.server";

let world: AccountWorld;

beforeEach(async () => {
  world = await createAccountWorld();
});
afterEach(async () => {
  env.isSignUpOpen = true;
  await world.close();
});

function signUpAs(email: string, current: CurrentSession | null = null, password = PASSWORD) {
  return signUp(world.ctx, { email, password, current, client: CLIENT, theme: "light" });
}

test("signing up keeps the guest's user id and settings, under a new session alone", async () => {
  const { session } = await world.guest();
  const other = await startGuest(world.ctx, { client: CLIENT, theme: "dark" });
  const result = await signUpAs("learner@example.org", session);
  expect(result.kind).toBe("signed-up");
  if (result.kind !== "signed-up") return;
  expect(result.userId).toBe(session.user.id);
  const now = await world.sessionOf(result.setCookie);
  expect(now).toMatchObject({
    user: { id: session.user.id, email: "learner@example.org", isGuest: false, theme: "system" },
  });
  expect(now?.handle).not.toBe(session.handle);
  expect(await world.ctx.db.session.count({ where: { userId: session.user.id } })).toBe(1);
  expect(await world.sessionOf(other.setCookie)).not.toBeNull();
});

test("the guest's old cookie opens nothing after signing up", async () => {
  const { session, cookie } = await world.guest();
  await signUpAs("learner@example.org", session);
  expect(await world.sessionOf(cookie)).toBeNull();
});

test("without a guest an account is made out of nothing", async () => {
  const result = await signUpAs("learner@example.org");
  expect(result.kind).toBe("signed-up");
  expect(await world.ctx.db.user.findMany({ select: { email: true, theme: true } })).toEqual([
    { email: "learner@example.org", theme: "light" },
  ]);
});

test("the password is stored as an argon2id hash", async () => {
  await signUpAs("learner@example.org");
  const row = await world.ctx.db.user.findFirstOrThrow();
  expect(row.passwordHash).toMatch(/^\$argon2id\$/);
});

test("an e-mail has one account, also when two sign up at the same moment", async () => {
  const results = await Promise.all([signUpAs("learner@example.org"), signUpAs("learner@example.org")]);
  expect(results.map((result) => result.kind).sort()).toEqual(["refused", "signed-up"]);
  expect(results.find((result) => result.kind === "refused")).toMatchObject({ field: "email" });
  expect(await world.ctx.db.user.count()).toBe(1);
});

test("a guest who asks for a taken e-mail stays a guest with the session it has", async () => {
  await world.account("learner@example.org");
  const { session, cookie } = await world.guest();
  expect(await signUpAs("learner@example.org", session)).toMatchObject({ kind: "refused", field: "email" });
  expect(await world.sessionOf(cookie)).toMatchObject({ user: { isGuest: true } });
});

test("a guessable password is refused with a reason and changes nothing", async () => {
  const result = await signUpAs("learner@example.org", null, "password123");
  expect(result).toMatchObject({ kind: "refused", field: "password" });
  expect(await world.ctx.db.user.count()).toBe(0);
});

test("two windows of one guest make one account", async () => {
  const { session } = await world.guest();
  await signUpAs("learner@example.org", session);
  await expect(signUpAs("other@example.org", session)).rejects.toBeInstanceOf(RefusedError);
  expect(await world.ctx.db.user.findMany({ select: { email: true } })).toEqual([{ email: "learner@example.org" }]);
});

test("who has an account already makes no second one", async () => {
  const { session } = await world.account("learner@example.org");
  await expect(signUpAs("other@example.org", session)).rejects.toBeInstanceOf(RefusedError);
});

test("a closed sign-up refuses everybody", async () => {
  env.isSignUpOpen = false;
  await expect(signUpAs("learner@example.org")).rejects.toBeInstanceOf(RefusedError);
  expect(await world.ctx.db.user.count()).toBe(0);
});

test("one address makes so many accounts an hour and no more", async () => {
  for (let i = 0; i < LIMITS["signup-address"].points; i += 1)
    await signUpAs("learner@example.org", null, "password123");
  await expect(signUpAs("learner@example.org")).rejects.toBeInstanceOf(TooManyRequestsError);
});

test("one address makes so many guests an hour and no more", async () => {
  for (let i = 0; i < LIMITS["guest-address"].points; i += 1) await world.guest();
  await expect(world.guest()).rejects.toBeInstanceOf(TooManyRequestsError);
  expect(await world.ctx.db.user.count()).toBe(LIMITS["guest-address"].points);
});
