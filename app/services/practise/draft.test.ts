import { afterEach, beforeEach, expect, test } from "vitest";
import { createPractice, practiseTo, SCENARIO, type Practice } from "../../../tests/setup/practice";
import { DRAFT_BYTES, OPEN_CONFLICTS } from "../../domain/attempt/limits";
import { NotFoundError, RefusedError } from "../errors";
import { viewDesign } from "../view/view-design.server";
import { resolveConflict } from "./resolve-conflict.server";
import { saveDraft } from "./save-draft.server";
import { startAttempt } from "./start-attempt.server";
import { submitAnswer } from "./submit-answer.server";

let practice: Practice;
let key: { userId: string; attemptId: string };

beforeEach(async () => {
  practice = await createPractice();
  const userId = await practice.addUser("ann");
  const { attemptId } = await startAttempt(practice.ctx, { userId, scenarioId: SCENARIO, isFresh: false });
  key = { userId, attemptId };
});
afterEach(() => practice.close());

const save = (baseRevision: number, text: string) => saveDraft(practice.ctx, { ...key, baseRevision, text });
const design = () => viewDesign(practice.ctx, key);

test("a save builds on the revision it names and says when it was stored", async () => {
  expect(await save(0, "one")).toEqual({ kind: "saved", revision: 1, savedAt: "2026-03-01T09:00:00.000Z" });
  expect(await save(1, "one two")).toMatchObject({ kind: "saved", revision: 2 });
  expect((await design()).draft).toEqual({ text: "one two", revision: 2, savedAt: "2026-03-01T09:00:00.000Z" });
});

test("repeating a save whose answer was lost makes no conflict and no new revision", async () => {
  await save(0, "one");
  expect(await save(0, "one")).toMatchObject({ kind: "saved", revision: 1 });
  expect(await save(1, "one")).toMatchObject({ kind: "saved", revision: 1 });
  expect((await design()).conflicts).toEqual([]);
});

test("two tabs: the later save never overwrites, both versions are kept and offered", async () => {
  await save(0, "from the first tab");
  const late = await save(0, "from the second tab");
  expect(late).toMatchObject({ kind: "stale", revision: 1, text: "from the first tab" });
  const view = await design();
  expect(view.draft.text).toBe("from the first tab");
  expect(view.conflicts.map(({ text }) => text)).toEqual(["from the second tab"]);
});

test("two saves at the very same time: one is the draft, the other is kept", async () => {
  const results = await Promise.all([save(0, "left"), save(0, "right")]);
  expect(results.map(({ kind }) => kind).sort()).toEqual(["saved", "stale"]);
  const view = await design();
  expect([view.draft.text, ...view.conflicts.map(({ text }) => text)].sort()).toEqual(["left", "right"]);
});

test("a late tab that goes on typing keeps one growing version, not a pile", async () => {
  await save(0, "draft");
  const first = await save(0, "late");
  const second = await save(0, "late and longer");
  const again = await save(0, "late and longer");
  expect(second).toEqual(first);
  expect(again).toEqual(second);
  await save(0, "something else");
  expect((await design()).conflicts.map(({ text }) => text)).toEqual(["late and longer", "something else"]);
});

test("a revision from the future, as after restoring a backup, keeps both versions too", async () => {
  await save(0, "restored");
  expect(await save(7, "newer than the backup")).toMatchObject({ kind: "stale", revision: 1 });
  expect((await design()).conflicts).toHaveLength(1);
});

test("line ends and characters that a database would change are normalised before comparing", async () => {
  await save(0, "a\r\nb");
  expect((await design()).draft.text).toBe("a\nb");
  expect(await save(0, "a\r\nb")).toMatchObject({ kind: "saved", revision: 1 });
  await save(1, "nul \u0000, half \uD800");
  expect(await save(1, "nul \u0000, half \uD800")).toMatchObject({ kind: "saved", revision: 2 });
});

test("a draft may hold 64 kB and not a byte more", async () => {
  expect(await save(0, "é".repeat(DRAFT_BYTES / 2))).toMatchObject({ kind: "saved" });
  expect(await save(1, "é".repeat(DRAFT_BYTES / 2) + "x")).toEqual({
    kind: "too-large",
    limitBytes: DRAFT_BYTES,
    bytes: DRAFT_BYTES + 1,
  });
});

