import { afterEach, beforeEach, expect, test } from "vitest";
import { CLIENT, createAccountWorld, PASSWORD, type AccountWorld } from "../../../tests/setup/account-world";
import { countRows, liveWholeLife, placesOf } from "../../../tests/setup/whole-life";
import { limit, LIMITS } from "../../auth/limits.server";
import { AccountExportSchema } from "../../domain/account/export";
import { TooManyRequestsError } from "../errors";
import { deleteAccount } from "./delete-account.server";
import { exportAccount } from "./export-account.server";
import { signIn } from "./sign-in.server";

/** Texts of scenarios shared by everybody who was graded by them, and what all second opinions of a day cost: nothing about a person. */
const NOT_PERSONAL = { RubricSnapshot: 0, JudgeDay: 0 };

let world: AccountWorld;

beforeEach(async () => {
  world = await createAccountWorld();
});
afterEach(async () => {
  await world.close();
});

test("deleting an account leaves no row of it in any table, and every row of other people", async () => {
  const { session: other } = await world.account("other@example.org");
  await liveWholeLife(world.ctx.db, other.user.id, "other");
  await world.ctx.db.rateLimiterFlexible.deleteMany();
  const before = await countRows(world.ctx.db);

  const { session } = await world.account("learner@example.org");
  await signIn(world.ctx, { email: "learner@example.org", password: PASSWORD, current: null, client: CLIENT });
  await liveWholeLife(world.ctx.db, session.user.id, "learner");
  await limit(world.ctx, "save-user", session.user.id);
  await limit(world.ctx, "attempt-user", session.user.id);
  const during = await countRows(world.ctx.db);
  const untouched = Object.keys(before).filter((table) => before[table] === during[table]);
  expect(untouched, "the test must put a row into every table").toEqual([]);

  // What stands for the address stays until its window has passed: it belongs to everybody behind it.
  await world.ctx.db.rateLimiterFlexible.deleteMany({ where: { key: { contains: "address" } } });
  const result = await deleteAccount(world.ctx, { user: session.user, confirmation: PASSWORD });
  expect(result.kind).toBe("deleted");
  const after = await countRows(world.ctx.db);
  expect({ ...after, ...NOT_PERSONAL }).toEqual({ ...before, ...NOT_PERSONAL });
});

test("after deleting, neither the person's id nor a word of theirs stands in any column of any table", async () => {
  const { session } = await world.account("learner@example.org");
  const attemptId = await liveWholeLife(world.ctx.db, session.user.id, "learner");
  expect(await placesOf(world.ctx.db, session.user.id)).toEqual(
    expect.arrayContaining([
      "Attempt.userId",
      "Plan.userId",
      "ReviewCard.userId",
      "ReviewEvent.userId",
      "Session.userId",
      "User.id",
    ]),
  );
  await deleteAccount(world.ctx, { user: session.user, confirmation: PASSWORD });
  for (const trace of [session.user.id, attemptId, "learner@example.org", "answer of learner", "draft of learner"])
    expect(await placesOf(world.ctx.db, trace), trace).toEqual([]);
  expect(await world.ctx.db.rubricSnapshot.count()).toBe(0);
});

test("a deleted account can be made again and knows nothing of the first", async () => {
  const { session } = await world.account("learner@example.org");
  await liveWholeLife(world.ctx.db, session.user.id, "learner");
  await deleteAccount(world.ctx, { user: session.user, confirmation: PASSWORD });
  const { session: again } = await world.account("learner@example.org");
  expect(again.user.id).not.toBe(session.user.id);
  expect((await exportAccount(world.ctx, again.user)).attempts).toEqual([]);
});

test("deleting asks for the right password, and not too often", async () => {
  const { session } = await world.account("learner@example.org");
  const guess = () => deleteAccount(world.ctx, { user: session.user, confirmation: "DELETE" });
  for (let i = 0; i < LIMITS["signin-account"].points; i += 1) {
    expect(await guess()).toMatchObject({ kind: "refused", field: "confirmation" });
  }
  await expect(guess()).rejects.toBeInstanceOf(TooManyRequestsError);
  expect(await world.ctx.db.user.count()).toBe(1);
});

test.each(["", "delete", "yes"])("a guest who types %j keeps everything", async (confirmation) => {
  const { session } = await world.guest();
  expect(await deleteAccount(world.ctx, { user: session.user, confirmation })).toMatchObject({ kind: "refused" });
  expect(await world.ctx.db.user.count()).toBe(1);
});

test("a guest who types DELETE is gone with all work", async () => {
  const { session, cookie } = await world.guest();
  await liveWholeLife(world.ctx.db, session.user.id, "guest");
  const result = await deleteAccount(world.ctx, { user: session.user, confirmation: " DELETE " });
  expect(result.kind === "deleted" && result.setCookie).toContain("Max-Age=0");
  expect(await world.sessionOf(cookie)).toBeNull();
  expect(await world.ctx.db.attempt.count()).toBe(0);
});

test("the export holds everything the person owns, in the documented shape, and nobody else's", async () => {
  const { session } = await world.account("learner@example.org");
  await liveWholeLife(world.ctx.db, session.user.id, "learner");
  const { session: other } = await world.account("other@example.org");
  await liveWholeLife(world.ctx.db, other.user.id, "other");

  const json = JSON.stringify(await exportAccount(world.ctx, session.user));
  const file = AccountExportSchema.parse(JSON.parse(json));
  expect(file.account).toMatchObject({ email: "learner@example.org", id: session.user.id });
  expect(file.sessions).toHaveLength(1);
  expect(file.reviews).toHaveLength(1);
  expect(file.reviewEvents).toHaveLength(2);
  const words = ["draft", "answer", "late save", "probe", "twist", "note", "missed", "review", "question", "tick"];
  for (const mine of words) expect(json).toContain(`${mine} of learner`);
  expect(json).not.toContain("of other");
  expect(json).not.toContain(other.user.id);
});

test("the export holds neither the password's hash nor anything that names a session", async () => {
  const { session } = await world.account("learner@example.org");
  const json = JSON.stringify(await exportAccount(world.ctx, session.user));
  const [row] = await world.ctx.db.session.findMany();
  expect(json).not.toContain("argon2");
  expect(json).not.toContain(row!.id);
  expect(json).not.toContain(row!.handle);
});
