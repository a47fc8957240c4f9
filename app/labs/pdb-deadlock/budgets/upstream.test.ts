import { describe, expect, test } from "vitest";
import { evictionOf, type EvictionAnswer } from "./eviction";
import { statusOf, type Rule } from "./status";

/*
 * Expected values of kubernetes/kubernetes (Apache-2.0), re-typed as data:
 * pkg/controller/disruption/disruption_test.go at 003e862 and pkg/registry/core/pod/storage/eviction_test.go at 04791b4.
 */
const min = (value: Rule["value"]): Rule => ({ field: "minAvailable", value });
const max = (value: Rule["value"]): Rule => ({ field: "maxUnavailable", value });

/** Test, rule, expected pods and healthy pods; then disruptions allowed and desired healthy. */
const statuses: [string, Rule, number, number, number, number][] = [
  ["TestNoSelector, no pod", min(3), 0, 0, 0, 3],
  ["TestNoSelector, one pod", min(3), 1, 1, 0, 3],
  ["TestUnavailable, 0 of 3", min(3), 0, 0, 0, 3],
  ["TestUnavailable, 1 of 3", min(3), 1, 1, 0, 3],
  ["TestUnavailable, 2 of 3", min(3), 2, 2, 0, 3],
  ["TestUnavailable, 3 of 3", min(3), 3, 3, 0, 3],
  ["TestUnavailable, one more than wanted", min(3), 4, 4, 1, 3],
  ["TestUnavailable, one of four not ready", min(3), 4, 3, 0, 3],
  ["TestIntegerMaxUnavailable, a naked pod", max(1), 0, 1, 0, 0],
  ["TestIntegerMaxUnavailableWithScaling, 7", max(2), 7, 1, 0, 5],
  ["TestIntegerMaxUnavailableWithScaling, 5", max(2), 5, 1, 0, 3],
  ["TestPercentageMaxUnavailableWithScaling, 7", max("30%"), 7, 1, 0, 4],
  ["TestPercentageMaxUnavailableWithScaling, 3", max("30%"), 3, 1, 0, 2],
  ["TestNakedPod", min("28%"), 0, 1, 0, 0],
  ["TestReplicaSet", min("20%"), 10, 1, 0, 2],
  ["TestScaleResource", max(5), 10, 4, 0, 5],
  ["TestReplicationController, no pod", min("34%"), 0, 0, 0, 0],
  ["TestReplicationController, 1 of 3", min("34%"), 3, 1, 0, 2],
  ["TestReplicationController, 2 of 3", min("34%"), 3, 2, 0, 2],
  ["TestReplicationController, 3 of 3", min("34%"), 3, 3, 1, 2],
  ["TestReplicationController, and a rogue pod", min("34%"), 3, 4, 2, 2],
  ["TestTwoControllers, 11, too few", min("28%"), 11, 4, 0, 4],
  ["TestTwoControllers, 11, one to spare", min("28%"), 11, 5, 1, 4],
  ["TestTwoControllers, 22, the second set not ready", min("28%"), 22, 5, 0, 7],
  ["TestTwoControllers, 22, two to spare", min("28%"), 22, 9, 2, 7],
  ["TestTwoControllers, 22, one to spare", min("28%"), 22, 8, 1, 7],
  ["TestTwoControllers, 22, none to spare", min("28%"), 22, 7, 0, 7],
  ["TestUpdateDisruptedPods", min(1), 3, 1, 0, 1],
];

test.each(statuses)("status: %s", (_name, rule, expectedPods, currentHealthy, disruptionsAllowed, desiredHealthy) => {
  expect(statusOf(rule, expectedPods, currentHealthy)).toEqual({
    expectedPods,
    currentHealthy,
    disruptionsAllowed,
    desiredHealthy,
  });
});

const status = (disruptionsAllowed: number, currentHealthy = 0, desiredHealthy = 0) => ({
  expectedPods: 3,
  currentHealthy,
  desiredHealthy,
  disruptionsAllowed,
});
const pod = (phase: string, isReady = false, isTerminating = false) => ({ phase, isReady, isTerminating });
const guard = (of: ReturnType<typeof status>, alwaysAllow = false) => ({ status: of, alwaysAllow });

type Row = [string, ReturnType<typeof pod>, ReturnType<typeof guard>[], EvictionAnswer["code"]];
const evictions: Row[] = [
  ["nothing allowed, running", pod("Running"), [guard(status(0))], 429],
  ["nothing allowed, pending", pod("Pending"), [guard(status(0))], 200],
  ["nothing allowed, succeeded", pod("Succeeded"), [guard(status(0))], 200],
  ["nothing allowed, failed", pod("Failed"), [guard(status(0))], 200],
  ["disruptions allowed", pod("Running"), [guard(status(1))], 200],
  ["no budget matches", pod("Running"), [], 200],
  ["nothing allowed, terminating", pod("Running", false, true), [guard(status(0))], 200],
  ["healthy 2 = desired 2, this one ready", pod("Running", true), [guard(status(0, 2, 2))], 429],
  ["healthy 2 = desired 2, this one not ready", pod("Running"), [guard(status(0, 2, 2))], 200],
];

describe("answers to an eviction", () => {
  test.each(evictions)("%s", (_name, one, budgets, code) => {
    expect(evictionOf(one, budgets).code).toBe(code);
  });

  test("two budgets are answered with 500 and not asked again", () => {
    expect(evictionOf(pod("Running", true), [guard(status(1)), guard(status(1))]).code).toBe(500);
  });

  test("a pod that is not ready goes under AlwaysAllow and is refused without it when too few are healthy", () => {
    expect(evictionOf(pod("Running"), [guard(status(0, 0, 2))])).toMatchObject({ code: 429, reason: "no-room" });
    expect(evictionOf(pod("Running"), [guard(status(0, 0, 2), true)])).toMatchObject({
      code: 200,
      reason: "unready-always-allow",
      takesRoom: false,
    });
    expect(evictionOf(pod("Running", true), [guard(status(0, 1, 2), true)]).code).toBe(429);
  });

  test("a budget that wants no healthy pod refuses an unready one while nobody is ready", () => {
    expect(evictionOf(pod("Running"), [guard(status(0, 0, 0))]).code).toBe(429);
  });
});
