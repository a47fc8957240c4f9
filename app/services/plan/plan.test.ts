import { afterEach, beforeEach, expect, test } from "vitest";
import { createPractice, practiseTo, SCENARIO, type Practice } from "../../../tests/setup/practice";
import { makeLibrary, makeScenario } from "../../../tests/setup/practice-library";
import { claimGuestWork } from "../claim-guest-work.server";
import { viewToday } from "../view/view-today.server";
import { endPlan } from "./end-plan.server";
import { resumePlan } from "./resume-plan.server";
import { setPlan } from "./set-plan.server";
import { viewPlan } from "./view-plan.server";

let practice: Practice;
const WISH = { userId: "ann", weeks: 4, hoursPerWeek: 3, level: "senior" as const };

beforeEach(async () => {
  practice = await createPractice(
    makeLibrary([makeScenario(), makeScenario({ id: "token-theft", track: "security", title: "A stolen token" })]),
  );
  await practice.addUser("ann", "ann@example.org");
  await practice.addUser("guest");
});
afterEach(() => practice.close());

test("a plan is set once however often it is asked for, changed, and ended", async () => {
  expect(await viewPlan(practice.ctx, "ann")).toBeNull();
  await setPlan(practice.ctx, WISH);
  await setPlan(practice.ctx, WISH);
  expect(await practice.db.plan.count()).toBe(1);
  await setPlan(practice.ctx, { ...WISH, hoursPerWeek: 6 });
  expect(await practice.db.plan.count({ where: { endedAt: null } })).toBe(1);
  expect(await viewPlan(practice.ctx, "ann")).toMatchObject({ hoursPerWeek: 6, week: 1, weeks: 4 });
  expect(await viewPlan(practice.ctx, "guest")).toBeNull();
  await endPlan(practice.ctx, "ann");
  await endPlan(practice.ctx, "ann");
  expect(await viewPlan(practice.ctx, "ann")).toBeNull();
});

test("what is practised is ticked, and the day's page says where the plan stands", async () => {
  await setPlan(practice.ctx, WISH);
  const before = await viewToday(practice.ctx, "ann");
  expect(before.planLine).toBe("Week 1 of 4 towards a senior loop: none of one scenario done.");
  expect(before.next).toMatchObject({ scenarioId: SCENARIO, reason: "It stands in your plan for this week." });
  expect(before.others.map(({ scenarioId }) => scenarioId)).toEqual(["token-theft"]);
  await practiseTo(practice.ctx, "finished", { userId: "ann", text: "headroom=1" });
  expect((await viewPlan(practice.ctx, "ann"))?.thisWeek?.items).toMatchObject([
    { scenarioId: SCENARIO, isDone: true },
  ]);
});

test("after a break the plan goes on from today, once", async () => {
  await setPlan(practice.ctx, WISH);
  await resumePlan(practice.ctx, "ann");
  expect(await practice.db.plan.count()).toBe(1);
  practice.clock.forward(15);
  expect((await viewPlan(practice.ctx, "ann"))?.breakWords).toContain("Two weeks went by");
  await resumePlan(practice.ctx, "ann");
  await resumePlan(practice.ctx, "ann");
  expect(await practice.db.plan.count()).toBe(2);
  expect(await viewPlan(practice.ctx, "ann")).toMatchObject({ week: 1, weeks: 4, hoursPerWeek: 3, breakWords: null });
});

test("a guest's plan comes along into the account, which keeps its own open one", async () => {
  await setPlan(practice.ctx, { ...WISH, userId: "guest", weeks: 9 });
  await setPlan(practice.ctx, WISH);
  await claimGuestWork(practice.ctx, { fromUserId: "guest", toUserId: "ann" });
  expect(await viewPlan(practice.ctx, "ann")).toMatchObject({ weeks: 4 });
  expect(await practice.db.plan.count({ where: { userId: "ann" } })).toBe(2);
});
