import { afterEach, beforeEach, expect, test } from "vitest";
import { CLIENT, createAccountWorld, PASSWORD, type AccountWorld } from "../../../tests/setup/account-world";
import { LIMITS } from "../../auth/limits.server";
import { NotFoundError, TooManyRequestsError } from "../errors";
import { changePassword } from "./change-password.server";
import { endOtherSessions, endSession } from "./end-session.server";
import { listSessions } from "./list-sessions.server";
import { resetPassword } from "./reset-password.server";
import { setShortcuts, setTheme } from "./set-preferences.server";
import { signIn } from "./sign-in.server";
import { sweepAccounts } from "./sweep-accounts.server";

const NEW_PASSWORD = "velvet anchor thirty spoons";
const DAY_MS = 24 * 60 * 60 * 1000;

let world: AccountWorld;

beforeEach(async () => {
  world = await createAccountWorld();
});
afterEach(async () => {
  await world.close();
});

async function signInTo(email: string, password = PASSWORD) {
  const result = await signIn(world.ctx, {
    email,
    password,
    current: null,
    client: { ...CLIENT, userAgent: "Firefox/140.0 X11" },
  });
  return result.kind === "signed-in" ? result.setCookie : null;
}

test("the list of sessions says where and since when, marks this one, and names no cookie", async () => {
  const { session, cookie } = await world.account("learner@example.org");
  await signInTo("learner@example.org");
  const sessions = await listSessions(world.ctx, session);
  expect(sessions.map(({ agent, isCurrent }) => ({ agent, isCurrent }))).toEqual([
    { agent: "curl", isCurrent: true },
    { agent: "Firefox on Linux", isCurrent: false },
  ]);
  const stored = await world.ctx.db.session.findMany();
  const shown = JSON.stringify(sessions);
  for (const { id } of stored) expect(shown).not.toContain(id);
  expect(shown).not.toContain(cookie.split("=")[1]);
});

test("an expired session is not in the list", async () => {
  const { session } = await world.account("learner@example.org");
  await signInTo("learner@example.org");
  await world.ctx.db.session.updateMany({
    where: { handle: { not: session.handle } },
    data: { expiresAt: new Date(0) },
  });
  expect(await listSessions(world.ctx, session)).toHaveLength(1);
});

test("one session can be ended, and it is gone at once", async () => {
  const { session } = await world.account("learner@example.org");
  const other = await signInTo("learner@example.org");
  const handle = (await world.sessionOf(other!))!.handle;
  await endSession(world.ctx, session, handle);
  expect(await world.sessionOf(other!)).toBeNull();
  await expect(endSession(world.ctx, session, handle)).rejects.toBeInstanceOf(NotFoundError);
});

test("nobody can end a session of somebody else", async () => {
  const { session: mine } = await world.account("one@example.org");
  const { session: theirs, cookie } = await world.account("two@example.org");
  await expect(endSession(world.ctx, mine, theirs.handle)).rejects.toBeInstanceOf(NotFoundError);
  expect(await world.sessionOf(cookie)).not.toBeNull();
});

test("ending all others leaves this one and those of other people", async () => {
  const { session, cookie } = await world.account("one@example.org");
  const { cookie: theirs } = await world.account("two@example.org");
  const others = [await signInTo("one@example.org"), await signInTo("one@example.org")];
  expect(await endOtherSessions(world.ctx, session)).toBe(2);
  for (const other of others) expect(await world.sessionOf(other!)).toBeNull();
  expect(await world.sessionOf(cookie)).not.toBeNull();
  expect(await world.sessionOf(theirs)).not.toBeNull();
});

test("a new password ends every session, this one under a new cookie, and the old password is over", async () => {
  const { session, cookie } = await world.account("learner@example.org");
  const other = await signInTo("learner@example.org");
  const result = await changePassword(world.ctx, {
    account: session.user,
    currentPassword: PASSWORD,
    newPassword: NEW_PASSWORD,
    client: CLIENT,
  });
  expect(result.kind).toBe("changed");
  if (result.kind !== "changed") return;
  expect(await world.sessionOf(cookie)).toBeNull();
  expect(await world.sessionOf(other!)).toBeNull();
  expect(await world.sessionOf(result.setCookie)).toMatchObject({ user: { id: session.user.id } });
  expect(await signInTo("learner@example.org")).toBeNull();
  expect(await signInTo("learner@example.org", NEW_PASSWORD)).not.toBeNull();
});

