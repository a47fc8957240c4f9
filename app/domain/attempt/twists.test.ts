import { expect, test } from "vitest";
import type { LevelOrUnknown } from "../rubric/level";
import { chooseTwist } from "./twists";

const twists = [
  { id: "price", criteria: ["quantity", "trade-off"] },
  { id: "tenant", criteria: ["mechanism"] },
  { id: "zone", criteria: ["trade-off", "rollout"] },
];
const levels = new Map<string, LevelOrUnknown>([
  ["quantity", 2],
  ["trade-off", 0],
  ["mechanism", 1],
  ["rollout", 3],
]);

test("the twist that touches the weakest criterion is posed, and of two such the weaker on the whole", () => {
  expect(chooseTwist(twists, levels, new Set())?.id).toBe("price");
});

test("a twist the learner has met before waits until the others were posed", () => {
  expect(chooseTwist(twists, levels, new Set(["price"]))?.id).toBe("zone");
  expect(chooseTwist(twists, levels, new Set(["price", "zone"]))?.id).toBe("tenant");
  expect(chooseTwist(twists, levels, new Set(["price", "zone", "tenant"]))?.id).toBe("price");
});

test("without any difference the author's order decides", () => {
  expect(chooseTwist(twists, new Map(), new Set())?.id).toBe("price");
  expect(chooseTwist([], new Map(), new Set())).toBeNull();
});