test("after submission a save is refused as locked and the text stays", async () => {
  const attemptId = await practiseTo(practice.ctx, "judge", { userId: "ann", text: "submitted" });
  const late = await saveDraft(practice.ctx, { userId: "ann", attemptId, baseRevision: 1, text: "later" });
  expect(late).toEqual({ kind: "locked", revision: 1 });
  expect((await viewDesign(practice.ctx, { userId: "ann", attemptId })).draft.text).toBe("submitted");
});

test("nobody saves into, resolves or reads somebody else's draft", async () => {
  await practice.addUser("bob");
  await save(0, "mine");
  const stale = await save(0, "late");
  const conflictId = stale.kind === "stale" ? stale.conflictId : "";
  const asBob = { ...key, userId: "bob" };
  await expect(saveDraft(practice.ctx, { ...asBob, baseRevision: 1, text: "his" })).rejects.toThrow(NotFoundError);
  await expect(viewDesign(practice.ctx, asBob)).rejects.toThrow(NotFoundError);
  await expect(
    resolveConflict(practice.ctx, { ...asBob, conflictId, baseRevision: 1, choice: "theirs" }),
  ).rejects.toThrow(NotFoundError);
  expect(await design()).toMatchObject({ draft: { text: "mine" }, conflicts: [{ text: "late" }] });
});

async function conflicting(): Promise<string> {
  await save(0, "theirs");
  const stale = await save(0, "mine");
  if (stale.kind !== "stale") throw new Error("expected a conflict");
  return stale.conflictId;
}

test.each([
  ["mine", "mine", 2],
  ["theirs", "theirs", 1],
  ["merged", "theirs and mine", 2],
] as const)("choosing %s settles the conflict, and choosing again changes nothing", async (choice, text, revision) => {
  const conflictId = await conflicting();
  const resolve = () =>
    resolveConflict(practice.ctx, { ...key, conflictId, baseRevision: 1, choice, text: "theirs and mine" });
  expect(await resolve()).toMatchObject({ kind: "saved", revision });
  expect(await resolve()).toMatchObject({ kind: "saved", revision });
  const view = await design();
  expect(view.draft.text).toBe(text);
  expect(view.conflicts).toEqual([]);
});

test("a choice made beside an outdated draft overwrites nothing: both stay on offer", async () => {
  const conflictId = await conflicting();
  await save(1, "theirs, continued");
  const merge = { ...key, conflictId, baseRevision: 1, choice: "merged" as const, text: "merged from what I saw" };
  expect(await resolveConflict(practice.ctx, { ...merge, choice: "mine" })).toMatchObject({
    kind: "stale",
    revision: 2,
    conflictId,
  });
  expect(await resolveConflict(practice.ctx, merge)).toMatchObject({
    kind: "stale",
    revision: 2,
    text: "theirs, continued",
  });
  const view = await design();
  expect(view.draft.text).toBe("theirs, continued");
  expect(view.conflicts.map(({ text }) => text).sort()).toEqual(["merged from what I saw", "mine"]);
});

test("a version kept at the last moment can only be put away once the attempt is locked", async () => {
  const conflictId = await conflicting();
  await submitAnswer(practice.ctx, { ...key, baseRevision: 1, text: "theirs" });
  const resolve = (choice: "mine" | "theirs") =>
    resolveConflict(practice.ctx, { ...key, conflictId, baseRevision: 1, choice });
  expect(await resolve("mine")).toMatchObject({ kind: "locked" });
  expect((await design()).conflicts).toHaveLength(1);
  expect(await resolve("theirs")).toMatchObject({ kind: "locked" });
  expect((await design()).conflicts).toEqual([]);
});

test("a merge needs its text, and a known version", async () => {
  const conflictId = await conflicting();
  await expect(
    resolveConflict(practice.ctx, { ...key, conflictId, baseRevision: 1, choice: "merged" }),
  ).rejects.toThrow(RefusedError);
  await expect(
    resolveConflict(practice.ctx, { ...key, conflictId: "no-such", baseRevision: 1, choice: "mine" }),
  ).rejects.toThrow(NotFoundError);
});

test("versions waiting for a decision are bounded, and the bound is said", async () => {
  await save(0, "draft");
  for (let tab = 0; tab < OPEN_CONFLICTS; tab += 1) await save(0, `${String(tab)} late`);
  await expect(save(0, "one too many")).rejects.toThrow("Choose among them first");
});