test.each([
  ["a wrong current password", "not the password", NEW_PASSWORD, "currentPassword"],
  ["the same password again", PASSWORD, PASSWORD, "newPassword"],
  ["a guessable password", PASSWORD, "password123", "newPassword"],
  ["a password with the e-mail in it", PASSWORD, "learner ocelot lathe", "newPassword"],
])("%s is refused and every session goes on", async (_what, currentPassword, newPassword, field) => {
  const { session, cookie } = await world.account("learner@example.org");
  const result = await changePassword(world.ctx, {
    account: session.user,
    currentPassword,
    newPassword,
    client: CLIENT,
  });
  expect(result).toMatchObject({ kind: "refused", field });
  expect(await world.sessionOf(cookie)).not.toBeNull();
  expect(await signInTo("learner@example.org")).not.toBeNull();
});

test("a stolen session cannot be used to guess the password", async () => {
  const { session } = await world.account("learner@example.org");
  const guess = () =>
    changePassword(world.ctx, {
      account: session.user,
      currentPassword: "not the password",
      newPassword: NEW_PASSWORD,
      client: CLIENT,
    });
  for (let i = 0; i < LIMITS["signin-account"].points; i += 1) await guess();
  await expect(guess()).rejects.toBeInstanceOf(TooManyRequestsError);
});

test("a lost password is replaced by a random one that works, and every session ends", async () => {
  const { cookie } = await world.account("learner@example.org");
  const { password } = await resetPassword(world.ctx, "learner@example.org");
  expect(password).toMatch(/^[a-z0-9]{6}(-[a-z0-9]{6}){3}$/);
  expect(await world.sessionOf(cookie)).toBeNull();
  expect(await signInTo("learner@example.org")).toBeNull();
  expect(await signInTo("learner@example.org", password)).not.toBeNull();
});

test("a reset opens an e-mail that wrong passwords had locked", async () => {
  await world.account("learner@example.org");
  for (let i = 0; i < LIMITS["signin-account"].points; i += 1)
    await signInTo("learner@example.org", "not the password");
  const { password } = await resetPassword(world.ctx, "learner@example.org");
  expect(await signInTo("learner@example.org", password)).not.toBeNull();
});

test("a reset for an unknown e-mail says so", async () => {
  await expect(resetPassword(world.ctx, "nobody@example.org")).rejects.toBeInstanceOf(NotFoundError);
});

test("preferences are kept with the person", async () => {
  const { session, cookie } = await world.guest();
  await setTheme(world.ctx, session.user.id, "dark");
  await setShortcuts(world.ctx, session.user.id, false);
  expect(await world.sessionOf(cookie)).toMatchObject({ user: { theme: "dark", shortcuts: false } });
});

test("a sweep removes expired sessions and guests nobody can come back to, and nothing else", async () => {
  const { session: lost } = await world.guest();
  const { session: recent } = await world.guest();
  const { session: live, cookie } = await world.guest();
  const { session: account } = await world.account("learner@example.org");
  const longAgo = new Date(Date.now() - 90 * DAY_MS);
  const ids = [lost.user.id, live.user.id, account.user.id];
  await world.ctx.db.user.updateMany({ where: { id: { in: ids } }, data: { lastSeenAt: longAgo } });
  const expired = [lost.user.id, recent.user.id, account.user.id];
  await world.ctx.db.session.updateMany({ where: { userId: { in: expired } }, data: { expiresAt: longAgo } });
  expect(await sweepAccounts(world.ctx)).toEqual({ sessions: 3, guests: 1 });
  expect(await world.sessionOf(cookie)).not.toBeNull();
  expect((await world.ctx.db.user.findMany({ select: { id: true } })).map(({ id }) => id).sort()).toEqual(
    [recent.user.id, live.user.id, account.user.id].sort(),
  );
  expect(await sweepAccounts(world.ctx)).toEqual({ sessions: 0, guests: 0 });
});
