import { afterEach, beforeEach, expect, test } from "vitest";
import { createPractice, practiseTo, SCENARIO, type Practice } from "../../../tests/setup/practice";
import { listPastAttempts } from "../../db/progress-repo.server";
import { digestOf } from "../../domain/progress/digest";
import { readCriterion } from "../../db/attempt-rows.server";
import { viewProgress } from "./view-progress.server";

let practice: Practice;

beforeEach(async () => {
  practice = await createPractice();
  await practice.addUser("ann");
  await practice.addUser("bob");
});
afterEach(() => practice.close());

/** Copies of a finished attempt, one a minute. */
async function copies(attemptId: string, count: number, userId: string, from: number): Promise<void> {
  const { id: _id, ...row } = await practice.db.attempt.findUniqueOrThrow({ where: { id: attemptId } });
  const data = Array.from({ length: count }, (_, n) => ({
    ...row,
    userId,
    id: `copy${userId}${String(from + n).padStart(16, "0")}`,
    createdAt: new Date(row.createdAt.getTime() - (from + n + 1) * 60_000),
  }));
  await practice.db.attempt.createMany({ data });
}

test("a long history is read again only where it grew, and every change is seen at once", async () => {
  const first = await practiseTo(practice.ctx, "finished", { userId: "ann", text: "headroom=2" });
  await copies(first, 600, "ann", 0);
  expect(await listPastAttempts(practice.db, "ann")).toHaveLength(601);
  expect(await listPastAttempts(practice.db, "ann")).toHaveLength(601);
  const open = await practiseTo(practice.ctx, "judge", { userId: "ann" });
  const seen = await listPastAttempts(practice.db, "ann");
  expect(seen).toHaveLength(602);
  expect(seen.find(({ id }) => id === open)).toMatchObject({ phase: "judge" });
  await copies(first, 50, "ann", 600);
  expect(await listPastAttempts(practice.db, "ann")).toHaveLength(652);
  expect(await listPastAttempts(practice.db, "ann", SCENARIO)).toHaveLength(652);
  expect(await listPastAttempts(practice.db, "bob")).toEqual([]);
  const times = (await listPastAttempts(practice.db, "ann")).map(({ startedAt }) => startedAt.getTime());
  expect(times).toEqual([...times].sort((a, b) => b - a));
  const view = await viewProgress(practice.ctx, "ann", 3);
  expect(view.paging).toEqual({ page: 3, pages: 33, total: 652 });
  expect(view.attempts).toHaveLength(20);
});

test("the digest says at every step what the rows of criteria say, and work is measured", async () => {
  for (const part of ["design", "judge", "grade", "probe", "twist", "contrast", "finished"] as const) {
    const attemptId = await practiseTo(practice.ctx, part, { userId: "bob", text: "headroom=2 price=?", self: 1 });
    const row = await practice.db.attempt.findUniqueOrThrow({ where: { id: attemptId }, include: { grades: true } });
    const entries = (digest: string) => digest.split(";").sort();
    expect(entries(row.levels), part).toEqual(entries(digestOf(row.grades.map(readCriterion))));
    expect(row.activeSeconds).toBe(0);
  }
});
