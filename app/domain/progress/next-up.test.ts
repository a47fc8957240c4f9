import { expect, test } from "vitest";
import { pastAttempt } from "../../../tests/setup/past-attempts";
import type { Dimension } from "../rubric/schema";
import type { Track } from "../scenario/schema";
import { chooseNext, rankNext, reviewsFirst, type Offer, type Situation } from "./next-up";

function offer(id: string, track: Track = "kubernetes", dimensions: Dimension[] = ["mechanism"]): Offer {
  return { id, track, dimensions: dimensions.map((dimension) => ({ dimension, weight: 1 })) };
}
const choose = (situation: Partial<Situation>) => chooseNext({ offers: [], attempts: [], planned: [], ...situation });
const rank = (situation: Partial<Situation>) => rankNext({ offers: [], attempts: [], planned: [], ...situation });

test("reviews that are due go before any scenario", () => {
  expect(reviewsFirst(0)).toBeNull();
  expect(reviewsFirst(1)).toBe("Reviews first: one criterion to defend again before they are forgotten.");
});

test("first what was begun and not finished, the latest first", () => {
  const draft = pastAttempt({ scenarioId: "a", phase: "design", day: 3 });
  const attempts = [draft, pastAttempt({ scenarioId: "b", phase: "probe", day: 2 })];
  expect(choose({ offers: [offer("a"), offer("b"), offer("c")], attempts })).toMatchObject({
    openAttemptId: draft.id,
    reason: "You have begun this design and not submitted it yet.",
  });
});

test("then something new, in the track with the least work", () => {
  const offers = [offer("a"), offer("b"), offer("c", "networking")];
  expect(choose({ offers })).toEqual({ scenarioId: "a", openAttemptId: null, reason: "A good one to begin with." });
  expect(choose({ offers, attempts: [pastAttempt({ scenarioId: "a" })] })).toMatchObject({
    scenarioId: "c",
    reason: "You have not practised Networking yet.",
  });
  const both = [pastAttempt({ scenarioId: "a" }), pastAttempt({ scenarioId: "a" }), pastAttempt({ scenarioId: "c" })];
  expect(choose({ offers, attempts: both })).toMatchObject({
    scenarioId: "b",
    reason: "New to you, in the track where you have practised least: Kubernetes.",
  });
});

test("then what asks for the weakest dimension and is not defended yet", () => {
  const offers = [offer("a", "kubernetes", ["mechanism"]), offer("b", "kubernetes", ["quantity"])];
  const attempts = [pastAttempt({ scenarioId: "a", levels: [2, 0] }), pastAttempt({ scenarioId: "b", levels: [2, 1] })];
  expect(choose({ offers, attempts })).toMatchObject({
    scenarioId: "b",
    reason: "Quantity (the number that decides) is your weakest side, and this one asks for it.",
  });
});

test("when everything is defended, what was practised longest ago", () => {
  const offers = [offer("a"), offer("b")];
  const attempts = [
    pastAttempt({ scenarioId: "a", day: 8, levels: [3] }),
    pastAttempt({ scenarioId: "b", day: 2, levels: [3] }),
  ];
  expect(choose({ offers, attempts })).toEqual({
    scenarioId: "b",
    openAttemptId: null,
    reason: "You practised this one longest ago.",
  });
});

test("what the plan has for this week comes before something new", () => {
  const offers = [offer("a"), offer("b"), offer("c", "security")];
  expect(choose({ offers, planned: ["gone", "b"] })).toMatchObject({
    scenarioId: "b",
    reason: "It stands in your plan for this week.",
  });
});

test("after two times one track another comes first, and the reason says so", () => {
  const offers = [offer("a"), offer("b"), offer("c"), offer("d", "security")];
  const attempts = [pastAttempt({ scenarioId: "a", day: 1 }), pastAttempt({ scenarioId: "b", day: 2 })];
  expect(choose({ offers, attempts, planned: ["c", "d"] })).toMatchObject({
    scenarioId: "d",
    reason: "It stands in your plan for this week, and another track after two times Kubernetes.",
  });
  const security = pastAttempt({ scenarioId: "d", day: 3 });
  expect(choose({ offers, attempts: [...attempts, security], planned: ["c", "d"] })?.scenarioId).toBe("c");
  expect(choose({ offers: offers.slice(0, 3), attempts, planned: ["c"] })?.scenarioId).toBe("c");
});

test("something else is of another kind, with its own reason, and never the same scenario", () => {
  const offers = [offer("a"), offer("b"), offer("c"), offer("d", "security")];
  const choices = rank({
    offers,
    attempts: [pastAttempt({ scenarioId: "a", levels: [1] })],
    planned: ["a", "c"],
  });
  expect(choices.map(({ scenarioId }) => scenarioId)).toEqual(["a", "d", "b"]);
  expect(new Set(choices.map(({ reason }) => reason)).size).toBe(3);
  expect(rank({ offers: offers.slice(0, 1) })).toHaveLength(1);
});

test("an empty library offers nothing", () => {
  expect(choose({ attempts: [pastAttempt()] })).toBeNull();
});
