import { expect, test } from "vitest";
import { COLLECTIONS, offeredCollections } from "./collections";
import { candidate } from "./interview-fixture";
import { INTERVIEW_MINUTES, planInterview, weaknessOf, type Candidate, type Wish } from "./plan";

const WISH: Wish = { level: "senior", minutes: 45, topic: { kind: "any" }, seed: 3 };
const library = [0, 1, 2, 3, 4, 5].map((number) => candidate(number));
const idsOf = (wish: Partial<Wish>, candidates: readonly Candidate[] = library, ofCollection: readonly string[] = []) =>
  planInterview({ ...WISH, ...wish }, candidates, ofCollection)?.parts.map(({ scenarioId }) => scenarioId);

test("every length's budgets add up to it, with one twist, in the second scenario", () => {
  for (const minutes of INTERVIEW_MINUTES) {
    const plan = planInterview({ ...WISH, minutes }, library);
    const parts = plan?.parts ?? [];
    const seconds = parts.reduce(
      (sum, part) => sum + part.designSeconds + part.questionsSeconds + part.twistSeconds,
      0,
    );
    expect(Math.abs(seconds + (plan?.closingSeconds ?? 0) - minutes * 60)).toBeLessThanOrEqual(2);
    expect(parts.map(({ twists }) => twists.length > 0)).toEqual(parts.map((_, index) => index === 1));
    expect(parts).toHaveLength(minutes === 60 ? 3 : 2);
    for (const part of parts) expect(part.designSeconds).toBeGreaterThan(part.questionsSeconds);
  }
});

test("the same seed is the same plan; with any topic the tracks differ and what was seen least comes first", () => {
  expect(idsOf({})).toEqual(idsOf({}));
  const tracks = planInterview({ ...WISH, minutes: 60 }, library)?.parts.map(
    ({ scenarioId }) => library.find((one) => one.scenarioId === scenarioId)?.track,
  );
  expect(new Set(tracks).size).toBe(3);
  const seen = library.map((one, index) => ({ ...one, timesSeen: index === 4 || index === 1 ? 0 : 2 }));
  for (const seed of [1, 2, 3, 4]) expect(idsOf({ seed }, seen)).toContain("scenario-1");
});

test("chosen tracks come first; what fills up is marked", () => {
  const plan = planInterview({ ...WISH, minutes: 60, topic: { kind: "tracks", tracks: ["networking"] } }, library);
  expect(plan?.parts.map(({ isFilled }) => isFilled)).toEqual([false, false, true]);
  expect(new Set(plan?.parts.slice(0, 2).map(({ scenarioId }) => scenarioId))).toEqual(
    new Set(["scenario-1", "scenario-5"]),
  );
});

test("weak spots: the scenarios that ask most for what is weak", () => {
  const weak = library.map((one, index) => ({ ...one, weakness: index / 10 }));
  expect(idsOf({ topic: { kind: "weak" } }, weak)).toEqual(["scenario-5", "scenario-4"]);
  const dimensions = [
    { dimension: "quantity" as const, weight: 3 },
    { dimension: "rollout" as const, weight: 1 },
  ];
  expect(weaknessOf(dimensions, new Map([["quantity", 3]]))).toBeCloseTo(0.125, 9);
  expect(weaknessOf(dimensions, new Map([["quantity", 0]]))).toBeCloseTo(0.875, 9);
});

test("with one scenario the twist comes in it; with none there is no plan", () => {
  expect(planInterview(WISH, [candidate(1)])?.parts.map(({ twists }) => twists.length)).toEqual([2]);
  expect(planInterview(WISH, [])).toBeNull();
});

test("the five are offered when all of them are there, and then asked", () => {
  const [five] = COLLECTIONS;
  const ids = five?.scenarioIds ?? [];
  expect(ids).toHaveLength(5);
  expect(offeredCollections((id) => ids.includes(id) && id !== "gpu-node-drain")).toEqual([]);
  expect(offeredCollections((id) => ids.includes(id)).map(({ title }) => title)).toEqual(["The five"]);
  const all = [...library, ...ids.map((scenarioId, index) => candidate(index, { scenarioId }))];
  const chosen = idsOf({ minutes: 60, topic: { kind: "collection", id: "the-five" } }, all, ids) ?? [];
  expect(chosen).toHaveLength(3);
  for (const id of chosen) expect(ids).toContain(id);
});
